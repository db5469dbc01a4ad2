"""Titles anew: a record is called by what it says, and by the titles of those that it names."""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from faro.matching.words import folded
from faro.registers.domain.answers import Answers
from faro.registers.domain.summary import title_of
from faro.registers.models import Record, Register
from faro.registers.services.writing import LONGEST_SEARCH, numbers_named, targets_of

CHUNK = 500


def put_titles(register: Register, records: Sequence[Record], answers_of: Mapping[int, Answers]) -> None:
    """Set the titles of some records of a register; nothing is saved."""
    form, definition = register.version.form, register.definition
    named: dict[str, set[str]] = {}
    for record in records:
        for code, numbers in numbers_named(form, answers_of[record.pk]).items():
            named.setdefault(code, set()).update(numbers)
    titles = {target: title for target, (_pk, title) in targets_of(named).items()}
    for record in records:
        record.title = title_of(definition, form, answers_of[record.pk].values, record.number, titles)
        record.search = folded(record.title)[:LONGEST_SEARCH]


def retitle_those_that_name(records: Collection[int]) -> None:
    """Work out again the titles of the records that name these, and of those that name them in turn."""
    done, wave = set[int](), set(records)
    while wave:
        done |= wave
        naming = Record.objects.filter(pointers__target__in=wave, disposed_at=None).exclude(pk__in=done)
        wave = _retitled(sorted(set(naming.values_list("pk", flat=True))))


def _retitled(keys: Sequence[int]) -> set[int]:
    """Those of them whose title is another now."""
    changed: set[int] = set()
    registers: dict[int, Register] = {}
    waiting = iter(keys)
    while chunk := list(islice(waiting, CHUNK)):
        rows = list(Record.objects.filter(pk__in=chunk).prefetch_related("items"))
        for pk in {row.register_id for row in rows}:
            register = registers.setdefault(pk, Register.objects.select_related("current").get(pk=pk))
            mine = [row for row in rows if row.register_id == pk]
            before = {row.pk: row.title for row in mine}
            put_titles(register, mine, {row.pk: row.whole for row in mine})
            other = [row for row in mine if row.title != before[row.pk]]
            Record.objects.bulk_update(other, ["title", "search"])
            changed |= {row.pk for row in other}
    return changed
