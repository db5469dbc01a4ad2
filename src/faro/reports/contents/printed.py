"""The tables a published document prints, put together again from their cells."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _
from faro.reports.contents.view import View
from faro.reports.document import Align, Cell, Column, Row, Table

NOT_TABLES = ("names", "average")
"""Roles of collections that no document prints as a table: wordings, and averages given in running text."""

_TEXT_COLUMNS = {"code", "description", "name", "row_label", "colour"}


@dataclass(frozen=True)
class PrintedTable:
    """A printed table: ``columns`` maps each column's name to its printed heading, rows hold the texts by column."""

    id: str
    title: str
    role: str
    source: str
    place: str
    note: str
    columns: dict[str, str]
    rows: tuple[dict[str, str], ...]

    def has(self, *columns: str) -> bool:
        """Whether the table has all those columns."""
        return all(column in self.columns for column in columns)

    @cached_property
    def numbers(self) -> tuple[dict[str, Decimal | None], ...]:
        """Every row's cells as numbers; None where a cell holds anything else."""
        return tuple({column: printed_number(row.get(column)) for column in self.columns} for row in self.rows)


def printed_tables(view: View) -> tuple[PrintedTable, ...]:
    """The printed tables of the package, in its order."""
    cells: dict[str, list[dict[str, Any]]] = {}
    for cell in view.rows("printed_cells"):
        cells.setdefault(cell["table"], []).append(cell)
    return tuple(_assembled(row, cells.get(row["id"], [])) for row in view.rows("printed_tables"))


def _assembled(table: dict[str, Any], cells: list[dict[str, Any]]) -> PrintedTable:
    columns: dict[str, str] = {}
    rows: dict[int, dict[str, str]] = {}
    for cell in cells:
        if not columns.get(cell["column"]):
            columns[cell["column"]] = cell["heading"] or ""
        rows.setdefault(cell["row"], {})[cell["column"]] = cell["text"] or ""
    texts = {name: table[name] or "" for name in ("id", "title", "role", "source", "place", "note")}
    return PrintedTable(**texts, columns=columns, rows=tuple(rows[number] for number in sorted(rows)))


def as_printed(table: PrintedTable) -> Table:
    """The table exactly as the document prints it."""
    columns = tuple(_column(name, heading or _("(sin encabezado)")) for name, heading in table.columns.items())
    rows = tuple(Row(tuple(Cell(row.get(name, "")) for name in table.columns)) for row in table.rows)
    notes = [_("Según documento: {place}.").format(place=table.place)] if table.place else []
    notes += [table.note] if table.note else []
    return Table(
        _("{title} (según documento)").format(title=table.title), columns, rows, tuple(notes), wide=len(columns) > 7
    )


def _column(name: str, heading: str) -> Column:
    if name in _TEXT_COLUMNS:
        return Column(heading, weight=1.2 if name == "code" else 4)
    return Column(heading, Align.RIGHT)
