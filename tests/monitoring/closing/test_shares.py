"""The money of budget goals divided: nothing is lost and nothing counts twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.monitoring.domain.closing.shares import WHOLE, Share, distributed, parts


@st.composite
def divisions(draw: st.DrawFn) -> list[int]:
    cuts = sorted(draw(st.lists(st.integers(0, WHOLE), max_size=6)))
    return [end - start for start, end in zip([0, *cuts], [*cuts, WHOLE], strict=True)]


@given(st.integers(-(10**15), 10**15), divisions())
def test_the_parts_add_up_and_none_is_a_centimo_away_from_its_share(amount: int, shares: list[int]) -> None:
    found = parts(amount, shares)
    assert sum(found) == amount
    assert all(abs(part * WHOLE - amount * share) < WHOLE for part, share in zip(found, shares, strict=True))


def test_the_odd_centimos_go_to_the_largest_remainders() -> None:
    # S/ 1.00 in thirds: 33.3333…, 33.3333… and 33.3334 céntimos; the odd one goes to the largest remainder.
    assert parts(100, [333_333, 333_333, 333_334]) == [33, 33, 34]
    # Of equal remainders the first: 50.5 and 50.5.
    assert parts(101, [500_000, 500_000]) == [51, 50]
    assert parts(-101, [500_000, 500_000]) == [-51, -50]


def test_shares_that_are_not_the_whole_are_refused() -> None:
    with pytest.raises(ValueError, match="999999"):
        parts(100, [999_999])


def test_a_goal_is_divided_among_the_places_of_its_activities_and_the_rest_is_told() -> None:
    goals: list[tuple[str, dict[str, int | None]]] = [
        ("0001", {"pia": 1000, "pim": None}),
        ("0002", {"pia": 500, "pim": 700}),
        ("0003", {"pia": 9, "pim": 9}),
    ]
    shares = {
        "0001": [Share("A2", ("03", "AEI.01"), 250_000), Share("A1", ("02", "AEI.01"), 750_000)],
        "0002": [Share("A1", ("02", "AEI.01"), 400_000)],
    }
    found = distributed(goals, shares)

    assert found.linked == {
        (("02", "AEI.01"), "pia"): 750 + 200,
        (("03", "AEI.01"), "pia"): 250,
        (("02", "AEI.01"), "pim"): 280,
    }
    assert found.unlinked == {("0002", "pia"): 300, ("0002", "pim"): 420, ("0003", "pia"): 9, ("0003", "pim"): 9}


def test_a_goal_that_is_claimed_more_than_whole_is_refused() -> None:
    shares = {"0001": [Share("A1", ("02", None), WHOLE), Share("A2", ("02", None), 1)]}
    with pytest.raises(ValueError, match="0001"):
        distributed([("0001", {"pia": 1})], shares)
