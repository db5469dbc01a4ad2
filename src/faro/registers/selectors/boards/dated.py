"""Records by a day that they name: those of a month, and those that fall due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from faro.kernel.periods import month_end
from faro.registers.domain.definition import ViewRule
from faro.registers.domain.measures import parse_condition
from faro.registers.domain.summary import day_of, indexed_questions
from faro.registers.models import Answer, Record, Register
from faro.registers.selectors.boards.asking import records_where
from faro.registers.selectors.measures.scope import Span

MOST_LISTED = 400
"""Records of a month that are named one by one."""
MOST_OF_A_DAY = 8


@dataclass(frozen=True, slots=True)
class Month:
    """The records of a month: how many each day has, and those that are named."""

    first: date
    counts: Mapping[date, int]
    records: Mapping[date, tuple[Record, ...]]

    @property
    def last(self) -> date:
        """The last day of the month."""
        return month_end(self.first.year, self.first.month)

    @property
    def total(self) -> int:
        """How many records the month has; one with several days counts in each."""
        return sum(self.counts.values())


def days_of(register: Register, records: QuerySet[Record], question: str) -> "QuerySet[Any]":
    """Rows with a ``value`` (a day as text) and a ``record``, of the records given."""
    reference = _reference(register, question)
    rows = Answer.objects.order_by().filter(register=register, question=reference, live=True)
    return rows.filter(record__in=records.order_by().values("pk"))


def _reference(register: Register, question: str) -> str:
    found = register.version.form.find(question)
    wanted = found.key if found else question
    for reference, each in indexed_questions(register.definition, register.version.form).items():
        if each.key == wanted:
            return reference
    return question


def month_of(register: Register, view: ViewRule, first: date, records: QuerySet[Record]) -> Month:
    """The records of a month by the day that a view names."""
    last = month_end(first.year, first.month)
    rows = days_of(register, records, view.day).filter(value__gte=first.isoformat(), value__lt=_after(last))
    counts: dict[date, int] = {}
    for value, times in rows.values_list("value").annotate(times=Count("record", distinct=True)):
        if found := day_of(value):
            counts[found] = counts.get(found, 0) + times
    listed = _listed(rows) if sum(counts.values()) <= MOST_LISTED else {}
    return Month(first, counts, listed)


def _after(last: date) -> str:
    """A text after every moment of that day, and before the next one."""
    return f"{last.isoformat()}~"


def _listed(rows: "QuerySet[Any]") -> dict[date, tuple[Record, ...]]:
    pairs = list(rows.order_by("value", "record").values_list("value", "record").distinct())
    held = Record.objects.select_related("version").in_bulk([pk for _value, pk in pairs])
    found: dict[date, list[Record]] = {}
    for value, pk in pairs:
        if (day := day_of(value)) and len(found.setdefault(day, [])) < MOST_OF_A_DAY:
            found[day].append(held[pk])
    return {day: tuple(each) for day, each in found.items()}


def on_day(register: Register, view: ViewRule, day: date, records: QuerySet[Record]) -> QuerySet[Record]:
    """The records of one day."""
    rows = days_of(register, records, view.day).filter(value__gte=day.isoformat(), value__lt=_after(day))
    return Record.objects.filter(pk__in=rows.values("record")).order_by("-id")


def due_until(register: Register, view: ViewRule, last: date, records: QuerySet[Record]) -> "QuerySet[Any]":
    """Days and records that fall due by a day, the oldest first."""
    rows = days_of(register, records, view.day).filter(value__lt=_after(last))
    return rows.order_by("value", "record").values_list("value", "record")


def records_of(register: Register, readable: QuerySet[Record], view: ViewRule, state: str, span: Span | None) -> Any:
    """The records that a view is about, newest first; ``span``: dated in it."""
    asked = Q(voided_at=None)
    if state:
        asked &= Q(state=state)
    if span is not None:
        asked &= Q(day__gte=span.first, day__lte=span.last)
    found = readable.filter(asked)
    return records_where(register, found, parse_condition(view.filter), span) if view.filter else found
