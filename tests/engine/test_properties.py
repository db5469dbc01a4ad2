"""What holds for any plan: order of rows, plans beside it, a better value, one more indicator without data."""

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.engine.cases import PLAN, element_row, indicator, indicator_row, one
from tests.engine.reference import Rows
from tests.engine.strategies import YEAR, operational_plans, quantities, strategic_plans
from tests.engine.tables import plan_tables

from faro.engine.contract import PlanTables
from faro.engine.evaluation import Horizon, Run, evaluate
from faro.engine.method import load_method, method_ids
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled

METHODS = [load_method(method_id) for method_id in method_ids()]
RESULTS = ("summary", "elements", "indicators", "activities", "groups")

quick = settings(max_examples=12, deadline=None, derandomize=True)
plans = st.one_of(strategic_plans(), operational_plans())


def results(tables: PlanTables) -> list[dict[str, Any]]:
    """Every table of every method, with rows in the order the engine gives them."""
    return [
        {name: getattr(run, name).to_dicts() for name in RESULTS} for run in evaluate(tables, METHODS, Horizon(YEAR))
    ]


def shuffled(frame: pl.DataFrame | None, seed: int) -> pl.DataFrame:
    assert frame is not None
    order = list(range(frame.height))
    random.Random(seed).shuffle(order)  # noqa: S311
    return frame[order]


@quick
@given(plans, st.integers(0, 1000))
def test_the_order_of_the_rows_does_not_matter(rows: Rows, seed: int) -> None:
    tables = plan_tables(rows)
    mixed = PlanTables(*(shuffled(getattr(tables, name), seed) for name in PlanTables.__slots__))
    assert almost(results(mixed)) == almost(results(tables))


def almost(value: Any) -> Any:
    """Floats to ten figures: a sum in another order may differ in the last bit."""
    if isinstance(value, float):
        return float(f"{value:.10g}")
    if isinstance(value, list):
        return [almost(each) for each in value]
    return {key: almost(each) for key, each in value.items()} if isinstance(value, dict) else value


@quick
@given(plans)
def test_a_plan_alone_is_as_it_is_among_many(rows: Rows) -> None:
    together = results(plan_tables(rows))
    for plan in {row["plan"] for row in rows.elements}:
        alone = Rows(**{name: [row for row in table if row["plan"] == plan] for name, table in vars(rows).items()})
        own = [{name: [row for row in table if row["plan"] == plan] for name, table in run.items()} for run in together]
        assert almost(results(plan_tables(alone))) == almost(own)


@quick
@given(plans)
def test_the_same_tables_give_the_same_bits(rows: Rows) -> None:
    assert results(plan_tables(rows)) == results(plan_tables(rows))


@quick
@given(
    st.sampled_from(("ilo-2022", "ceplan-2021", "ceplan-2023")),
    st.sampled_from(("ascending", "descending")),
    quantities(negative=False),
    st.tuples(quantities(negative=False), quantities(negative=False)),
)
def test_a_better_value_never_lowers_the_degree(method: str, sense: str, target: int, pair: tuple[int, int]) -> None:
    worse, better = sorted(pair, reverse=sense == "descending")
    degrees = [indicator_row(one(number(value), number(target), sense), method)["degree"] for value in (worse, better)]
    assume(None not in degrees)
    assert degrees[0] <= degrees[1]


def number(units: int) -> str:
    return str(from_scaled(units, QUANTITY_SCALE))


@quick
@given(strategic_plans(), operational_plans())
def test_every_degree_and_result_stays_within_cap_and_floor(strategic: Rows, operational: Rows) -> None:
    for rows in (strategic, operational):
        for run in evaluate(plan_tables(rows), METHODS, Horizon(YEAR)):
            for points in percentages(run):
                assert 0 <= points <= 100


def percentages(run: Run) -> list[float]:
    columns = [
        run.indicators["degree"],
        run.elements["result"],
        run.elements["simple_mean"],
        run.summary["mean"],
        run.activities["progress"],
        run.groups["result"],
        run.groups["result_by_action"],
        run.groups["median"],
    ]
    return [points for column in columns for points in column.drop_nulls()]


@quick
@given(strategic_plans(), operational_plans())
def test_no_figure_is_ever_not_a_number(strategic: Rows, operational: Rows) -> None:
    for rows in (strategic, operational):
        for run in evaluate(plan_tables(rows), METHODS, Horizon(YEAR)):
            for name in RESULTS:
                floats = getattr(run, name).select(pl.col(pl.Float64).is_finite().all())
                assert all(floats.row(0))


@quick
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=6))
def test_one_more_indicator_without_data_never_raises_the_result_of_2022(pairs: list[tuple[int, int]]) -> None:
    rows = one(*pairs[0])
    for count, (value, target) in enumerate(pairs[1:]):
        indicator(rows, f"I{count}", "OEI.01", value, target)
    before = element_row(rows, "ilo-2022", "OEI.01")["result"]
    indicator(rows, "ND", "OEI.01", None, 5)
    assert element_row(rows, "ilo-2022", "OEI.01")["result"] <= before


def test_a_method_without_cap_shows_what_goes_beyond() -> None:
    method = load_method("ceplan-2021")
    assert method.achievement is not None
    for cap, degree in ((None, 250.0), (Decimal(150), 150.0), (Decimal(100), 100.0)):
        uncapped = replace(method, achievement=replace(method.achievement, cap=cap))
        result = evaluate(plan_tables(one(5, 2)), [uncapped], Horizon(YEAR))[0]
        assert result.indicators["degree"].to_list() == [degree]
        assert result.summary["mean"].to_list() == [pytest.approx(degree)]


def test_an_indicator_measured_twice_in_a_year_is_refused_and_not_counted_twice() -> None:
    rows = one(5, 10)
    rows.measurements.append({**rows.measurements[0], "value": 1})
    with pytest.raises(pl.exceptions.ComputeError):
        evaluate(plan_tables(rows), METHODS, Horizon(YEAR))


def test_a_plan_without_operational_tables_has_no_operational_results() -> None:
    tables = replace(plan_tables(one(5, 10)), activities=None, monthly_by_stage=None)
    (result,) = evaluate(tables, [load_method("poi-ceplan")], Horizon(YEAR))
    assert result.activities.is_empty()
    assert result.groups.is_empty()
    assert PLAN not in result.groups["plan"]
