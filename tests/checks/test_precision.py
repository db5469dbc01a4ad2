"""What a printed figure stands for."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.checks.precision import Fit, fit, in_words, percent_of, places, stands_for, sum_stands


@pytest.mark.parametrize(
    ("printed", "computed", "expected"),
    [
        ("84.8", "84.75", Fit.ROUNDED),
        ("84.8", "84.8499", Fit.ROUNDED),
        ("84.8", "84.85", Fit.TRUNCATED),
        ("84.8", "84.8999", Fit.TRUNCATED),
        ("84.8", "84.9", Fit.NONE),
        ("84.8", "84.7499", Fit.NONE),
        ("84.80", "84.81", Fit.NONE),
        ("69", "38.676", Fit.NONE),
        ("0", "0.99", Fit.TRUNCATED),
        ("-3", "-3.9", Fit.TRUNCATED),
    ],
)
def test_a_printed_figure_is_rounded_or_else_cut_off(printed: str, computed: str, expected: Fit) -> None:
    assert fit(Decimal(printed), Decimal(computed)) is expected
    assert stands_for(Decimal(printed), Decimal(computed)) is (expected is not Fit.NONE)


@given(st.integers(-(10**9), 10**9), st.integers(0, 4))
def test_cutting_off_never_leaves_the_printed_unit(millionths: int, decimals: int) -> None:
    number = Fraction(millionths, 10**6)
    unit = Fraction(1, 10**decimals)
    printed = Decimal(f"{int(abs(number) / unit)}e-{decimals}") * (1 if number >= 0 else -1)
    assert stands_for(printed, number)
    assert not stands_for(printed + 2 * Decimal(f"1e-{decimals}"), number)


def test_the_decimals_printed_are_counted_with_their_zeros() -> None:
    assert [places(Decimal(text)) for text in ("84.80", "84", "7E+2", "0.5")] == [2, 0, 0, 1]


def test_a_share_of_nothing_is_no_percentage() -> None:
    assert percent_of(379_035_09, 980_034_23) == Fraction(3790350900, 98003423)
    assert percent_of(5, 0) is None


def test_sums_compare_in_centimos_and_at_the_decimals_printed() -> None:
    assert sum_stands(Decimal("30.35"), [Decimal("10.15"), Decimal("20.20")])
    assert not sum_stands(Decimal("30.36"), [Decimal("10.15"), Decimal("20.20")])
    assert sum_stands(Decimal("30"), [Decimal("10.15"), Decimal("20.20")])
    assert not sum_stands(Decimal("32"), [Decimal("10.15"), Decimal("20.20")])
    assert not sum_stands(Decimal("31"), [Decimal(10), Decimal(20)])
    assert sum_stands(Decimal("30.90"), [Decimal(10), Decimal(20)]), "each may be half a sol off"
    assert not sum_stands(Decimal("31.10"), [Decimal(10), Decimal(20)])
    soles = [Decimal(10), Decimal(20)]
    assert sum_stands(Decimal(31), soles, whole_are_rounded=True), "10.4 + 20.4 is printed 10 + 20 = 31"
    assert not sum_stands(Decimal(32), soles, whole_are_rounded=True)


def test_each_fit_has_its_words() -> None:
    assert len({in_words(found) for found in Fit}) == 3
