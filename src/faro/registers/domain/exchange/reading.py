"""The sheets of a workbook, or a CSV, that a stranger may have made, as rows of texts."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from faro.kernel.text import _
from faro.package.delimited import delimited_rows
from faro.package.limits import LIMITS, Limits
from faro.package.problems import refuse
from faro.package.sheet_form import unescaped
from faro.package.spreadsheet import opened_workbook
from faro.registers.domain.exchange.files import as_given, sheet_name
from faro.registers.domain.exchange.layout import RECORDS_SHEET

MOST_ROWS = 20_000
MOST_COLUMNS = 500
LONGEST = 20_000
_LARGEST = 1e15
TABLE = list[tuple[int, tuple[str, ...]]]
"""Rows that are not empty, with their number as the spreadsheet counts."""


class Unusable(str):
    """A cell that is no plain value; the text says what it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rows of the records, and those of each repeat that has a sheet."""

    records: TABLE
    repeats: Mapping[str, TABLE]


def read_sheets(content: bytes, name: str, repeats: Iterable[str], limits: Limits = LIMITS) -> Sheets:
    """The sheets by what they are called; the first one where none is called «Datos». Raises InputProblems."""
    if content[:2] == b"PK" or name.lower().endswith((".xlsx", ".xls", ".xlsm", ".ods")):
        found = _workbook(content, name, repeats, limits)
    else:
        found = Sheets(_csv(content, name), {})
    if not found.records:
        raise refuse("empty", name, _("El archivo no tiene filas."), _("Use la plantilla."))
    return found


def _workbook(content: bytes, name: str, repeats: Iterable[str], limits: Limits) -> Sheets:
    with tempfile.TemporaryDirectory(prefix="faro-registers-") as workshop:
        path = Path(workshop, f"datos{Path(name.replace(chr(0), '')).suffix.lower()[:6]}")
        path.write_bytes(content)
        with opened_workbook(path, name, limits) as book:
            named = {sheet.title: sheet for sheet in book.sheets}
            first = named.get(RECORDS_SHEET, book.sheets[0])
            rows = {each: named[sheet_name(each)] for each in repeats if sheet_name(each) in named}
            return Sheets(
                _table(book.rows(first), name),
                {each: _table(book.rows(sheet), name) for each, sheet in rows.items()},
            )


def _table(rows: Iterable[tuple[int, Any]], name: str) -> TABLE:
    found: TABLE = []
    for number, cells in rows:
        texts = tuple(_text(cell) for cell in cells[: MOST_COLUMNS + 1])
        if any(texts):
            found.append((number, texts))
            _check_size(found, texts, name)
    return found


def _check_size(found: TABLE, texts: tuple[str, ...], name: str) -> None:
    if len(found) > MOST_ROWS + 2:
        said = _("El archivo pasa de {n} filas.").format(n=f"{MOST_ROWS:,}")
        raise refuse("too_many_rows", name, said, _("Divídalo en varios."))
    if len(texts) > MOST_COLUMNS and any(texts[MOST_COLUMNS:]):
        raise refuse("too_wide", name, _("El archivo tiene demasiadas columnas."), _("Use la plantilla."))


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in ("f", "e"):
        return Unusable(_("una fórmula") if cell.data_type == "f" else _("un error de Excel"))
    if isinstance(value, date | time):
        return _moment(value)
    if isinstance(value, bool):
        return "si" if value else "no"
    if isinstance(value, int | float):
        return f"{Decimal(str(value)).normalize():f}" if abs(value) < _LARGEST else Unusable(_("un número muy grande"))
    return _bounded(unescaped(str(value)))


def _moment(value: date | time) -> str:
    """A date, a time, or both; midnight is a date that a spreadsheet kept as a moment."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, datetime) and (value.hour, value.minute, value.second) != (0, 0, 0):
        return value.isoformat(timespec="minutes")
    return value.isoformat()[:10]


def _bounded(text: str) -> str:
    text = text.replace("\0", "").encode(errors="replace").decode().strip()
    return text if len(text) <= LONGEST else Unusable(_("un texto demasiado largo"))


def _csv(content: bytes, name: str) -> TABLE:
    found: TABLE = []
    for number, cells in enumerate(delimited_rows(content, name), start=1):
        texts = tuple(_bounded(as_given(cell)) for cell in cells)
        if any(texts):
            found.append((number, texts))
            _check_size(found, texts, name)
    return found
