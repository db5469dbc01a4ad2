"""Where the year ends: worked by hand where the parts don't vary, and tried on years that are known to their end."""

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.cli.installation.synthetic_year import SyntheticYear, make_year
from faro.package.reading import read_package
from faro.workspace.dashboards.forecast import year_end

ILO = Path(__file__).parents[2] / "data" / "ilo" / "pei-2022"
SEEDS = ("ilo-2023-sintetico", "segunda", "tercera", "cuarta")


def test_a_steady_part_of_what_is_pending_goes_on() -> None:
    # Each month half of what is pending: 100 → 50; 150 → 75; 175 → 87.5. Then 187.5 → 93.75 and 193.75 → 96.875.
    found = year_end([50_000, 75_000, 87_500], [100_000] * 5)

    assert found is not None
    assert found.expected == 50_000 + 75_000 + 87_500 + 93_750 + 96_875
    assert found.low == found.expected == found.high


def test_too_little_is_no_forecast() -> None:
    assert year_end([10, 10], [100] * 12) is None
    assert year_end([0, 0, 10, 10], [0, 0, *[100] * 10]) is None
    assert year_end([10] * 12, [100] * 12) is None


@given(
    st.lists(st.integers(0, 10**9), min_size=3, max_size=11),
    st.lists(st.integers(0, 10**9), min_size=12, max_size=12),
)
def test_what_is_spent_stays_spent_and_the_interval_holds_the_value(done: list[int], programmed: list[int]) -> None:
    found = year_end(done, programmed)
    if found is not None:
        assert sum(done) <= found.low <= found.expected <= found.high


def months_of(year: SyntheticYear) -> tuple[list[int], list[int]]:
    """Executed and programmed by month, of the whole municipality, counted here."""
    order = {"approved": 0, "pia": 1, "reprogrammed": 2}
    stages: dict[str, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for each in year.months:
        stages[each.activity][order[each.stage], each.version].append(each.financial)
    programmed, executed = [0] * 12, [0] * 12
    for of_activity in stages.values():
        for month, cents in enumerate(of_activity[max(of_activity)]):
            programmed[month] += cents
    for result in year.results:
        executed[result.month - 1] += result.financial
    return executed, programmed


@pytest.mark.parametrize("seed", SEEDS)
def test_on_known_years_it_errs_by_far_less_than_going_on_as_until_now(seed: str) -> None:
    executed, programmed = months_of(make_year(read_package(ILO), seed))
    actual, within, errors, naive = sum(executed), 0, [], []
    for gone in range(3, 12):
        found = year_end(executed[:gone], programmed)
        assert found is not None
        within += found.low <= actual <= found.high
        errors.append(abs(found.expected - actual) / actual)
        naive.append(abs(sum(executed[:gone]) / gone * 12 - actual) / actual)

    assert within >= 7  # of 9
    assert sum(errors) / 9 < 0.10
    assert sum(errors) < sum(naive) / 4
