"""Exact numbers as integers of a declared scale: money in céntimos, quantities in millionths."""

from decimal import MAX_PREC, Context, Decimal

MONEY_SCALE = 2
QUANTITY_SCALE = 6

LARGEST = 10**18
"""A scaled number stays below this, so that it fits a 64-bit integer column."""

_EXACT = Context(prec=MAX_PREC)
"""The default context would round a number of more than 28 digits, and hide that it is inexact."""


class InexactNumber(ValueError):
    """The number has more decimals than the scale holds."""


class NumberTooLarge(ValueError):
    """The number does not fit, or is not finite."""


def to_scaled(number: Decimal, scale: int) -> int:
    """``number`` as an integer of 10**-scale units, without loss.

    Raises :class:`InexactNumber` and :class:`NumberTooLarge`.
    """
    if not number.is_finite() or number.adjusted() > 18 - scale:
        raise NumberTooLarge(str(number))
    shifted = number.scaleb(scale, _EXACT)
    units = int(shifted)
    if units != shifted:
        raise InexactNumber(str(number))
    if abs(units) >= LARGEST:
        raise NumberTooLarge(str(number))
    return units


def from_scaled(units: int, scale: int) -> Decimal:
    """The number that ``units`` of 10**-scale stand for, with ``scale`` decimals."""
    return Decimal(units).scaleb(-scale)


def plain(number: Decimal) -> str:
    """The shortest decimal writing without exponent: ``Decimal("20.000000")`` is ``"20"``."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
