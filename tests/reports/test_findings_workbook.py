"""The workbook of findings, read back with another library."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from tests.reports.findings_sample import HOSTILE, finding, sample_check

from faro.reports.findings.workbook import findings_workbook

HEADING, FIRST = 4, 5


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(BytesIO(findings_workbook(sample_check())))


def rows(book: Workbook, sheet: str) -> list[dict[str, object]]:
    page = book[sheet]
    headings = [str(cell.value) for cell in page[HEADING]]
    return [dict(zip(headings, (cell.value for cell in row), strict=True)) for row in page.iter_rows(min_row=FIRST)]


def test_the_sheets_have_filters_and_frozen_headings(book: Workbook) -> None:
    assert book.sheetnames == ["Hallazgos", "Lugares", "Reglas"]
    for sheet in book:
        assert sheet.freeze_panes == "B5"
        assert sheet.auto_filter.ref.startswith("A4:")


def test_a_finding_is_a_row_with_its_numbers(book: Workbook) -> None:
    amount, count, share, name = rows(book, "Hallazgos")

    assert (amount["Gravedad"], amount["Clase"], amount["Recalculado"]) == ("Grave", "Suma", 14340565.45)
    assert (count["Impreso"], count["Recalculado"], count["Diferencia"], count["Lugares"]) == ("333", 316, 17, 2)
    assert share["Recalculado"] == pytest.approx(8900 / 105)
    assert (name["Recalculado"], name["Diferencia"]) == (None, None)


def test_every_place_is_a_row_of_its_own(book: Workbook) -> None:
    places = rows(book, "Lugares")

    assert len(places) == 4
    table = next(each for each in places if each["Página"] == 12)
    assert [table[each] for each in ("Documento", "Línea", "Cuadro", "Fila", "Columna", "Impreso")] == [
        "R.A. 850-2023-MPI",
        940,
        "Tabla N°05",
        30,
        "N° AO",
        "333",
    ]
    assert {each["Código del hallazgo"] for each in places} <= {
        each["Código del hallazgo"] for each in rows(book, "Hallazgos")
    }


def test_every_rule_that_looked_is_named(book: Workbook) -> None:
    assert [(each["Regla"], each["Hallazgos"]) for each in rows(book, "Reglas")] == [
        ("count.rows", 1),
        ("sum.group", 1),
        ("ratio.row", 1),
        ("name.words", 1),
    ]


def test_nothing_is_a_formula_or_a_link() -> None:
    check = sample_check((finding(subject="=1+1", printed="http://a.pe"),))
    packed = ZipFile(BytesIO(findings_workbook(check)))

    sheets = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 3
    assert all("<f>" not in sheet and "<hyperlink" not in sheet for sheet in sheets)


def test_what_a_document_prints_stays_as_it_is(book: Workbook) -> None:
    assert rows(book, "Hallazgos")[-1]["Asunto"] == HOSTILE


def test_the_same_findings_give_the_same_bytes() -> None:
    assert findings_workbook(sample_check()) == findings_workbook(sample_check())


def test_without_findings_the_headings_stand() -> None:
    book = openpyxl.load_workbook(BytesIO(findings_workbook(sample_check(()))))

    assert rows(book, "Hallazgos") == []
    assert len(rows(book, "Reglas")) == 4
