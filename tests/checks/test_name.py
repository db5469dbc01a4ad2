"""Names: other words are another name; spelling, inflection, abbreviation and length are not."""

import pytest

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding
from faro.checks.rule import Rule
from faro.checks.rules.name import RULES
from faro.checks.rules.name_words import Kinship, difference, one_edit_apart
from faro.checks.samples import action, evidence, objective, printed, printed_table

HEADINGS = {"code": "Código", "description": "Descripción"}
RULE = {rule.id: rule for rule in RULES}


def found(rule: str, evidence: Evidence) -> list[Finding]:
    return list(RULE[rule].find(evidence))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_hold(rule: Rule) -> None:
    assert [finding.rule for finding in rule.find(rule.failing().evidence)] == [rule.id]
    assert list(rule.find(rule.passing().evidence)) == []


@pytest.mark.parametrize(
    ("one", "other", "kinship"),
    [
        ("MODERNIZACION INSTITUCIONAL", "Modernización institucional.", Kinship.SAME),
        ("Planes territoriales actualizados", "Plan territorial actualizado", Kinship.SAME),
        ("Fortalecimiento de la gestión", "Fortalecer la gestión", Kinship.SAME),
        ("Servicios de salud y educación", "Servicios de salud y educativos", Kinship.SAME),
        ("Gestión efectiva y social", "Gestión efectivamente social", Kinship.SAME),
        ("Personal de la MPT", "Personal de la Municipalidad Provincial de Tarma", Kinship.SAME),
        ("Gestión del Riesgo de Desastres (GRD)", "Gestión del riesgo de desastres", Kinship.SAME),
        ("Acceso a los servicios de saluda", "Acceso a los servicios de salud", Kinship.SAME),
        ("Organizasión vecinal", "Organización vecinal", Kinship.SAME),
        ("Seguridad ciudadana", "Seguridad ciudadana en la provincia de Tarma", Kinship.SHORTER),
        ("Control urbano y rural", "Control urbano", Kinship.LONGER),
        ("Hogares sin agua", "Hogares con agua", Kinship.LONGER),
        ("Modernizar la gestión", "Fortalecer la gestión", Kinship.OTHER),
        ("Espacios recuperables", "Espacios recuperados", Kinship.OTHER),
        ("Población del distrito", "Población de la provincia", Kinship.OTHER),
        ("Promoción del cuidado y promoción", "Promoción del cuidado y protección", Kinship.OTHER),
    ],
)
def test_kinship_of_two_names(one: str, other: str, kinship: Kinship) -> None:
    assert difference(one, other).kinship == kinship


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("salud", "saluda", True),
        ("gestion", "gestoin", True),
        ("gestion", "gastion", True),
        ("gestion", "gestion", False),
        ("gestion", "cuestion", False),
        ("salud", "saludes", False),
    ],
)
def test_one_edit(one: str, other: str, apart: bool) -> None:  # noqa: FBT001
    assert one_edit_apart(one, other) is one_edit_apart(other, one) is apart


def test_one_code_is_one_finding_with_every_wording() -> None:
    tables = printed(
        printed_table("t-1", "objective_results", HEADINGS, [("OEI.01", "Modernizar la gestión")], first_line=10),
        printed_table("t-3", "poi_table_3", HEADINGS, [("OEI.01", "Fortalecer la gestión")], first_line=30),
        printed_table("t-4", "poi_table_4", HEADINGS, [("OEI.01", "Mejorar la gestión")], first_line=40),
    )
    (finding,) = found(
        "name.other-words", evidence(elements=[objective("OEI.01", name="Modernizar la gestión")], **tables)
    )
    assert finding.subject == "OEI.01"
    assert "«Fortalecer la gestión» (Tabla t-3)" in finding.message
    assert "«Mejorar la gestión» (Tabla t-4)" in finding.message
    assert [(each.place.table, each.printed) for each in finding.occurrences] == [
        ("elements", "Modernizar la gestión"),
        ("t-1", "Modernizar la gestión"),
        ("t-3", "Fortalecer la gestión"),
        ("t-4", "Mejorar la gestión"),
    ]


