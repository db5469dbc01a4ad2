"""CEPLAN's printed rules for the operational plan, with figures worked by hand."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from tests.engine.cases import YEAR, activity, element, group, months, operational, run
from tests.engine.reference import Row, Rows

from faro.engine.evaluation import Horizon

HALF_YEAR = Horizon(YEAR, through_month=6)


def only(rows: Rows, horizon: Horizon | None = None) -> Row:
    (row,) = run(rows, "poi-ceplan", horizon).activities.to_dicts()
    return row


def with_one(aggregation: str, programmed: Sequence[int | None], executed: Sequence[int | None]) -> Rows:
    rows = operational()
    activity(rows, "AO1", aggregation=aggregation, programmed=programmed, executed=executed)
    return rows


def test_an_annual_total_adds_its_months() -> None:
    row = only(with_one("annual_total", [10] * 12, [10, 0, 20] + [5] * 9))
    assert (row["programmed"], row["executed"], row["annual_target"]) == (120_000_000, 75_000_000, 120_000_000)
    assert (row["state"], row["progress"], row["light"]) == ("ok", 62.5, "red")


def test_a_monthly_stock_takes_the_last_value_above_zero() -> None:
    row = only(with_one("monthly_stock", [40, 50, 60] + [0] * 9, [30, 45] + [0] * 10))
    assert (row["programmed"], row["executed"], row["annual_target"]) == (60_000_000, 45_000_000, 60_000_000)
    assert (row["progress"], row["light"]) == (75.0, "amber")


def test_a_monthly_stock_that_never_had_any_is_zero() -> None:
    row = only(with_one("monthly_stock", [40] * 12, [0] * 12))
    assert (row["executed"], row["progress"]) == (0, 0.0)


def test_a_non_cumulative_activity_averages_its_months_and_has_no_total() -> None:
    row = only(with_one("not_cumulative", [10, 20, 0, 4] + [0] * 8, [5, 20, 3, 6] + [0] * 8))
    assert row["progress_raw"] == pytest.approx((50 + 100 + 150) / 3)
    assert (row["programmed"], row["executed"], row["annual_target"]) == (None, None, None)


def test_progress_stops_at_100_and_keeps_what_the_cap_cuts() -> None:
    row = only(with_one("annual_total", [10] * 12, [12] * 12))
    assert (row["progress"], row["progress_raw"], row["light"]) == (100.0, 120.0, "green")


def test_zero_reported_is_zero() -> None:
    row = only(with_one("annual_total", [10] * 12, [0] * 12))
    assert (row["state"], row["progress"], row["light"], row["months_missing"]) == ("ok", 0.0, "red", 0)


@pytest.mark.parametrize("executed", [[1] * 11, [1] * 5 + [None] + [1] * 6])
def test_a_month_past_its_deadline_without_report_is_an_incomplete_follow_up(executed: Sequence[int | None]) -> None:
    row = only(with_one("annual_total", [1] * 12, executed))
    assert (row["state"], row["progress"], row["light"], row["months_missing"]) == ("si", None, "nd", 1)
    assert row["reason_code"] == "months_without_report"


@pytest.mark.parametrize(
    ("as_of", "state", "missing"),
    [
        (date(2022, 7, 31), "ok", 0),  # the deadline of June is 31 July, and that day still counts
        (date(2022, 8, 1), "si", 1),
        (date(2023, 3, 1), "si", 1),
    ],
)
def test_a_months_deadline_is_the_last_day_of_the_next(as_of: date, state: str, missing: int) -> None:
    row = only(with_one("annual_total", [1] * 12, [1] * 5), Horizon(YEAR, 6, as_of))
    assert (row["state"], row["months_missing"]) == (state, missing)


def test_nothing_programmed_in_the_period_is_a_state_and_no_number() -> None:
    row = only(with_one("annual_total", [0] * 6 + [5] * 6, [0] * 12), HALF_YEAR)
    assert (row["state"], row["progress"], row["light"], row["reason_code"]) == ("sp", None, "nd", "nothing_programmed")


def test_without_report_it_is_incomplete_before_it_is_unprogrammed() -> None:
    assert only(with_one("annual_total", [0] * 6 + [5] * 6, [0] * 3), HALF_YEAR)["state"] == "si"


@pytest.mark.parametrize(
    ("flags", "programmed", "reason"),
    [
        ({"active": False}, [1] * 12, "inactive"),
        ({"approved": False}, [1] * 12, "not_approved"),
        ({"active": False, "approved": False}, [0] * 12, "inactive"),
        ({}, [0] * 12, "no_annual_target"),
        ({}, [], "no_annual_target"),
    ],
)
def test_an_activity_without_target_or_out_of_the_plan_is_set_aside(
    flags: dict[str, Any], programmed: Sequence[int | None], reason: str
) -> None:
    rows = operational()
    activity(rows, "AO1", programmed=programmed, **flags)
    row = only(rows)
    assert (row["state"], row["progress"], row["reason_code"]) == ("excluded", None, reason)


def test_an_activity_without_any_month_is_listed_and_set_aside() -> None:
    rows = operational()
    activity(rows, "AO1", programmed=[], executed=[])
    row = only(rows)
    assert (row["state"], row["reason_code"], row["months_missing"]) == ("excluded", "no_annual_target", 12)


def test_an_activity_of_another_year_is_not_this_years() -> None:
    rows = with_one("annual_total", [1] * 12, [1] * 12)
    rows.monthly_by_stage += [{**row, "year": YEAR - 1} for row in rows.monthly_by_stage]
    assert only(rows)["programmed"] == 12_000_000


@pytest.mark.parametrize(
    ("stages", "programmed"),
    [(("approved",), 12), (("approved", "pia"), 24), (("approved", "pia", "reprogrammed"), 36)],
)
def test_the_programme_in_force_is_the_latest_stage(stages: tuple[str, ...], programmed: int) -> None:
    rows = operational()
    activity(rows, "AO1", programmed=[])
    for factor, stage in enumerate(stages, 1):
        months(rows, "AO1", stage, [factor] * 12)
    assert only(rows)["programmed"] == programmed * 1_000_000


def test_a_stage_in_force_is_not_filled_from_an_earlier_one() -> None:
    rows = with_one("annual_total", [10] * 12, [5] * 12)
    months(rows, "AO1", "reprogrammed", [None, 30])
    assert only(rows)["programmed"] == 30_000_000


def test_a_stage_without_a_figure_is_no_programme() -> None:
    rows = with_one("annual_total", [10] * 12, [5] * 12)
    months(rows, "AO1", "reprogrammed", [None] * 12)
    assert only(rows)["programmed"] == 120_000_000


def test_the_period_is_compared_with_its_own_programme() -> None:
    row = only(with_one("annual_total", [10] * 12, [9] * 6), HALF_YEAR)
    assert (row["programmed"], row["executed"], row["progress"], row["annual_target"]) == (
        60_000_000,
        54_000_000,
        90.0,
        120_000_000,
    )


def test_amounts_add_up_and_stay_missing_where_no_month_has_one() -> None:
    rows = operational()
    activity(rows, "AO1", programmed_amount=[100] * 12, executed_amount=[None] * 12)
    row = only(rows)
    assert (row["programmed_amount"], row["executed_amount"]) == (1200, None)


def test_an_action_averages_its_activities_and_leaves_out_the_unprogrammed() -> None:
    rows = operational()
    activity(rows, "AO1", programmed=[10] * 6, executed=[8] * 6)
    activity(rows, "AO2", programmed=[10] * 6, executed=[10] * 6)
    activity(rows, "AO3", programmed=[0] * 6 + [1] * 6, executed=[0] * 6)
    row = group(run(rows, "poi-ceplan", HALF_YEAR), "action", "AEI.01.01")
    assert (row["state"], row["result"], row["median"], row["light"]) == ("ok", 90.0, 90.0, "amber")
    assert (row["activities"], row["ok"], row["sp"]) == (3, 2, 1)


def test_an_action_with_an_incomplete_activity_has_no_result() -> None:
    rows = operational("AEI.01.01", "AEI.01.02")
    activity(rows, "AO1")
    activity(rows, "AO2", executed=[1] * 3)
    activity(rows, "AO3", action="AEI.01.02")
    result = run(rows, "poi-ceplan")
    for scope, code in (("action", "AEI.01.01"), ("objective", "OEI.01"), ("unit", "03.06"), ("total", "P")):
        row = group(result, scope, code)
        assert (row["state"], row["result"], row["result_by_action"], row["median"]) == ("si", None, None, None)
        assert (row["light"], row["reason_code"]) == ("nd", "incomplete_activities")
    assert group(result, "action", "AEI.01.02")["result"] == 100.0


def test_an_excluded_activity_neither_blocks_nor_weighs() -> None:
    rows = operational()
    activity(rows, "AO1", programmed_amount=[1] * 12)
    activity(rows, "AO2", active=False, executed=[], programmed_amount=[1000] * 12)
    row = group(run(rows, "poi-ceplan"), "action", "AEI.01.01")
    assert (row["state"], row["result"], row["excluded"], row["programmed_amount"]) == ("ok", 100.0, 1, 12)


@pytest.mark.parametrize(
    ("flags", "state", "reason"), [({}, "sp", "nothing_programmed"), ({"active": False}, "nd", "no_progress")]
)
def test_an_action_over_no_values_has_no_result(flags: dict[str, Any], state: str, reason: str) -> None:
    rows = operational()
    activity(rows, "AO1", programmed=[0] * 6 + [5] * 6, executed=[0] * 6, **flags)
    row = group(run(rows, "poi-ceplan", HALF_YEAR), "action", "AEI.01.01")
    assert (row["state"], row["result"], row["reason_code"]) == (state, None, reason)


@pytest.mark.parametrize("aggregation", ["annual_total", "monthly_stock", "not_cumulative"])
def test_before_any_report_is_due_or_made_there_is_no_progress(aggregation: str) -> None:
    row = only(with_one(aggregation, [1] * 12, []), Horizon(YEAR, 6, date(2022, 1, 15)))
    assert (row["state"], row["executed"], row["progress"]) == ("nd", None, None)
    assert (row["light"], row["reason_code"]) == ("nd", "no_progress")


def test_an_activity_never_reported_has_nothing_executed_rather_than_zero() -> None:
    row = only(with_one("annual_total", [1] * 12, []))
    assert (row["state"], row["executed"], row["programmed"]) == ("si", None, 12_000_000)


def test_the_total_averages_activities_and_shows_the_mean_of_actions_beside_it() -> None:
    """As in the report of 2022-I, where the printed total is the mean of activities and not, as said, of actions."""
    rows = operational("AEI.01.01", "AEI.01.02")
    for number, percentage in enumerate((100, 100, 98)):
        activity(rows, f"A{number}", "AEI.01.01", programmed=[100] * 12, executed=[percentage] * 12)
    activity(rows, "B", "AEI.01.02", programmed=[100] * 12, executed=[90] * 12)
    result = run(rows, "poi-ceplan")
    for scope, code in (("objective", "OEI.01"), ("total", "P")):
        row = group(result, scope, code)
        assert row["result"] == pytest.approx(97.0)  # (100 + 100 + 98 + 90) / 4
        assert row["result_by_action"] == pytest.approx((298 / 3 + 90) / 2)  # 94.67
        assert (row["median"], row["light"]) == (99.0, "green")
    assert group(result, "action", "AEI.01.01")["result_by_action"] is None


def test_a_cost_centre_gathers_its_activities_wherever_they_stand() -> None:
    rows = operational("AEI.01.01", "AEI.01.02")
    activity(rows, "AO1", unit="03.06", programmed=[10] * 12, executed=[5] * 12)
    activity(rows, "AO2", "AEI.01.02", unit="03.06")
    activity(rows, "AO3", "AEI.01.02", unit="03.07")
    result = run(rows, "poi-ceplan")
    assert group(result, "unit", "03.06")["result"] == 75.0
    assert group(result, "unit", "03.06")["light"] == "amber"
    assert group(result, "unit", "03.07")["result"] == 100.0


def test_a_deep_action_counts_in_its_objective() -> None:
    rows = operational()
    rows.elements.append(element("SUB", "AEI.01.01"))
    activity(rows, "AO1", "SUB")
    assert group(run(rows, "poi-ceplan"), "objective", "OEI.01")["result"] == 100.0


def test_lights_of_activities_are_counted() -> None:
    rows = operational()
    for number, percentage in enumerate((100, 95, 94, 75, 74, 0)):
        activity(rows, f"A{number}", programmed=[100] * 12, executed=[percentage] * 12)
    row = group(run(rows, "poi-ceplan"), "total", "P")
    assert (row["green"], row["amber"], row["red"]) == (2, 2, 2)


def test_an_activity_outside_the_tree_is_gathered_and_not_lost() -> None:
    rows = operational()
    activity(rows, "AO1", "AEI.09.09", unit=None, programmed=[10] * 12, executed=[8] * 12)
    activity(rows, "AO2")
    groups = {(row["scope"], row["code"]): row for row in run(rows, "poi-ceplan").groups.to_dicts()}
    assert groups["action", "AEI.09.09"]["result"] == 80.0
    assert groups["unit", None]["result"] == 80.0
    assert (groups["objective", None]["result"], groups["objective", None]["result_by_action"]) == (80.0, 80.0)
    assert groups["total", "P"]["result"] == 90.0
