"""What lacks its other half."""

from typing import Any

import pytest

from faro.checks.evidence import Evidence, Record
from faro.checks.finding import Finding, Severity
from faro.checks.rule import Rule
from faro.checks.rules.coverage import RULES
from faro.checks.samples import (
    Measured,
    action,
    centimos,
    claim,
    evidence,
    measured,
    objective,
    printed,
    printed_table,
    units,
)

BY_ID = {rule.id: rule for rule in RULES}
TREE = (objective("OEI.01"), action("AEI.01.01", "OEI.01"), action("AEI.01.02", "OEI.01"))
ALL = tuple(Measured(f"IND.01.{code}", code, "50", "60") for code in ("OEI.01", "AEI.01.01", "AEI.01.02"))
HEADINGS = {"code": "Código", "activities": "N° AO", "amount": "Monto S/"}


def found(rule: str, case: Evidence) -> list[Finding]:
    return list(BY_ID[rule].find(case))


def tables(*rows_of_tables: list[list[str | None]]) -> dict[str, list[Record]]:
    return printed(
        *(
            printed_table(f"poi-{n}", f"poi_table_{n}", HEADINGS, rows, title=f"Tabla N°0{n}: AO")
            for n, rows in enumerate(rows_of_tables, start=3)
        )
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_finds_its_failing_example_only(rule: Rule) -> None:
    assert {finding.rule for finding in rule.find(rule.failing().evidence)} == {rule.id}
    assert list(rule.find(rule.passing().evidence)) == []


def test_objectives_need_no_indicator_where_no_objective_has_one() -> None:
    case = evidence(elements=TREE, **measured(*ALL[1:]))
    assert found("coverage.no-indicator", case) == []


def test_the_ends_of_a_tree_upwards_lack_no_parent() -> None:
    tree = [*TREE, objective("OEI.02"), action("AEI.02.01", "OEI.02")]
    assert found("coverage.no-parent", evidence(elements=tree)) == []
    tree[-1] = {**tree[-1], "parent": None}
    (finding,) = found("coverage.no-parent", evidence(elements=tree))
    assert (finding.subject, finding.occurrences[0].place.row) == ("AEI.02.01", 6)


def test_an_objective_needs_one_where_its_peers_have() -> None:
    case = evidence(elements=(*TREE, objective("OEI.02"), action("AEI.02.01", "OEI.02")), **measured(*ALL))
    assert [finding.subject for finding in found("coverage.no-indicator", case)] == ["OEI.02", "AEI.02.01"]


@pytest.mark.parametrize(("year", "severities"), [(2023, []), (2021, [Severity.LOW])])
def test_targets_of_other_years_weigh_by_whether_they_have_begun(year: int, severities: list[Severity]) -> None:
    one = measured(Measured("IND.01", "AEI.01.01", None, None))
    one["targets"] = [{"indicator": "IND.01", "year": year, "version": 0, "value": units("5")}]
    case = evidence(elements=TREE, **one)
    assert [finding.severity for finding in found("coverage.no-target", case)] == severities
    assert found("coverage.no-value", case) == []


def test_a_value_given_by_its_parts_is_there() -> None:
    one = measured(Measured("IND.01", "AEI.01.01", "50", None))
    one["measurements"] = [
        {"indicator": "IND.01", "period": "2022", "numerator": units("1"), "denominator": units("2")}
    ]
    assert found("coverage.no-value", evidence(elements=TREE, **one)) == []


def test_a_note_explains_why_there_is_no_value_or_no_target() -> None:
    some = measured(*ALL)
    some["measurements"][0] |= {"value": None, "note": "La fuente no publicó el año."}
    some["targets"][1] |= {"value": None, "note": "Se mide cada dos años."}
    case = evidence(elements=TREE, **some)
    assert found("coverage.no-value", case) == []
    assert found("coverage.no-target", case) == []


def test_a_plan_not_yet_measured_is_one_finding() -> None:
    silent = (Measured(each.code, each.element, "50", None) for each in ALL)
    (finding,) = found("coverage.no-value", evidence(elements=TREE, **measured(*silent)))
    assert len(finding.occurrences) == 3


def test_an_action_that_one_table_serves_is_served() -> None:
    both = tables([["AEI.01.01", "4", "1.00"]], [["AEI.01.01", "4", "1.00"], ["AEI.01.02", "02", "1.00"]])
    assert found("coverage.no-activities", evidence(elements=TREE, **both)) == []
    (finding,) = found("coverage.missing-row", evidence(elements=TREE, **both))
    assert finding.message == "La Tabla N°03 no lista AEI.01.02, que el plan tiene."


def test_an_action_that_no_table_serves_is_told_once_with_each_table() -> None:
    both = tables([["AEI.01.01", "4", "1.00"]], [["AEI.01.01", "4", "1.00"], ["AEI.01.02", "00", "0.00"]])
    case = evidence(elements=TREE, **both)
    (finding,) = found("coverage.no-activities", case)
    assert finding.message.endswith("la Tabla N°03 no la lista; la Tabla N°04 imprime 0.")
    assert found("coverage.missing-row", case) == []


def test_the_packages_own_activities_win_over_printed_tables() -> None:
    rows = [{"code": "AO1", "action": "AEI.01.02", "kind": "activity"}]
    case = evidence(elements=TREE, activities=rows, **tables([["AEI.01.01", "4", "1.00"], ["AEI.01.02", "0", "0.00"]]))
    assert [finding.subject for finding in found("coverage.no-activities", case)] == ["AEI.01.01"]


def test_without_activities_nowhere_nothing_is_asked_of_actions() -> None:
    assert found("coverage.no-activities", evidence(elements=TREE, **measured(*ALL))) == []


def test_money_without_activities_is_told_once_for_both_tables_and_not_as_a_missing_activity() -> None:
    rows: list[list[str | None]] = [["AEI.01.01", "4", "1.00"], ["AEI.01.02", "0", "43,098.00"]]
    case = evidence(elements=TREE, **tables(rows, rows))
    (finding,) = found("coverage.no-activity-for-budget", case)
    assert finding.message.count("S/ 43,098.00") == len(finding.occurrences) == 2
    assert found("coverage.no-activities", case) == []


def test_rows_without_a_count_are_one_finding_with_their_sum() -> None:
    rows: list[list[str | None]] = [["03.01", "4", "1.00"], ["03.02", "", "10.50"], ["03.03", None, "20.25"]]
    (finding,) = found("coverage.no-activity-for-budget", evidence(elements=TREE, **tables(rows)))
    assert "da S/ 30.75 y ningún número de actividades a 2 filas: 03.02, 03.03" in finding.message


def test_a_total_is_no_activity_without_money() -> None:
    rows: list[list[str | None]] = [["03.01", "4", "1.00"], ["TOTAL", "4", ""]]
    assert found("coverage.no-budget", evidence(elements=TREE, **tables(rows))) == []


def test_nothing_spent_is_not_nothing_programmed() -> None:
    table = printed_table("4", "", HEADINGS | {"amount": "Devengado S/"}, [["AEI.01.01", "4", "0.00"]])
    assert found("coverage.no-budget", evidence(elements=TREE, **printed(table))) == []


def test_a_text_may_leave_out_inactive_activities() -> None:
    rows = [
        {"code": f"AO{number}", "action": "AEI.01.01", "kind": "activity", "active": number < 3} for number in range(4)
    ]
    for stated, findings in (("3", 0), ("4", 0), ("2", 1)):
        claims = [said(stated, "actividades de la acción", "AEI.01.01")]
        case = evidence(elements=TREE, activities=rows, claims=claims)
        assert len(found("coverage.claims", case)) == findings


def budgeted(unit: str, amount: str, code: str | None = None) -> Record:
    return {"unit": unit, "action": code, "year": 2022, "stage": "pim", "amount": centimos(amount)}


@pytest.mark.parametrize(("unit", "subjects"), [("03", []), ("03.06", []), ("03.06.02", []), ("04", ["04"])])
def test_budget_may_stand_above_or_below_its_activities(unit: str, subjects: list[str]) -> None:
    tree = [{"code": "03"}, {"code": "03.06", "parent": "03"}, {"code": "03.06.02", "parent": "03.06"}, {"code": "04"}]
    rows = [{"code": "AO1", "action": "AEI.01.01", "unit": "03.06", "kind": "activity"}]
    case = evidence(elements=TREE, units=tree, activities=rows, budget=[budgeted(unit, "10"), budgeted("05", "0")])
    assert [finding.subject for finding in found("coverage.no-activity-for-budget", case)] == subjects


def test_budget_of_an_action_without_activities_is_told() -> None:
    rows = [{"code": "AO1", "action": "AEI.01.01", "unit": "03", "kind": "activity"}]
    lines = [budgeted("03", "10", "AEI.01.02"), budgeted("03", "10", "AEI.01.01"), budgeted("03", "10", "OEI.01")]
    (finding,) = found(
        "coverage.no-activity-for-budget",
        evidence(elements=TREE, units=[{"code": "03"}], activities=rows, budget=lines),
    )
    assert finding.subject == "AEI.01.02"


def test_an_activity_without_an_amount_is_a_hint_only() -> None:
    rows = [{"code": f"AO{n}", "action": "AEI.01.01", "unit": "03", "kind": "activity"} for n in (1, 2)]
    months = [
        {"activity": f"AO{n}", "year": 2022, "month": 1, "stage": "approved", "financial": centimos(amount)}
        for n, amount in ((1, "10"), (2, "0"))
    ]
    (finding,) = found("coverage.no-budget", evidence(elements=TREE, activities=rows, monthly=months))
    assert finding.severity == Severity.HINT
    assert finding.message.endswith("AO2.")


def test_a_cost_centre_with_one_reported_month_has_reported() -> None:
    rows = [
        {"code": f"AO{n}", "action": "AEI.01.01", "unit": unit, "kind": "activity", "aggregation": "annual_total"}
        for n, unit in ((1, "03"), (2, "03"), (3, "04"))
    ]
    months: list[Record] = [
        {"activity": f"AO{n}", "year": 2022, "month": 1, "stage": "approved", "physical": 10} for n in (1, 2, 3)
    ]
    months.append({"activity": "AO2", "year": 2022, "month": 1, "stage": "executed", "physical": 0})
    case = evidence(
        ("poi-ceplan",),
        elements=TREE,
        units=[{"code": "03"}, {"code": "04"}],
        activities=rows,
        monthly=months,
        **measured(*ALL),
    )
    assert [finding.subject for finding in found("coverage.no-report", case)] == ["04"]


def results(*codes: str) -> dict[str, Any]:
    rows = [[code, "10%"] for code in codes]
    return printed(printed_table("r", "objective_results", {"code": "Código", "percent": "Resultado"}, rows))


def test_a_badly_written_code_is_not_an_unknown_one() -> None:
    tree = [objective(f"OEI.0{n}") for n in (1, 2, 3)]
    case = evidence(elements=tree, **results("OEI 01", "oei.2", "OEI.03"))
    assert found("coverage.unknown-code", case) == []


def test_a_table_of_few_codes_is_not_held_to_list_all() -> None:
    tree = [objective(f"OEI.0{n}") for n in (1, 2, 3, 4, 5)]
    assert found("coverage.missing-row", evidence(elements=tree, **results("OEI.01", "OEI.02"))) == []
    (finding,) = found("coverage.missing-row", evidence(elements=tree, **results("OEI.01", "OEI.02", "OEI.05")))
    assert "OEI.03, OEI.04" in finding.message


def said(stated: str, measure: str, element: str | None = None, unit: str = "number") -> Record:
    return claim(1, "coverage", stated, measure=measure, element=element, stated_unit=unit)


@pytest.mark.parametrize(
    ("claimed", "findings"),
    [
        (said("0", "actividades de AEI.01.02"), 0),
        (said("0", "actividades de AEI 01.01 y AEI 01.02"), 1),
        (said("4", "actividades de la acción", "AEI.01.01"), 0),
        (said("5", "actividades de la acción", "AEI.01.01"), 1),
        (said("0", "talleres de la acción", "AEI.01.01"), 0),
        (said("AEI 01.01", "acciones del objetivo con actividades", "OEI.01", "words"), 0),
        (said("AEI.01.02", "acciones del objetivo con actividades", "OEI.01", "words"), 1),
    ],
)
def test_what_the_text_says_of_activities_is_held_against_the_tables(claimed: Record, findings: int) -> None:
    rows: list[list[str | None]] = [["AEI.01.01", "4", "1.00"], ["AEI.01.02", "0", "0.00"]]
    assert len(found("coverage.claims", evidence(elements=TREE, claims=[claimed], **tables(rows)))) == findings
