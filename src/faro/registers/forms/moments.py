"""Days, times and moments as fields send and show them."""

import re
from datetime import date, datetime, time, tzinfo

from faro.kernel.errors import FaroError
from faro.kernel.text import _

_LOCAL_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class MomentRefused(FaroError):
    """The text is no day, time or moment."""


def read_day(text: str) -> str:
    """``2026-11-21`` from a date field, from ``21/11/2026``, from ``2026-11`` or ``2026``. Raises MomentRefused."""
    local = _LOCAL_DAY.fullmatch(text)
    if local:
        text = f"{local[3]}-{int(local[2]):02}-{int(local[1]):02}"
    if re.fullmatch(r"\d{4}(-\d{2})?", text):
        text = f"{text}-01" if "-" in text else f"{text}-01-01"
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise MomentRefused(_("No es una fecha. Escríbala como dd/mm/aaaa: 05/03/2026.")) from None


def read_time(text: str) -> str:
    """``17:05`` from a time field. Raises :class:`MomentRefused`."""
    padded = f"0{text}" if re.match(r"\d:", text) else text
    try:
        return time.fromisoformat(padded.replace(".", ":")[:5]).strftime("%H:%M")
    except ValueError:
        raise MomentRefused(_("No es una hora. Escríbala de 00:00 a 23:59: 17:05.")) from None


def read_moment(text: str, zone: tzinfo) -> str:
    """A moment with its zone from a local one. Raises :class:`MomentRefused`."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        day, _space, hour = text.partition(" ")
        found = datetime.fromisoformat(f"{read_day(day)}T{read_time(hour.strip())}")
    return (found if found.tzinfo else found.replace(tzinfo=zone)).isoformat()


def shown_moment(text: str, zone: tzinfo) -> str:
    """``2026-11-21T17:05``, as a field for local moments shows it."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return (found.astimezone(zone) if found.tzinfo else found).strftime("%Y-%m-%dT%H:%M")
