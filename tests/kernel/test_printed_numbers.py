from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.kernel.printed_numbers import agrees_as_printed, printed_number

AMOUNTS = st.decimals(min_value=0, max_value=Decimal("999999999999.99"), places=2)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("143'405,654.45", "143405654.45"),
        ("10,375,986.83", "10375986.83"),
        ("1’657,172.01", "1657172.01"),
        ("100%", "100"),
        ("00%", "0"),
        ("33.3 %", "33.3"),
        ("02", "2"),
        ("84.8", "84.8"),
        ("0.00", "0.00"),
        ("S/. 1,234.56", "1234.56"),
        ("S/ -1,234.56", "-1234.56"),
        ("-12.5", "-12.5"),
        ("84,8", "84.8"),
        ("0,125", "0.125"),
        ("1.234.567,89", "1234567.89"),
        ("1,234", "1234"),
        ("  7 ", "7"),
    ],
)
def test_reads_what_documents_print(text: str, number: str) -> None:
    assert printed_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", [None, "", " ", "ND", "02 OEI", "S.I.", "1,23,4", "1'2", "--5", "- -5", "1e9", "½", "٣"]
)
def test_what_is_not_only_a_number_is_none(text: str | None) -> None:
    assert printed_number(text) is None


@given(AMOUNTS)
def test_an_amount_with_commas_is_read_back(amount: Decimal) -> None:
    assert printed_number(f"{amount:,.2f}") == amount


@given(AMOUNTS)
def test_an_amount_with_apostrophes_for_the_millions_is_read_back(amount: Decimal) -> None:
    whole, _, cents = f"{amount:,.2f}".partition(".")
    groups = whole.split(",")
    apostrophes = "'".join([*groups[:-2], ",".join(groups[-2:])]) if len(groups) > 2 else ",".join(groups)
    assert printed_number(f"S/. {apostrophes}.{cents}") == amount


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=3))
def test_leading_zeros_and_percent_signs_change_nothing(number: int, zeros: int) -> None:
    assert printed_number("0" * zeros + f"{number}%") == number


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading(text: str) -> None:
    number = printed_number(text)
    assert number is None or number.is_finite()


@pytest.mark.parametrize(
    ("printed", "computed", "same"),
    [
        ("98", "98.4147", True),
        ("84.8", "84.85", False),
        ("84.9", "84.85", True),
        ("69", "38.676", False),
        ("0", "0", True),
    ],
)
def test_a_printed_figure_agrees_when_it_is_the_computed_one_rounded(
    printed: str, computed: str, *, same: bool
) -> None:
    assert agrees_as_printed(Decimal(printed), Decimal(computed)) is same
