"""Rows of reference data. Each says its norm, the days it holds and how sure it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from faro.kernel.errors import FaroError
from faro.kernel.periods import month_end
from faro.kernel.text import _
from faro.workflow.calendar import Calendar
from faro.workflow.clock import Clock, Counting, DayKind
from faro.workflow.holidays import Holiday


class CatalogueError(FaroError):
    """Reference data that is not there, or a change of it that makes no sense."""


class UnknownCode(CatalogueError):
    """No row has that code."""


class Sure(StrEnum):
    """How sure a row is: found in a public source, known but not checked against the norm's text, or unsure."""

    FOUND = "found"
    KNOWN = "known"
    UNSURE = "unsure"

    @property
    def words(self) -> str:
        """The mark as a reader sees it."""
        return {
            Sure.FOUND: _("Consta en una fuente pública"),
            Sure.KNOWN: _("Por cotejar con el texto de la norma"),
            Sure.UNSURE: _("Dudoso: por confirmar"),
        }[self]


class Origin(StrEnum):
    """Who gives a value: a law, this program's makers for want of one, or the municipality itself."""

    LAW = "law"
    OWN = "own"
    LOCAL = "local"

    @property
    def words(self) -> str:
        """The origin as a reader sees it."""
        return {
            Origin.LAW: _("Norma"),
            Origin.OWN: _("Propio de Faro"),
            Origin.LOCAL: _("Fijado por la municipalidad"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A number of days, working or calendar, and where it comes from."""

    code: str
    label: str
    days: int
    kind: DayKind
    norm: str
    origin: Origin
    sure: Sure
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    def clock(self, start: date, counting: Counting) -> Clock:
        """A clock of this term that starts on a day."""
        return Clock(start=start, days=self.days, kind=self.kind, norm=self.norm, counting=counting)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A whole number with its unit, and where it comes from."""

    code: str
    label: str
    value: int
    unit: str
    norm: str
    origin: Origin
    sure: Sure
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


class OnDayOff(StrEnum):
    """What becomes of a deadline that falls on a day without work."""

    SAME_DAY = "same_day"
    NEXT_WORKING_DAY = "next_working_day"

    @property
    def words(self) -> str:
        """The rule as a reader sees it."""
        return {
            OnDayOff.SAME_DAY: _("aunque no sea laborable"),
            OnDayOff.NEXT_WORKING_DAY: _("si no es laborable, el siguiente día hábil"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day of the month ``months_after`` the end of a period, and where that rule comes from."""

    code: str
    label: str
    months_after: int
    on_day_off: OnDayOff
    norm: str
    origin: Origin
    sure: Sure
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    def due(self, period_end: date, calendar: Calendar) -> date:
        """The last day to report a period that ends on that day."""
        last = month_end(period_end.year, period_end.month, self.months_after)
        return last if self.on_day_off is OnDayOff.SAME_DAY else calendar.first_working_day(last)


@dataclass(frozen=True, slots=True)
class Place:
    """A place with days off of its own; ``within`` is the code of the place whose days off hold there too."""

    code: str
    name: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A holiday as listed. One that is unsure is shown but keeps nobody from work until someone confirms it."""

    code: str
    place: str
    holiday: Holiday
    sure: Sure
    origin: Origin = Origin.LAW
    note: str = ""
    applies: bool = True


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How terms are counted, and the norm that says so."""

    counting: Counting
    norm: str
    sure: Sure
    note: str = ""


@dataclass(frozen=True, slots=True)
class Weekend:
    """The weekdays without work (Monday is 0), and the norm that says so."""

    days: frozenset[int]
    norm: str
    sure: Sure
