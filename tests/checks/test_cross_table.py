"""The same figure in two places."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest

from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding
from faro.checks.printed_rows import ColumnKind
from faro.checks.rule import Rule
from faro.checks.rules.cross_table import RULES
from faro.checks.rules.cross_table_headings import comparable, significant_words
from faro.checks.samples import (
    Measured,
    Printed,
    action,
    claim,
    evidence,
    measured,
    objective,
    printed,
    printed_table,
)

PLAN = [
    objective("OEI.01", priority=1),
    *(action(f"AEI.01.0{number}", "OEI.01", priority=number) for number in range(1, 6)),
]


def of(rule: str, seen: Evidence) -> list[Finding]:
    return list(next(each for each in RULES if each.id == rule).find(seen))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_show_the_rule(rule: Rule) -> None:
    assert {finding.rule for finding in rule.find(rule.failing().evidence)} == {rule.id}
    assert not list(rule.find(rule.passing().evidence))


def headed(title: str, heading: str) -> tuple[PrintedTable, str]:
    return PrintedTable("t", title, "", "", {"c": heading}, ()), "c"


def test_significant_words_leave_footnotes_units_and_small_words_out() -> None:
    assert significant_words("N° de AO/ Inversión 1/") == {"ao", "inversion"}
    assert significant_words("N° AO/ INVERSIONES") == {"ao", "inversion"}
    assert significant_words("Monto total (S/)") == {"monto"}


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        (("POI", "N° AO"), ("POI", "Nro. de AO 2/"), ColumnKind.COUNT, True),
        (("POI", "N° AO"), ("POI", "N° AO/inversión"), ColumnKind.COUNT, False),
        (("", "Programación seguimiento financiero"), ("", "Seguimiento financiero 2/"), ColumnKind.AMOUNT, True),
        (("", "Programación financiera"), ("", "Ejecución financiera"), ColumnKind.AMOUNT, False),
        (("POI aprobado", "N° AO"), ("POI modificado", "N° AO"), ColumnKind.COUNT, False),
        (("POI modificado", "N° AO"), ("POI reprogramado", "N° AO"), ColumnKind.COUNT, True),
        (("POI 2021", "N° AO"), ("POI 2022", "N° AO"), ColumnKind.COUNT, False),
        (("Programación del POI", "Monto"), ("Ejecución del POI", "Monto"), ColumnKind.AMOUNT, False),
        (("", "S/"), ("", "S/"), ColumnKind.AMOUNT, False),
    ],
)
def test_headings_claim_the_same_figure_or_not(
    one: tuple[str, str], other: tuple[str, str], kind: ColumnKind, *, same: bool
) -> None:
    assert comparable(headed(*one), headed(*other), kind) is same
    assert comparable(headed(*other), headed(*one), kind) is same


def counts(table_id: str, rows: Mapping[str, str], title: str = "POI modificado") -> Printed:
    headings = {"code": "Código", "description": "", "activities": "N° AO"}
    texts = [("", "TOTAL", text) if code == "TOTAL" else (code, "", text) for code, text in rows.items()]
    return printed_table(table_id, "", headings, texts, title=f"Tabla N°0{table_id}: {title}")


def two(one: Mapping[str, str], other: Mapping[str, str], **tables: Any) -> Evidence:
    return evidence(elements=PLAN, **printed(counts("3", one), counts("4", other)), **tables)


FIVE = {f"AEI.01.0{number}": str(number) for number in range(1, 6)}


def test_a_code_with_two_counts_is_one_finding_and_its_group_is_explained() -> None:
    seen = two({"OEI.01": "15", **FIVE}, {"OEI.01": "18", **FIVE, "AEI.01.04": "07"})
    (found,) = of("cross_table.figures", seen)
    assert (found.subject, found.printed, found.recomputed, found.difference) == (
        "AEI.01.04",
        "4",
        Decimal(7),
        Decimal(-3),
    )
    assert [place.printed for place in found.occurrences] == ["4", "07"]


def test_a_group_that_differs_by_more_than_its_rows_is_told_too() -> None:
    seen = two({"OEI.01": "15", **FIVE}, {"OEI.01": "20", **FIVE, "AEI.01.04": "7"})
    assert [found.subject for found in of("cross_table.figures", seen)] == ["OEI.01", "AEI.01.04"]


def test_where_most_codes_differ_the_headings_are_the_one_cause() -> None:
    (found,) = of("cross_table.figures", two(FIVE, {code: f"1{text}" for code, text in FIVE.items()}))
    assert "en 5 de 5 códigos" in found.message
    assert len(found.occurrences) == 10


def test_other_stages_blanks_and_codes_printed_twice_are_not_compared() -> None:
    approved = evidence(elements=PLAN, **printed(counts("3", FIVE, "POI aprobado"), counts("4", {"AEI.01.01": "9"})))
    assert not of("cross_table.figures", approved)
    assert not of("cross_table.figures", two(FIVE, FIVE | {"AEI.01.02": ""}))
    headings = {"code": "Código", "description": "", "activities": "N° AO"}
    twice = printed_table("4", "", headings, [("AEI.01.01", "", "8"), ("AEI.01.01", "", "9")], title="POI modificado")
    assert not of("cross_table.figures", evidence(elements=PLAN, **printed(counts("3", FIVE), twice)))


def test_totals_that_neither_side_explains_differ() -> None:
    (found,) = of("cross_table.totals", two(FIVE | {"TOTAL": "383"}, {"AEI.01.01": "16", "TOTAL": "333"}))
    assert found.message == (
        "El total de la Tabla N°03 es 383 (sus filas suman 15) y el de la Tabla N°04, 333 (sus filas suman 16), "
        "bajo el mismo encabezado («N° AO»)."
    )
    assert not of("cross_table.totals", two(FIVE | {"TOTAL": "16"}, FIVE | {"TOTAL": "15"})), "a sum rule's finding"


def test_rows_left_out_matter_where_they_have_figures() -> None:
    short = {code: text for code, text in FIVE.items() if code != "AEI.01.05"}
    (found,) = of("cross_table.rows", two(FIVE, short))
    assert found.message == "La Tabla N°04 no imprime filas que la Tabla N°03 sí imprime: AEI.01.05 (5)."
    assert not of("cross_table.rows", two(FIVE | {"AEI.01.05": "0"}, short))


def test_a_code_unknown_to_the_plan_calls_for_no_rows_of_units() -> None:
    units = [{"code": "03.01", "name": "Gerencia"}]
    assert not of("cross_table.rows", two({"AEI.01.01": "1", "AEI.1.02": "2"}, {"03.01": "3"}, units=units))


def stages(second: Sequence[tuple[str, str]], heading: str = "POI CONSISTENTE CON PIA") -> list[Finding]:
    first = printed_table(
        "poi-1",
        "poi_table_1",
        {"row_label": "", "a": "POI aprobado", "b": "POI consistente con PIA"},
        [
            ("Monto total (S/)", "300.00", "102'014,066.00"),
            ("N° AO", "198", "207"),
            ("N° AO e inversiones", "212", "245"),
        ],
        title="Tabla N°01",
    )
    other = printed_table("poi-2", "poi_table_2", {"row_label": "", "c": heading}, second, title="Tabla N°02")
    return of("cross_table.same-stage", evidence(**printed(first, other)))


def test_a_swapped_label_shows_where_its_figure_comes_from() -> None:
    (found,) = stages([("Monto total (S/.)", "102,014,066"), ("N° AO e inversiones", "207")])
    assert found.message == (
        "«N° AO e inversiones», «POI consistente con PIA»: la Tabla N°01 imprime 245 y la Tabla N°02, 207; "
        "207 es lo que la Tabla N°01 da en «N° AO»: parece un rótulo cambiado."
    )


def test_another_stage_has_other_figures() -> None:
    assert not stages([("N° AO e inversiones", "341")], heading="PIM")


def test_priorities_are_the_plans() -> None:
    headings = {"code": "Código", "description": "", "priority": "Prioridad"}
    table = printed_table(
        "4", "poi_table_4", headings, [("OEI.01", "", "1"), ("AEI.01.02", "", "3"), ("AEI.01.03", "", "")]
    )
    (found,) = of("cross_table.priority", evidence(elements=PLAN, **printed(table)))
    assert (found.subject, found.recomputed) == ("AEI.01.02", Decimal(2))


def indicators(target: str, obtained: str, *, year: int = 2022, claims: Sequence[Any] = ()) -> list[Finding]:
    headings = {"code": "", "name": "", "target": f"Programado {year}", "obtained": f"Obtenido {year}"}
    table = printed_table("i", "indicators", headings, [("IND.01", "", target, obtained)], title="Indicadores")
    tables = measured(Measured("IND.01", "AEI.01.01", "80.5", "60"))
    tables["targets"].append({"indicator": "IND.01", "year": 2022, "version": 1, "value": 70_000_000})
    return of(
        "cross_table.indicator-figures",
        evidence(["ceplan-2021"], elements=PLAN, claims=claims, **tables, **printed(table)),
    )


def test_printed_targets_are_any_version_and_values_the_measured_one() -> None:
    assert not indicators("80.5%", "60%")
    assert not indicators("81%", "60"), "rounded"
    assert not indicators("70%", "ND")
    assert [found.printed for found in indicators("75%", "61%")] == ["75%", "61%"]
    assert "el plan tiene 80.5 o 70" in indicators("75%", "60%")[0].message
    assert not indicators("75%", "61%", year=2021)


def test_a_value_said_in_the_text_is_the_measured_one() -> None:
    (found,) = indicators("70", "60", claims=[claim(7, "obtained", "40", indicator="IND.01")])
    assert found.message == "El texto da 40 como valor obtenido de IND.01 (línea 7); el plan tiene 60."


def test_activities_said_are_in_some_table() -> None:
    def said(number: str, **columns: Any) -> list[Finding]:
        claims = [claim(9, "count_activities", number, measure="actividades", **columns)]
        return of("cross_table.activities-said", two(FIVE | {"TOTAL": "15"}, FIVE | {"AEI.01.01": "4"}, claims=claims))

    assert not said("4", element="AEI.01.01")
    (found,) = said("3", element="AEI.01.01")
    assert "la Tabla N°03, 1; la Tabla N°04, 4" in found.message
    assert not said("15")
    assert not said("18"), "the rows of the second table sum it"
    assert said("383")
    assert not said("3", element="OEI.01"), "no table prints it"


def test_activities_of_a_stage_are_in_the_column_of_that_stage() -> None:
    headings = {"row_label": "", "approved": "POI aprobado", "consistent": "POI consistente con PIA"}
    table = printed_table("1", "poi_table_1", headings, [("N° AO e inversiones", "212", "245")])
    for number, findings in (("212", 0), ("245", 1)):
        claims = [claim(9, "count_activities", number, measure="total del POI aprobado")]
        assert len(of("cross_table.activities-said", evidence(claims=claims, **printed(table)))) == findings


def execution(kind: str, number: str, measure: str = "ejecución") -> list[Finding]:
    headings = {"code": "", "description": "", "physical_percent": "Ejecución física"}
    table = printed_table("4", "poi_table_4", headings, [("AEI.01.01", "", "80.4%")], title="Tabla N°04")
    claims = [claim(9, kind, number, measure=measure, element="AEI.01.01")]
    tables = measured(Measured("IND.01", "AEI.01.01", "80", "100"))
    return of(
        "cross_table.execution-said",
        evidence(["ceplan-2021"], elements=PLAN, claims=claims, **tables, **printed(table)),
    )


def test_execution_said_is_what_is_printed_unless_it_speaks_of_the_indicator() -> None:
    assert not execution("physical", "80")
    assert len(execution("physical", "100")) == 1
    assert not execution("execution", "100"), "the indicator's own value"
    assert len(execution("execution", "90")) == 1
    assert not execution("execution", "90", "ejecución financiera de la acción"), "another figure than the physical one"
