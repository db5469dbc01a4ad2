"""The first sheet of an .xlsx, or a .csv, that a stranger may have made, as rows of texts; and writing one."""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import xlsxwriter

from faro.kernel.errors import InputProblems
from faro.kernel.text import _
from faro.package.delimited import delimited_rows
from faro.package.limits import LIMITS, Limits
from faro.package.problems import refuse
from faro.package.sheet_form import unescaped
from faro.package.spreadsheet import Spreadsheet, opened_workbook
from faro.parties.domain.texts import safe_cell, unsafe_cell

MOST_COLUMNS = 200
LONGEST = 5_000


class ListFormat(StrEnum):
    """The kinds of file, by their suffix."""

    XLSX = "xlsx"
    CSV = "csv"


class UnusableCell(str):
    """A cell that is no plain value; the text says what it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Headings, and rows with their number as a spreadsheet counts. Empty rows are left out."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(content: bytes, name: str, most: int, limits: Limits = LIMITS) -> Sheet:
    """The sheet, of at the most that many rows. Raises :class:`InputProblems`."""
    if content[:2] == b"PK" or name.lower().endswith((".xlsx", ".xls", ".xlsm", ".ods")):
        rows = _workbook_rows(content, name, most, limits)
    else:
        rows = _csv_rows(content, name, most)
    told = [(number, cells) for number, cells in rows if any(cells)]
    if not told:
        raise refuse("empty", name, _("El archivo no tiene filas."), _("Use la plantilla."))
    if any(len(cells) > MOST_COLUMNS for _number, cells in told):
        raise refuse("too_wide", name, _("El archivo tiene demasiadas columnas."), _("Use la plantilla."))
    return Sheet(told[0][1], tuple(told[1:]))


def _too_long(name: str, most: int) -> InputProblems:
    said = _("La lista pasa de {n} filas.").format(n=f"{most:,}")
    return refuse("too_many_rows", name, said, _("Divídala en varias."))


def _workbook_rows(content: bytes, name: str, most: int, limits: Limits) -> list[tuple[int, tuple[str, ...]]]:
    with tempfile.TemporaryDirectory(prefix="faro-parties-") as workshop:
        path = Path(workshop, f"lista{Path(name.replace(chr(0), '')).suffix.lower()[:6]}")
        path.write_bytes(content)
        with opened_workbook(path, name, limits) as book:
            return _rows_of(book, name, most)


def _rows_of(book: Spreadsheet, name: str, most: int) -> list[tuple[int, tuple[str, ...]]]:
    rows = []
    for number, cells in book.rows(book.sheets[0]):
        if number > most + 20:
            raise _too_long(name, most)
        rows.append((number, tuple(_text(cell) for cell in cells[: MOST_COLUMNS + 1])))
    return rows


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        return UnusableCell(_("una fórmula") if cell.data_type == "f" else _("un error de Excel"))
    if isinstance(value, bool):
        return _("sí") if value else ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, int | float):
        return _number(value)
    return _bounded(unescaped(str(value)))


def _number(value: float) -> str:
    """A number as it reads. One too short for any identifier may have lost its zeros, and the check will say so."""
    return str(int(value)) if value == value // 1 and abs(value) < 1e15 else UnusableCell(_("un número con decimales"))


def _bounded(text: str) -> str:
    text = text.replace("\0", "").strip()
    return text if len(text) <= LONGEST else UnusableCell(_("un texto demasiado largo"))


def _csv_rows(content: bytes, name: str, most: int) -> list[tuple[int, tuple[str, ...]]]:
    rows = []
    for number, cells in enumerate(delimited_rows(content, name), start=1):
        if number > most + 20:
            raise _too_long(name, most)
        rows.append((number, tuple(unsafe_cell(_bounded(cell)) if cell else "" for cell in cells)))
    return rows


def write_sheet(headings: Sequence[str], rows: Iterable[Sequence[str]], form: ListFormat) -> bytes:
    """A file of texts alone: no cell is a formula, a link or a number."""
    return _csv_file(headings, rows) if form is ListFormat.CSV else _xlsx_file(headings, rows)


def _csv_file(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _xlsx_file(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold, as_text = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet(_("Fichas"))
    sheet.set_column(0, len(headings) - 1, 18, as_text)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
    for line, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(line, column, cell, as_text)
    book.close()
    return buffer.getvalue()
