"""Deadlines as plans print them: a year, a month or a day."""

import re
from calendar import monthrange
from datetime import date

from faro.kernel.formats import MISSING, day
from faro.kernel.text import _

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = (
    _("enero"),
    _("febrero"),
    _("marzo"),
    _("abril"),
    _("mayo"),
    _("junio"),
    _("julio"),
    _("agosto"),
    _("setiembre"),
    _("octubre"),
    _("noviembre"),
    _("diciembre"),
)


def last_day(deadline: str) -> date | None:
    """The last day of ``2022``, ``2022-06`` or ``2022-06-30``; None for no deadline or one of another form."""
    parts = _FORM.fullmatch(deadline)
    if parts is None:
        return None
    year, month = int(parts[1]), int(parts[2] or 12)
    try:
        return date(year, month, int(parts[3]) if parts[3] else monthrange(year, month)[1])
    except ValueError:
        return None


def precision(deadline: str) -> str:
    """``year``, ``month`` or ``day``; empty where there is no deadline."""
    if last_day(deadline) is None:
        return ""
    return ("year", "month", "day")[deadline.count("-")]


def in_words(deadline: str) -> str:
    """«2022», «junio de 2022» or «30/06/2022»."""
    found = last_day(deadline)
    if found is None:
        return deadline or MISSING
    if precision(deadline) == "day":
        return day(found)
    if precision(deadline) == "month":
        return _("{month} de {year}").format(month=_MONTHS[found.month - 1], year=found.year)
    return str(found.year)
