"""Figures out of their range."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Severity
from faro.checks.rule import Rule
from faro.checks.rules.range_rules import RULES
from faro.checks.samples import (
    Measured,
    action,
    centimos,
    evidence,
    measured,
    objective,
    printed,
    printed_table,
    units,
)

PLAN = [objective("OEI.01"), action("AEI.01.01", "OEI.01"), action("AEI.01.02", "OEI.01")]
SPENT = {"code": "Código", "activities": "N° AO", "programmed": "Programado", "executed": "Ejecutado", "percent": "%"}
PHYSICAL = {"code": "Código", "activities": "N° AO", "physical_percent": "Ejecución física (%)"}
Rows = Sequence[Sequence[str | None]]


def of(rule: str, seen: Evidence) -> list[Finding]:
    return list(next(each for each in RULES if each.id == rule).find(seen))


def spent(*rows: Sequence[str | None]) -> Evidence:
    return evidence(**printed(printed_table("5", "poi_table_5", SPENT, rows, title="Tabla N°05: POI")))


def physical(*rows: Sequence[str | None], headings: Any = None, role: str = "poi_table_4") -> Evidence:
    table = printed_table("4", role, headings or PHYSICAL, rows, title="Tabla N°04: POI")
    return evidence(elements=PLAN, **printed(table))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_show_the_rule(rule: Rule) -> None:
    assert {finding.rule for finding in rule.find(rule.failing().evidence)} == {rule.id}
    assert not list(rule.find(rule.passing().evidence))


def test_what_is_in_range_is_not_flagged() -> None:
    for seen in (
        spent(("1", "3", "100.00", "100.00", "100"), ("2", "0", "50.00", "0.00", "0")),
        physical(("OEI.01", "3", "90%"), ("AEI.01.01", "3", "100%"), ("AEI.01.02", "1", "0%")),
    ):
        assert not [finding for rule in RULES for finding in rule.find(seen)]


def test_a_group_above_a_hundred_is_explained_by_its_rows() -> None:
    seen = physical(("OEI.01", "3", "119%"), ("AEI.01.01", "3", "244%"), ("AEI.01.02", "1", "77%"))
    (found,) = of("range.percent-over", seen)
    assert (found.subject, found.recomputed, found.difference) == ("AEI.01.01", Decimal(100), Decimal(144))
    alone = physical(("OEI.01", "3", "101%"), ("AEI.01.01", "3", "90%"))
    assert [found.subject for found in of("range.percent-over", alone)] == ["OEI.01"]


def test_indicators_and_results_may_be_above_a_hundred_in_print() -> None:
    headings = {"code": "", "obtained": "Avance (%)"}
    assert not of("range.percent-over", physical(("IND.01", "120%"), headings=headings, role="indicators"))


def test_overspending_names_both_amounts_and_leaves_denied_rows_to_the_ratio() -> None:
    seen = spent(
        ("1", "3", "100.00", "250.50", "251"),
        ("2", "3", "100.00", "54,000.00", "54"),
        ("3", "3", "", "10.00", ""),
        ("", "", "200.00", "54,260.50", ""),
    )
    found = of("range.overspent", seen)
    assert found[0].message == "La Tabla N°05, 1: ejecutó S/ 250.50 de S/ 100.00 programados, el 250.5 %."
    assert [each.difference for each in found[:1]] == [Decimal("150.50")]
    assert "2" not in {each.subject for each in found}


def test_a_percentage_of_a_blank_or_of_zero() -> None:
    seen = spent(("1", "1", "", "109.00", "100"), ("2", "1", "0.00", "", "100"), ("3", "1", "", "", "0"))
    blank, zero = of("range.no-denominator", seen)
    assert "«Programado» está en blanco, con S/ 109.00 ejecutados" in blank.message
    assert "«Programado» está en cero" in zero.message


def test_zeros_for_blanks_are_one_cause_in_a_table() -> None:
    rows = [(str(number), "1", "100.00", "", "0") for number in range(3)]
    (found,) = of("range.zero-for-blank", spent(*rows, ("9", "1", "100.00", "0.00", "0")))
    assert (found.severity, len(found.occurrences)) == (None, 3)


def test_zero_per_cent_of_no_activities_is_a_hint() -> None:
    (found,) = of("range.zero-for-blank", physical(("AEI.01.01", "0", "0%"), ("AEI.01.02", "1", "0%")))
    assert (found.severity, len(found.occurrences)) == (Severity.HINT, 1)


def test_negative_figures_but_not_differences() -> None:
    rows = [("1", "-3", "-100.00", "80.00", "-5")]
    assert [(found.printed, found.severity) for found in of("range.negative", spent(*rows))] == [
        ("-3", Severity.HIGH),
        ("-100.00", None),
        ("-5", None),
    ]
    headings = {"code": "", "amount": "Variación S/", "activities": "Diferencia de AO"}
    assert not of("range.negative", physical(("AEI.01.01", "-4.00", "-1"), headings=headings))


def shares(name: str, value: str, target: str = "90", **measurement: int) -> list[Finding]:
    tables = measured(Measured("IND.01", "AEI.01.01", target, value, name=name))
    tables["measurements"][0] |= measurement
    return of("range.indicator", evidence(elements=PLAN, **tables))


def test_a_part_is_not_above_its_whole() -> None:
    assert not shares("Porcentaje de viviendas con agua", "100", "0")
    (over,) = shares("Porcentaje de viviendas con agua", "100.000001")
    assert over.difference == Decimal("0.000001")
    (target,) = shares("Porcentaje de viviendas con agua", "90", "110")
    assert target.occurrences[0].place.table == "targets"
    (below,) = shares("Porcentaje de viviendas con agua", "-1")
    assert below.severity is Severity.MEDIUM


def test_rates_and_progress_may_leave_the_range() -> None:
    for name in ("Tasa de variación de viviendas", "Porcentaje de avance de obra", "Número de viviendas"):
        assert not shares(name, "140")


def test_a_numerator_above_its_denominator_is_told_with_both() -> None:
    (found,) = shares("Porcentaje de viviendas con agua", "105", numerator=units(21), denominator=units(20))
    assert "el numerador, 21, no es parte de su denominador, 20" in found.message
    assert not shares("Porcentaje de viviendas con agua", "95", numerator=units(19), denominator=units(20))


def months(executed: Sequence[int | None], amounts: Sequence[str]) -> Evidence:
    activity = {"code": "AO1", "action": "AEI.01.01", "unit": "03", "aggregation": "annual_total"}
    rows = [
        {"activity": "AO1", "year": 2022, "month": month, "stage": stage, "physical": quantity, "financial": amount}
        for month in range(1, 13)
        for stage, quantity, amount in (
            ("approved", units(10), centimos("100.00")),
            ("executed", units(executed[month - 1] or 0), centimos(amounts[month - 1])),
        )
    ]
    tables = measured(Measured("IND.01", "AEI.01.01", "90", "80"))
    return evidence(["poi-ceplan"], elements=PLAN, activities=[activity], monthly=rows, **tables)


def test_a_denominator_of_zero_is_told_of_any_indicator() -> None:
    (found,) = shares("Razón de camas por hospital", "0", numerator=0, denominator=0)
    assert (found.severity, found.occurrences[0].place.column) == (Severity.MEDIUM, "denominator")


def test_an_activity_above_its_programme_is_low() -> None:
    (found,) = of("range.activity-over", months([20] + [10] * 11, ["100.00"] * 11 + ["160.00"]))
    assert found.message == "AO1, 2022: avance físico 108.3 %; ejecutó S/ 1,260.00 de S/ 1,200.00 (105.0 %)."
    assert found.recomputed == Decimal(100)
    assert next(rule for rule in RULES if rule.id == found.rule).severity is Severity.LOW
    assert not of("range.activity-over", months([10] * 12, ["100.00"] * 12))


def test_a_month_may_revert_another_but_a_year_is_not_below_zero() -> None:
    assert not of("range.negative-amount", months([10] * 12, ["100.00", "-60.00"] + ["0.00"] * 10))
    (found,) = of("range.negative-amount", months([10] * 12, ["100.00", "-160.00"] + ["0.00"] * 10))
    assert found.message == "AO1: la suma del año de la actividad es S/ -60.00, menos que cero."
