"""Labels: what a heading, a title or a sentence announces against what stands there."""

from collections.abc import Mapping, Sequence

import pytest

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding
from faro.checks.rule import Rule
from faro.checks.rules.label import RULES
from faro.checks.rules.label_years import scope, years_in
from faro.checks.samples import claim, evidence, printed, printed_table

RULE = {rule.id: rule for rule in RULES}


def found(rule: str, evidence: Evidence) -> list[Finding]:
    return list(RULE[rule].find(evidence))


def table(headings: Mapping[str, str], rows: Sequence[Sequence[str]], title: str = "Tabla N°01") -> Evidence:
    return evidence(**printed(printed_table("t", "", headings, rows, title=title)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_hold(rule: Rule) -> None:
    assert [finding.rule for finding in rule.find(rule.failing().evidence)] == [rule.id]
    assert list(rule.find(rule.passing().evidence)) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("segundo semestre 2021", {2021}),
        ("PIA y PIM del año 2022", {2022}),
        ("ejecución de 2021 y 2022", {2021, 2022}),
        ("PEI 2021-2025", set()),
        ("periodo 2021 - 2025", set()),
        ("R.A. 749-2020-MPX", set()),
        ("código 20221", set()),
        (None, set()),
    ],
)
def test_years_of_a_text(text: str | None, years: set[int]) -> None:
    assert years_in(text) == years


def test_a_source_is_about_its_single_years_else_about_its_span() -> None:
    assert scope("Informe de evaluación del PEI 2021-2025, ejercicio 2022") == {2022}
    assert scope("Plan de gobierno 2019-2022") == {2019, 2020, 2021, 2022}
    assert scope("Bases de datos") == frozenset()


def test_the_same_wrong_year_is_one_finding_with_its_places() -> None:
    tables = printed(printed_table("t", "", {"amount": "Monto"}, [("1",)], title="Tabla N°05: Ejecución 2021"))
    claims = [claim(822, "period", "2021", words="segundo semestre 2021"), claim(830, "period", "2021")]
    findings = found("label.period", evidence(claims=claims, **tables))
    assert [(each.printed, len(each.occurrences)) for each in findings] == [("segundo semestre 2021", 3)]


@pytest.mark.parametrize("title", ["Línea de base 2019", "Metas 2025", "Población censada (censo 2017)", "2021 y 2022"])
def test_other_times_may_be_named_on_purpose(title: str) -> None:
    assert found("label.period", table({"amount": "Monto"}, [("1",)], title)) == []


@pytest.mark.parametrize("title", ["Programación 2021", "Línea de base 2025", "Ejecución 2023"])
def test_other_times_are_named_by_words_of_their_side(title: str) -> None:
    assert len(found("label.period", table({"amount": "Monto"}, [("1",)], title))) == 1


def test_a_year_within_the_scope_of_its_source_is_right() -> None:
    sources = [{"id": "informe", "title": "Informe del año 2021"}]
    assert found("label.period", evidence(sources=sources, claims=[claim(1, "period", "2021")])) == []


@pytest.mark.parametrize(
    ("headings", "findings"),
    [
        ({"target": "Programado 2022", "obtained": "Obtenido 2021"}, 1),
        ({"before": "Ejecutado 2021", "after": "Ejecutado 2022"}, 0),
        ({"before": "2021", "after": "2022"}, 0),
        ({"base": "Línea de base 2019", "obtained": "Obtenido 2022"}, 0),
        ({"target": "Programado 2022", "obtained": "Obtenido 2022"}, 0),
    ],
)
def test_years_of_headings(headings: dict[str, str], findings: int) -> None:
    assert len(found("label.period", table(headings, [("1", "2")]))) == findings


@pytest.mark.parametrize(
    ("column", "heading", "cells", "wrong"),
    [
        ("value", "Porcentaje de ejecución", ["271,633.70", "98,000.00"], True),
        ("value", "Porcentaje de ejecución", ["271.63", "98"], False),
        ("percent", "Ejecución en %", ["1,640.09", "161"], False),
        ("value", "Monto ejecutado", ["98%", "100%"], True),
        ("value", "Monto ejecutado", ["98", "100"], False),
        ("activities", "N° de AO", ["271,633.70", "12,000.50"], True),
        ("activities", "N° de AO", ["12", "14,000"], False),
        ("value", "Avance", ["271,633.70", "12,000.50"], False),
    ],
)
def test_units_of_columns(column: str, heading: str, cells: list[str], wrong: bool) -> None:  # noqa: FBT001
    case = table({"code": "Código", column: heading}, [(f"01.0{at}", cell) for at, cell in enumerate(cells)])
    assert bool(found("label.unit", case)) is wrong


def test_units_of_rows() -> None:
    headings = {"row_label": "", "pim": "PIM"}
    (finding,) = found(
        "label.unit", table(headings, [("N° de AO", "293,677,627.52"), ("Monto (S/)", "102,014,066.00")])
    )
    assert finding.subject == "N° de AO"


@pytest.mark.parametrize(
    ("column", "heading", "wrong"),
    [
        ("executed", "EJECUCIÓN DEL POI PROGRAMADO", False),
        ("executed", "PROGRAMACIÓN", True),
        ("poi_approved", "POI modificado", True),
        ("pim", "PIM", False),
        ("pim", "PIA", True),
        ("amount", "Seguimiento financiero", False),
    ],
)
def test_stages_of_columns(column: str, heading: str, wrong: bool) -> None:  # noqa: FBT001
    assert bool(found("label.stage", table({column: heading}, [("1",)]))) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Índice de Gestión Institucional (IEI)", True),
        ("Índice de Gestión Institucional (IGI)", False),
        ("Producto Bruto Interno (PBI)", False),
        ("Consejo de Coordinación Local Provincial (CCLP)", False),
        ("Centro Nacional de Planeamiento Estratégico (CEPLAN)", False),
        ("Población adulta mayor (PAM)", False),
        ("indicadores (SEIS)", False),
    ],
)
def test_abbreviations(text: str, wrong: bool) -> None:  # noqa: FBT001
    case = evidence(texts=[{"id": "T", "section": "context", "text": text}])
    assert bool(found("label.acronym", case)) is wrong


def test_without_printed_lights_orange_and_yellow_contradict_each_other() -> None:
    both = evidence(claims=[claim(1, "colour", "Naranja"), claim(2, "colour", "AMARILLO"), claim(3, "colour", "Rojo")])
    assert [finding.subject for finding in found("label.colour", both)] == ["amarillo"]
    assert found("label.colour", evidence(claims=[claim(1, "colour", "Naranja"), claim(2, "colour", "Verde")])) == []
