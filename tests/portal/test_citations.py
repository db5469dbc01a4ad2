"""Hand-made tables: the cell that a citation must find is plain to see."""

from faro.evaluation.api import PrintedCell, PrintedTable, Provenance, PublishedSource
from faro.portal.domain.citations import CitationIndex, laid_out

SOURCE = PublishedSource("informe", "Informe de evaluación", None, "R.A. 1-2023", None, None)


def cell(row: int, column: str, text: str, line: int | None, page: int | None = None) -> PrintedCell:
    return PrintedCell(row, column, column.upper(), text, page, line)


INDICATORS = PrintedTable(
    "indicadores",
    "Indicadores",
    "indicators",
    (
        cell(1, "code", "IND.01", 111),
        cell(1, "target", "20%", 111),
        cell(1, "obtained", "10%", 111),
        cell(2, "code", "IND.02", 112, 7),
        cell(2, "obtained", "5%", 112, 7),
    ),
    Provenance("informe", "§3, línea 107"),
)
NAMES = PrintedTable("nombres", "Nombres", "names", (cell(1, "code", "OEI.01", 111),), Provenance("informe"))
INDEX = CitationIndex({"informe": SOURCE}, (laid_out(NAMES), laid_out(INDICATORS)))


def test_a_value_leads_to_its_cell_and_a_target_to_its_own() -> None:
    place = Provenance("informe", "§3 Resumen, línea 111")
    value = INDEX.cite(place, "value", "IND.01")
    assert value.cell is not None
    assert (value.cell.table.id, value.cell.anchor, value.cell.text) == ("indicadores", "f1c3", "10%")
    target = INDEX.cite(place, "target", "IND.01")
    assert target.cell is not None
    assert target.cell.text == "20%"
    assert value.text == "R.A. 1-2023, §3 Resumen, línea 111"


def test_the_row_of_the_code_wins_where_tables_share_a_line() -> None:
    name = INDEX.cite(Provenance("informe", "línea 111"), "name", "OEI.01")
    assert name.cell is not None
    assert name.cell.table.id == "nombres"


def test_pages_serve_where_no_line_is_told() -> None:
    found = INDEX.cite(Provenance("informe", "cuadro 3, pág. 7"), "value", "IND.02")
    assert found.cell is not None
    assert found.cell.text == "5%"


def test_a_place_that_is_not_printed_has_no_cell() -> None:
    assert INDEX.cite(Provenance("informe", "línea 999"), "value").cell is None
    assert INDEX.cite(Provenance("otro", "línea 111"), "value").cell is None
    assert INDEX.cite(Provenance(None, None), "value").text == ""


def test_a_row_without_a_column_keeps_its_place() -> None:
    sheet = laid_out(INDICATORS)
    assert sheet.columns == ("code", "target", "obtained")
    assert sheet.rows[1][1] is None
    assert sheet.place(1, 1).text == ""
    found = sheet.find(2, "obtained")
    assert found is not None
    assert found.anchor == "f2c3"
