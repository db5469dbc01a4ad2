"""Amounts as files write them, and the percentage that the MEF prints."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.budget.domain.amounts import BadAmount, centimos, progress_percent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("0.00", 0),
        ("1234.5", 123_450),
        (" 7.07 ", 707),
        ("-3.10", -310),
        (".5", 50),
        ("12.", 1200),
        ("1.230000", 123),
        ("90071992547409.93", 9_007_199_254_740_993),  # a float has no such number
    ],
)
def test_an_amount_is_exact(text: str, expected: int) -> None:
    assert centimos(text) == expected


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_written_is_not_zero(text: str) -> None:
    assert centimos(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "1,234.50",
        "12.345",
        "=1+1",
        "1e3",
        "nan",
        "inf",
        "S/ 5",
        "٣",
        "1_000",
        "--1",
        "1.2.3",
        "9" * 21,
        "9" * 19,
        "0x1",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(BadAmount):
        centimos(text)


@given(st.integers(-(10**17), 10**17))
def test_every_amount_comes_back(amount: int) -> None:
    assert centimos(f"{Decimal(amount).scaleb(-2):f}") == amount


@pytest.mark.parametrize(
    ("accrued", "modified", "expected"),
    [
        (60_000, 100_000, "60.0"),
        (30_030, 120_050, "25.0"),  # 25.0145…
        (2, 3, "66.7"),
        (0, 5, "0.0"),
        (7, 5, "140.0"),
    ],
)
def test_progress_is_rounded_to_three_decimals_and_then_to_one(accrued: int, modified: int, expected: str) -> None:
    assert progress_percent(accrued, modified) == Decimal(expected)


def test_the_two_roundings_are_one_after_the_other() -> None:
    # 712,496 / 1,000,000 = 71.2496 % → 71.250 → 71.3; at once it would be 71.2.
    assert progress_percent(712_496, 1_000_000) == Decimal("71.3")


@pytest.mark.parametrize(("accrued", "modified"), [(None, 5), (5, None), (5, 0)])
def test_without_both_parts_there_is_no_percentage(accrued: int | None, modified: int | None) -> None:
    assert progress_percent(accrued, modified) is None
