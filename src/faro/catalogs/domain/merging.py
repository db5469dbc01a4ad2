"""Which row holds: the municipality's own before the one that comes with Faro, and of these the latest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from faro.catalogs.domain.rows import CatalogueError, Deadline, HolidayRow, Limit, Origin, Sure, Term, UnknownCode
from faro.catalogs.domain.shipped import Shipped
from faro.kernel.text import _
from faro.workflow.calendar import Calendar
from faro.workflow.holidays import in_force

Dated = TypeVar("Dated", Term, Limit, Deadline)


@dataclass(frozen=True, slots=True)
class Local:
    """What the municipality set for itself. ``choices``: shipped holidays, by code, that it takes up or leaves out."""

    terms: tuple[Term, ...] = ()
    limits: tuple[Limit, ...] = ()
    holidays: tuple[HolidayRow, ...] = ()
    choices: Mapping[str, tuple[bool, str]] = field(default_factory=dict)


def row_in_force(rows: Iterable[Dated], code: str, on: date) -> Dated:
    """The row of that code that holds on a day. Raises :class:`UnknownCode` or :class:`CatalogueError`."""
    known = [row for row in rows if row.code == code]
    if not known:
        raise UnknownCode(_("No existe el plazo o límite «{code}».").format(code=code))
    holding = [row for row in known if in_force(on, row.valid_from, row.valid_to)]
    if not holding:
        raise CatalogueError(
            _("«{label}» no tiene un valor vigente el {day}.").format(label=known[0].label, day=f"{on:%d/%m/%Y}")
        )
    return max(holding, key=_precedence)


def _precedence(row: Term | Limit | Deadline) -> tuple[bool, date]:
    return row.origin is Origin.LOCAL, row.valid_from or date.min


def holiday_rows(shipped: Shipped, local: Local, place: str) -> tuple[HolidayRow, ...]:
    """All holidays listed for a place and the places around it, with the municipality's own and its choices.

    Raises :class:`UnknownCode` for a place that nobody knows.
    """
    places = set()
    code = place
    while code and code not in places:
        if code not in shipped.places:
            raise UnknownCode(_("No hay calendario del lugar «{place}».").format(place=code))
        places.add(code)
        code = shipped.places[code].within
    listed = [_as_chosen(row, local.choices) for row in shipped.holidays if row.place in places]
    return (*local.holidays, *listed)


def _as_chosen(row: HolidayRow, choices: Mapping[str, tuple[bool, str]]) -> HolidayRow:
    if row.code not in choices:
        return row
    applies, norm = choices[row.code]
    return replace(row, applies=applies, origin=Origin.LOCAL, sure=Sure.FOUND, note=norm)


def calendar_of(shipped: Shipped, local: Local, place: str) -> Calendar:
    """The working days of a place."""
    rows = holiday_rows(shipped, local, place)
    return Calendar(tuple(row.holiday for row in rows if row.applies), shipped.weekend.days)
