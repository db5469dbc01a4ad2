"""Packages made up by hypothesis: whatever the declaration allows, the strangest texts and numbers included."""

from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl
from hypothesis import strategies as st

from faro.package.declaration import Column, Kind, Table
from faro.package.model import Package
from faro.package.tables import TABLES

_LETTERS = st.characters(codec="utf-8")
STRANGE_TEXTS = (
    "=1+1",
    "'x",
    "+1",
    "@x",
    '"',
    '""',
    "a,b;c\td",
    "línea\nlínea\r\notra\rotra",
    "_x000D_",
    "_x005F_x000D_",
    "x005F_",
    "<r>x</r>",
    "<b>&amp;",
    " x ",
    "\ufeffx",
    "\ufffe\uffff",
    "\x00\x1f",
    "TRUE",
    "1e5",
    "#N/A",
    "http://x.pe",
    "{=A1}",
    "\u2028",
    "😀",
    "ND",
    "null",
    "0",
)
_STRANGE = st.sampled_from(STRANGE_TEXTS)
_VERBATIM = st.one_of(_STRANGE, st.text(_LETTERS, min_size=1, max_size=12))
_TEXT = _VERBATIM.filter(lambda text: bool(text.strip()))
_CODES = st.text(_LETTERS.filter(str.isprintable), min_size=1, max_size=6).map(str.strip).filter(bool)
_LARGEST = 10**18 - 1


def _whole(column: Column, unit: int) -> st.SearchStrategy[int]:
    low = -_LARGEST if column.minimum is None else column.minimum * unit
    high = _LARGEST if column.maximum is None else column.maximum * unit
    return st.integers(low, high)


_VALUES: dict[Kind, Callable[[Column], st.SearchStrategy[Any]]] = {
    Kind.TEXT: lambda _column: _TEXT,
    Kind.VERBATIM: lambda _column: _VERBATIM,
    Kind.CODE: lambda _column: _CODES,
    Kind.INTEGER: lambda column: _whole(column, 1),
    Kind.QUANTITY: lambda column: _whole(column, 10**6),
    Kind.MONEY: lambda column: _whole(column, 100),
    Kind.BOOLEAN: lambda _column: st.booleans(),
    Kind.DATE: lambda _column: st.dates(date(1, 1, 1), date(9999, 12, 31)),
    Kind.YEAR: lambda _column: st.integers(1900, 2100),
    Kind.MONTH: lambda _column: st.integers(1, 12),
    Kind.PERIOD: lambda _column: st.from_regex(r"20[0-9]{2}(-S[12]|-0[1-9])?", fullmatch=True),
    Kind.CHOICE: lambda column: st.sampled_from(sorted(column.choices)),
}


_POINTED_AT = {
    column.references.partition(".")[0]
    for table in TABLES
    for column in table.columns
    if column.required and column.references
}
"""Tables that a required cell refers to: empty, they would leave that cell nothing to say."""


@st.composite
def packages(draw: st.DrawFn) -> Package:
    """A valid package: unique keys, references that exist, trees without cycles; any optional table may be absent."""
    chosen = [table for table in TABLES if table.required or draw(st.booleans())]
    codes = {table.name: draw(_codes(table)) for table in chosen}
    return Package({table.name: draw(_frame(table, codes)) for table in chosen}, "generated")


def _codes(table: Table) -> st.SearchStrategy[list[str]]:
    fewest = 1 if table.required or table.name in _POINTED_AT else 0
    return st.lists(_CODES, min_size=fewest, max_size=1 if table.single else 2, unique=True)


@st.composite
def _frame(draw: st.DrawFn, table: Table, codes: dict[str, list[str]]) -> pl.DataFrame:
    rows = [_row(draw, table, index, codes) for index in range(len(codes[table.name]))]
    unique = {tuple(row[name] for name in table.key): row for row in rows}
    return pl.DataFrame(list(unique.values()), schema=table.schema, orient="row")


def _row(draw: st.DrawFn, table: Table, index: int, codes: dict[str, list[str]]) -> dict[str, object]:
    row: dict[str, object] = {}
    for column in table.columns:
        target = (column.references or "").partition(".")[0]
        # A parent stands above its row, so that no cycle can come about.
        allowed = codes.get(target, [])[: index if column.name == table.parent_column else None]
        if table.key == (column.name,):
            row[column.name] = codes[table.name][index]
        elif not column.required and (draw(st.booleans()) or (target in codes and not allowed)):
            row[column.name] = None
        else:
            values = st.sampled_from(allowed) if target in codes else _VALUES[column.kind](column)
            row[column.name] = draw(values)
    if table.name == "names":
        row["code"] = draw(st.sampled_from(codes[f"{row['subject']}s"]))
    if table.name == "plan":
        first, evaluated, last = sorted(draw(st.lists(st.integers(1900, 2100), min_size=3, max_size=3)))
        row.update(first_year=first, evaluation_year=evaluated, last_year=last)
    return row
