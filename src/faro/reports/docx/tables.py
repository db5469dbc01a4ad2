"""Tables as Word tables: fixed widths, a heading row that repeats, groups that stay with their first row."""

from collections.abc import Iterable

from docx.oxml.xmlchemy import BaseOxmlElement

from faro.reports import words
from faro.reports.document import Align, Cell, Column, KeyFigure, KeyFigures, Row, RowKind, Table
from faro.reports.docx.looks import DXA, TWIPS_PER_CM
from faro.reports.docx.markup import element, paragraph, run, valued
from faro.reports.docx.styles import FIGURES_STYLE, TABLE_STYLE, light_style, shade, style_id, table_text_style
from faro.reports.layout import column_widths, figures_across, is_unbroken, spans_row
from faro.reports.metrics import fitting_size
from faro.reports.printable import printable
from faro.reports.style import DAY, POINTS_PER_CM, Paper, table_padding, table_size, worded

_SPARE = 2.0
"""Points by which a word processor's own widths may differ from ours."""

_FIGURE_SIZE = 17.0
_CARD_PADDING = 7.0
_CARD_MARGINS = 2 * _CARD_PADDING + 3.0

_GROUNDS = {RowKind.BODY: "", RowKind.GROUP: DAY.soft, RowKind.TOTAL: DAY.faint}
_CHARACTERS = {RowKind.BODY: "", RowKind.GROUP: "Grupo de tabla", RowKind.TOTAL: "Total de tabla"}


def table_blocks(table: Table, paper: Paper) -> Iterable[BaseOxmlElement]:
    """The caption, the table and its notes."""
    yield paragraph("Caption", run(table.caption))
    yield _table(table, paper)
    for note in table.notes:
        yield paragraph(style_id("Nota de tabla"), run(note))
    yield paragraph(style_id("Separador"))


def figures_table(figures: KeyFigures, paper: Paper) -> Iterable[BaseOxmlElement]:
    """Key figures side by side, a few in each row."""
    across = figures_across(len(figures.items))
    width = round(paper.text_width * TWIPS_PER_CM / across)
    made = _frame(FIGURES_STYLE, [width] * across, "", _CARD_PADDING)
    for start in range(0, len(figures.items), across):
        items = [*figures.items[start : start + across]]
        cells = [_figure(item, width) for item in items]
        cells += [_cell_of(width, "", paragraph(style_id("Cifra: nombre"))) for _ in range(across - len(items))]
        made.append(element("w:tr", None, element("w:trPr", None, element("w:cantSplit")), *cells))
    yield made
    yield paragraph(style_id("Separador"))


def _figure(item: KeyFigure, width: int) -> BaseOxmlElement:
    room = width / TWIPS_PER_CM * POINTS_PER_CM - _CARD_MARGINS
    long = fitting_size(item.value, room, _FIGURE_SIZE, 1.0) < _FIGURE_SIZE
    value = style_id("Cifra: valor largo" if long else "Cifra: valor")
    lines = [paragraph(style_id("Cifra: nombre"), run(item.label)), paragraph(value, run(item.value))]
    word = words.figure_light(item)
    if item.light and word:
        lines.append(paragraph(style_id("Cifra: nota"), run(word, light_style(item.light))))
    if item.note:
        lines.append(paragraph(style_id("Cifra: nota"), run(item.note)))
    ground = DAY.lights[item.light].ground if item.light else DAY.faint
    return _cell_of(width, ground, *lines)


def _table(table: Table, paper: Paper) -> BaseOxmlElement:
    size, padding = table_size(len(table.columns)), table_padding(len(table.columns))
    room = (2 * padding + _SPARE) / POINTS_PER_CM
    columns = column_widths(table, paper.text_width, size / POINTS_PER_CM, room)
    widths = [round(width * TWIPS_PER_CM) for width in columns.widths]
    style = table_text_style(size)
    made = _frame(TABLE_STYLE, widths, table.caption, padding)
    made.append(_head(table.columns, widths, style))
    made.extend(_row(row, table, widths, style) for row in table.rows)
    if not table.rows:
        text = paragraph(style, run(words.no_rows(), style_id("Indicación")))
        made.append(element("w:tr", None, _cell_of(sum(widths), "", text, span=len(widths))))
    return made


def _frame(style: str, widths: list[int], title: str, padding: float) -> BaseOxmlElement:
    sides = [element(f"w:{side}", {"w:w": str(round(padding * DXA)), "w:type": "dxa"}) for side in ("left", "right")]
    settings = element(
        "w:tblPr",
        None,
        valued("w:tblStyle", style),
        element("w:tblW", {"w:w": str(sum(widths)), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
        element("w:tblCellMar", None, *sides),
        element("w:tblLook", {"w:val": "0020", "w:firstRow": "1", "w:noHBand": "1", "w:noVBand": "1"}),
    )
    if title:
        settings.append(valued("w:tblCaption", printable(title)))
    grid = element("w:tblGrid", None, *(element("w:gridCol", {"w:w": str(width)}) for width in widths))
    return element("w:tbl", None, settings, grid)


def _head(columns: tuple[Column, ...], widths: list[int], style: str) -> BaseOxmlElement:
    strong = style_id("Cabecera de tabla")
    cells = [
        _cell_of(width, DAY.head, _text(style, run(column.label, strong), column.align, keep=True))
        for column, width in zip(columns, widths, strict=True)
    ]
    return element("w:tr", None, element("w:trPr", None, element("w:cantSplit"), element("w:tblHeader")), *cells)


def _row(row: Row, table: Table, widths: list[int], style: str) -> BaseOxmlElement:
    settings = element("w:trPr", None, element("w:cantSplit"))
    if row.kind is RowKind.GROUP and spans_row(row.cells):
        text = _text(style, run(row.cells[0].text, style_id("Grupo de tabla")), Align.LEFT, keep=True)
        return element("w:tr", None, settings, _cell_of(sum(widths), DAY.soft, text, span=len(widths)))
    cells = [
        _cell(cell, row.kind, column, width, style)
        for cell, column, width in zip(row.cells, table.columns, widths, strict=True)
    ]
    return element("w:tr", None, settings, *cells)


def _cell(cell: Cell, kind: RowKind, column: Column, width: int, style: str) -> BaseOxmlElement:
    text = worded(cell.text, cell.light)
    character = light_style(cell.light) if cell.light else style_id(_CHARACTERS[kind])
    ground = DAY.lights[cell.light].ground if cell.light else _GROUNDS[kind]
    written = _text(style, run(text, character), column.align, keep=kind is RowKind.GROUP)
    return _cell_of(width, ground, written, whole=is_unbroken(column, text))


def _text(style: str, content: BaseOxmlElement, align: Align, *, keep: bool) -> BaseOxmlElement:
    properties = {"keepNext": "1"} if keep else {}
    if align is not Align.LEFT:
        properties["jc"] = align.value
    return paragraph(style, content, **properties)


def _cell_of(width: int, ground: str, *content: BaseOxmlElement, span: int = 1, whole: bool = False) -> BaseOxmlElement:
    settings = element("w:tcPr", None, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
    if span > 1:
        settings.append(valued("w:gridSpan", span))
    if ground:
        settings.append(shade(ground))
    if whole:
        settings.append(element("w:noWrap"))
    return element("w:tc", None, settings, *content)
