"""Work done and results reached, against each other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Severity
from faro.checks.rule import Rule
from faro.checks.rules.outcome import RULES, far_limit
from faro.checks.rules.outcome_examples import TREE, months, printed_progress
from faro.checks.samples import Measured, evidence, measured, printed, printed_table

BY_ID = {rule.id: rule for rule in RULES}


def found(rule: str, case: Evidence) -> list[Finding]:
    return list(BY_ID[rule].find(case))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_finds_its_failing_example_only(rule: Rule) -> None:
    assert [finding.rule for finding in rule.find(rule.failing().evidence)] == [rule.id]
    assert list(rule.find(rule.passing().evidence)) == []


def test_the_limit_is_the_methods() -> None:
    assert far_limit(printed_progress("100%", "40")) == Decimal(75)
    assert far_limit(evidence(elements=TREE)) is None


def test_figures_are_told_as_printed_and_as_computed() -> None:
    """40 of 90 is 44.4 %."""
    (finding,) = found("outcome.done-but-far", printed_progress("116%", "40"))
    assert finding.message == (
        "AEI.01.01 tiene 116 % de ejecución física (el cuadro «Tabla poi-4»), "
        "pero IND.01.AEI.01.01 obtuvo 40 contra una meta de 90 (44.4 % de la meta)."
    )
    assert (finding.recomputed, finding.difference) == (Decimal("44.4"), Decimal("71.6"))


@pytest.mark.parametrize(
    ("percent", "value", "target", "sense"),
    [
        ("99%", "40", "90", "ascending"),
        ("100%", "67.5", "90", "ascending"),
        ("100%", "100", "90", "ascending"),
        ("100%", "120", "90", "descending"),
    ],
)
def test_work_not_full_or_indicators_not_far_are_not_flagged(percent: str, value: str, target: str, sense: str) -> None:
    """67.5 of 90 is 75 %, and 90 of 120 is 75 %: the limit belongs to the band above."""
    case = printed_progress(percent, value, target=target, sense=sense)
    assert found("outcome.done-but-far", case) == []


def table(percent: str) -> dict[str, list[dict[str, object]]]:
    headings = {"code": "Código", "physical_percent": "Ejecución Física"}
    return printed(printed_table("poi-4", "poi_table_4", headings, [["AEI.01.01", percent]]))


def test_an_action_with_one_indicator_reached_is_left_alone() -> None:
    two = measured(Measured("IND.01", "AEI.01.01", "90", "40"), Measured("IND.02", "AEI.01.01", "90", "95"))
    case = evidence(("ceplan-2021",), elements=TREE, **two, **table("100%"))
    assert found("outcome.done-but-far", case) == []
    case = evidence(("ceplan-2021",), elements=TREE, **two, **table("10%"))
    assert found("outcome.far-but-achieved", case) == []


def test_an_ambiguous_sense_proves_nothing() -> None:
    one = measured(Measured("IND.01", "AEI.01.01", "90", "40", ambiguous=True))
    case = evidence(("ceplan-2021",), elements=TREE, **one, **table("100%"))
    assert found("outcome.done-but-far", case) == []


def test_a_target_reached_without_any_work_weighs_more() -> None:
    (little,) = found("outcome.far-but-achieved", printed_progress("63%", "95"))
    (none,) = found("outcome.far-but-achieved", printed_progress("0%", "95"))
    assert (little.severity, none.severity) == (None, Severity.MEDIUM)
    assert found("outcome.far-but-achieved", printed_progress("75%", "95")) == []


def test_work_of_a_year_that_is_not_over_is_not_too_little() -> None:
    case = printed_progress("40%", "95")
    half = replace(case, plan={**case.plan, "cutoff_date": date(2022, 8, 15)})
    assert found("outcome.far-but-achieved", half) == []


def test_computed_progress_counts_where_nothing_is_printed() -> None:
    case = months(spent="480", done="5")
    (finding,) = found("outcome.far-but-achieved", case)
    assert finding.subject == "AEI.01.01"


@pytest.mark.parametrize(("spent", "done"), [("0.01", "10"), (None, "10"), ("0", "9")])
def test_money_spent_or_unknown_or_work_undone_is_not_work_for_nothing(spent: str | None, done: str) -> None:
    assert found("outcome.done-for-nothing", months(spent=spent, done=done)) == []
