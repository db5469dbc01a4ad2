"""Halves go away from zero, whatever kind of number carries them."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.kernel.rounding import half_up


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("94.996"), 2, "95.00"),
        (Decimal("94.994"), 2, "94.99"),
        (0.125, 2, "0.13"),
        (2.675, 2, "2.68"),  # the float is a little less; a reader sees the half
        (1.005, 2, "1.01"),
        (66.66666666666667, 1, "66.7"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(5, 2), 0, "3"),
        (-0.04, 1, "0.0"),
        (Decimal("-0.4"), 0, "0"),
        (1e38, 1, "1" + "0" * 38 + ".0"),
        (1e22, 1, "10000000000000000000000.0"),
    ],
)
def test_a_half_goes_away_from_zero(number: float | Decimal | Fraction, places: int, rounded: str) -> None:
    assert f"{half_up(number, places):f}" == rounded


def slow_half_up(number: Fraction, places: int) -> Fraction:
    """The nearest multiple of a unit; of two equally near ones, the one further from zero."""
    unit = Fraction(1, 10**places)
    below = (number // unit) * unit
    above = below + unit
    if number - below == above - number:
        return max(below, above, key=abs)
    return below if number - below < above - number else above


fractions = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=2000)
halves = st.integers(-(10**6), 10**6).map(lambda units: Fraction(units, 200))


@given(st.one_of(fractions, halves), st.integers(0, 4))
def test_fractions_round_to_the_nearest(number: Fraction, places: int) -> None:
    assert Fraction(half_up(number, places)) == slow_half_up(number, places)


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 4))
def test_decimals_round_as_the_fractions_they_are(number: Decimal, places: int) -> None:
    assert half_up(number, places) == half_up(Fraction(number), places)


@given(st.decimals(-(10**6), 10**6, places=3), st.integers(0, 3))
def test_a_float_rounds_as_the_decimal_it_is_written_as(number: Decimal, places: int) -> None:
    assert half_up(float(number), places) == half_up(number, places)


@given(st.one_of(fractions, halves), st.integers(0, 4))
def test_rounding_is_symmetric_and_done_once(number: Fraction, places: int) -> None:
    rounded = half_up(number, places)
    assert half_up(-number, places) == -rounded
    assert half_up(rounded, places) == rounded
