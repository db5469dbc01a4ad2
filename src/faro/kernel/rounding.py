"""Rounding, done once, at the edge: half away from zero, as Peruvian public tables are rounded."""

from decimal import Decimal
from fractions import Fraction


def half_up(number: float | Decimal | Fraction, places: int) -> Decimal:
    """``number`` with ``places`` decimals, halves away from zero.

    A float is taken at its shortest decimal writing, so the half a reader sees is the half that is rounded. The result
    is exact at any size, and zero has no sign.
    """
    exact = Fraction(Decimal(repr(number)) if isinstance(number, float) else number)
    scaled = abs(exact) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(f"{units if exact >= 0 else -units}e-{places}")
