"""Stated numbers against what can be counted."""

from decimal import Decimal
from typing import Any

import pytest

from faro.checks.evidence import Evidence, Record
from faro.checks.finding import Finding, Severity
from faro.checks.rule import Rule
from faro.checks.rules.count import RULES
from faro.checks.samples import Measured, action, claim, evidence, measured, objective, printed, printed_table

BY_ID = {rule.id: rule for rule in RULES}
TREE = (objective("OEI.01"), action("AEI.01.01", "OEI.01"), action("AEI.01.02", "OEI.01"), objective("OEI.02"))
FOUR = (
    Measured("IND.01.OEI.01", "OEI.01", "50", "60"),
    Measured("IND.01.AEI.01.01", "AEI.01.01", "50", "40"),
    Measured("IND.01.AEI.01.02", "AEI.01.02", "50", "30"),
    Measured("IND.01.OEI.02", "OEI.02", "10", "20", "descending"),
)
"""OEI.01: 1 of 3 achieved (33.3 %); OEI.02: 0 of 1."""


def seen(*claims: Record, indicators: Any = FOUR, **tables: Any) -> Evidence:
    return evidence(("ceplan-2021", "ilo-2022"), elements=TREE, claims=claims, **measured(*indicators), **tables)


def found(rule: str, case: Evidence) -> list[Finding]:
    return list(BY_ID[rule].find(case))


def verdict(number: int, indicator: str, said: str) -> Record:
    return claim(number, "verdict", said, indicator=indicator)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_finds_its_failing_example_only(rule: Rule) -> None:
    assert [finding.rule for finding in rule.find(rule.failing().evidence)] == [rule.id]
    assert list(rule.find(rule.passing().evidence)) == []


def test_achieved_and_missed_of_one_set_are_one_finding() -> None:
    measure = "indicadores de OEI"
    case = seen(claim(1, "count_achieved", "2", measure=measure), claim(2, "count_not_achieved", "0", measure=measure))
    (finding,) = found("count.achieved", case)
    assert (finding.recomputed, finding.difference) == (Decimal(1), Decimal(1))
    assert "2 logrados y 0 no logrados de 2 indicadores" in finding.message
    assert len(finding.occurrences) == 2


@pytest.mark.parametrize(
    "columns",
    [
        {"measure": "indicadores logrados del plan"},
        {"element": "OEI.01", "measure": "indicadores del objetivo"},
        {"element": "OEI.01", "measure": "indicadores logrados de las acciones, por cada tema"},
    ],
)
def test_right_counts_and_counts_of_unknown_things_are_not_flagged(columns: dict[str, str]) -> None:
    assert found("count.achieved", seen(claim(1, "count_achieved", "1", **columns))) == []


def test_a_count_of_an_unknown_thing_is_never_judged() -> None:
    case = seen(
        claim(1, "count_achieved", "9", measure="indicadores de género"), claim(2, "count", "7", measure="temas")
    )
    assert found("count.achieved", case) == found("count.things", case) == []


def test_an_objective_counted_by_its_own_indicators_only_is_right_too() -> None:
    case = seen(claim(1, "count_not_achieved", "0", element="OEI.01", measure="indicadores del objetivo"))
    assert found("count.achieved", case) == []


def test_a_count_that_follows_from_a_wrong_verdict_names_it_and_weighs_less() -> None:
    subject = {"element": "OEI.01", "measure": "indicadores del objetivo"}
    case = seen(claim(1, "count_achieved", "2", **subject), verdict(2, "IND.01.AEI.01.01", "logrado"))
    (finding,) = found("count.achieved", case)
    assert finding.severity == Severity.MEDIUM
    assert finding.message.endswith("La diferencia es lo que el texto dice de IND.01.AEI.01.01.")


def test_a_count_against_the_documents_own_verdicts_tells_both() -> None:
    ambiguous = Measured("IND.01.OEI.01", "OEI.01", "20", "10", ambiguous=True)
    case = seen(
        claim(1, "count_achieved", "1", measure="indicadores de OEI"),
        verdict(2, "IND.01.OEI.01", "logrado"),
        verdict(3, "IND.01.OEI.02", "logrado"),
        indicators=(ambiguous, FOUR[3]),
    )
    (finding,) = found("count.achieved", case)
    assert "se logran 0 (de 0 a 1" in finding.message
    assert "serían 2: IND.01.OEI.01 e IND.01.OEI.02" in finding.message


def test_a_count_within_the_readings_of_an_ambiguous_sense_is_not_flagged() -> None:
    ambiguous = Measured("IND.01.OEI.01", "OEI.01", "20", "10", ambiguous=True)
    case = seen(claim(1, "count_achieved", "1", measure="indicadores de OEI"), indicators=(ambiguous, FOUR[3]))
    assert found("count.achieved", case) == []


