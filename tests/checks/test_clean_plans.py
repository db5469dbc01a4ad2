"""No false alarms: plans in which everything agrees give no finding above a hint."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.checks.consistent.many import evidence_of
from tests.checks.consistent.plan import ConsistentPlan, consistent_plan
from tests.conftest import THOROUGH

from faro.checks.audit import at_least, audit
from faro.checks.evidence import Evidence
from faro.checks.finding import Severity
from faro.package.reading import read_package
from faro.package.tables.account import CLAIM_KINDS
from faro.package.writing import write_folder

BATCH = 40
BATCHES = 25 if THOROUGH else 3
LARGE = [(seed, 400) for seed in range(12 if THOROUGH else 2)] + [(seed, 2000) for seed in range(3 if THOROUGH else 1)]


def small_plans(batch: int) -> list[ConsistentPlan]:
    """Plans of 1 to 60 activities."""
    return [consistent_plan(seed, 1 + seed * 7 % 60) for seed in range(batch * BATCH, (batch + 1) * BATCH)]


def alarms(evidence: Evidence) -> list[tuple[str, str]]:
    return [(finding.rule, finding.message) for finding in at_least(audit(evidence), Severity.LOW)]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_small_plans_that_agree_are_clean(batch: int) -> None:
    plans = small_plans(batch)
    for plan, evidence in zip(plans, evidence_of(plans), strict=True):
        assert alarms(evidence) == [], plan.tables["plan"][0]["code"]


@pytest.mark.parametrize(("seed", "count"), LARGE)
def test_large_plans_that_agree_are_clean(seed: int, count: int) -> None:
    assert alarms(consistent_plan(seed, count, published=True).evidence()) == []


@pytest.mark.parametrize(("seed", "count"), [(1, 1), (2, 7), (3, 45), (4, 150)])
def test_a_plan_is_a_package_that_reads_back_as_it_was(seed: int, count: int, tmp_path: Path) -> None:
    package = consistent_plan(seed, count).package()
    write_folder(package, tmp_path / "package")
    again = read_package(tmp_path / "package")
    for name, table in package.tables.items():
        assert again.tables[name].equals(table), name


def test_a_seed_gives_the_same_plan_every_time() -> None:
    assert consistent_plan(5, 20).tables == consistent_plan(5, 20).tables
    assert consistent_plan(5, 20).tables != consistent_plan(6, 20).tables


def test_plans_hold_what_must_not_be_flagged() -> None:
    """Zeros, gaps, reprogrammings, modified targets, partial years, inactive activities: each in some plan."""
    plans = [consistent_plan(seed, 40, published=True) for seed in range(25)]
    rows = {name: [row for plan in plans for row in plan.tables[name]] for name in plans[0].tables}
    assert {row["kind"] for row in rows["claims"]} >= set(CLAIM_KINDS)
    assert {row["version"] for row in rows["targets"]} == {0, 1, 2}
    assert {row["aggregation"] for row in rows["activities"]} == {"annual_total", "monthly_stock", "not_cumulative"}
    assert {row["kind"] for row in rows["activities"]} == {"activity", "investment"}
    assert {row["active"] for row in rows["activities"]} == {None, True, False}
    assert {row["stage"] for row in rows["monthly"]} == {"approved", "pia", "reprogrammed", "executed"}
    assert any(row["physical"] == 0 for row in rows["monthly"])
    assert any(row["month"] > 6 for row in rows["monthly"] if row["stage"] == "executed")
    assert any(row.get("value") is None and row["note"] for row in rows["measurements"])
    assert any(row.get("value") == 0 for row in rows["measurements"])
    assert any(row.get("numerator") for row in rows["measurements"])
    assert any(row["cutoff_date"] and row["cutoff_date"].year == row["evaluation_year"] for row in rows["plan"])
    assert len({row["title"].split()[0] for row in rows["printed_tables"] if row["role"] == "poi_table_3"}) == 2


def test_the_engine_gives_what_the_made_up_report_prints() -> None:
    """The generator computes its results in fractions of its own; the engine must come to the same."""
    plans = [consistent_plan(seed, 30, published=True) for seed in range(20)]
    for plan, evidence in zip(plans, evidence_of(plans), strict=True):
        said = [claim for claim in plan.tables["claims"] if claim["kind"] == "result"]
        for claim in said:
            run = evidence.runs[claim["method"]]
            of_element = run.elements.filter((run.elements["element"] == claim["element"]) & run.elements["in_force"])
            places = len(claim["stated_value"].partition(".")[2])
            distance = abs(Fraction(of_element["result"][0]) - Fraction(claim["stated_value"]))
            assert distance <= Fraction(1, 2 * 10**places) + Fraction(1, 10**9), claim
