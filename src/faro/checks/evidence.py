"""What the rules read: the package's tables as records, its printed tables put together, and the engine's results.

``checks`` lies below ``package``, so tables come in by name, with the columns that the package declares (quantities in
millionths, money in céntimos). An absent table is None and not an empty one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from faro.checks.finding import Place
from faro.engine.evaluation import Run

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as printed. ``column`` is the short English name of its column."""

    text: str
    place: Place


@dataclass(frozen=True)
class PrintedTable:
    """A printed table: ``headings`` maps columns to printed headings; ``rows`` hold cells by column, in row order.

    ``role`` says which official table it is: poi_table_1 … poi_table_5, objective_results, lights, average, indicators,
    names, or empty.
    """

    id: str
    title: str
    role: str
    note: str
    headings: Mapping[str, str]
    rows: tuple[Mapping[str, PrintedCell], ...]

    def has(self, *columns: str) -> bool:
        """Whether the table has all those columns."""
        return all(column in self.headings for column in columns)

    def text(self, row: Mapping[str, PrintedCell], column: str) -> str:
        """The text of a cell; empty where the row has no such cell."""
        cell = row.get(column)
        return cell.text if cell else ""

    @cached_property
    def remembered(self) -> dict[Any, Any]:
        """What a reading worked out of the table once, for whoever asks again."""
        return {}


@dataclass(frozen=True)
class Evidence:
    """Everything a check may look at. ``runs`` are the engine's, by method id."""

    plan: Record
    tables: Mapping[str, pl.DataFrame]
    runs: Mapping[str, Run] = field(default_factory=dict)

    def rows(self, table: str) -> list[Record]:
        """The records of a table; none where it is absent. Converted once."""
        if table not in self._records:
            frame = self.tables.get(table)
            self._records[table] = [] if frame is None else frame.to_dicts()
        return self._records[table]

    def has(self, table: str) -> bool:
        """Whether the package has that table, were it empty."""
        return table in self.tables

    @cached_property
    def remembered(self) -> dict[Any, Any]:
        """What a reading worked out once, for whoever asks again."""
        return {}

    @cached_property
    def _records(self) -> dict[str, list[Record]]:
        return {}

    @cached_property
    def elements(self) -> dict[str, Record]:
        """Elements by code."""
        return {row["code"]: row for row in self.rows("elements")}

    @cached_property
    def indicators(self) -> dict[str, Record]:
        """Indicators by code."""
        return {row["code"]: row for row in self.rows("indicators")}

    @cached_property
    def printed_tables(self) -> tuple[PrintedTable, ...]:
        """The printed tables, put together from their cells."""
        cells: dict[str, list[Record]] = {}
        for cell in self.rows("printed_cells"):
            cells.setdefault(cell["table"], []).append(cell)
        return tuple(_assembled(table, cells.get(table["id"], [])) for table in self.rows("printed_tables"))

    def printed(self, role: str) -> tuple[PrintedTable, ...]:
        """The printed tables of a role."""
        return tuple(table for table in self.printed_tables if table.role == role)


def _assembled(table: Record, cells: list[Record]) -> PrintedTable:
    headings: dict[str, str] = {}
    rows: dict[int, dict[str, PrintedCell]] = {}
    for cell in cells:
        headings.setdefault(cell["column"], cell["heading"] or "")
        place = Place(table["source"] or "", cell["page"], cell["line"], table["id"], cell["row"], cell["column"])
        rows.setdefault(cell["row"], {})[cell["column"]] = PrintedCell(cell["text"] or "", place)
    return PrintedTable(
        table["id"],
        table["title"],
        table["role"] or "",
        table["note"] or "",
        headings,
        tuple(rows[number] for number in sorted(rows)),
    )


def row_place(table: str, row: int, record: Record, column: str = "") -> Place:
    """The place of a record of a package table; ``row`` counts as a spreadsheet does, the heading being 1."""
    return Place(record.get("source") or "", record.get("page"), record.get("line"), table, row, column)
