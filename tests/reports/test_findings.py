"""Findings as JSON, as tables and as an annex."""

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.findings_sample import COUNT, finding, sample_check, sample_findings
from tests.reports.small_package import package_of, printed, runs_of

from faro.checks.finding import Occurrence, Place, RuleClass, Severity, Unit
from faro.kernel.formats import MISSING
from faro.reports.contents import evaluation_document
from faro.reports.document import Document, Heading, Paragraph, Table
from faro.reports.findings import wording
from faro.reports.findings.annex import findings_annex
from faro.reports.findings.findings_json import findings_json, findings_text
from faro.reports.findings.overview import findings_overview, headline
from faro.reports.findings.places import PlaceNames, place_names, where

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "check.schema.json").read_text("utf-8"))
KEYS = "id rule class severity subject printed recomputed unit difference message explanation occurrences"


def words_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_json_has_the_keys_in_their_order_and_follows_the_schema() -> None:
    printed = json.loads(findings_text(sample_findings()))

    jsonschema.validate(printed, SCHEMA)
    assert [list(each) for each in printed] == [KEYS.split()] * 4
    assert list(printed[0]["occurrences"][0]) == ["place", "printed"]
    assert list(printed[0]["occurrences"][0]["place"]) == ["document", "page", "line", "table", "row", "column"]


def test_a_finding_says_the_same_in_json() -> None:
    (printed,) = findings_json([finding()])

    assert printed["class"] == "count"
    assert printed["severity"] == "medium"
    assert (printed["printed"], printed["recomputed"], printed["unit"], printed["difference"]) == (
        "333",
        316,
        "number",
        17,
    )
    assert printed["occurrences"][0]["place"] == {
        "document": "informe",
        "page": None,
        "line": 700,
        "table": "",
        "row": None,
        "column": "",
    }


def test_what_does_not_follow_is_null() -> None:
    (printed,) = findings_json([finding(recomputed=None, difference=None, unit=Unit.WORDS)])

    assert (printed["recomputed"], printed["difference"]) == (None, None)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("84.75", "84.75"),
        ("0.10", "0.1"),
        ("143405654.45", "143405654.45"),
        ("3E+2", "300"),
        ("99999999999999999999", "99999999999999999999"),
        (Decimal(200) / 3, "66.6666666666667"),
        ("-0.05", "-0.05"),
        ("0", "0"),
    ],
)
def test_numbers_have_no_noise(number: str | Decimal, text: str) -> None:
    assert f'"recomputed": {text},' in findings_text([finding(recomputed=Decimal(number))])


@given(st.decimals(-(10**12), 10**12, places=2))
def test_every_amount_comes_back_to_the_centimo(amount: Decimal) -> None:
    text = findings_text([finding(recomputed=amount)])

    assert json.loads(text, parse_float=Decimal, parse_int=Decimal)[0]["recomputed"] == amount


def test_the_schema_knows_every_class_severity_and_unit() -> None:
    properties = SCHEMA["$defs"]["finding"]["properties"]

    assert properties["class"]["enum"] == [each.value for each in RuleClass]
    assert properties["severity"]["enum"] == [each.value for each in Severity]
    assert properties["unit"]["enum"] == [each.value for each in Unit]


def test_every_class_severity_and_unit_has_its_words() -> None:
    assert set(RuleClass) == set(wording.CLASSES) == set(wording.CLASS_MEANINGS)
    assert set(Severity) == set(wording.SEVERITIES) == set(wording.SEVERITY_PLURALS)
    assert set(Severity) == set(wording.SEVERITY_MEANINGS) == set(wording.SEVERITY_LIGHTS)
    assert set(Unit) == set(wording.UNITS)


@pytest.mark.parametrize(
    ("value", "unit", "text", "difference"),
    [
        ("1234.5", Unit.SOLES, "S/ 1,234.50", "S/ +1,234.50"),
        ("-17", Unit.NUMBER, "-17", "-17"),
        ("84.75", Unit.PERCENT, "84.75 %", "+84.75 pp"),
        (Decimal(200) / 3, Unit.PERCENT, "66.67 %", "+66.67 pp"),
        ("1E+3", Unit.NUMBER, "1,000", "+1,000"),
        (None, Unit.NUMBER, "—", "—"),
    ],
)
def test_figures_are_written_for_a_reader(value: str | Decimal | None, unit: Unit, text: str, difference: str) -> None:
    number = None if value is None else Decimal(value)

    assert wording.figure(number, unit) == text
    assert wording.difference(number, unit) == difference


def test_the_overview_has_a_table_for_each_severity_and_counts_at_the_end() -> None:
    *tables, counts, classes = findings_overview(sample_findings())

    assert [table.caption.split(":")[0] for table in tables if isinstance(table, Table)] == [
        "GRAVE (1)",
        "MEDIO (2)",
        "INDICIO (1)",
    ]
    assert counts == Paragraph("4 hallazgos: 1 grave, 2 medios, 1 indicio.")
    assert classes == Paragraph("Por clase: conteo 1, suma 1, porcentaje 1, nombre 1.")


def test_a_finding_is_one_row() -> None:
    table = findings_overview([finding()])[0]

    assert isinstance(table, Table)
    assert words_of(table) == [["count.rows", "Tabla N°05", COUNT.message, "2"]]


def test_nothing_found_is_said() -> None:
    assert headline(()).startswith("Sin hallazgos")
    assert findings_overview(()) == (Paragraph(headline(())),)


