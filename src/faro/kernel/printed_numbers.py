"""Reading a number as a published document prints it: ``143'405,654.45``, ``100%``, ``02``. Nothing is guessed."""

import re
from decimal import Decimal
from functools import lru_cache

from faro.kernel.rounding import half_up

_SPACES = " \u00a0\u202f"
_MARKS = "'’´`"
_DECIMAL_POINT = re.compile(rf"[1-9][0-9]{{0,2}}(?:[,{_MARKS}{_SPACES}][0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(rf"[1-9][0-9]{{0,2}}(?:[.{_MARKS}{_SPACES}][0-9]{{3}})+,[0-9]+|[0-9]+,[0-9]+")
_DRESSED = re.compile(r"(?P<sign>-?)\s*(?:S/\.?\s*)?(?P<sign2>-?)(?P<digits>[0-9].*?)\s*%?")
_LONGEST = 60


def printed_number(text: str | None) -> Decimal | None:
    """The number that a printed cell holds and nothing else, or None.

    Thousands may be parted by commas, apostrophes or spaces, mixed as documents do; ``S/`` and ``%`` are left out, so
    that ``84.8%`` is 84.8. A comma before three digits parts thousands, as Peruvian documents write.
    """
    return _printed_number(text.strip()) if text and len(text) <= _LONGEST else None


@lru_cache(maxsize=1 << 16)
def _printed_number(text: str) -> Decimal | None:
    """Remembered: every rule reads the same cells."""
    dressed = _DRESSED.fullmatch(text)
    if dressed is None or (dressed["sign"] and dressed["sign2"]):
        return None
    bare = _bare(dressed["digits"])
    if bare is None:
        return None
    number = Decimal(bare)
    return -number if dressed["sign"] or dressed["sign2"] else number


def _bare(digits: str) -> str | None:
    if _DECIMAL_POINT.fullmatch(digits):
        return re.sub(rf"[,{_MARKS}{_SPACES}]", "", digits)
    if _DECIMAL_COMMA.fullmatch(digits):
        return re.sub(rf"[.{_MARKS}{_SPACES}]", "", digits).replace(",", ".")
    return None


def agrees_as_printed(printed: Decimal, computed: Decimal) -> bool:
    """Whether the computed number, rounded half up to the decimals that are printed, is the printed one."""
    exponent = printed.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return half_up(computed, places) == printed
