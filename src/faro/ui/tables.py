"""The rows of a data table. Written here and not by templates: a table may have thousands of cells, and each counts."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from faro.kernel.text import _
from faro.ui.marks import Outcome, verdict_html
from faro.ui.pieces import Cell, DataTable, TableColumn


def rows_html(table: DataTable) -> SafeString:
    """The ``<tr>`` of every row, texts escaped; one row that says so where there is none."""
    if not table.rows:
        empty = escape(_("No hay filas que mostrar."))
        return mark_safe(f'<tr role="row"><td role="cell" colspan="{len(table.columns)}">{empty}</td></tr>')  # noqa: S308
    return mark_safe("\n".join(_row(table.columns, row) for row in table.rows))  # noqa: S308  every text is escaped below


def _row(columns: tuple[TableColumn, ...], row: tuple[Cell, ...]) -> str:
    pairs = list(zip(columns, row, strict=True))
    head = "".join(_heading(column, cell) for column, cell in pairs[:1])
    return f'<tr role="row">{head}{"".join(_cell(column, cell) for column, cell in pairs[1:])}</tr>'


def _heading(column: TableColumn, cell: Cell) -> str:
    return f'<th role="rowheader" scope="row"{_classes(column, cell)}>{_content(cell)}</th>'


def _cell(column: TableColumn, cell: Cell) -> str:
    asks = " asks" if column.label.endswith("?") else ""
    label = f'<span class="cell-label{asks}" aria-hidden="true">{escape(column.label)}</span>'
    return f'<td role="cell"{_classes(column, cell)}>{label} {_content(cell)}</td>'


def _classes(column: TableColumn, cell: Cell) -> str:
    names = " ".join(name for name, holds in (("n", column.figures), ("changed", cell.changed)) if holds)
    return f' class="{names}"' if names else ""


def _content(cell: Cell) -> str:
    text = str(escape(cell.text))
    if cell.light:
        text = verdict_html(Outcome(None, cell.light, word=cell.text))
    if cell.url:
        text = f'<a href="{escape(cell.url)}">{text}</a>'
    return f'{text} <span class="tag tag-changed">{escape(_("cambia"))}</span>' if cell.changed else text
