"""Amounts as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.monitoring.domain.amounts import AmountRefused, DecimalSign, read_amount, shown, sign_of

READ = {
    "1234.5": 1234.5,
    "1,234": 1234,
    "1,234.50": 1234.5,
    "1,234,567": 1234567,
    "1.234,50": 1234.5,
    "1.234.567": 1234567,
    "12,5": 12.5,
    "0,125": 0.125,
    "0.125": 0.125,
    "1234.567": 1234.567,
    "S/ 1,234.50": 1234.5,
    "s/.12": 12,
    "1 234,5": 1234.5,
    "1'234.5": 1234.5,
    "0": 0,
}


@pytest.mark.parametrize(("text", "number"), READ.items())
def test_each_way_of_writing_is_read(text: str, number: float) -> None:
    assert read_amount(text, 6) == round(number * 1_000_000)


@pytest.mark.parametrize(
    "text", ["1.234", "-", "-5", "12%", "1e3", "mil", "1,23,456", "9" * 41, "1.2.3", "١٢", "1" * 17]
)
def test_what_is_none_or_two_is_refused_in_words(text: str) -> None:
    with pytest.raises(AmountRefused) as refused:
        read_amount(text, 6)
    assert str(refused.value).endswith(".")


def test_an_empty_cell_is_missing_and_not_zero() -> None:
    assert read_amount("  ", 2) is None


def test_more_decimals_than_money_has_are_refused() -> None:
    with pytest.raises(AmountRefused, match="2 decimales"):
        read_amount("1.2345", 2)


@pytest.mark.parametrize(
    ("texts", "sign"),
    [
        (["1.234", "1.234,50"], DecimalSign.COMMA),
        (["1,234", "1,234.50"], DecimalSign.POINT),
        (["12,5", "1.25"], None),
        (["1.234", "5"], None),
    ],
)
def test_cells_that_came_together_say_which_sign_parts_decimals(texts: list[str], sign: DecimalSign | None) -> None:
    assert sign_of(texts) == sign


def test_a_doubtful_cell_is_read_as_its_neighbours() -> None:
    assert read_amount("1.234", 2, DecimalSign.COMMA) == 123_400
    assert read_amount("1,234", 6, DecimalSign.COMMA) == 1_234_000


@given(st.integers(0, 10**17))
def test_what_a_cell_shows_is_read_back(units: int) -> None:
    assert read_amount(shown(units, 6), 6) == units
    assert read_amount(shown(units, 2), 2) == units
    assert read_amount(shown(units, 6), 6, DecimalSign.COMMA) == units or "." not in shown(units, 6)


@given(st.integers(0, 10**12))
def test_thousands_in_either_writing_are_the_same_amount(cents: int) -> None:
    peru = f"{cents // 100:,}.{cents % 100:02d}"
    spain = peru.replace(",", "_").replace(".", ",").replace("_", ".")

    assert read_amount(peru, 2) == read_amount(spain, 2) == cents


@pytest.mark.parametrize(("text", "said"), [("1.500", 1.5), ("17.000", 17), ("1.234", 1.234)])
def test_what_can_be_read_in_two_ways_is_told_two_writings_that_are_read(text: str, said: float) -> None:
    with pytest.raises(AmountRefused) as refused:
        read_amount(text, 6)
    thousands, decimal = str(refused.value).removesuffix(".").split(" escriba ")[1].split(" o ")
    assert read_amount(thousands, 6) == said * 1e9
    assert read_amount(decimal, 6) == said * 1e6
