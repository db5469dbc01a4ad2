"""The workbook form of a package. Imports xlsxwriter, so it is itself imported only where a workbook is written.

The file is written row by row with its texts inside the cells (``constant_memory``): such texts come back to the
letter, while openpyxl drops a part of some texts it finds in a shared table.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from io import BytesIO

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from faro.kernel.errors import FaroError
from faro.kernel.fixed import from_scaled, plain
from faro.kernel.text import _
from faro.package.cells import SCALES
from faro.package.declaration import Column, Kind, Table
from faro.package.form import REQUIRED_MARK, Form
from faro.package.limits import LIMITS
from faro.package.sheet_form import GUIDE_SHEET, LISTS_SHEET
from faro.package.tables import BY_NAME, TABLES
from faro.package.workbook_formats import WIDTHS, Formats, formats_of
from faro.package.workbook_guide import write_guide, write_lists
from faro.package.workbook_help import note, validation

_LAST_ROW = 1_048_575
_EXACT_DIGITS = 15
"""A float64 holds any decimal number of this many digits; a longer one is written as text."""

_FIRST_SAFE_DATE = date(1900, 3, 1)
"""Before it, spreadsheets count a 29 February 1900 that never was; earlier dates are written as text."""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 a fixed stamp, so that the same package gives the same bytes
_OPEN = ("format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter")


def workbook_bytes(frames: Mapping[str, pl.DataFrame], declared_empty: Collection[str]) -> bytes:
    """A workbook with a sheet for each of the tables, a guide before them and the lists of choices after.

    ``declared_empty`` are the tables of which the guide says that they have no rows, not that nothing is known.
    Raises :class:`FaroError` where a text or a table is longer than a sheet holds.
    """
    for name, frame in frames.items():
        _check_size(BY_NAME[name], frame)
    content = BytesIO()
    book = Workbook(content, {"constant_memory": True})
    book.set_properties({"title": _("Paquete del plan"), "created": _MADE})
    formats = formats_of(book)
    present = [table for table in TABLES if table.name in frames]
    write_guide(book.add_worksheet(GUIDE_SHEET), present, declared_empty, formats)
    sheets = [book.add_worksheet(table.label) for table in present]
    lists = write_lists(book.add_worksheet(LISTS_SHEET), present, formats)
    for table, sheet in zip(present, sheets, strict=True):
        _lay_out(sheet, table, formats, lists)
        _write_headings(sheet, table, formats)
        _write_rows(sheet, table, frames[table.name], formats)
    book.close()
    return content.getvalue()


def _check_size(table: Table, frame: pl.DataFrame) -> None:
    """xlsxwriter leaves out a text or a row too many without a word."""
    longest = [frame[column].str.len_chars().max() for column, kind in frame.schema.items() if kind == pl.String]
    too_long = any(isinstance(length, int) and length > LIMITS.text_length for length in longest)
    if too_long or frame.height > _LAST_ROW:
        raise FaroError(
            _("La tabla «{sheet}» no cabe en un libro: tiene demasiadas filas o un texto de más de {n} letras.").format(
                sheet=table.label, n=f"{LIMITS.text_length:,}"
            )
        )


def _lay_out(sheet: Worksheet, table: Table, formats: Formats, lists: Mapping[tuple[str, str], str]) -> None:
    for position, column in enumerate(table.columns):
        sheet.set_column(position, position, WIDTHS[column.kind], formats.by_kind[column.kind])
        rule = validation(column, lists.get((table.name, column.name)))
        if rule is not None:
            sheet.data_validation(1, position, _LAST_ROW, position, rule)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, 48)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.protect("", dict.fromkeys(_OPEN, True))


def _write_headings(sheet: Worksheet, table: Table, formats: Formats) -> None:
    for position, column in enumerate(table.columns):
        heading = column.label + (REQUIRED_MARK if column.required else "")
        sheet.write_string(0, position, heading, formats.required if column.required else formats.optional)
        sheet.write_comment(0, position, note(column), {"author": "Faro", "x_scale": 2, "y_scale": 1.5})


def _write_rows(sheet: Worksheet, table: Table, frame: pl.DataFrame, formats: Formats) -> None:
    cell_formats = [formats.by_kind[column.kind] for column in table.columns]
    for number, row in enumerate(frame.select([column.name for column in table.columns]).iter_rows(), start=1):
        for position, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            if value is not None:
                _write_cell(sheet, number, position, _stored(column, value), cell_formats[position])


def _stored(column: Column, value: object) -> str | float | datetime:
    """The value as a cell holds it: text where a number or a date would not be exact."""
    if column.kind in SCALES and isinstance(value, int):
        return _number(plain(from_scaled(value, SCALES[column.kind])))
    if isinstance(value, bool):
        return Form.WORKBOOK.yes if value else Form.WORKBOOK.no
    if isinstance(value, int):
        return _number(str(value))
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day) if value >= _FIRST_SAFE_DATE else value.isoformat()  # noqa: DTZ001
    text = str(value)
    return column.choices[text] if column.kind is Kind.CHOICE else text


def _number(written: str) -> str | float:
    digits = sum(letter.isdigit() for letter in written)
    return float(written) if digits <= _EXACT_DIGITS else written


def _write_cell(sheet: Worksheet, row: int, column: int, value: str | float | datetime, style: Format) -> None:
    if isinstance(value, float):
        sheet.write_number(row, column, value, style)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value, style)
    elif value.startswith("<r>") and value.endswith("</r>"):
        # xlsxwriter takes such a text for markup of its own, unless it comes in two runs.
        sheet.write_rich_string(row, column, value[0], style, value[1:], style)
    else:
        sheet.write_string(row, column, value, style)
