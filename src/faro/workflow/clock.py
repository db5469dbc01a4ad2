"""A clock: a term that starts, stops and runs on, and its due day, always worked out anew from what happened.

Nothing is stored but the facts, so a holiday declared later moves the due day of every clock still running.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.workflow.calendar import ONE_DAY, Calendar, following

_LONGEST_TERM = 40_000
"""Days that a search for a due day may pass: more than a century."""


class ClockError(FaroError):
    """Something that this clock can't do, or that it has not done in order."""


class DayKind(StrEnum):
    """What a term counts."""

    WORKING = "working"
    CALENDAR = "calendar"


class ClockState(StrEnum):
    """Where a clock stands on a day."""

    RUNNING = "running"
    SUSPENDED = "suspended"
    EXTENDED = "extended"
    OVERDUE = "overdue"

    @property
    def words(self) -> str:
        """The state as a reader sees it."""
        return {
            ClockState.RUNNING: _("En plazo"),
            ClockState.SUSPENDED: _("Suspendido"),
            ClockState.EXTENDED: _("Ampliado"),
            ClockState.OVERDUE: _("Vencido"),
        }[self]


@dataclass(frozen=True, slots=True)
class Counting:
    """How days are counted. The defaults are those of Peruvian administrative law (TUO of Ley 27444, arts. 144-145).

    ``starts_next_day``: the day after the start is day 1; else the start itself is.
    ``starts_on_working_day``: a start on a day off is taken as the next working day (what is filed outside hours).
    ``ends_on_working_day``: a last day that is off moves to the next working day.
    ``stops_at_once``: the day of a suspension no longer counts; ``resumes_at_once``: the day of a resumption counts.
    """

    starts_next_day: bool = True
    starts_on_working_day: bool = False
    ends_on_working_day: bool = True
    stops_at_once: bool = True
    resumes_at_once: bool = True


@dataclass(frozen=True, slots=True)
class Suspension:
    """A pause from a day until another, and why."""

    since: date
    reason: str
    norm: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """Days added to the term, decided on a day, and why."""

    days: int
    on: date
    reason: str
    norm: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A term of ``days`` that starts on a day: the facts. What follows from them depends on the calendar."""

    start: date
    days: int
    kind: DayKind = DayKind.WORKING
    norm: str = ""
    counting: Counting = Counting()
    suspensions: tuple[Suspension, ...] = ()
    extensions: tuple[Extension, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a term of no days."""
        if self.days < 1:
            raise ClockError(_("Un plazo tiene al menos un día."))

    @property
    def is_suspended(self) -> bool:
        """Whether a suspension is still open."""
        return bool(self.suspensions) and self.suspensions[-1].until is None

    @property
    def total_days(self) -> int:
        """The days of the term with its extensions."""
        return self.days + sum(extension.days for extension in self.extensions)

    def suspended(self, since: date, *, calendar: Calendar, reason: str, norm: str = "") -> "Clock":
        """The clock, stopped from a day on. Raises :class:`ClockError` if it is stopped already, or ran out before."""
        if self.is_suspended:
            raise ClockError(_("El plazo ya está suspendido."))
        if since < self.start:
            raise ClockError(_("No se puede suspender un plazo antes de que empiece."))
        if self.suspensions and since < (self.suspensions[-1].until or since):
            raise ClockError(_("La suspensión empieza antes de que termine la anterior."))
        self._still_running(since, calendar, _("No se puede suspender un plazo vencido."))
        return replace(self, suspensions=(*self.suspensions, Suspension(since, _said(reason), norm)))

    def resumed(self, on: date) -> "Clock":
        """The clock, running on from a day. Raises :class:`ClockError` if it was not stopped, or only later."""
        if not self.is_suspended:
            raise ClockError(_("El plazo no está suspendido."))
        *earlier, last = self.suspensions
        if on < last.since:
            raise ClockError(_("El plazo no puede reanudarse antes de suspenderse."))
        return replace(self, suspensions=(*earlier, replace(last, until=on)))

    def extended(self, days: int, *, on: date, calendar: Calendar, reason: str, norm: str = "") -> "Clock":
        """The clock with more days, decided ``on`` a day. Raises :class:`ClockError` once the term has run out."""
        if days < 1:
            raise ClockError(_("Una ampliación tiene al menos un día."))
        if on < self.start:
            raise ClockError(_("No se puede ampliar un plazo antes de que empiece."))
        self._still_running(on, calendar, _("No se puede ampliar un plazo vencido."))
        return replace(self, extensions=(*self.extensions, Extension(days, on, _said(reason), norm)))

    def due(self, calendar: Calendar) -> date | None:
        """The last day of the term; None while it is suspended, for nobody can know it then."""
        if self.is_suspended:
            return None
        return self._due(calendar)

    def state(self, today: date, calendar: Calendar) -> ClockState:
        """Where the clock stands on a day."""
        if any(self._pauses(each, today) for each in self.suspensions):
            return ClockState.SUSPENDED
        due = self.due(calendar)
        if due is not None and today > due:
            return ClockState.OVERDUE
        if any(extension.on <= today for extension in self.extensions):
            return ClockState.EXTENDED
        return ClockState.RUNNING

    def remaining(self, today: date, calendar: Calendar) -> int:
        """How many days of the term, of its own kind, are still to come after ``today``; 0 on the last and after."""
        used = 0
        for day in self._counted_days(calendar):
            if day > today or used == self.total_days:
                break
            used += 1
        return self.total_days - used

    def overdue(self, today: date, calendar: Calendar) -> int:
        """How many days, of the term's kind, have gone by since the last one; 0 until then."""
        due = self.due(calendar)
        if due is None or today <= due:
            return 0
        return (today - due).days if self.kind is DayKind.CALENDAR else calendar.working_days_between(due, today)

    def _due(self, calendar: Calendar) -> date:
        for number, day in enumerate(self._counted_days(calendar), start=1):
            if number == self.total_days:
                return self._moved_to_work(day, calendar)
        raise ClockError(_("El plazo de {n} días no termina en un tiempo razonable.").format(n=self.total_days))

    def _counted_days(self, calendar: Calendar) -> Iterator[date]:
        """The days that the term counts, in order; none after the start of an open suspension."""
        first = calendar.first_working_day(self.start) if self.counting.starts_on_working_day else self.start
        for day in following(first, _LONGEST_TERM):
            if self.is_suspended and day > self.suspensions[-1].since:
                return
            if self._counts(day, calendar) and not (self.counting.starts_next_day and day == first):
                yield day

    def _counts(self, day: date, calendar: Calendar) -> bool:
        if self.kind is DayKind.WORKING and not calendar.is_working(day):
            return False
        return not any(self._pauses(each, day) for each in self.suspensions)

    def _pauses(self, suspension: Suspension, day: date) -> bool:
        begun = suspension.since <= day if self.counting.stops_at_once else suspension.since < day
        if suspension.until is None:
            return begun
        return begun and (day < suspension.until if self.counting.resumes_at_once else day <= suspension.until)

    def _moved_to_work(self, day: date, calendar: Calendar) -> date:
        if not self.counting.ends_on_working_day:
            return day
        day = calendar.first_working_day(day)
        while any(self._pauses(each, day) for each in self.suspensions):
            day = calendar.first_working_day(day + ONE_DAY)
        return day

    def _still_running(self, day: date, calendar: Calendar, sentence: str) -> None:
        due = self.due(calendar)
        if due is not None and day > due:
            raise ClockError(sentence)


def _said(reason: str) -> str:
    if not reason.strip():
        raise ClockError(_("Diga el motivo."))
    return reason.strip()
