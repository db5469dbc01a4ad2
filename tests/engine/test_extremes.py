"""The largest numbers a package may hold: nothing wraps, nothing fails, limits stay exact."""

import pytest
from tests.engine.cases import PLAN, YEAR, activity, group, indicator_row, one, operational, run
from tests.engine.reference import Rows

LARGEST = 10**18 - 1
"""A trillion units less a millionth, in millionths."""


def parts(numerator: int, denominator: int, target: int, multiplier: int = LARGEST) -> Rows:
    rows = one(1, 1)
    rows.indicators[0]["multiplier"] = multiplier
    rows.targets[0]["value"] = target
    rows.measurements[0].update(numerator=numerator, denominator=denominator)
    return rows


def test_the_largest_parts_give_a_whole_degree() -> None:
    row = indicator_row(parts(LARGEST, LARGEST, LARGEST), "ceplan-2021")
    assert (row["degree"], row["achieved"], row["light"]) == (100.0, True, "green")


@pytest.mark.parametrize(
    ("numerator", "denominator", "light"),
    [
        (LARGEST * 3 // 4, LARGEST, "red"),  # LARGEST is not a multiple of 4: just below 75 points
        (LARGEST * 3 // 4 + 1, LARGEST, "amber"),
        (3 * 10**17, 4 * 10**17, "amber"),
        (95 * 10**16 - 1, 10**18 - 2, "green"),
        (95 * 10**16 - 2, 10**18 - 2, "amber"),
    ],
)
def test_a_limit_is_exact_where_float_can_no_longer_tell(numerator: int, denominator: int, light: str) -> None:
    assert 4 * (LARGEST * 3 // 4) < 3 * LARGEST < 4 * (LARGEST * 3 // 4 + 1)
    assert indicator_row(parts(numerator, denominator, LARGEST), "ceplan-2021")["light"] == light


def test_the_smallest_value_over_the_largest_target_is_not_zero() -> None:
    row = indicator_row(parts(1, LARGEST, LARGEST, multiplier=1), "ceplan-2021")
    assert row["degree"] == pytest.approx(1e-34, rel=1e-9)
    assert (row["achieved"], row["light"]) == (False, "red")


def test_the_largest_value_over_the_smallest_target_is_cut_at_the_cap() -> None:
    row = indicator_row(parts(LARGEST, 1, 1), "ceplan-2021")
    assert row["degree_raw"] == pytest.approx(1e38, rel=1e-9)
    assert (row["degree"], row["achieved"], row["light"]) == (100.0, True, "green")


def large_year(programmed: int, executed: int, aggregation: str) -> Rows:
    rows = operational()
    activity(rows, "AO1", aggregation=aggregation)
    for row in rows.monthly_by_stage:
        row["physical"] = programmed if row["stage"] == "approved" else executed
        row["financial"] = LARGEST
    return rows


@pytest.mark.parametrize("aggregation", ["annual_total", "monthly_stock", "not_cumulative"])
def test_a_year_of_the_largest_months_has_its_progress(aggregation: str) -> None:
    result = run(large_year(LARGEST, LARGEST, aggregation), "poi-ceplan")
    (row,) = result.activities.to_dicts()
    assert (row["state"], row["progress"], row["light"]) == ("ok", 100.0, "green")
    assert group(result, "total", PLAN)["result"] == 100.0


def test_a_total_beyond_64_bits_is_missing_and_never_wrong() -> None:
    (row,) = run(large_year(LARGEST, LARGEST, "annual_total"), "poi-ceplan").activities.to_dicts()
    assert (row["programmed"], row["executed"], row["programmed_amount"]) == (None, None, None)
    assert row["progress_raw"] == 100.0


def test_a_total_within_64_bits_stands() -> None:
    rows = large_year(7 * 10**17, 7 * 10**17, "annual_total")
    (row,) = run(rows, "poi-ceplan").activities.to_dicts()
    assert row["programmed"] == 84 * 10**17


def test_a_years_limit_is_exact_where_float_can_no_longer_tell() -> None:
    rows = large_year(10**17, 75 * 10**15, "annual_total")
    assert run(rows, "poi-ceplan").activities["light"].to_list() == ["amber"]
    rows.monthly_by_stage[-1]["physical"] -= 1
    assert run(rows, "poi-ceplan").activities["light"].to_list() == ["red"]


def test_numbers_of_every_size_in_one_plan() -> None:
    rows = parts(LARGEST, LARGEST, LARGEST)
    rows.indicators += [replace_code(rows.indicators[0], "J"), replace_code(rows.indicators[0], "K")]
    rows.targets.append({"plan": PLAN, "indicator": "J", "year": YEAR, "version": 0, "value": 2})
    rows.measurements.append(
        {"plan": PLAN, "indicator": "J", "year": YEAR, "value": 1, "numerator": None, "denominator": None}
    )
    degrees = run(rows, "ceplan-2021").indicators.sort("indicator")["degree"].to_list()
    assert degrees == [100.0, 50.0, None]


def replace_code(row: dict[str, object], code: str) -> dict[str, object]:
    return {**row, "code": code}
