"""The fast engine and the slow reference agree on whatever plan hypothesis can think of."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import THOROUGH
from tests.engine import reference, reference_poi
from tests.engine.reference import Rows
from tests.engine.strategies import YEAR, operational_methods, operational_plans, strategic_methods, strategic_plans
from tests.engine.tables import assert_agree, plan_tables

from faro.engine import contract
from faro.engine.evaluation import Horizon, Run, evaluate
from faro.engine.method import Method, load_method
from faro.engine.poi import activity_results, group_results, monthly_in_force

SHIPPED = [load_method(method_id) for method_id in ("ilo-2022", "ceplan-2021", "ceplan-2023")]
POI = load_method("poi-ceplan")

quick = settings(max_examples=300 if THOROUGH else 40, deadline=None, derandomize=not THOROUGH)


def check_strategic(rows: Rows, run: Run) -> None:
    indicators = reference.indicator_rows(rows, YEAR, run.method)
    elements = reference.element_rows(rows, indicators, YEAR, run.method)
    summary = reference.summary_rows(indicators, elements, run.method)
    assert_agree(run.indicators, indicators, contract.INDICATOR_RESULTS, ("plan", "indicator", "version"))
    assert_agree(run.elements, elements, contract.ELEMENT_RESULTS, ("plan", "element", "version"))
    assert_agree(run.summary, summary, contract.SUMMARY, ("plan", "version"))


def check_operational(rows: Rows, method: Method, through: int, due: int) -> None:
    tables = plan_tables(rows)
    assert tables.activities is not None
    assert tables.monthly_by_stage is not None
    slow = reference_poi.activity_rows(rows, YEAR, method, through, due)
    with_months = {(row["plan"], row["activity"]) for row in rows.monthly_by_stage}
    slow = [row for row in slow if (row["plan"], row["activity"]) in with_months]
    monthly = monthly_in_force(tables.monthly_by_stage.lazy(), method)
    fast = activity_results(monthly, tables.activities.lazy(), method, through, due)
    assert_agree(fast, slow, contract.ACTIVITY_RESULTS, ("plan", "activity"))
    groups = group_results(fast, tables.elements, method)
    assert_agree(
        groups, reference_poi.group_rows(rows, slow, method), contract.GROUP_RESULTS, ("plan", "scope", "code")
    )


@quick
@given(strategic_plans())
def test_the_shipped_methods_agree_with_the_reference(rows: Rows) -> None:
    for run in evaluate(plan_tables(rows), SHIPPED, Horizon(YEAR)):
        check_strategic(rows, run)


@quick
@given(strategic_plans(extreme=False), strategic_methods())
def test_any_choice_of_rules_agrees_with_the_reference(rows: Rows, method: Method) -> None:
    check_strategic(rows, evaluate(plan_tables(rows), [method], Horizon(YEAR))[0])


@quick
@given(operational_plans(), st.integers(1, 12), st.integers(0, 12))
def test_the_shipped_poi_method_agrees_with_the_reference(rows: Rows, through: int, due: int) -> None:
    check_operational(rows, POI, through, due)


@quick
@given(operational_plans(), operational_methods(), st.sampled_from((6, 12)))
def test_any_choice_of_poi_rules_agrees_with_the_reference(rows: Rows, method: Method, through: int) -> None:
    check_operational(rows, method, through, through)


@quick
@given(operational_plans())
def test_an_evaluation_of_the_poi_agrees_with_the_reference(rows: Rows) -> None:
    run = evaluate(plan_tables(rows), [POI], Horizon(YEAR))[0]
    slow = reference_poi.activity_rows(rows, YEAR, POI, 12, 12)
    assert_agree(run.activities, slow, contract.ACTIVITY_RESULTS, ("plan", "activity"))
    assert_agree(
        run.groups, reference_poi.group_rows(rows, slow, POI), contract.GROUP_RESULTS, ("plan", "scope", "code")
    )
