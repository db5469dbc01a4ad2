"""Functions of dates and times, as JavaRosa understands them, in the zone of the one who checks."""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from faro.registers.domain.forms.xpath.values import (
    EPOCH,
    NAN,
    clock_of,
    day_of,
    days_since_epoch,
    moment_of,
    moment_text,
    number_of,
    text_of,
)

_MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_DAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
_MOST_DAYS = 2_000_000


def written(moment: datetime) -> str:
    """A moment as ODK writes it."""
    return moment_text(moment)


def as_date(given: object, *, zone: tzinfo) -> str:
    """The date of a text, or of a number of days since 1970; empty where it is none."""
    day = day_of(text_of(given))
    if day is None:
        moment = _moment(given, zone)
        day = None if moment is None else moment.date()
    return "" if day is None else day.isoformat()


def as_moment(given: object, *, zone: tzinfo) -> str:
    """The moment of a text or of a number of days since 1970."""
    moment = _moment(given, zone)
    return "" if moment is None else moment_text(moment)


def decimal_days(given: object, *, zone: tzinfo) -> float:
    """Days with their fraction since 1970-01-01T00:00Z; a date begins in the zone."""
    moment = _moment(given, zone)
    return NAN if moment is None else days_since_epoch(moment)


def decimal_time(given: object, *, zone: tzinfo) -> float:
    """The part of the day that has gone: noon is 0.5."""
    text = text_of(given)
    clock = clock_of(text)
    if clock is None:
        moment = moment_of(text, zone)
        clock = None if moment is None else moment.astimezone(zone).time()
    return NAN if clock is None else _seconds(clock) / 86_400


def _seconds(clock: time) -> float:
    return clock.hour * 3600 + clock.minute * 60 + clock.second + clock.microsecond / 1_000_000


def _moment(given: object, zone: tzinfo) -> datetime | None:
    text = text_of(given)
    moment = moment_of(text, zone)
    if moment is not None:
        return moment
    days = number_of(text)
    if math.isnan(days) or abs(days) > _MOST_DAYS:
        return None
    try:
        if days == int(days):
            return datetime.combine(EPOCH + timedelta(days=int(days)), time(), zone)
        return (datetime.combine(EPOCH, time(), UTC) + timedelta(days=days)).astimezone(zone)
    except (OverflowError, ValueError):
        return None


def formatted(given: object, pattern: object, *, zone: tzinfo) -> str:
    """A date or moment by a pattern of ``%Y %m %d %H %M…``; names of months and days in Spanish."""
    moment = _moment(given, zone)
    if moment is None:
        clock = clock_of(text_of(given))
        moment = None if clock is None else datetime.combine(EPOCH, clock, zone)
    if moment is None:
        return ""
    parts = text_of(pattern).split("%")
    return parts[0] + "".join(_piece(moment, piece) for piece in parts[1:])


def _piece(moment: datetime, piece: str) -> str:
    if not piece:
        return "%"
    write = _FORMATS.get(piece[0])
    return f"%{piece}" if write is None else write(moment) + piece[1:]


def _week(moment: datetime) -> str:
    return f"{date(moment.year, moment.month, moment.day).isocalendar().week:02d}"


_FORMATS: dict[str, Callable[[datetime], str]] = {
    "Y": lambda at: f"{at.year:04d}",
    "y": lambda at: f"{at.year % 100:02d}",
    "m": lambda at: f"{at.month:02d}",
    "n": lambda at: str(at.month),
    "b": lambda at: _MONTHS[at.month - 1],
    "d": lambda at: f"{at.day:02d}",
    "e": lambda at: str(at.day),
    "a": lambda at: _DAYS[at.weekday()],
    "W": _week,
    "H": lambda at: f"{at.hour:02d}",
    "h": lambda at: str(at.hour),
    "M": lambda at: f"{at.minute:02d}",
    "S": lambda at: f"{at.second:02d}",
    "3": lambda at: f"{at.microsecond // 1000:03d}",
}