def test_places_are_named_as_a_reader_finds_them() -> None:
    names = place_names(sample_check().package)

    place = Place("informe", 12, 940, "poi-5", 30, "activities")
    assert names.document(place) == "R.A. 850-2023-MPI"
    assert names.sentence(place) == "Tabla N°05, fila 30, columna «N° AO», pág. 12, línea 940"
    assert (
        names.sentence(Place(table="targets", row=3, column="value"))
        == "Logros esperados, fila 3, columna «Logro esperado»"
    )
    assert names.sentence(Place("informe")) == "R.A. 850-2023-MPI"


def test_a_long_title_is_cut_and_a_column_without_heading_is_called_so() -> None:
    table = printed("semaforo", {"count": ""}, [["02"]])
    table["printed_tables"][0]["title"] = "Rango de cumplimiento de los objetivos estratégicos institucionales"

    sentence = place_names(package_of(**table)).sentence(Place(table="semaforo", row=2, column="count"))

    assert sentence == "Rango de cumplimiento de los objetivos…, fila 2, columna «sin encabezado»"


def test_what_has_no_name_keeps_its_id() -> None:
    assert PlaceNames().sentence(Place("informe", table="otra", column="c")) == "otra, columna «c»"


def test_a_statement_is_found_by_its_line_and_not_by_its_row_in_the_package() -> None:
    names = place_names(sample_check().package)

    assert names.sentence(Place("informe", line=548, table="claims", row=126, column="stated_value")) == "línea 548"


def test_further_places_are_counted() -> None:
    first, second, third = (Occurrence(Place(line=line)) for line in (1, 2, 3))

    assert where(PlaceNames(), finding(occurrences=())) == "—"
    assert where(PlaceNames(), finding(occurrences=(first, second))) == "línea 1 y 1 lugar más"
    assert where(PlaceNames(), finding(occurrences=(first, second, third))) == "línea 1 y 2 lugares más"


def test_the_place_named_is_the_one_the_finding_is_about() -> None:
    elsewhere, text = Occurrence(Place(line=1), "9"), Occurrence(Place(line=2), "333")
    table = Occurrence(Place(line=3, table="Tabla N°05"), "9")

    assert where(PlaceNames(), finding(occurrences=(elsewhere, text))) == "línea 2 y 1 lugar más"
    assert where(PlaceNames(), finding(occurrences=(elsewhere, text, table))) == "Tabla N°05, línea 3 y 2 lugares más"


def annex_table(place: int) -> Table:
    tables = [block for block in findings_annex(sample_findings(), "H") if isinstance(block, Table)]
    return tables[place]


def test_the_annex_counts_by_class_and_severity() -> None:
    table = annex_table(0)

    assert [column.label for column in table.columns] == ["Clase", "Grave", "Medio", "Leve", "Indicio", "Total"]
    assert words_of(table) == [
        ["Conteo", "0", "1", "0", "0", "1"],
        ["Suma", "1", "0", "0", "0", "1"],
        ["Porcentaje", "0", "1", "0", "0", "1"],
        ["Nombre", "0", "0", "0", "1", "1"],
        ["Total", "1", "2", "0", "1", "4"],
    ]


def test_the_annex_lists_high_and_medium_findings_with_place_and_figures() -> None:
    rows = words_of(annex_table(1))

    assert [row[0] for row in rows] == ["Grave", "Medio", "Medio"]
    assert rows[0][3:] == [
        "poi-3, fila 1, columna «amount», línea 640",
        "143'405,654.45",
        "S/ 14,340,565.45",
        "S/ +129,065,089.00",
    ]
    assert rows[1][3:] == [
        "poi-5, fila 30, columna «activities», pág. 12, línea 940 y 1 lugar más",
        "333",
        "316",
        "+17",
    ]


def test_the_annex_has_its_letter_and_a_heading_that_a_document_accepts() -> None:
    blocks = findings_annex(sample_findings(), "H")

    assert blocks[0] == Heading(1, "Anexo H. Hallazgos del auditor", "anexo-hallazgos")
    assert Document("t", "", "", date=None, synthetic=False, footer="", blocks=blocks).blocks == blocks


def test_the_annex_of_a_sound_plan_says_so() -> None:
    heading, sentence = findings_annex(())

    assert heading == Heading(1, "Hallazgos del auditor", "anexo-hallazgos")
    assert sentence == Paragraph("Ninguna regla del auditor encontró una contradicción.")


def test_without_high_or_medium_findings_only_the_counts_stand() -> None:
    hint = replace(finding(), severity=Severity.HINT)

    assert sum(isinstance(block, Table) for block in findings_annex([hint])) == 1


def test_a_missing_printed_text_is_nd() -> None:
    rows = [words_of(block) for block in findings_annex([finding(printed="")]) if isinstance(block, Table)][1]

    assert rows[0][4] == MISSING


def test_the_report_ends_with_the_annex_where_there_was_an_audit() -> None:
    package = sample_check().package
    runs = runs_of(package)

    headings = [
        block.text
        for block in evaluation_document(package, runs, sample_findings()).blocks
        if isinstance(block, Heading)
    ]

    assert re.fullmatch(r"Anexo [A-H]\. Hallazgos del auditor", headings[-1])
    assert headings[:-1] == [
        block.text for block in evaluation_document(package, runs).blocks if isinstance(block, Heading)
    ]
