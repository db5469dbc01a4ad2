"""Spanish that depends on numbers and lists: «a, b e i», «y 3 más», «+25.0»."""

from collections.abc import Sequence
from decimal import Decimal

from faro.kernel.formats import MISSING, percent
from faro.kernel.listing import joined
from faro.kernel.rounding import half_up
from faro.kernel.text import _


def listed(items: Sequence[str], most: int = 12) -> str:
    """The items enumerated; beyond ``most`` they are counted."""
    if len(items) <= most:
        return joined(items)
    return joined([*items[:most], _("{n} más").format(n=len(items) - most)])


def verdict_word(achieved: bool | None) -> str:  # noqa: FBT001 the value is what is worded
    """«Sí», «No» or ND."""
    if achieved is None:
        return MISSING
    return _("Sí") if achieved else _("No")


def share_points(part: int, whole: int) -> str:
    """«33.3 %»: a part of a whole; ND without a whole."""
    return percent(Decimal(100 * part) / whole) if whole else MISSING


def signed(value: Decimal | float | None, places: int = 1) -> str:
    """A difference with its sign: ``+6.8``, ``-3.1``, ``0.0``."""
    if value is None:
        return MISSING
    rounded = half_up(value, places)
    return f"{rounded:+,f}" if rounded else f"{abs(rounded):,f}"


def lower_first(text: str) -> str:
    """The text with a small first letter, unless it begins with an acronym."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def sentence(text: str) -> str:
    """The text with one full stop at its end."""
    return text.rstrip().rstrip(".") + "."
