"""From a grid to typed columns, with a problem for every cell that cannot be understood."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.cells import CellFault, Value, is_blank, reader_for
from faro.package.declaration import Column, Kind, Table
from faro.package.form import Form
from faro.package.grid import Cell, Faulty, Grid
from faro.package.headings import column_positions
from faro.package.problems import ProblemList
from faro.package.stored import written

Values = list[Value | None]


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table whose cells are understood. A refused cell is None here; its problem is already told."""

    table: Table
    form: Form
    file: str
    row_numbers: Sequence[int]
    columns: dict[str, Values]

    def place(self, index: int, column: str | None = None) -> Place:
        """The place of a cell of the row that stands at ``index``."""
        heading = None if column is None else self.form.heading(self.table.column(column))
        return Place(self.file, self.row_numbers[index], heading)

    def frame(self) -> pl.DataFrame:
        """The table with the declared columns and types."""
        return pl.DataFrame(self.columns, schema=self.table.schema)


def typed_table(grid: Grid, problems: ProblemList) -> TypedTable:
    """Understand every cell of the grid."""
    positions = column_positions(grid, problems)
    numbers = [row.number for row in grid.rows]
    # Transposed once: a column is read at a time.
    cells = list(zip(*(row.cells for row in grid.rows), strict=True)) if grid.rows else []
    columns: dict[str, Values] = {}
    for column in grid.table.columns:
        position = positions.get(column.name)
        if position is None or not cells:
            columns[column.name] = [None] * len(numbers)
        else:
            columns[column.name] = _typed_column(grid, column, cells[position], numbers, problems)
    return TypedTable(grid.table, grid.form, grid.file, numbers, columns)


def _typed_column(
    grid: Grid, column: Column, cells: Sequence[Cell], numbers: Sequence[int], problems: ProblemList
) -> Values:
    read = reader_for(column, grid.form)
    known: dict[Cell, Value | None] = {}
    remembers = column.kind not in (Kind.TEXT, Kind.VERBATIM)
    values: Values = []
    for cell, number in zip(cells, numbers, strict=True):
        if remembers and type(cell) is str and cell in known:
            values.append(known[cell])
            continue
        value: Value | None = None
        try:
            text = written(cell, column.kind, grid.form)
            if text is None or is_blank(column.kind, text):
                _check_required(grid, column, number, problems)
            else:
                value = read(text)
                known[cell] = value
        except CellFault as fault:
            place = Place(grid.file, number, grid.form.heading(column))
            shown = cell.value if isinstance(cell, Faulty) else cell
            problems.add(fault.code, place, fault.message, fault.mend, shown)
        values.append(value)
    return values


def _check_required(grid: Grid, column: Column, number: int, problems: ProblemList) -> None:
    if column.required:
        problems.add(
            "required_cell_empty",
            Place(grid.file, number, grid.form.heading(column)),
            _("La celda es obligatoria y está vacía."),
            _("Escriba el dato; si la fila sobra, bórrela entera."),
        )
