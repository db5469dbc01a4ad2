"""The first sheet of an .xlsx that a stranger may have made, as rows of plain texts."""

import re
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

from faro.kernel.errors import Place, Problem
from faro.kernel.text import _
from faro.package.limits import LIMITS, Limits
from faro.package.problems import readable, refuse
from faro.package.spreadsheet import Spreadsheet, opened_workbook

MOST_ROWS = 50_000
MOST_COLUMNS = 600
LONGEST = 10_000
SHEETS_LOOKED_AT = 20
_NO_VALUES = {"f": _("una fórmula"), "e": _("un error de Excel")}


class FormulaFound(str):
    """A cell with a formula, an error or something else that is no plain value; the text says which."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the sheet: its number as Excel counts, and its cells as texts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet with its headings, which stand in the first row that has several texts."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[GridRow, ...]


def folded(text: str) -> str:
    """A heading without accents, capitals or needless spaces: how headings are compared."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return re.sub(r"\s+", " ", plain).strip().casefold()


@lru_cache(maxsize=2)
def read_grid(content: bytes, name: str, known: tuple[str, ...], limits: Limits = LIMITS) -> Grid:
    """The sheet and the row of headings with the most of the ``known`` ones (folded).

    The last files are remembered: one file is looked at, shown page by page and then taken, and is read once for all
    of it. Raises :class:`InputProblems` for a file that is no workbook, is too big, or has none of the headings.
    """
    with tempfile.TemporaryDirectory(prefix="faro-poi-") as workshop:
        path = Path(workshop, _safe(name))
        path.write_bytes(content)
        with opened_workbook(path, name, limits) as book:
            return _read(book, name, frozenset(known))


def _safe(name: str) -> str:
    return f"libro{Path(name).suffix.lower()[:10]}".replace("\x00", "")


def _read(book: Spreadsheet, name: str, known: frozenset[str]) -> Grid:
    best: Grid | None = None
    most = 0
    for sheet in book.sheets[:SHEETS_LOOKED_AT]:
        rows = _rows(book, sheet, name)
        head = max(rows[:20], key=lambda row: _met(row, known), default=None)
        if head is not None and _met(head, known) > most:
            most = _met(head, known)
            below = tuple(row for row in rows if row.number > head.number)
            best = Grid(sheet.title, head.cells, below)
    if best is None:
        raise refuse(
            "no_headings",
            name,
            _("Ninguna hoja tiene las columnas esperadas."),
            _("Use la hoja que exporta el aplicativo CEPLAN, o el libro que Faro da para llenar."),
        )
    return best


def _met(row: GridRow, known: frozenset[str]) -> int:
    return len({folded(cell) for cell in row.cells} & known)


def _rows(book: Spreadsheet, sheet: Any, name: str) -> list[GridRow]:
    found: list[GridRow] = []
    for number, cells in book.rows(sheet):
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise refuse(
                "too_many_rows",
                name,
                _("La hoja tiene más de {rows} filas o de {columns} columnas.").format(
                    rows=f"{MOST_ROWS:,}", columns=MOST_COLUMNS
                ),
                _("Borre las filas y columnas que sobran abajo y a la derecha."),
            )
        values = tuple(_text(cell) for cell in cells)
        if any(values):
            found.append(GridRow(number, values))
    return found


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in _NO_VALUES:
        return FormulaFound(_NO_VALUES[cell.data_type])
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value)
    if isinstance(value, bool):
        value = _("Sí") if value else _("No")
    elif isinstance(value, datetime | date | time):
        value = value.isoformat()
    text = str(value).replace("\x00", "").strip()
    return text if len(text) <= LONGEST else FormulaFound(_("un texto demasiado largo"))


def _number(value: float) -> str:
    """A number as a person would type it, without the dust of binary fractions, and never to be read in two ways."""
    if not isfinite(value):
        return FormulaFound(_("un número que no lo es"))
    text = str(value) if isinstance(value, int) else f"{value:.15g}"
    if "e" in text:
        text = f"{value:.6f}".rstrip("0").rstrip(".")
    return f"{text}0" if re.fullmatch(r"-?\d{1,3}\.\d{3}", text) else text


def columns_of(grid: Grid, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    """The place of each heading; one that stands twice is a problem."""
    seen: dict[str, int] = {}
    for place, heading in enumerate(grid.headings):
        key = folded(heading)
        if not key:
            continue
        if key in seen:
            problems.append(problem(grid, 0, heading, _("La columna está dos veces."), _("Deje una sola.")))
            continue
        seen[key] = place
        yield place, heading


def problem(grid: Grid, row: int, column: str, message: str, mend: str, *, value: str | None = None) -> Problem:
    """Something wrong in a cell of the sheet; ``row`` 0: with the whole column."""
    shown = None if value is None else readable(value)
    return Problem("wrong_cell", Place(grid.sheet, row or None, readable(column)), message, mend, shown)
