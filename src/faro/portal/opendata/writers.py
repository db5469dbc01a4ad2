"""A table as a file. The same table gives the same bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Final

import polars as pl

from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE, from_scaled, plain
from faro.kernel.text import _
from faro.portal.opendata.fields import Holds, OpenTable

_SCALES: Final = {Holds.QUANTITY: QUANTITY_SCALE, Holds.MONEY: MONEY_SCALE}
_DIGITS: Final = 20
_EXACT_DIGITS: Final = 15
"""A spreadsheet's number holds any decimal of this many digits; a longer one is written as text."""
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 a fixed stamp: the same table gives the same bytes
_WIDEST: Final = 60

About = Mapping[str, str]
"""Where a file comes from, label by label: plan, year, licence, address."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its suffix, its media type and its name for a reader."""

    suffix: str
    media_type: str
    label: str


CSV = Format("csv", "text/csv; charset=utf-8", "CSV")
XLSX = Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX")
PARQUET = Format("parquet", "application/vnd.apache.parquet", "Parquet")
FORMATS = {each.suffix: each for each in (CSV, XLSX, PARQUET)}


def file_of(table: OpenTable, suffix: str, about: About) -> bytes:
    """The table as a file of that kind. Raises :class:`KeyError` for a kind that there is not."""
    return _WRITERS[suffix](table, about)


def csv_file(table: OpenTable, about: About) -> bytes:  # noqa: ARG001 a CSV file has no place for it
    """UTF-8, commas, line feeds, an empty cell for what is missing; unrounded numbers."""
    texts = {field.name: [_text(value, field.holds) for value in table.frame[field.name]] for field in table.fields}
    return pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String)).write_csv(line_terminator="\n").encode()


def _text(value: object, holds: Holds) -> str | None:
    if value is None:
        return None
    if holds in _SCALES:
        return plain(from_scaled(int(str(value)), _SCALES[holds]))
    if holds is Holds.BOOLEAN:
        return "true" if value else "false"
    return repr(value) if holds is Holds.POINTS else str(value)


def parquet_file(table: OpenTable, about: About) -> bytes:
    """Typed columns: exact decimals for quantities and money. ``about`` goes into the file's metadata."""
    frame = table.frame.with_columns(
        pl.Series(
            field.name,
            [_decimal(value, _SCALES[field.holds]) for value in table.frame[field.name]],
            dtype=pl.Decimal(_DIGITS, _SCALES[field.holds]),
        )
        for field in table.fields
        if field.holds in _SCALES
    ).select(field.name for field in table.fields)
    content = BytesIO()
    frame.write_parquet(content, metadata=dict(about))
    return content.getvalue()


def _decimal(value: int | None, scale: int) -> Decimal | None:
    return None if value is None else from_scaled(value, scale)


def xlsx_file(table: OpenTable, about: About) -> bytes:
    """A sheet with the table under its Spanish headings, numbers as numbers, and a sheet that says what it is."""
    from xlsxwriter import Workbook  # noqa: PLC0415  slow to load, seldom needed

    content = BytesIO()
    book = Workbook(content, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": table.label, "created": _MADE})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(table.label[:31])
    sheet.freeze_panes(1, 1)
    for column, field in enumerate(table.fields):
        longest = max((len(str(value)) for value in table.frame[field.name].head(200) if value is not None), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(10, len(field.label), longest) + 1))
    sheet.write_row(0, 0, [field.label for field in table.fields], head)
    for place, row in enumerate(table.frame.iter_rows(), start=1):
        for column, (value, field) in enumerate(zip(row, table.fields, strict=True)):
            if isinstance(value, date):
                sheet.write_datetime(place, column, value, day)
            elif value is not None:
                sheet.write(place, column, _cell(value, field.holds))
    _write_about(book, table, about)
    book.close()
    return content.getvalue()


def _cell(value: object, holds: Holds) -> object:
    if holds in _SCALES:
        number = from_scaled(int(str(value)), _SCALES[holds])
        return float(number) if len(plain(number).strip("-").replace(".", "")) <= _EXACT_DIGITS else plain(number)
    return value


def _write_about(book: "Workbook", table: OpenTable, about: About) -> None:  # type: ignore[name-defined]  # noqa: F821
    sheet = book.add_worksheet(_("Acerca de"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 2, _WIDEST)
    lines = [(table.label, table.help), *about.items(), ("", ""), (_("Columna"), _("Qué es"))]
    lines += [
        (field.label, " ".join(part for part in (f"({field.name})", field.help) if part)) for field in table.fields
    ]
    for place, (label, text) in enumerate(lines):
        sheet.write_string(place, 0, label)
        sheet.write_string(place, 1, text)


_WRITERS: dict[str, Callable[[OpenTable, About], bytes]] = {
    "csv": csv_file,
    "xlsx": xlsx_file,
    "parquet": parquet_file,
}
