"""Whether answers may be saved: by the form, by the register's own rules, and by whom they name. Changes nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from faro.evidence.api import Evidence
from faro.kernel.text import _, without_control_signs
from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.forms.check import check
from faro.registers.domain.forms.model import Data, Externals, Form, Place, Problem
from faro.registers.domain.uniqueness import rule_name, unique_digests
from faro.registers.models import Record, Unique
from faro.registers.selectors.lists import external_lists
from faro.registers.services.outcomes import LikelyParty, Repeated
from faro.registers.services.people import (
    EVERYONE,
    Alike,
    Keys,
    People,
    alike_of,
    keys_of_numbers,
    numbers_in,
    people_of,
)
from faro.registers.services.writing import Setting, Targets, cells_of, numbers_named, targets_of

IN_ONE_QUERY = 400


@dataclass(frozen=True, slots=True)
class Checked:
    """Answers after every rule, and what stands against saving them."""

    answers: Answers
    problems: tuple[Problem, ...]
    repeated: tuple[Repeated, ...]
    people: People
    targets: Targets

    @property
    def likely(self) -> tuple[LikelyParty, ...]:
        """Parties that nobody has looked at."""
        return self.people.likely

    @property
    def may_be_saved(self) -> bool:
        """Whether nothing stands against it."""
        return not (self.problems or self.repeated or self.likely)


@dataclass(frozen=True, slots=True)
class Given:
    """What is to be checked, beside the answers. ``previous``: as they stood, where a record is corrected.

    ``first``: nothing is in the register yet, so that nothing is repeated.
    """

    previous: Answers | None = None
    record: Record | None = None
    confirmed: Collection[str] = ()
    metadata: Mapping[str, str] | None = None
    external: Externals | None = None
    first: bool = False
    looked_up: "LookedUp | None" = None


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What many records need of the database, asked in few queries: who has the numbers they name, who is like those
    that are new, the records of other registers they name, and those that say what theirs may not say again (by rule
    and digest)."""

    parties: Keys
    alike: Alike
    targets: Targets
    uniques: Mapping[tuple[str, str], Record]


def look_up(setting: Setting, many: Collection[Answers], confirmed: Collection[str] = ()) -> LookedUp:
    """What these answers need, before they are checked; what a calculation makes of them is looked up then.

    ``confirmed``: as in :class:`Given`.
    """
    definition, form = setting.definition, setting.form
    numbers = {each for answers in many for each in numbers_in(definition, form, answers)}
    named: dict[str, set[str]] = {}
    for answers in many:
        for code, wanted in numbers_named(form, answers).items():
            named.setdefault(code, set()).update(wanted)
    keys = keys_of_numbers(numbers)
    alike = {} if EVERYONE[0] in confirmed else alike_of(definition, form, many, keys, setting.today)
    return LookedUp(keys, alike, targets_of(named), _held(setting, many))


def _held(setting: Setting, many: Collection[Answers]) -> dict[tuple[str, str], Record]:
    wanted = sorted({digest for each in many for _keys, digest in unique_digests(setting.definition, each.values)})
    found: dict[tuple[str, str], Record] = {}
    for start in range(0, len(wanted), IN_ONE_QUERY):
        some = wanted[start : start + IN_ONE_QUERY]
        rows = Unique.objects.filter(register=setting.register, digest__in=some).select_related("record")
        found |= {(row.rule, row.digest): row.record for row in rows}
    return found


def checked_answers(setting: Setting, answers: Answers, given: Given) -> Checked:
    """Apply every rule."""
    form, definition = setting.form, setting.definition
    outcome = check(
        form,
        known_to(form, answers),
        today=setting.today,
        now=in_zone(setting.now),
        previous=None if given.previous is None else known_to(form, given.previous),
        external=external_lists(form) if given.external is None else given.external,
        metadata=given.metadata,
    )
    ready = given.looked_up
    people = people_of(
        definition,
        form,
        outcome.answers,
        given.confirmed,
        setting.today,
        known=ready.parties if ready else None,
        alike=ready.alike if ready else None,
    )
    repeated = () if given.first else _repeated(setting, answers, outcome.answers, given)
    problems = (*outcome.problems, *people.problems, *_absent_files(form, outcome.answers), *_said(repeated))
    return Checked(outcome.answers, problems, repeated, people, _targets(form, outcome.answers, ready))


def _targets(form: Form, answers: Answers, ready: LookedUp | None) -> Targets:
    named = numbers_named(form, answers)
    if ready is None:
        return targets_of(named)
    wanted = {(code, number) for code, numbers in named.items() for number in numbers}
    found = {each: ready.targets[each] for each in wanted if each in ready.targets}
    absent = {code: {number for number in numbers if (code, number) not in found} for code, numbers in named.items()}
    return {**found, **targets_of({code: numbers for code, numbers in absent.items() if numbers})}


def in_zone(moment: datetime) -> datetime:
    """The moment in the zone of this installation."""
    return timezone.localtime(moment)


def known_to(form: Form, answers: Answers) -> Answers:
    """The answers to questions that the form has, without signs that nothing could keep."""
    items = {
        repeat: [_known(form, row) for row in rows] for repeat, rows in answers.items.items() if repeat in form.repeats
    }
    return Answers(_known(form, answers.values), items)


def _known(form: Form, values: Values) -> Values:
    return {key: _clean(value) for key, value in values.items() if key in form.questions}


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return value if value.isprintable() else without_control_signs(value)
    return value


def with_what_is_no_longer_asked(form: Form, before: Answers, after: Answers) -> Answers:
    """The new answers, with those of old to questions that the form no longer has."""
    values = {key: value for key, value in before.values.items() if key not in form.questions}
    items = {repeat: rows for repeat, rows in before.items.items() if repeat not in form.repeats}
    return Answers({**values, **after.values}, {**items, **after.items})


def _repeated(setting: Setting, asked: Answers, answers: Answers, given: Given) -> tuple[Repeated, ...]:
    found = []
    record, ready = given.record, given.looked_up
    before = dict(unique_digests(setting.definition, asked.values)) if ready is not None else {}
    for keys, digest in unique_digests(setting.definition, answers.values):
        if ready is not None and before.get(keys) == digest:
            held = ready.uniques.get((rule_name(keys), digest))
            if held is not None:
                found.append(Repeated(keys, held))
            continue
        others = Unique.objects.filter(register=setting.register, rule=rule_name(keys), digest=digest)
        other = others.exclude(record=record).select_related("record").first()
        if other is not None:
            found.append(Repeated(keys, other.record))
    return tuple(found)


def _said(repeated: Collection[Repeated]) -> list[Problem]:
    sentence = _("Ya está anotado en {number}.")
    return [Problem(Place(each.keys[0]), sentence.format(number=each.record.number), "unique") for each in repeated]


def _absent_files(form: Form, answers: Answers) -> list[Problem]:
    """Files that are named and were not kept: they would be lost."""
    named = {
        value["sha256"]: Place(question.key, row)
        for question, value, row in cells_of(form, answers)
        if question.data is Data.FILE and isinstance(value, dict) and value.get("sha256")
    }
    if not named:
        return []
    kept = set(Evidence.objects.filter(sha256__in=list(named), disposed_at=None).values_list("sha256", flat=True))
    sentence = _("El archivo no llegó: adjúntelo otra vez.")
    return [Problem(place, sentence, "file") for sha256, place in named.items() if sha256 not in kept]
