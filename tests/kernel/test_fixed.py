"""Numbers as whole units of a scale, without loss."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.kernel.fixed import (
    LARGEST,
    MONEY_SCALE,
    QUANTITY_SCALE,
    InexactNumber,
    NumberTooLarge,
    from_scaled,
    plain,
    to_scaled,
)

scales = st.sampled_from((0, MONEY_SCALE, QUANTITY_SCALE))


@pytest.mark.parametrize(
    ("number", "scale", "units"),
    [
        ("1234.56", 2, 123456),
        ("-0.01", 2, -1),
        ("0", 6, 0),
        ("17", 6, 17_000_000),
        ("1e3", 2, 100_000),
        ("1." + "0" * 60, 2, 100),
        ("0.10000", 2, 10),
        ("999999999999.999999", 6, LARGEST - 1),
        ("9999999999999999.99", 2, LARGEST - 1),
    ],
)
def test_a_number_is_whole_units(number: str, scale: int, units: int) -> None:
    assert to_scaled(Decimal(number), scale) == units


@pytest.mark.parametrize(
    ("number", "scale"), [("0.001", 2), ("1e-7", 6), ("0.5", 0), ("1e-400", 6), ("1." + "0" * 40 + "1", 6)]
)
def test_decimals_the_scale_does_not_hold_are_refused_and_not_rounded(number: str, scale: int) -> None:
    with pytest.raises(InexactNumber):
        to_scaled(Decimal(number), scale)


@pytest.mark.parametrize(
    "number", ["NaN", "sNaN", "Infinity", "-Infinity", "1e400", "1e13", "1000000000000", "-1000000000000"]
)
def test_what_does_not_fit_is_refused(number: str) -> None:
    with pytest.raises(NumberTooLarge):
        to_scaled(Decimal(number), QUANTITY_SCALE)


@given(st.integers(1 - LARGEST, LARGEST - 1), scales)
def test_units_come_back_as_they_went(units: int, scale: int) -> None:
    assert to_scaled(from_scaled(units, scale), scale) == units


@given(st.integers(1 - LARGEST, LARGEST - 1), scales)
def test_the_plain_writing_is_the_same_number(units: int, scale: int) -> None:
    text = plain(from_scaled(units, scale))
    assert to_scaled(Decimal(text), scale) == units
    assert "E" not in text
    assert "." not in text or not text.endswith(("0", "."))


@pytest.mark.parametrize(
    ("number", "text"), [("20.000000", "20"), ("0.50", "0.5"), ("100", "100"), ("1E+3", "1000"), ("0.000", "0")]
)
def test_the_plain_writing_has_no_idle_zeros(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text
