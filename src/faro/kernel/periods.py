"""Reporting periods: a year (``2022``), a half-year (``2022-S1``) or a month (``2022-03``)."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PATTERN = re.compile(r"(?P<year>\d{4})(?:-S(?P<half>[12])|-(?P<month>0[1-9]|1[0-2]))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole months of one year, both ends included."""

    year: int
    first_month: int
    last_month: int

    @property
    def is_year(self) -> bool:
        """Whether the period is a whole year."""
        return (self.first_month, self.last_month) == (1, 12)


def parse_period(text: str) -> Period:
    """The period that ``text`` names. Raises :class:`ValueError` for any other writing."""
    match = _PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year = int(match["year"])
    if match["half"]:
        first = 1 if match["half"] == "1" else 7
        return Period(year, first, first + 5)
    if match["month"]:
        return Period(year, int(match["month"]), int(match["month"]))
    return Period(year, 1, 12)


def month_end(year: int, month: int, months_later: int = 0) -> date:
    """The last day of the month that comes ``months_later`` after the given one."""
    index = year * 12 + month - 1 + months_later
    year, month = index // 12, index % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])
