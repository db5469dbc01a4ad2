"""Reading reference data: what comes with Faro, under what the municipality set for itself."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from faro.catalogs.domain.merging import Local, calendar_of, holiday_rows, row_in_force
from faro.catalogs.domain.rows import Deadline, HolidayRow, Limit, Origin, Sure, Term, UnknownCode
from faro.catalogs.domain.shipped import shipped
from faro.catalogs.models import Edition, HolidayChoice, LocalHoliday, LocalLimit, LocalTerm
from faro.engine.method import Method, load_method, method_ids
from faro.kernel.text import _
from faro.package.limits import Limits
from faro.workflow.calendar import Calendar
from faro.workflow.clock import Clock, Counting, DayKind
from faro.workflow.holidays import Holiday, Once, Yearly


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What this process read last, good while the edition is the same. A token is random and used once, so one that a
    transaction took back never comes again."""

    token: str
    local: Local
    calendars: dict[str, Calendar] = field(default_factory=dict)


_remembered = _Remembered("", Local())


def term(code: str, on: date | None = None) -> Term:
    """The term that holds on a day (today). Raises :class:`UnknownCode`, or :class:`CatalogueError` if none holds."""
    return row_in_force((*_current().local.terms, *shipped().terms), code, on or timezone.localdate())


def limit(code: str, on: date | None = None) -> Limit:
    """The limit that holds on a day (today). Raises :class:`UnknownCode`, or :class:`CatalogueError` if none holds."""
    return row_in_force((*_current().local.limits, *shipped().limits), code, on or timezone.localdate())


def upload_limits() -> Limits:
    """How big a workbook may be that someone sends, today."""
    return Limits(
        unpacked_bytes=int(limit("uploads.unpacked_size").value),
        parts=int(limit("uploads.workbook_parts").value),
        cells=int(limit("uploads.workbook_cells").value),
        book_rows=int(limit("uploads.workbook_rows").value),
        marks=int(limit("uploads.workbook_marks").value),
    )


def deadline(code: str, on: date | None = None) -> Deadline:
    """The rule of a deadline that holds on a day (today). Raises :class:`UnknownCode` or :class:`CatalogueError`."""
    return row_in_force(shipped().deadlines, code, on or timezone.localdate())


def calendar(place: str | None = None) -> Calendar:
    """The working days of a place (this installation's). Raises :class:`UnknownCode`."""
    code = place or shipped().default_place
    current = _current()
    if code not in current.calendars:
        current.calendars[code] = calendar_of(shipped(), current.local, code)
    return current.calendars[code]


def counting() -> Counting:
    """How days are counted here."""
    return shipped().counting.counting


def start_clock(code: str, start: date) -> Clock:
    """A clock of that term, started on a day with the counting of the law. Raises as :func:`term`."""
    return term(code, start).clock(start, counting())


def listed_holidays(place: str | None = None) -> tuple[HolidayRow, ...]:
    """Every holiday listed for a place, applied or not."""
    return holiday_rows(shipped(), _current().local, place or shipped().default_place)


def listed_terms() -> tuple[Term, ...]:
    """Every term, of this municipality and shipped, by code and then by validity."""
    return tuple(sorted((*_current().local.terms, *shipped().terms), key=_by_code))


def listed_limits() -> tuple[Limit, ...]:
    """Every limit, of this municipality and shipped, by code and then by validity."""
    return tuple(sorted((*_current().local.limits, *shipped().limits), key=_by_code))


def listed_deadlines() -> tuple[Deadline, ...]:
    """Every rule of a deadline, in the order of its file."""
    return shipped().deadlines


def methods() -> tuple[Method, ...]:
    """The ways to evaluate: the engine's own files, of which there is no second copy."""
    return tuple(load_method(method_id) for method_id in method_ids())


def require_terms(*codes: str) -> None:
    """Raise :class:`UnknownCode` at the start for terms that a room uses and nobody defines. Touches no database."""
    _require(codes, {row.code for row in shipped().terms}, _("No existen estos plazos: {codes}."))


def require_limits(*codes: str) -> None:
    """Raise :class:`UnknownCode` at the start for limits that a room uses and nobody defines. Touches no database."""
    _require(codes, {row.code for row in shipped().limits}, _("No existen estos límites: {codes}."))


def _require(codes: tuple[str, ...], known: set[str], sentence: str) -> None:
    if missing := sorted(set(codes) - known):
        raise UnknownCode(sentence.format(codes=", ".join(missing)))


def _by_code(row: Term | Limit) -> tuple[str, date]:
    return row.code, row.valid_from or date.min


def _current() -> _Remembered:
    global _remembered  # noqa: PLW0603  one value per process, replaced whole: readers see the old or the new one
    token = Edition.objects.values_list("token", flat=True).first() or ""
    if token != _remembered.token:
        _remembered = _Remembered(token, _read())
    return _remembered


def _read() -> Local:
    terms = {row.code: row for row in shipped().terms}
    limits = {row.code: row for row in shipped().limits}
    return Local(
        terms=tuple(_term(row, terms[row.code]) for row in LocalTerm.objects.all() if row.code in terms),
        limits=tuple(_limit(row, limits[row.code]) for row in LocalLimit.objects.all() if row.code in limits),
        holidays=tuple(_holiday(row) for row in LocalHoliday.objects.all()),
        choices={row.code: (row.applies, row.norm) for row in HolidayChoice.objects.all()},
    )


def _term(row: LocalTerm, replaced: Term) -> Term:
    return Term(
        code=row.code,
        label=replaced.label,
        days=row.days,
        kind=DayKind(row.kind),
        norm=row.norm,
        origin=Origin.LOCAL,
        sure=Sure.FOUND,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _limit(row: LocalLimit, replaced: Limit) -> Limit:
    return Limit(
        code=row.code,
        label=replaced.label,
        value=row.value,
        unit=replaced.unit,
        norm=row.norm,
        origin=Origin.LOCAL,
        sure=Sure.FOUND,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _holiday(row: LocalHoliday) -> HolidayRow:
    rule = Yearly(row.day.month, row.day.day) if row.yearly else Once(row.day)
    return HolidayRow(
        code=f"local-{row.day.isoformat()}",
        place=shipped().default_place,
        holiday=Holiday(row.name, rule, row.norm, row.day, row.valid_to),
        sure=Sure.FOUND,
        origin=Origin.LOCAL,
    )
