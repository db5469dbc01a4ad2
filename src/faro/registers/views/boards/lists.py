"""Records as a table, by the day on which they fall due, and on a calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from faro.directory.api import Access
from faro.kernel.formats import day
from faro.kernel.periods import Period
from faro.kernel.text import _
from faro.registers.domain.definition import ViewRule
from faro.registers.domain.periods import written
from faro.registers.domain.summary import day_of
from faro.registers.forms.boards import BoardForm, DueForm
from faro.registers.models import Record, Register
from faro.registers.selectors.access import Sight, readable, title_for
from faro.registers.selectors.boards.dated import Month, due_until, month_of, records_of
from faro.registers.selectors.finding import NEWEST, Found, open_states
from faro.registers.selectors.measures import span_of
from faro.registers.selectors.measures.pages import latest_day
from faro.registers.views.boards.addresses import board_path
from faro.registers.views.presenting import record_path, records_table
from faro.ui.api import Cell, DataTable, Link, Page, TableColumn, counted, page_of

PER_PAGE = 25
MONTH_NAMES = (
    _("enero"), _("febrero"), _("marzo"), _("abril"), _("mayo"), _("junio"),
    _("julio"), _("agosto"), _("setiembre"), _("octubre"), _("noviembre"), _("diciembre"),
)  # fmt: skip
DAY_NAMES = (_("lunes"), _("martes"), _("miércoles"), _("jueves"), _("viernes"), _("sábado"), _("domingo"))
MOST_TAKEN = 10_000


@dataclass(frozen=True, slots=True)
class Listed:
    """Records of a view: those of a page, or all of a file."""

    table: DataTable
    page: Page[Any]
    more: bool
    asked: Mapping[str, str]


def table_board(request: HttpRequest, access: Access, register: Register, view: ViewRule, form: BoardForm) -> Listed:
    """The records that a view is about, newest first."""
    found = table_found(access, register, view, form)
    page: Page[Record] = page_of(request, found, PER_PAGE)
    table = records_table(Sight(access, register), page.items, view.name, timezone.localdate())
    return Listed(table, page, found.more, asked_of_table(form))


def table_found(access: Access, register: Register, view: ViewRule, form: BoardForm) -> Found:
    """All of them."""
    period = form.chosen()
    records = records_of(register, readable(access, register), view, form.state, span_of(period) if period else None)
    return Found(records.select_related("version").order_by(*NEWEST), by_answer=False)


def asked_of_table(form: BoardForm) -> dict[str, str]:
    """What was asked, as an address says it."""
    period = form.chosen()
    return {"periodo": written(period) if period else "", "estado": form.state}


class DueRows(Sequence[tuple[date | None, Record]]):
    """Days and records that fall due, read page by page."""

    def __init__(self, rows: Any) -> None:
        self._rows = rows
        self._length: int | None = None

    def __len__(self) -> int:
        """How many there are, up to those that are taken."""
        if self._length is None:
            self._length = self._rows[:MOST_TAKEN].count()
        return self._length

    def __getitem__(self, index: Any) -> Any:
        """A stretch of them, or one."""
        if isinstance(index, int):
            return self[index : index + 1][0]
        pairs = list(self._rows[index])
        held = Record.objects.select_related("version").in_bulk([pk for _value, pk in pairs])
        return [(day_of(value), held[pk]) for value, pk in pairs]


def due_board(request: HttpRequest, access: Access, register: Register, view: ViewRule, form: DueForm) -> Listed:
    """What falls due, the oldest first, with the days that are left."""
    rows = due_rows(access, register, view, form)
    page: Page[tuple[date | None, Record]] = page_of(request, rows, PER_PAGE)
    table = due_table(access, register, view, page.items)
    return Listed(table, page, len(rows) >= MOST_TAKEN, {"hasta": form.data.get("hasta", ""), "estado": form.state})


def due_rows(access: Access, register: Register, view: ViewRule, form: DueForm) -> DueRows:
    """What falls due until the day that was asked for; what is in a final state owes nothing."""
    definition = register.definition
    records = records_of(register, readable(access, register), view, form.state, None)
    if definition.final_states and not form.state and not view.filter:
        records = records.filter(state__in=open_states(definition))
    return DueRows(due_until(register, view, form.last(timezone.localdate()), records))


def due_table(
    access: Access, register: Register, view: ViewRule, rows: Sequence[tuple[date | None, Record]]
) -> DataTable:
    """The day, what is left of it, and the record."""
    today = timezone.localdate()
    question = register.version.form.find(view.day)
    labels = [
        (question.label if question else "") or view.day,
        _("Faltan"),
        _("Número"),
        register.definition.record.one,
    ]
    labels += [_("Estado")] if register.definition.states else []
    found = []
    for due, record in rows:
        left = (due - today).days if due else 0
        cells = [
            Cell(day(due)),
            Cell(_left(left), light="red" if left < 0 else ""),
            Cell(record.number, url=record_path(register, record.key)),
            Cell(titled(access, register, record)),
        ]
        cells += [Cell(register.definition.state_name(record.state))] if register.definition.states else []
        found.append(tuple(cells))
    return DataTable(view.name, tuple(TableColumn(label) for label in labels), tuple(found), stacked=True)


def _left(days: int) -> str:
    if days == 0:
        return _("vence hoy")
    if days < 0:
        return _("venció hace {days}").format(days=counted(-days, _("día"), _("días")))
    return counted(days, _("día"), _("días"))


def titled(access: Access, register: Register, record: Record) -> str:
    """The title of a record as this reader sees it."""
    version = record.version
    return title_for(record, Sight(access, register).covered(record.unit, version.rules, version.form))


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar. ``column``: of the week, 1 for Monday, only of the first one."""

    number: int
    name: str
    count: str
    url: str
    entries: Sequence[Link]
    more: int
    column: int
    is_today: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """A month: its days, and the months beside it."""

    title: str
    days: Sequence[CalendarDay]
    before: str
    after: str
    total: int
    asked: Mapping[str, str]
    week: Sequence[str] = DAY_NAMES


