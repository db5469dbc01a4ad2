"""The projection to the end of the year: arithmetic worked by hand, and what holds of any figures."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from faro.hearings.domain.projection import (
    accrued_until,
    last_known_month,
    needed_each_month,
    projections,
)

amounts = st.integers(0, 10**12)
years = st.lists(amounts, min_size=12, max_size=12)


def test_a_third_of_the_year_by_hand() -> None:
    """S/ 100, 200, 300 and 400 until April: 1,000 in four months is 3,000 in twelve; of a PIM of 4,000, 75 %.

    The year before, 1,000 of 5,000 until April: 1,000 now is 5,000 at its pace, 125 %.
    """
    now = [10_000, 20_000, 30_000, 40_000]
    before = [25_000, 25_000, 25_000, 25_000, *[50_000] * 8]
    made = {each.rule: (each.centimos, each.share) for each in projections(now, before, 4, 400_000)}

    assert made == {"even": (300_000, 75.0), "last_year": (500_000, 125.0)}
    assert needed_each_month(100_000, 4, 400_000) == 37_500


def test_nothing_is_projected_from_a_month_that_nobody_knows() -> None:
    assert projections([1, None, 3], [], 3, 100) == ()
    assert projections([], [], 0, 100) == ()
    assert last_known_month([1, 2, None, 4]) == 2


def test_without_the_year_before_there_is_one_way() -> None:
    assert [each.rule for each in projections([5] * 6, [None] * 12, 6, None)] == ["even"]
    assert projections([5] * 6, [], 6, None)[0].share is None


@given(years, st.integers(1, 12))
def test_an_even_year_is_projected_to_itself(months: list[int], month: int) -> None:
    accrued = accrued_until(months, month)
    even = projections(months, (), month, None)[0]

    assert accrued == sum(months[:month])
    assert abs(Fraction(even.centimos) - Fraction(sum(months[:month]) * 12, month)) <= Fraction(1, 2)


@given(years)
def test_the_same_year_again_ends_as_it_ended(months: list[int]) -> None:
    made = {each.rule: each.centimos for each in projections(months, months, 5, None)}
    if sum(months[:5]) > 0:
        assert made["last_year"] == sum(months)


@given(amounts, st.integers(1, 11), amounts)
def test_what_is_needed_each_month_spends_the_rest(accrued: int, month: int, pim: int) -> None:
    each = needed_each_month(accrued, month, pim)

    assert each is not None
    assert abs(each * (12 - month) - (pim - accrued)) <= 12 - month


def test_nothing_is_needed_after_december() -> None:
    assert needed_each_month(5, 12, 10) is None
    assert needed_each_month(None, 4, 10) is None
