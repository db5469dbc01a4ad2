"""Numbers and dates as Peru writes them."""

from datetime import date
from decimal import Decimal

import pytest

from faro.kernel.formats import MISSING, day, money, number, percent, quantity


@pytest.mark.parametrize(
    ("centimos", "text"),
    [
        (123456, "S/ 1,234.56"),
        (0, "S/ 0.00"),
        (5, "S/ 0.05"),
        (14340565445, "S/ 143,405,654.45"),
        (None, MISSING),
    ],
)
def test_money(centimos: int | None, text: str) -> None:
    assert money(centimos) == text


@pytest.mark.parametrize(
    ("units", "text"),
    [
        (1_234_500_000, "1,234.5"),
        (20_000_000, "20"),
        (1, "0.000001"),
        (-1_500_000, "-1.5"),
        (0, "0"),
        (100_000_000, "100"),
        (None, MISSING),
    ],
)
def test_a_quantity_has_the_decimals_it_has(units: int | None, text: str) -> None:
    assert quantity(units) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1234.55, 1, "1,234.6"),
        (Decimal("0.05"), 1, "0.1"),
        (94.996, 2, "95.00"),
        (100.0, 0, "100"),
        (0.0, 1, "0.0"),
        (-0.04, 1, "0.0"),
        (1e38, 0, "100" + ",000" * 12),
        (None, 1, MISSING),
    ],
)
def test_a_number_has_the_decimals_asked_for(value: float | Decimal | None, places: int, text: str) -> None:
    assert number(value, places) == text


@pytest.mark.parametrize(("points", "text"), [(200 / 3, "66.7 %"), (0.0, "0.0 %"), (None, MISSING)])
def test_a_percentage_has_its_sign(points: float | None, text: str) -> None:
    assert percent(points) == text


@pytest.mark.parametrize(("value", "text"), [(date(2022, 12, 31), "31/12/2022"), (date(2023, 1, 5), "05/01/2023")])
def test_a_day(value: date, text: str) -> None:
    assert day(value) == text


def test_a_missing_day_is_never_blank() -> None:
    assert day(None) == MISSING
