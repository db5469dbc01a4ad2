"""Tables as CSV and XLSX that no spreadsheet takes for formulas."""

import csv
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""How workbooks are written: every text stays a text."""
LONGEST_CELL = 32_767
LONGEST_SHEET_NAME = 31
_STARTS = ("=", "+", "-", "@", "\t", "\r")
_SHEET_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def harmless(text: str) -> str:
    """A text of a CSV with a quote before it where a spreadsheet would run it; one that has the quote gets another."""
    bare = text.lstrip("'")
    return f"'{text}" if bare.startswith(_STARTS) or (bare != text and not bare) else text


def as_given(text: str) -> str:
    """What :func:`harmless` was given."""
    if text.startswith("'") and harmless(text[1:]) == text:
        return text[1:]
    return text


def csv_file(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV in UTF-8 with its mark, as Excel wants it."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([harmless(each) for each in headings])
    writer.writerows([harmless(each) for each in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def xlsx_file(title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of texts, with its headings in sight."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True, **PLAIN})
    sheet = book.add_worksheet(sheet_name(title))
    bold = book.add_format({"bold": True, "text_wrap": True})
    sheet.set_column(0, max(len(headings) - 1, 0), 18)
    sheet.freeze_panes(1, 1)
    for row, cells in enumerate((headings, *rows)):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text[:LONGEST_CELL], bold if row == 0 else None)
    book.close()
    return buffer.getvalue()


def sheet_name(title: str) -> str:
    """A title as the name of a sheet."""
    return " ".join(title.translate(_SHEET_SIGNS).split())[:LONGEST_SHEET_NAME] or "Datos"
