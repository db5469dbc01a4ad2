"""A measured value from its parts."""

from fractions import Fraction

from faro.kernel.fixed import LARGEST
from faro.kernel.rounding import half_up


def value_of_parts(numerator: int, denominator: int, multiplier: int) -> int | None:
    """``multiplier × numerator / denominator``, all in millionths, rounded half up; None over a denominator of zero.

    Raises :class:`OverflowError` for a value that no figure of a plan has.
    """
    if denominator == 0:
        return None
    value = int(half_up(Fraction(multiplier * numerator, denominator), 0))
    if abs(value) >= LARGEST:
        raise OverflowError(value)
    return value
