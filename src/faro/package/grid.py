"""A table as its file holds it: headings and cells, before anything is understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TypeAlias

from faro.package.declaration import Table
from faro.package.form import Form


@dataclass(frozen=True, slots=True)
class Faulty:
    """A cell whose content is not taken, whatever it is: a formula, an error value, a percent format."""

    code: str
    message: str
    mend: str
    value: str


Cell: TypeAlias = str | int | float | bool | date | time | timedelta | Faulty | None
"""CSV files hold text only; workbooks also numbers, booleans and dates. An empty cell is None or blank text."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, in the order of the headings. ``number`` is the row a spreadsheet shows."""

    number: int
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of one file or sheet. Rows that are wholly empty are left out."""

    table: Table
    form: Form
    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def is_empty(cell: Cell) -> bool:
    """Whether nothing is written in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
