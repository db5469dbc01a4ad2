"""Printed averages against their terms."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from faro.checks.evidence import Evidence, Record
from faro.checks.finding import Finding, Severity
from faro.checks.rule import Rule
from faro.checks.rules.average import RULES
from faro.checks.rules.average_examples import HEADINGS
from faro.checks.rules.average_tables import explained_totals
from faro.checks.rules.average_terms import Term, first_giving, ways
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, printed, printed_table

BY_ID = {rule.id: rule for rule in RULES}


def found(rule: str, case: Evidence) -> list[Finding]:
    return list(BY_ID[rule].find(case))


def terms(*percents: str | None, weights: tuple[str, ...] = ()) -> list[Term]:
    return [
        Term(f"A{at}", None if text is None else Decimal(text), (("N° AO", Decimal(weights[at])),) if weights else ())
        for at, text in enumerate(percents)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_finds_its_failing_example_only(rule: Rule) -> None:
    assert [finding.rule for finding in rule.find(rule.failing().evidence)] == [rule.id]
    assert list(rule.find(rule.passing().evidence)) == []


@pytest.mark.parametrize(
    ("printed_text", "given", "way"),
    [
        ("75", ways(terms("100", "50")), "mean"),
        ("119", ways(terms("244", "77", "50", "108")), "mean"),
        ("105", ways(terms("100", "100", "123", "100", "0", "0")), "without_zeros"),
        ("50", ways(terms("100", None)), "blanks_as_zeros"),
        ("80", ways(terms("100", "20", weights=("3", "1"))), "weighted:N° AO"),
        ("90", ways(terms("100", "20", weights=("3", "1"))), None),
    ],
)
def test_the_plainest_way_that_gives_a_figure_is_named(printed_text: str, given: list[Any], way: str | None) -> None:
    """244 + 77 + 50 + 108 is 479, a quarter 119.75; 423 over its four that are not zero is 105.75."""
    chosen = first_giving(Decimal(printed_text), given)
    assert (chosen.id if chosen else None) == way


def test_a_code_printed_twice_may_count_once() -> None:
    doubled = [Term(code, Decimal(percent)) for code, percent in (("A", 100), ("B", 0), ("C", 0), ("C", 0))]
    chosen = first_giving(Decimal("33.3"), ways(doubled))
    assert chosen is not None
    assert (chosen.id, chosen.value) == ("each_code_once", Fraction(100, 3))


def test_rounded_terms_leave_room_for_half_a_unit() -> None:
    (mean, *_others) = ways(terms("10", "20"))
    assert mean.gives(Decimal("15.4"))
    assert not mean.gives(Decimal("15.6"))


def cost_centres(percent: str, executed: str = "910.00") -> Evidence:
    rows = [
        ["03.01", "Gerencia", "100.00", "10.00", "10"],
        ["03.02", "Oficina", "900.00", "900.00", "100"],
        ["", "TOTALES", "1,000.00", executed, percent],
    ]
    return evidence(**printed(printed_table("poi-5", "poi_table_5", HEADINGS, rows, title="Tabla N°05: Ejecución")))


def test_a_mean_in_the_place_of_a_ratio_is_told_with_both() -> None:
    (finding,) = found("average.total", cost_centres("55"))
    assert finding.message == (
        "La Tabla N°05 imprime 55 % en el total: es la media simple de los 2 porcentajes (55.00), y no lo ejecutado "
        "entre lo programado: S/ 910.00 entre S/ 1,000.00 es 91.0 %."
    )
    assert explained_totals(cost_centres("55")) == {finding.occurrences[0].place}


@pytest.mark.parametrize(("percent", "executed"), [("91", "910.00"), ("80.0", "800.00"), ("70", "910.00")])
def test_a_ratio_of_rows_or_of_the_total_itself_and_what_is_no_average_are_not_told(
    percent: str, executed: str
) -> None:
    """70 is neither ratio nor average: the rules of ratios tell it."""
    assert found("average.total", cost_centres(percent, executed)) == []


@pytest.mark.parametrize(
    ("total", "severity"), [("30%", None), ("100%", Severity.MEDIUM), ("45%", Severity.HINT), ("90%", None)]
)
def test_a_total_without_amounts_is_a_mean_or_a_sum_or_lies_between_its_rows(
    total: str, severity: Severity | None
) -> None:
    """Rows of 20, 20 and 50: their mean is 30 and their sum 90."""
    rows = [["A1", "Uno", "20%"], ["A2", "Dos", "20%"], ["A3", "Tres", "50%"], ["", "PROMEDIO", total]]
    headings = {"code": "Código", "description": "Descripción", "physical_percent": "Ejecución física"}
    findings = found("average.total", evidence(**printed(printed_table("t", "", headings, rows))))
    assert [finding.severity for finding in findings] == ([severity] if severity else [])


def grouped(*objectives: tuple[str, tuple[str, ...]]) -> Evidence:
    tree: list[Record] = []
    rows: list[list[str | None]] = []
    for number, (own, percents) in enumerate(objectives, start=1):
        tree.append(objective(f"OEI.0{number}"))
        rows.append([f"OEI.0{number}", own])
        for at, percent in enumerate(percents):
            tree.append(action(f"AEI.0{number}.0{at}", f"OEI.0{number}"))
            rows.append([f"AEI.0{number}.0{at}", percent])
    headings = {"code": "Código", "physical_percent": "Ejecución física"}
    return evidence(elements=tree, **printed(printed_table("poi-4", "poi_table_4", headings, rows)))


def test_an_objective_made_up_otherwise_is_told_with_its_own_way() -> None:
    case = grouped(("50%", ("40%", "60%")), ("35%", ("0%", "70%")), ("80%", ("0%", "80%")))
    (finding,) = found("average.groups", case)
    assert finding.subject == "OEI.03"
    assert "es 40.0 %, y así salen 2 de los 3" in finding.message
    assert "sale de su único porcentaje que no es cero (80.00)" in finding.message


def test_groups_of_equal_weights_follow_the_weighted_mean_too() -> None:
    tree: list[Record] = []
    rows: list[list[str | None]] = []
    for number, (own, weights, percents) in enumerate(
        [("50%", "11", ("40%", "60%")), ("35%", "22", ("0%", "70%")), ("45%", "31", ("60%", "0%"))], start=1
    ):
        tree += [objective(f"OEI.0{number}"), *(action(f"AEI.0{number}.0{at}", f"OEI.0{number}") for at in (1, 2))]
        rows.append([f"OEI.0{number}", "", own])
        rows += [[f"AEI.0{number}.0{at}", weights[at - 1], percents[at - 1]] for at in (1, 2)]
    headings = {"code": "Código", "activities": "N° AO", "physical_percent": "Ejecución física"}
    case = evidence(elements=tree, **printed(printed_table("poi-4", "poi_table_4", headings, rows)))
    assert found("average.groups", case) == []


def test_a_doubled_code_explains_its_objective_and_not_the_table() -> None:
    """Actions of 100, 0, 0 and 0, two of them under one code: 25, or 33.3 with that code once."""
    tree: list[Record] = [objective("OEI.01"), objective("OEI.02"), objective("OEI.03")]
    for parent, codes in (("OEI.01", "12"), ("OEI.02", "34"), ("OEI.03", "567")):
        tree += [action(f"A{number}", parent) for number in codes]
    rows = [["OEI.01", "50%"], ["A1", "40%"], ["A2", "60%"], ["OEI.02", "40%"], ["A3", "0%"], ["A4", "80%"]]
    rows += [["OEI.03", "33.3%"], ["A5", "100%"], ["A6", "0%"], ["A7", "0%"], ["A7", "0%"]]
    headings = {"code": "Código", "physical_percent": "Ejecución física"}
    (finding,) = found(
        "average.groups", evidence(elements=tree, **printed(printed_table("t", "poi_table_4", headings, rows)))
    )
    assert "es 25.0 %, y así salen 2 de los 3" in finding.message
    assert "con cada código una sola vez (33.33)" in finding.message


def test_a_table_whose_objectives_follow_no_common_way_is_left_alone() -> None:
    case = grouped(("50%", ("10%", "20%")), ("90%", ("10%", "20%")), ("80%", ("0%", "40%")))
    assert found("average.groups", case) == []


def plan(
    *averages: str,
    results: tuple[str, ...] = (),
    measure: str = "promedio del PEI",
    values: tuple[str, str, str] = ("60", "10", "40"),
    **columns: Any,
) -> Evidence:
    """OEI.01 reached its target, OEI.02 not, OEI.03 not: 33.3 by count; 100, 20 and 80 by degree, 66.7."""
    three = [Measured(f"IND.0{n}", f"OEI.0{n}", "50", value) for n, value in enumerate(values, start=1)]
    rows = [[f"OEI.0{n}", text] for n, text in enumerate(results, start=1)]
    table = printed_table("r", "objective_results", {"code": "Código", "percent": "Resultado"}, rows)
    said = [
        claim(n, "average", text, measure=measure, stated_unit="percent", **columns)
        for n, text in enumerate(averages, start=1)
    ]
    tree = [objective(f"OEI.0{n}") for n in (1, 2, 3)]
    tables = printed(table) if results else {}
    return evidence(("ceplan-2021", "ilo-2022"), elements=tree, claims=said, **measured(*three), **tables)


@pytest.mark.parametrize("average", ["33", "33.3", "33.33"])
def test_a_mean_of_the_printed_results_is_right_however_rounded(average: str) -> None:
    case = plan(average, results=("100%", "0%", "0%"))
    assert found("average.plan", case) == found("average.recomputed", case) == []


def test_a_mean_that_leaves_zeros_out_is_told_so() -> None:
    (finding,) = found("average.plan", plan("90", results=("100%", "0%", "80%")))
    assert finding.severity == Severity.MEDIUM
    assert "sale de la media de los 2 porcentajes que no son cero (90.00)" in finding.message


def test_an_average_of_nothing_weighs_most() -> None:
    (finding,) = found("average.plan", plan("71", "71", results=("100%", "0%", "0%")))
    assert finding.severity is None
    assert len(finding.occurrences) == 2


def test_without_printed_results_any_method_may_give_it() -> None:
    assert found("average.plan", plan("33.3")) == found("average.plan", plan("66.7")) == []
    (finding,) = found("average.plan", plan("50"))
    assert "ningún método ofrecido da" in finding.message


def test_a_mean_of_results_rounded_as_printed_is_no_mean_of_wrong_results() -> None:
    """By degree 100, 64.6 and 64.6: 76.4. As printed, (100 + 65 + 65) / 3 is 76.67."""
    case = plan("76.67", results=("100%", "65%", "65%"), values=("50", "32.3", "32.3"))
    assert found("average.plan", case) == found("average.recomputed", case) == []


def test_a_mean_of_wrong_results_is_told_apart() -> None:
    """(100 + 20 + 95) / 3 is 71.67; by degree it is 66.7."""
    case = plan("72", "71.7", results=("100%", "20%", "95%"))
    assert found("average.plan", case) == []
    (finding,) = found("average.recomputed", case)
    assert (finding.printed, finding.recomputed) == ("71.7", Decimal("66.7"))
    assert len(finding.occurrences) == 2


def test_averages_of_other_things_are_not_the_plans() -> None:
    results = ("100%", "0%", "0%")
    assert found("average.plan", plan("71", results=results, measure="promedio de días")) == []
    assert found("average.plan", plan("71", results=results, element="OEI.01")) == []
