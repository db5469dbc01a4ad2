"""Finding records among very many: by state, day, place, the filters of the register, number or title.

The index that leaves fewest leads, and the rest is asked of each it finds: so a list begins at once, however long the
register. Nothing is counted beyond ``MOST_COUNTED``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, overload

from django.db.models import Exists, OuterRef, Q, QuerySet

from faro.matching.words import folded
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.numbering import number_of
from faro.registers.models import Answer, Record, Register
from faro.registers.models.records import QUESTION

MOST_COUNTED = 10_000
_FEW = 2_000
_SMALL = 20_000
_YEARS_BACK = 10
NEWEST = ("-day", "-id")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. ``filters``: reference of a filter question → value. ``due_by``: owed by that day."""

    text: str = ""
    state: str = ""
    unit: str = ""
    since: date | None = None
    until: date | None = None
    due_by: date | None = None
    open_only: bool = False
    voided: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)


class Found(Sequence[Record]):
    """The records found, newest first; only those asked for are read. Its length is counted only up to a point."""

    def __init__(self, rows: "QuerySet[Any]", *, by_answer: bool) -> None:
        self._rows, self._by_answer = rows, by_answer
        self._length: int | None = None

    @property
    def counted(self) -> int:
        """How many there are, up to one more than are counted."""
        if self._length is None:
            self._length = self._rows[: MOST_COUNTED + 1].count()
        return self._length

    @property
    def more(self) -> bool:
        """Whether there are more than are counted."""
        return self.counted > MOST_COUNTED

    def __len__(self) -> int:
        """How many can be paged through."""
        return min(self.counted, MOST_COUNTED)

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | list[Record]:
        """A stretch of them, or one."""
        if isinstance(index, int):
            return self[index : index + 1][0]
        if not self._by_answer:
            return list(self._rows[index])
        keys = [row[1] for row in self._rows[index]]
        held = Record.objects.select_related("version").in_bulk(keys)
        return [held[key] for key in keys]


def find_records(register: Register, records: QuerySet[Record], wanted: Wanted, *, search_titles: bool = True) -> Found:
    """The records that are wanted, among those given. ``search_titles`` false: only by number."""
    if wanted.voided:
        rows = _plain(register, records.exclude(voided_at=None), wanted, search_titles=search_titles)
        return Found(rows.select_related("version").order_by("-voided_at", "-id"), by_answer=False)
    live = records.filter(voided_at=None)
    plain = _plain(register, live, wanted, search_titles=search_titles)
    if not wanted.filters:
        return Found(plain.select_related("version").order_by(*_order(wanted)), by_answer=False)
    leading = _leading(register, wanted)
    if wanted.due_by or wanted.text or _is_few(plain):
        filtered = plain.filter(*(_says(register, *each) for each in wanted.filters.items()))
        return Found(filtered.select_related("version").order_by(*_order(wanted)), by_answer=False)
    pairs = _by_answer(register, wanted, leading)
    if register.sensitive:
        pairs = pairs.filter(record__in=records.values("pk"))
    return Found(pairs, by_answer=True)


def _order(wanted: Wanted) -> tuple[str, ...]:
    return ("due", "id") if wanted.due_by else NEWEST


def _plain(register: Register, records: QuerySet[Record], wanted: Wanted, *, search_titles: bool) -> QuerySet[Record]:
    """All that is asked of the record itself."""
    definition = register.definition
    asked = Q()
    if wanted.state:
        asked &= Q(state=wanted.state)
    elif wanted.open_only:
        asked &= Q(state__in=open_states(definition))
    if wanted.unit:
        asked &= Q(unit=wanted.unit)
    if wanted.since:
        asked &= Q(day__gte=wanted.since)
    if wanted.until:
        asked &= Q(day__lte=wanted.until)
    if wanted.due_by:
        asked &= Q(due__isnull=False, due__lte=wanted.due_by)
    if wanted.text.strip():
        asked &= _called(register, wanted.text, search_titles=search_titles)
    return records.filter(asked)


def open_states(definition: RegisterDefinition) -> list[str]:
    """The states in which something is still owed."""
    return [state.code for state in definition.states if not state.final]


def _called(register: Register, text: str, *, search_titles: bool) -> Q:
    """By number, whole or its sequence alone; or by how the title begins (in a small register, by any part of it)."""
    typed = " ".join(text.replace("\0", "").split())
    numbers = {typed, typed.upper()}
    if typed.isascii() and typed.isdigit() and len(typed) < 10:
        pattern = register.definition.record.number
        last = date.today().year  # noqa: DTZ011  only how many years of numbers are tried
        numbers |= {number_of(pattern, year, int(typed)) for year in range(last - _YEARS_BACK, last + 2)}
    wanted = Q(number__in=sorted(numbers))
    word = folded(typed)[:QUESTION]
    if not search_titles or not word:
        return wanted
    if Record.objects.filter(register=register).order_by()[: _SMALL + 1].count() <= _SMALL:
        return wanted | Q(search__contains=word)
    return wanted | Q(search__startswith=word)


def _says(register: Register, reference: str, value: str) -> Exists:
    index = Answer.objects.filter(register=register, record=OuterRef("pk"), question=reference, value=value, live=True)
    return Exists(index)


def _leading(register: Register, wanted: Wanted) -> str:
    """The filter that leaves fewest."""
    said = {
        reference: Answer.objects.filter(register=register, question=reference, value=value, live=True)
        for reference, value in wanted.filters.items()
    }
    sizes = {reference: rows[:_FEW].count() for reference, rows in said.items()}
    return min(sizes, key=lambda reference: sizes[reference])


def _is_few(records: QuerySet[Record]) -> bool:
    return records.order_by(*NEWEST)[:_FEW].count() < _FEW


def _by_answer(register: Register, wanted: Wanted, leading: str) -> "QuerySet[Any]":
    """Days and records as the index of the leading filter gives them, newest first."""
    rows = Answer.objects.filter(register=register, question=leading, value=wanted.filters[leading], live=True)
    if wanted.since:
        rows = rows.filter(day__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(day__lte=wanted.until)
    for reference, value in wanted.filters.items():
        if reference != leading:
            other = Answer.objects.filter(register=register, question=reference, value=value, live=True)
            rows = rows.filter(Exists(other.filter(day=OuterRef("day"), record=OuterRef("record"))))
    if wanted.state:
        rows = rows.filter(record__state=wanted.state)
    elif wanted.open_only:
        rows = rows.filter(record__state__in=open_states(register.definition))
    if wanted.unit:
        rows = rows.filter(record__unit=wanted.unit)
    pairs = rows.order_by("-day", "-record").values_list("day", "record")
    return pairs.distinct() if "." in leading else pairs