def calendar_board(access: Access, register: Register, view: ViewRule, form: BoardForm) -> Calendar:
    """The records of a month, each on its day."""
    period = form.month_or(latest_day(register))
    first = date(period.year, period.first_month, 1)
    records = records_of(register, readable(access, register), view, form.state, None)
    found = month_of(register, view, first, records)
    asked = {"periodo": written(period), "estado": form.state}
    return Calendar(
        _("{month} de {year}").format(month=MONTH_NAMES[first.month - 1].capitalize(), year=first.year),
        [_day(access, register, view, found, each, form.state) for each in range(1, found.last.day + 1)],
        _beside(register, view, first - timedelta(days=1), form.state),
        _beside(register, view, found.last + timedelta(days=1), form.state),
        found.total,
        asked,
    )


def _beside(register: Register, view: ViewRule, each: date, state: str) -> str:
    return board_path(register, view, periodo=written(Period(each.year, each.month, each.month)), estado=state)


def _day(access: Access, register: Register, view: ViewRule, found: Month, number: int, state: str) -> CalendarDay:
    each = found.first.replace(day=number)
    count, records = found.counts.get(each, 0), found.records.get(each, ())
    entries = [Link(titled(access, register, record), record_path(register, record.key)) for record in records]
    url = board_path(register, view, "board_records", dia=each.isoformat(), estado=state) if count else ""
    return CalendarDay(
        number,
        DAY_NAMES[each.weekday()],
        counted(count, register.definition.record.one.lower(), register.definition.record.many.lower())
        if count
        else "",
        url,
        entries,
        count - len(entries) if entries else 0,
        each.weekday() + 1 if number == 1 else 0,
        each == timezone.localdate(),
    )
