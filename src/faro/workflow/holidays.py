"""Rules that say on which days a holiday falls, year after year."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Yearly:
    """The same day of every year. 29 February falls only in leap years."""

    month: int
    day: int

    def __post_init__(self) -> None:
        """Refuse a day that no year has."""
        date(2000, self.month, self.day)  # a leap year has every day there is: ValueError for any other

    def in_year(self, year: int) -> date | None:
        """The day of that year, if the year has it."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class FromEaster:
    """A number of days after Easter Sunday; negative before: -3 is Holy Thursday."""

    days: int

    def in_year(self, year: int) -> date | None:
        """The day of that year."""
        return easter(year) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Once:
    """One single day."""

    day: date

    def in_year(self, year: int) -> date | None:
        """The day, in its own year only."""
        return self.day if self.day.year == year else None


DayRule: TypeAlias = Yearly | FromEaster | Once


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday with the norm that gives it and the days between which it holds, both included."""

    name: str
    rule: DayRule
    norm: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    def in_year(self, year: int) -> date | None:
        """The day of that year on which it is kept, or None."""
        day = self.rule.in_year(year)
        return day if day is not None and in_force(day, self.valid_from, self.valid_to) else None


def in_force(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Whether ``day`` lies between two days, both included; None is an open end."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, published in Nature on 20 April 1876)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    weekday = (32 + 2 * century_rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
