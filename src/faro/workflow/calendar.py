"""A calendar: which days are worked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.workflow.holidays import Holiday

SATURDAY, SUNDAY = 5, 6
ONE_DAY = timedelta(days=1)
_LONGEST_PAUSE = 400
"""No calendar has more days in a row without work: a longer search has gone wrong."""


class NoWorkingDay(FaroError):
    """The calendar has no working day within reach."""


@dataclass(frozen=True, slots=True)
class DayOff:
    """A holiday on its day."""

    day: date
    name: str
    norm: str


@dataclass(frozen=True)
class Calendar:
    """The working days of a place. ``weekend``: weekdays without work, Monday is 0."""

    holidays: tuple[Holiday, ...] = ()
    weekend: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    _years: dict[int, dict[date, DayOff]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a weekend of seven days, and one of days that are none."""
        if not self.weekend < set(range(7)):
            raise ValueError("the weekend must leave a day of 0 to 6")

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        return day.weekday() not in self.weekend and day not in self._of_year(day.year)

    def holiday_on(self, day: date) -> DayOff | None:
        """The holiday kept on that day, if any; a Saturday or Sunday is none by itself."""
        return self._of_year(day.year).get(day)

    def days_off(self, year: int) -> tuple[DayOff, ...]:
        """The holidays of a year, by day."""
        return tuple(sorted(self._of_year(year).values(), key=lambda off: off.day))

    def first_working_day(self, day: date) -> date:
        """The day itself if it is worked, else the next that is. Raises :class:`NoWorkingDay`."""
        for each in following(day, _LONGEST_PAUSE):
            if self.is_working(each):
                return each
        raise NoWorkingDay(_("El calendario no tiene un día hábil cerca del {day}.").format(day=f"{day:%d/%m/%Y}"))

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days come after one day, up to another and including it; none where that is no later."""
        return sum(self.is_working(day) for day in following(after + ONE_DAY, (until - after).days))

    def _of_year(self, year: int) -> dict[date, DayOff]:
        if year not in self._years:
            # A day that two norms give keeps the name of the first.
            found: dict[date, DayOff] = {}
            for holiday in self.holidays:
                day = holiday.in_year(year)
                if day is not None:
                    found.setdefault(day, DayOff(day, holiday.name, holiday.norm))
            self._years[year] = found
        return self._years[year]


def following(first: date, count: int) -> Iterator[date]:
    """``count`` days in a row from ``first``; fewer where time ends."""
    for number in range(min(count, (date.max - first).days + 1)):
        yield first + timedelta(days=number)