def test_an_indicator_without_a_value_may_be_counted_as_missed_or_not() -> None:
    silent = (*FOUR[:2], Measured("IND.01.AEI.01.02", "AEI.01.02", "50", None))
    for stated in ("1", "2"):
        case = seen(claim(1, "count_not_achieved", stated, element="OEI.01"), indicators=silent)
        assert found("count.achieved", case) == []


def test_actions_objectives_and_indicators_are_counted() -> None:
    case = seen(
        claim(1, "count_actions", "3", element="OEI.01", measure="líneas de trabajo (AEI) del objetivo"),
        claim(2, "count", "nueve", measure="OEI del PEI"),
        claim(3, "count", "5", measure="indicadores de OEI"),
        claim(4, "count_indicators", "3", element="OEI.01", measure="indicadores del objetivo"),
    )
    assert [(f.printed, f.recomputed) for f in found("count.things", case)] == [
        ("3", Decimal(2)),
        ("nueve", Decimal(2)),
        ("5", Decimal(2)),
    ]


def test_activities_of_the_package_are_counted_as_registered_or_as_active() -> None:
    rows = [
        {"code": f"AO{n}", "action": "AEI.01.01", "kind": "activity", "active": n != 3, "aggregation": "annual_total"}
        for n in (1, 2, 3)
    ]
    for stated, findings in (("3", 0), ("2", 0), ("4", 1)):
        case = seen(claim(1, "count_activities", stated, measure="total POI"), activities=rows)
        assert len(found("count.activities", case)) == findings


def test_a_count_of_some_activities_only_is_not_judged() -> None:
    rows = [{"code": "AO1", "action": "AEI.01.01", "kind": "activity", "aggregation": "annual_total"}]
    case = seen(claim(1, "count_activities", "245", measure="total POI antes"), activities=rows)
    assert found("count.activities", case) == []


def test_two_figures_of_one_thing_are_told_unless_one_is_the_other_rounded() -> None:
    for second, findings in (("40.2", 0), ("42", 1)):
        case = seen(*(claim(n, "average", text, measure="promedio") for n, text in ((1, "40"), (2, second))))
        assert len(found("count.two-figures", case)) == findings


def test_two_figures_that_another_rule_has_told_are_not_told_twice() -> None:
    counts = (claim(n, "count", text, measure="OEI del PEI") for n, text in ((1, "2"), (2, "9")))
    case = seen(*counts)
    assert len(found("count.things", case)) == 1
    assert found("count.two-figures", case) == []


def results(*stated: str, **columns: Any) -> dict[str, list[Record]]:
    rows = [[f"OEI.0{n}", text] for n, text in enumerate(stated, start=1)]
    return printed(printed_table("resultados", "objective_results", {"code": "Código", "percent": "Resultado"}, rows))


def test_a_result_is_held_against_the_method_behind_the_others() -> None:
    """ilo-2022 gives 33.3 and 0; ceplan-2021 gives (100 + 80 + 60) / 3 = 80 and 10/20 = 50."""
    assert found("count.results", seen(**results("33%", "0%"))) == []
    assert found("count.results", seen(**results("80%", "50%"))) == []
    (finding,) = found("count.results", seen(**results("67%", "0%")))
    assert (finding.subject, str(finding.recomputed)) == ("OEI.01", "33.3")
    assert "1 de 3 indicadores" in finding.message
    assert "80.0 %" in finding.message


def test_results_that_no_method_gives_are_one_finding() -> None:
    (finding,) = found("count.results", seen(**results("41%", "17%")))
    assert finding.message.startswith("Ningún método ofrecido reproduce")
    assert len(finding.occurrences) == 2


def test_a_wrong_result_and_the_count_it_repeats_are_one_finding() -> None:
    subject = {"element": "OEI.01", "measure": "indicadores del objetivo"}
    claims = (claim(1, "count_achieved", "2", **subject), verdict(2, "IND.01.AEI.01.01", "logrado"))
    case = seen(*claims, **results("67%", "0%"))
    (finding,) = found("count.results", case)
    assert {occurrence.place.table for occurrence in finding.occurrences} == {"resultados", "claims"}
    assert found("count.achieved", case) == []


def test_lights_are_counted_by_the_documents_own_method() -> None:
    """Under ilo-2022 both objectives are red (33.3 and 0); under ceplan-2021, amber (80) and red (50)."""
    headings = {"row_label": "", "count": ""}
    for rows, findings in (
        ([["COLOR ROJO", "02 OEI"], ["COLOR VERDE", "0"]], 0),
        ([["COLOR ROJO", "01 OEI"], ["COLOR NARANJA", "01 OEI"]], 1),
    ):
        tables = results("33%", "0%")
        lights = printed(printed_table("semaforo", "lights", headings, rows))
        both = {name: tables[name] + lights[name] for name in tables}
        assert len(found("count.lights", seen(**both))) == findings
