"""Rounding, done once, at the edge: half away from zero, as Peruvian public tables are rounded."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def half_up(number: float | Decimal | Fraction, places: int) -> Decimal:
    """``number`` with ``places`` decimals, halves away from zero.

    A float is taken at its shortest decimal writing, so the half a reader sees is the half that is rounded.
    """
    step = Decimal(1).scaleb(-places)
    if isinstance(number, Fraction):
        scaled = abs(number) * 10**places
        units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return Decimal(units if number >= 0 else -units).scaleb(-places)
    decimal = number if isinstance(number, Decimal) else Decimal(repr(number))
    return decimal.quantize(step, rounding=ROUND_HALF_UP)
