"""How XPath values turn into one another, with the dates that the ODK XForms specification adds to XPath 1.0."""

import math
import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal

EPOCH = date(1970, 1, 1)
NAN = math.nan
IS_NUMBER = "n"
"""Attribute of a node whose text is a number: ``0`` is false there, as a text it would be true."""

_NUMBER = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?")
_CLOCK = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?")


def text_of(given: object) -> str:
    """A value as text: of several nodes, the first."""
    if isinstance(given, str):
        return given
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int | float):
        return number_text(float(given))
    return next(iter(texts_of(given)), "")


def texts_of(given: object) -> list[str]:
    """The text of each node; one text for what is no set of nodes."""
    if not isinstance(given, list):
        return [text_of(given)]
    return [node if isinstance(node, str) else (node.text or "") for node in given]


def number_of(given: object) -> float:
    """A value as a number; a date as whole days since 1970-01-01, as JavaRosa counts them. NaN where it is none."""
    if isinstance(given, bool):
        return float(given)
    if isinstance(given, int | float):
        return float(given)
    text = text_of(given)
    if _NUMBER.fullmatch(text):
        return float(text)
    found = day_of(text)
    return NAN if found is None else float((found - EPOCH).days)


def boolean_of(given: object) -> bool:
    """A value as yes or no; a node that holds a number as that number."""
    if isinstance(given, bool):
        return given
    if isinstance(given, int | float):
        return given != 0 and not math.isnan(given)
    if isinstance(given, list):
        first = next((node for node in given if not isinstance(node, str)), None)
        if first is not None and first.get(IS_NUMBER) is not None:
            return boolean_of(number_of(given))
    return bool(text_of(given))


def number_text(value: float) -> str:
    """A number as text, without exponent: ``3``, ``0.5``, ``NaN``."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value))
    return f"{Decimal(repr(value)):f}"


def day_of(text: str) -> date | None:
    """The day of a date or moment as written."""
    match = _DATE.match(text.strip())
    if match is None or (len(text.strip()) > 10 and moment_of(text) is None):
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def moment_of(text: str, zone: tzinfo = UTC) -> datetime | None:
    """A moment as written, in its own zone or in ``zone``; a date is the start of its day."""
    cleaned = text.strip()
    if _DATE.fullmatch(cleaned):
        day = day_of(cleaned)
        return None if day is None else datetime.combine(day, time(), zone)
    match = _MOMENT.fullmatch(cleaned)
    if match is None:
        return None
    try:
        day, clock = date.fromisoformat(match[1]), time.fromisoformat(match[2])
        fraction = int((match[4] or "0")[:6].ljust(6, "0"))
        whole = clock.replace(second=int(match[3] or 0), microsecond=fraction)
        return datetime.combine(day, whole, _zone(match[5], zone))
    except ValueError:
        return None


def _zone(text: str | None, zone: tzinfo) -> tzinfo:
    if not text:
        return zone
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if text[0] == "-" else shift)


def clock_of(text: str) -> time | None:
    """A time of day as written."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return time(int(match[1]), int(match[2]), int(match[3] or 0), int((match[4] or "0")[:6].ljust(6, "0")))
    except ValueError:
        return None


def days_since_epoch(moment: datetime) -> float:
    """Days with their fraction since 1970-01-01T00:00Z."""
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(days=1)


def moment_text(moment: datetime) -> str:
    """``2023-06-01T10:20:30.000-05:00``, as ODK writes moments."""
    return moment.isoformat(timespec="milliseconds")
