"""Plausibility: hints at what is far from its like, and none where the plan itself explains it."""

import math
from collections.abc import Sequence
from dataclasses import fields
from statistics import NormalDist

import pytest

from faro.checks.audit import audit
from faro.checks.evidence import Evidence, Record
from faro.checks.finding import Finding, Severity
from faro.checks.rule import Rule
from faro.checks.rules.plausibility import RULES
from faro.checks.rules.plausibility_spread import centre_and_spread, far_from_their_like
from faro.checks.rules.plausibility_thresholds import THRESHOLDS, Threshold
from faro.checks.samples import YEAR, Measured, centimos, evidence, measured, objective, printed, printed_table, units

RULE = {rule.id: rule for rule in RULES}


def found(rule: str, evidence: Evidence) -> list[Finding]:
    return list(RULE[rule].find(evidence))


def activity(code: str, **columns: str) -> Record:
    usual = {
        "kind": "activity",
        "action": "AEI.01.01",
        "unit": "01",
        "measure": "Informe",
        "aggregation": "annual_total",
    }
    return {"code": code, "name": code, **usual, **columns}


def month(code: str, number: int, stage: str, soles: str | None, done: str | None = "1") -> Record:
    return {
        "activity": code,
        "year": YEAR,
        "month": number,
        "stage": stage,
        "financial": None if soles is None else centimos(soles),
        "physical": None if done is None else units(done),
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_hold(rule: Rule) -> None:
    assert rule.severity is Severity.HINT
    (finding,) = audit(rule.failing().evidence, [rule])
    assert finding.severity is Severity.HINT
    assert list(rule.find(rule.passing().evidence)) == []


def test_every_limit_is_published_with_its_reason() -> None:
    limits = [getattr(THRESHOLDS, each.name) for each in fields(THRESHOLDS)]
    assert all(isinstance(limit, Threshold) and limit.reason.endswith(".") for limit in limits)


def test_the_spread_of_a_normal_distribution_is_its_deviation() -> None:
    values = [NormalDist(7, 2).inv_cdf((at + 0.5) / 2001) for at in range(2001)]
    assert centre_and_spread(values) == pytest.approx((7, 2), rel=1e-3)


@pytest.mark.parametrize("size", [12, 40, 400])
@pytest.mark.parametrize("deviation", [0.1, 1.0, 2.0])
def test_amounts_spread_as_they_use_to_be_are_not_remarked(size: int, deviation: float) -> None:
    logs = NormalDist(10, deviation)
    assert far_from_their_like([math.exp(logs.inv_cdf((at + 0.5) / size)) for at in range(size)]) == []


def test_an_amount_less_than_five_times_the_usual_is_usual() -> None:
    assert far_from_their_like([100.0] * 20 + [499.0]) == []
    assert far_from_their_like([100.0] * 20 + [501.0]) == [20]
    assert far_from_their_like([100.0] * 20 + [19.0, 0.0]) == [20]


def amounts(values: Sequence[str]) -> Evidence:
    rows = [(f"01.{at:02}", value) for at, value in enumerate(values, start=1)]
    headings = {"code": "Código", "amount": "Monto"}
    return evidence(**printed(printed_table("t", "", headings, [*rows, ("TOTAL", "90,000,000.00")])))


def test_a_printed_amount_is_held_against_its_column_and_totals_are_left_out() -> None:
    usual = [f"{1000 + at}.50" for at in range(12)]
    assert found("plausibility.outlier", amounts(usual)) == []
    (finding,) = found("plausibility.outlier", amounts([*usual, "9,000,000.00"]))
    assert (finding.subject, finding.printed) == ("01.13", "S/ 9,000,000.00")
    assert found("plausibility.outlier", amounts([*usual[:10], "9,000,000.00"])) == []


def december(planned_month: int, executed_month: int, size: int = 12, stage: str = "pia") -> Evidence:
    codes = [f"A{at:02}" for at in range(size)]
    rows = [month(code, 6, stage, "100.50") for code in codes[1:]] + [month(codes[0], planned_month, stage, "100.50")]
    rows += [month(code, 6, "executed", "90.20") for code in codes[1:]]
    rows += [month(codes[0], executed_month, "executed", "90.20")]
    return evidence(activities=[activity(code) for code in codes], monthly=rows)


def test_a_december_that_was_programmed_is_no_spike() -> None:
    assert found("plausibility.december", december(12, 12)) == []
    assert found("plausibility.december", december(6, 11)) == []
    assert found("plausibility.december", december(6, 12, size=11)) == []
    money, physical = found("plausibility.december", december(6, 12))
    assert "A00 (100 %, previsto 0 %)" in money.message
    assert money.cause == physical.cause


def test_where_every_activity_runs_in_december_none_is_a_spike() -> None:
    codes = [f"A{at:02}" for at in range(12)]
    rows = [month(code, 6, "pia", "100.50") for code in codes] + [
        month(code, 12, "executed", "90.20") for code in codes
    ]
    case = evidence(activities=[activity(code) for code in codes], monthly=rows)
    assert found("plausibility.december", case) == []


def test_what_is_physical_counts_only_where_months_are_summed() -> None:
    case = december(6, 12)
    stocks = evidence(
        activities=[activity(f"A{at:02}", aggregation="monthly_stock") for at in range(12)],
        monthly=[{**row, "financial": None} for row in case.rows("monthly")],
    )
    assert found("plausibility.december", stocks) == []


def copied(stages: Sequence[str], months: int = 6, copying: int = 3, others: int = 0) -> Evidence:
    """Activities whose last stage is executed as programmed, and others that spend a little less."""
    codes = [f"A{at:02}" for at in range(copying + others)]
    rows = [month(code, at, "executed", f"{at}00.10") for code in codes for at in range(1, months + 1)]
    for stage in stages:
        off = 50 if stage == "approved" else 0
        rows += [
            month(code, at, stage, f"{at}{off if number < copying else 70:02}.10")
            for number, code in enumerate(codes)
            for at in range(1, months + 1)
        ]
    return evidence(activities=[activity(code) for code in codes], monthly=rows)


def test_the_programme_that_can_be_copied_is_the_one_in_force() -> None:
    assert found("plausibility.copied-months", copied(["approved"])) == []
    (finding,) = found("plausibility.copied-months", copied(["approved", "reprogrammed"]))
    assert finding.message.startswith("3 actividades informan")


def test_few_months_or_few_activities_may_coincide() -> None:
    assert found("plausibility.copied-months", copied(["pia"], months=5)) == []
    assert found("plausibility.copied-months", copied(["pia"], copying=2)) == []
    assert found("plausibility.copied-months", copied(["pia"], copying=3, others=13)) == []
    assert len(found("plausibility.copied-months", copied(["pia"], copying=3, others=12))) == 1


def test_a_programme_out_of_all_proportion_is_seen_though_nothing_was_spent() -> None:
    codes = [f"A{at:02}" for at in range(13)]
    rows = [month(code, 1, "pia", f"{1000 + at}.50") for at, code in enumerate(codes[1:])]
    case = evidence(
        activities=[activity(code) for code in codes], monthly=[*rows, month("A00", 1, "pia", "90000000.10")]
    )
    (finding,) = found("plausibility.outlier", case)
    assert (finding.subject, "lo programado" in finding.message) == ("A00", True)


def test_unit_costs_are_compared_within_the_same_measure_and_action() -> None:
    def case(measure: str, size: int = 5) -> Evidence:
        codes = [f"A{at}" for at in range(size)]
        rows = [month(code, 1, "executed", "1000.50", "10") for code in codes]
        return evidence(
            activities=[*(activity(code) for code in codes), activity("B", measure=measure)],
            monthly=[*rows, month("B", 1, "executed", "1000.50", "0.1")],
        )

    (finding,) = found("plausibility.unit-cost", case("INFORME"))
    assert "B gastó S/ 10,005.00 por cada unidad" in finding.message
    assert "S/ 100.05" in finding.message
    assert found("plausibility.unit-cost", case("Persona")) == []
    assert found("plausibility.unit-cost", case("Informe", size=3)) == []


def test_values_of_other_measures_may_be_round() -> None:
    cases = [Measured(f"I-{at}", "OEI.01", "60", str(5 * at), name="Número de informes") for at in range(20)]
    assert found("plausibility.round-values", evidence(elements=[objective("OEI.01")], **measured(*cases))) == []


def test_the_target_in_force_is_the_one_to_be_met() -> None:
    tables = measured(*(Measured(f"I-{at}", "OEI.01", "60", "60") for at in range(10)))
    later = {"indicator": "I-0", "year": YEAR, "version": 1, "value": units("70")}
    case = evidence(elements=[objective("OEI.01")], **{**tables, "targets": [later, *tables["targets"]]})
    assert found("plausibility.exact-targets", case) == []


def test_short_texts_small_numbers_and_full_scores_coincide_by_chance() -> None:
    texts = [{"id": f"T{at}", "section": "factors", "text": "Faltó presupuesto."} for at in range(2)]
    parts = [("I", "19", "40"), ("J", "19", "40"), ("K", "90", "90"), ("L", "90", "90")]
    measurements = [
        {"indicator": code, "period": str(YEAR), "numerator": units(over), "denominator": units(under)}
        for code, over, under in parts
    ]
    case = evidence(texts=texts, measurements=measurements)
    assert [finding for rule in RULES for finding in rule.find(case)] == []
