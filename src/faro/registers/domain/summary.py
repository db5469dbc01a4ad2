"""What a record is found and called by, worked out from its answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.definition import NUMBER, RegisterDefinition
from faro.registers.domain.forms.model import Form, Question
from faro.registers.domain.showing import Titles, shown

LONGEST_TITLE = 200
LONGEST_VALUE = 120
MISSING = "—"
_LARGEST_DEGREES = 180


@dataclass(frozen=True, slots=True)
class Summary:
    """When, where and under what title. Degrees are millionths."""

    day: date
    place: str | None
    latitude: int | None
    longitude: int | None


@dataclass(frozen=True, slots=True)
class Indexed:
    """A value by which records are found. ``row``: of its repeat, from 0. ``number``: whole millionths."""

    reference: str
    value: str
    number: int | None = None
    row: int | None = None


def summary_of(definition: RegisterDefinition, answers: Answers, default: date) -> Summary:
    """What dates and places a record. ``default``: its day where the question that dates it was not answered."""
    rules, values = definition.record, answers.values
    place = values.get(rules.place) if rules.place else None
    latitude, longitude = _point(values.get(rules.point) if rules.point else None)
    return Summary(
        day_of(values.get(rules.day)) or default if rules.day else default,
        place[:LONGEST_VALUE] if isinstance(place, str) else None,
        latitude,
        longitude,
    )


def title_of(
    definition: RegisterDefinition, form: Form, values: Values, number: str, titles: Titles | None = None
) -> str:
    """The title of a record; what is missing in it is a dash."""

    def said(part: re.Match[str]) -> str:
        if part[1] == NUMBER:
            return number
        question = form.questions.get(part[1])
        return (shown(form, question, values.get(part[1]), titles) if question else "") or MISSING

    title = re.sub(r"\{([^{}]+)\}", said, definition.record.title)
    return " ".join(title.replace("\0", "").split())[:LONGEST_TITLE] or number


def day_of(value: Value | None) -> date | None:
    """The day of a date or of a moment; None for anything else."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def indexed_questions(definition: RegisterDefinition, form: Form) -> dict[str, Question]:
    """The questions whose answers are indexed, by reference (``repeat.key`` for one of a repeat)."""
    named = [*definition.columns.filters, *(each.link for each in definition.carry)]
    named += [view.day for view in definition.views if view.day]
    found = (form.find(each) for each in named)
    return {reference_of(question): question for question in found if question is not None}


def reference_of(question: Question) -> str:
    """How a question is named from outside its repeat."""
    return f"{question.repeat}.{question.key}" if question.repeat else question.key


def private_references(definition: RegisterDefinition, form: Form) -> frozenset[str]:
    """The questions whose answers are personal or sensitive; in a reserved register, all."""
    if definition.access.sensitive:
        return frozenset(reference_of(question) for question in form.questions.values())
    named = (form.find(each) for each in (*definition.columns.personal, *definition.columns.sensitive))
    return frozenset(reference_of(question) for question in named if question is not None)


def indexed_values(definition: RegisterDefinition, form: Form, answers: Answers) -> Iterator[Indexed]:
    """Every value by which this record is found."""
    for reference, question in indexed_questions(definition, form).items():
        if question.repeat is None:
            yield from _values(reference, answers.values.get(question.key), None)
            continue
        for row, values in enumerate(answers.items.get(question.repeat, ())):
            yield from _values(reference, values.get(question.key), row)


def _values(reference: str, value: Value | None, row: int | None) -> Iterator[Indexed]:
    if isinstance(value, list):
        for each in dict.fromkeys(value):
            yield Indexed(reference, each[:LONGEST_VALUE], None, row)
    elif isinstance(value, int):
        yield Indexed(reference, plain(from_scaled(value, QUANTITY_SCALE)), value, row)
    elif isinstance(value, str):
        yield Indexed(reference, value[:LONGEST_VALUE], None, row)


def _point(value: Value | None) -> tuple[int | None, int | None]:
    """Latitude and longitude of "lat lon alt acc", in millionths."""
    parts = value.split() if isinstance(value, str) else []
    if len(parts) < 2:
        return None, None
    try:
        degrees = [Decimal(part) for part in parts[:2]]
    except InvalidOperation:
        return None, None
    if not all(each.is_finite() and abs(each) <= _LARGEST_DEGREES for each in degrees):
        return None, None
    latitude, longitude = (int((each * 1_000_000).to_integral_value()) for each in degrees)
    return latitude, longitude
