"""Form: two manners of writing in one column are one finding; one manner throughout is none."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding, Severity
from faro.checks.rule import Rule
from faro.checks.rules.format_numbers import Marks, marks
from faro.checks.rules.format_rules import RULES
from faro.checks.rules.format_spelling import likely_misspelt
from faro.checks.samples import claim, evidence, objective, printed, printed_table

RULE = {rule.id: rule for rule in RULES}
HEADINGS = {"code": "Código", "description": "Descripción"}


def found(rule: str, evidence: Evidence) -> list[Finding]:
    return list(RULE[rule].find(evidence))


def one_column(column: str, heading: str, cells: Sequence[str], role: str = "") -> Evidence:
    rows = [(f"01.{number:02}", cell) for number, cell in enumerate(cells, start=1)]
    return evidence(**printed(printed_table("t", role, {"code": "Código", column: heading}, rows)))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_hold(rule: Rule) -> None:
    (finding,) = rule.find(rule.failing().evidence)
    assert finding.rule == rule.id
    assert rule.severity is Severity.LOW
    assert list(rule.find(rule.passing().evidence)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("143'405,654.45", Marks(("'", ","), ".")),
        ("143’405,654", Marks(("'", ","), "")),
        ("1,094,809.29", Marks((",", ","), ".")),
        ("10,375", Marks((",",), "")),
        ("84,8", Marks((), ",")),
        ("84.8%", Marks((), ".")),
        ("1.234,56", Marks((".",), ",")),
        ("84 200", Marks((" ",), "")),
        ("98", Marks((), "")),
    ],
)
def test_marks_of_a_printed_number(text: str, expected: Marks) -> None:
    assert marks(text) == expected


def test_what_is_no_number_has_no_marks() -> None:
    assert marks("03.02.02") is None


@given(st.lists(st.integers(min_value=0, max_value=10**11), min_size=1))
def test_numbers_written_alike_are_never_found(centimos: list[int]) -> None:
    cells = [f"{number / 100:,.2f}" for number in centimos]
    case = one_column("amount", "Monto", cells)
    assert [finding for rule in RULES for finding in rule.find(case)] == []


def test_the_rarer_cells_are_the_places() -> None:
    (finding,) = found("format.thousands-mark", one_column("amount", "Monto", ["1,000.00", "2'000,000.00", "3,000.00"]))
    assert [(each.place.row, each.printed) for each in finding.occurrences] == [(2, "2'000,000.00")]
    assert finding.subject == "Tabla t, columna «Monto»"


def test_priorities_and_codes_may_begin_with_zero() -> None:
    assert found("format.leading-zero", one_column("priority", "Prioridad", ["01", "2"])) == []
    assert len(found("format.leading-zero", one_column("activities", "N° de AO", ["01", "2"]))) == 1
    assert found("format.leading-zero", one_column("activities", "N° de AO", ["01", "12"])) == []


def test_values_of_different_units_may_stand_in_one_column() -> None:
    assert found("format.percent-sign", one_column("target", "Programado 2022", ["20%", "35"], "indicators")) == []


@pytest.mark.parametrize(
    ("labels", "signs"),
    [
        (["Monto (S/)", "Totales S/"], None),
        (["Monto (S/.)", "Totales S/."], None),
        (["Monto (S/.)", "Totales S/"], "S/., S/"),
        (["Totales \\$/."], "$/."),
        (["TOTALES SI."], "SI."),
        (["Costos y gastos"], None),
    ],
)
def test_signs_of_the_currency(labels: list[str], signs: str | None) -> None:
    table = printed_table("t", "", {"row_label": "Concepto"}, [(label,) for label in labels])
    assert [each.printed for each in found("format.currency-sign", evidence(**printed(table)))] == [signs] * bool(signs)


def test_abbreviations_and_totals_may_end_in_a_full_stop() -> None:
    names = ["Rentas", "Terminal S.A.", "Parques, jardines, etc.", "TOTALES S/."]
    assert found("format.full-stop", one_column("description", "Descripción", names)) == []


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("Fortalecer la gestión", False),
        ("FORTALECER LA GESTIÓN.", False),
        ("FORTALECER LA GESTION", True),
        ("Fortalecer la Gestión", True),
        ("Fortalecer las gestiones", True),
        ("Modernizar la gestión", False),
        ("Fortalecer la gestión municipal", False),
    ],
)
def test_variants_of_a_name(name: str, variant: bool) -> None:  # noqa: FBT001
    table = printed_table("t", "", HEADINGS, [("OEI.01", name)])
    case = evidence(elements=[objective("OEI.01", name="Fortalecer la gestión")], **printed(table))
    assert bool(found("format.name-variant", case)) is variant


@pytest.mark.parametrize(
    ("word", "other", "of_a_name", "misspelt"),
    [
        ("mododificado", "modificado", False, True),
        ("presupestal", "presupuestal", False, True),
        ("programcaion", "programacion", False, True),
        ("reprogramado", "programado", False, False),
        ("programada", "programado", False, False),
        ("inscripcion", "descripcion", False, False),
        ("consejo", "concejo", False, False),
        ("saluda", "salud", True, True),
        ("saluda", "salud", False, False),
        ("regidora", "regidor", True, False),
        ("ciudadanas", "ciudadanos", True, False),
        ("planes", "plane", True, False),
    ],
)
def test_words_probably_misspelt(word: str, other: str, of_a_name: bool, misspelt: bool) -> None:  # noqa: FBT001
    assert likely_misspelt(word, other, of_a_name=of_a_name) is misspelt


def test_a_word_that_stands_twice_is_no_misspelling() -> None:
    titles = ("POI MODIFICADO", "Monto modificado", "POI MODODIFICADO", "Monto mododificado")
    tables = [
        printed_table(f"t{at}", "", {"amount": "Monto"}, [("1",)], title=title) for at, title in enumerate(titles)
    ]
    assert found("format.misspelt", evidence(**printed(*tables))) == []
    assert len(found("format.misspelt", evidence(**printed(*tables[:3])))) == 1


def test_what_a_note_quotes_of_a_heading_is_read() -> None:
    table = printed_table("t", "", {"amount": "Monto"}, [("1",)], title="Tabla N°03: POI modificado")
    table.table["note"] = "Encabezado superior: «POI MODODIFICADO»."
    claims = [claim(1, "count_activities", "5", words="cinco en el POI modificado")]
    (finding,) = found("format.misspelt", evidence(claims=claims, **printed(table)))
    assert finding.printed == "MODODIFICADO"
    assert "«modificado»" in finding.message


def test_a_misspelt_name_is_seen_from_the_plan() -> None:
    table = printed_table("t", "", HEADINGS, [("OEI.01", "Acceso a la saluda"), ("OEI.02", "Ambiente y salud")])
    elements = [objective("OEI.01", name="Acceso universal a la salud"), objective("OEI.02", name="Ambiente y salud")]
    (finding,) = found("format.misspelt", evidence(elements=elements, **printed(table)))
    assert (finding.printed, finding.occurrences[0].place.row) == ("saluda", 1)


def test_one_cell_is_found_by_one_rule() -> None:
    def rules(case: Evidence) -> list[str]:
        return [finding.rule for rule in RULES for finding in rule.find(case)]

    assert rules(one_column("amount", "Monto", ["1,000.50", "1.000,50", "2,000.75"])) == ["format.decimal-mark"]
    table = printed_table("t", "", HEADINGS, [("OEI.01", "Fortalecer la gestoin"), ("OEI.02", "Gestión y gestión")])
    elements = [objective("OEI.01", name="Fortalecer la gestión"), objective("OEI.02", name="Gestión y gestión")]
    assert rules(evidence(elements=elements, **printed(table))) == ["format.name-variant"]
