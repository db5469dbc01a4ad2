"""Records brought as a file: looked over as a whole, saved only once somebody confirmed."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.package.problems import readable
from faro.registers.domain.exchange.layout import RECORDS_SHEET
from faro.registers.domain.exchange.lines import Line, Wrong
from faro.registers.domain.forms.model import Form, Problem
from faro.registers.domain.uniqueness import unique_digests
from faro.registers.models import Record, RecordUpload, Register
from faro.registers.selectors.lists import external_lists
from faro.registers.services.bulk import CHUNK, Row, add_records
from faro.registers.services.checking import Given, checked_answers, look_up
from faro.registers.services.outcomes import Added, LikelyParty
from faro.registers.services.saving import key_of_instance, setting_of

KEPT = timedelta(days=3)
MOST_SAID = 2_000
"""Problems that are kept with a file; the file of what was rejected has them all."""
Found = dict[str, Any]


@transaction.atomic
def receive_records(
    *, actor: Actor, register: Register, name: str, content: bytes, unit: str, lines: Sequence[Line]
) -> RecordUpload:
    """Keep a file and what is to be said of it; nothing of it is saved. The same file again is looked over anew."""
    kept, _made = RecordUpload.objects.update_or_create(
        register=register,
        digest=hashlib.sha256(content).hexdigest(),
        brought_by=actor.key,
        defaults={
            "name": readable(name)[:200],
            "content": content,
            "unit": unit,
            "found": looked_over(actor, register, lines),
            "brought_at": timezone.now(),
            "taken_at": None,
        },
    )
    return kept


def looked_over(actor: Actor, register: Register, lines: Sequence[Line]) -> Found:
    """What each line would come to, every rule applied: how many are ready, which are not and why, who is alike."""
    setting = setting_of(actor, register)
    given = Given(external=external_lists(setting.form))
    keys = {key_of_instance(line.key) for line in lines}
    known = _known(register, keys)
    rejected: list[tuple[Line, list[Wrong]]] = []
    likely: dict[str, dict[str, Any]] = {}
    seen: set[tuple[tuple[str, ...], str]] = set()
    ready = already = 0
    for place, line in enumerate(lines):
        if place % CHUNK == 0:
            some = [each.answers for each in lines[place : place + CHUNK] if key_of_instance(each.key) not in known]
            given = replace(given, looked_up=look_up(setting, some))
        if key_of_instance(line.key) in known:
            already += 1
            continue
        checked = checked_answers(setting, line.answers, given)
        wrong = [
            *line.wrong,
            *(_wrong(line, setting.form, each) for each in checked.problems if not _is_said(line, each)),
        ]
        digests = set(unique_digests(setting.definition, checked.answers.values))
        wrong += [Wrong(RECORDS_SHEET, line.row, keys[0], _twice()) for keys, _digest in digests & seen]
        seen |= digests
        if wrong:
            rejected.append((line, wrong))
            continue
        ready += 1
        for each in checked.likely:
            _add_likely(likely, line, each)
    return _found(ready, already, rejected, list(likely.values()))


def _twice() -> str:
    return _("Está dos veces en el archivo.")


def _known(register: Register, keys: Collection[str]) -> frozenset[str]:
    listed, found = sorted(keys), set[str]()
    for start in range(0, len(listed), 500):
        rows = Record.objects.filter(register=register, key__in=listed[start : start + 500])
        found |= set(rows.values_list("key", flat=True))
    return frozenset(found)


def _is_said(line: Line, problem: Problem) -> bool:
    """Whether a cell that could not be read is the same that the form now misses."""
    return any(each.column == problem.place.key for each in line.wrong)


def _wrong(line: Line, form: Form, problem: Problem) -> Wrong:
    question = form.questions.get(problem.place.key)
    rows = line.rows.get(question.repeat or "", ()) if question is not None else ()
    place = problem.place.row
    if question is not None and question.repeat and place is not None and place < len(rows):
        return Wrong(question.repeat, rows[place][0], problem.place.key, problem.text)
    return Wrong(RECORDS_SHEET, line.row, problem.place.key, problem.text)


def _add_likely(likely: dict[str, dict[str, Any]], line: Line, each: LikelyParty) -> None:
    for candidate in each.candidates:
        said = likely.setdefault(candidate.party.key, {"key": candidate.party.key, "name": each.name, "rows": []})
        said["rows"].append(line.row)


def _found(ready: int, known: int, rejected: Sequence[tuple[Line, Sequence[Wrong]]], likely: list[Any]) -> Found:
    every = [[line.row, [[each.sheet, each.row, each.column, each.text] for each in wrong]] for line, wrong in rejected]
    return {"ready": ready, "known": known, "rejected": every, "likely": likely}


def take_records(*, actor: Actor, upload: RecordUpload, lines: Sequence[Line], others: Collection[str] = ()) -> Added:
    """Save what may be saved of a file that was looked over. ``others``: keys of parties that are said to be others.

    What is rejected stays said with the file. Raises as :func:`add_records`.
    """
    register = upload.register
    taken = [line for line in lines if not line.wrong]
    with transaction.atomic():
        done = add_records(
            actor=actor,
            register=register,
            rows=[Row(line.answers, line.key) for line in taken],
            origin=Record.Origin.XLSX,
            unit=upload.unit,
            reason=upload.name,
            skip_rejected=True,
            confirmed_duplicates=tuple(others),
        )
        form = register.version.form
        said = dict(rejected_of(upload.found))
        rejected = [(line, said.get(line.row, list(line.wrong))) for line in lines if line.wrong]
        rejected += [
            (taken[each.position], [_wrong(taken[each.position], form, problem) for problem in each.problems])
            for each in done.rejected
        ]
        rejected.sort(key=lambda pair: pair[0].row)
        upload.found = _found(done.added, done.known, rejected, [])
        upload.taken_at = timezone.now()
        upload.save(update_fields=["found", "taken_at"])
    return done


def rejected_of(found: Mapping[str, Any]) -> list[tuple[int, list[Wrong]]]:
    """The rows that were rejected, each with all that is wrong with it."""
    return [(row, [Wrong(*each) for each in wrong]) for row, wrong in found.get("rejected", ())]


@transaction.atomic
def forget_records(*, now: datetime) -> int:
    """Delete the files that nobody confirmed in time, and those that were taken long ago. Gives how many."""
    return RecordUpload.objects.filter(brought_at__lt=now - KEPT).delete()[0]