def test_a_table_of_names_shows_every_place_and_no_line_twice() -> None:
    headings = {"code": "Código", "cover": "Carátula", "table_3": "Tabla N°03", "table_code": "Código impreso"}
    names = printed_table(
        "names", "names", headings, [("OEI.01", "Gestión moderna", "Fortalecer", "OEI.01")], first_line=30
    )
    table = printed_table("t-3", "poi_table_3", HEADINGS, [("OEI.01", "Fortalecer")], first_line=30)
    (finding,) = found(
        "name.other-words", evidence(elements=[objective("OEI.01", name="Modernizar")], **printed(names, table))
    )
    assert [(each.place.table, each.place.column) for each in finding.occurrences] == [
        ("elements", "name"),
        ("t-3", "description"),
        ("names", "cover"),
    ]


def test_a_code_without_a_name_of_its_own_is_compared_with_its_longest_wording() -> None:
    tables = printed(
        printed_table("t-1", "", HEADINGS, [("03.01", "Gerencia Municipal")]),
        printed_table("t-2", "", HEADINGS, [("03.01", "Gerencia de Rentas y Tributación")]),
    )
    (finding,) = found("name.other-words", evidence(**tables))
    assert finding.subject == "03.01"


def test_a_repeated_code_with_the_name_of_another_is_a_matter_of_codes() -> None:
    elements = [
        objective("OEI.01"),
        action("AEI.01.01", "OEI.01", name="Patrullaje"),
        action("AEI.01.02", "OEI.01", name="Casetas"),
    ]
    rows = [("AEI.01.01", "Patrullaje"), ("AEI.01.01", "Casetas")]
    tables = printed(printed_table("t-4", "poi_table_4", HEADINGS, rows))
    assert found("name.other-words", evidence(elements=elements, **tables)) == []


def test_the_name_of_another_code_is_said() -> None:
    elements = [objective("OEI.01", name="Seguridad ciudadana"), objective("OEI.02", name="Gestión ambiental")]
    tables = printed(printed_table("t-4", "poi_table_4", HEADINGS, [("OEI.01", "Gestión ambiental")]))
    (finding,) = found("name.other-words", evidence(elements=elements, **tables))
    assert "es el nombre de OEI.02" in finding.message


def test_a_table_that_shortens_names_is_one_finding() -> None:
    elements = [
        objective("OEI.01", name="Seguridad en la provincia"),
        objective("OEI.02", name="Ambiente en la provincia"),
    ]
    rows = [("OEI.01", "Seguridad"), ("OEI.02", "AMBIENTE")]
    tables = printed(printed_table("t-4", "poi_table_4", HEADINGS, rows, title="Tabla N°04: Objetivos"))
    case = evidence(elements=elements, **tables)
    (finding,) = found("name.shortened", case)
    assert finding.message.startswith("Tabla N°04 acorta o alarga los nombres de 2 códigos (OEI.01, OEI.02)")
    assert len(finding.occurrences) == 2
    assert found("name.other-words", case) == []


def test_units_of_different_managements_may_share_a_name() -> None:
    units = [
        {"code": "01.01", "parent": "01", "name": "Secretaría"},
        {"code": "02.01", "parent": "02", "name": "Secretaría"},
    ]
    assert found("name.shared", evidence(units=units)) == []
    assert len(found("name.shared", evidence(units=[{**unit, "parent": None} for unit in units]))) == 1


def test_numbers_in_names_tell_them_apart() -> None:
    assert found("name.shared", evidence(elements=[objective("OEI.01"), objective("OEI.02")])) == []


def test_a_shared_name_is_one_finding_with_what_tables_print() -> None:
    elements = [objective("OEI.01", name="Gestión ambiental"), objective("OEI.02", name="Gestión ambiental")]
    tables = printed(printed_table("t-4", "poi_table_4", HEADINGS, [("OEI.02", "Seguridad ciudadana")]))
    case = evidence(elements=elements, **tables)
    (finding,) = found("name.shared", case)
    assert "Seguridad ciudadana" in [each.printed for each in finding.occurrences]
    assert found("name.other-words", case) == []
