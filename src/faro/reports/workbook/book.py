"""A workbook with one look: titles, headings, number formats, print set-up, and cells addressed by column name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.reports.contents.view import View
from faro.reports.document import Light
from faro.reports.printable import printable
from faro.reports.style import DAY
from faro.reports.words import synthetic_mark

TITLE_ROW, ABOUT_ROW, HEADING_ROW, FIRST_ROW = 0, 1, 3, 4
"""Rows, from zero, of the title, of what the sheet is about, of the headings and of the first row of data."""

POINTS: Final = '#,##0.0" %"'
SOLES: Final = "#,##0.00"
WHOLE: Final = "#,##0"

_PAGE_CHARACTERS = 250
"""Characters that fit beside each other on a landscape A4 page, still legible."""

_LINE_HEIGHT, _MOST_LINES = 15.0, 20

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 a fixed stamp, so that the same report gives the same bytes


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: the name formulas call it by, its heading, its width in characters and its number format."""

    key: str
    heading: str
    width: float = 12
    number: str = "General"


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula, and the value Faro computed for it (None: not available)."""

    text: str
    value: float | str | None
    number: str | None = None
    array: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with a format of its own."""

    value: float
    number: str


CellValue = str | int | float | date | Formula | Figure | None


class Book:
    """The workbook being written. ``close`` saves it."""

    def __init__(self, path: Path, view: View) -> None:
        self.view = view
        self.workbook = Workbook(str(path), {"in_memory": True})
        plan = view.plan
        self.workbook.set_properties(
            {
                "title": _("Informe de evaluación de resultados, año {year}").format(year=view.year),
                "subject": plan.name,
                "company": plan.municipality,
                "created": datetime.combine(plan.cutoff_date, time()) if plan.cutoff_date else _MADE,
            }
        )
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: Any) -> Format:
        """A cell format, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format({"valign": "top", **properties})
        return self._formats[key]

    def sheet(self, name: str, title: str, columns: Sequence[SheetColumn], *, freeze: int = 1) -> "Sheet":
        """A new sheet with its title, headings, print set-up and ``freeze`` fixed columns."""
        worksheet = self.workbook.get_worksheet_by_name(name) or self.workbook.add_worksheet(name)
        sheet = Sheet(self, worksheet, name, tuple(columns))
        sheet.lay_out(title, freeze)
        return sheet

    def reserve(self, names: Sequence[str]) -> None:
        """Add empty sheets in the order readers see them; each is laid out when its turn comes."""
        for name in names:
            self.workbook.add_worksheet(name)

    def close(self) -> None:
        """Save the file."""
        self.workbook.close()


class Sheet:
    """A sheet whose cells are named by column and row (from zero)."""

    def __init__(self, book: Book, worksheet: Worksheet, name: str, columns: tuple[SheetColumn, ...]) -> None:
        self.book = book
        self.worksheet = worksheet
        self.name = name
        self.columns = columns
        self.places = {column.key: place for place, column in enumerate(columns)}

    def lay_out(self, title: str, freeze: int) -> None:
        """Title, headings, widths, frozen panes and paper."""
        view, paper = self.book.view, self.worksheet
        about = _("{municipality} · {plan} · evaluación {year}").format(
            municipality=view.plan.municipality, plan=view.plan.name, year=view.year
        )
        mark = synthetic_mark() if view.plan.synthetic else ""
        self.text(TITLE_ROW, 0, title, bold=True, font_size=14, font_color=DAY.accent)
        self.text(ABOUT_ROW, 0, f"{about} · {mark}" if mark else about, font_color=DAY.muted)
        for place, column in enumerate(self.columns):
            paper.set_column(place, place, column.width)
            if column.heading:
                self.heading(HEADING_ROW, place, column.heading)
        paper.freeze_panes(FIRST_ROW, freeze)
        paper.set_landscape()
        paper.set_paper(9)
        width = sum(column.width for column in self.columns)
        paper.fit_to_pages(max(1, round(width / _PAGE_CHARACTERS)), 0)
        paper.repeat_rows(HEADING_ROW)
        paper.repeat_columns(0, freeze - 1)
        self._height(HEADING_ROW, [(column.heading, column.width * 0.85) for column in self.columns])
        paper.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        paper.set_header(f"&L{_header(view.plan.municipality)}&R&B{_header(mark)}")
        paper.set_footer(f"&L{_header(title)}&R{_header(_('Página'))} &P {_header(_('de'))} &N")
        paper.hide_gridlines(2)

    def heading(self, row: int, place: int, text: str) -> None:
        """A heading cell."""
        self.text(
            row,
            place,
            text,
            bold=True,
            bg_color=DAY.accent,
            font_color=DAY.accent_ink,
            text_wrap=True,
            border=1,
            border_color=DAY.line,
        )

    def text(self, row: int, place: int, text: str, **properties: Any) -> None:
        """A text, never a formula whatever it begins with."""
        self.worksheet.write_string(row, place, printable(text), self.book.format(**properties))

    def write(
        self, row: int, values: Mapping[str, CellValue], *, strong: bool = False, ground: str = "", framed: bool = True
    ) -> None:
        """A row of values by column; a missing one is ND, an absent one stays empty (``framed``: with its border)."""
        look: dict[str, Any] = {"border": 1, "border_color": DAY.line}
        look |= {"bold": True} if strong else {}
        look |= {"bg_color": ground} if ground else {}
        texts = [(value, column.width) for column in self.columns if isinstance(value := values.get(column.key), str)]
        self._height(row, texts)
        for column in self.columns:
            if column.key in values:
                self._cell(row, column, values[column.key], look)
            elif framed:
                self.worksheet.write_blank(row, self.places[column.key], None, self.book.format(**look))

    def _height(self, row: int, texts: Sequence[tuple[str, float]]) -> None:
        """Room for the tallest of the wrapped texts: not every program finds it by itself."""
        lines = max((_lines(text, width) for text, width in texts), default=1)
        if lines > 1:
            self.worksheet.set_row(row, _LINE_HEIGHT * min(lines, _MOST_LINES))

    def note(self, row: int, text: str, columns: int) -> None:
        """A wrapped text over the first ``columns`` columns."""
        width = sum(column.width for column in self.columns[:columns])
        if columns > 1:
            self.worksheet.merge_range(row, 0, row, columns - 1, "", self.book.format(text_wrap=True))
        self.text(row, 0, text, text_wrap=True)
        self._height(row, [(text, width)])

    def _cell(self, row: int, column: SheetColumn, value: CellValue, look: dict[str, Any]) -> None:
        place, paper = self.places[column.key], self.worksheet
        if isinstance(value, Formula):
            form = self.book.format(**look, num_format=value.number or column.number, align="right")
            shown = MISSING if value.value is None else value.value
            if value.array:
                paper.write_array_formula(row, place, row, place, f"{{{value.text}}}", form, shown)
            else:
                paper.write_formula(row, place, value.text, form, shown)
        elif isinstance(value, Figure):
            paper.write_number(row, place, value.value, self.book.format(**look, num_format=value.number))
        elif isinstance(value, date):
            moment = datetime.combine(value, time())
            paper.write_datetime(row, place, moment, self.book.format(**look, num_format="dd/mm/yyyy"))
        elif isinstance(value, str):
            self.text(row, place, value, **look, text_wrap=True)
        elif value is None:
            self.text(row, place, MISSING, **look, align="right")
        else:
            paper.write_number(row, place, value, self.book.format(**look, num_format=column.number))

    def group(self, row: int, text: str) -> None:
        """A row that heads those below it."""
        self.write(row, {self.columns[0].key: ""}, strong=True, ground=DAY.soft)
        self.worksheet.write_string(
            row,
            0,
            printable(text),
            self.book.format(bold=True, bg_color=DAY.soft, border=1, border_color=DAY.line),
        )

    def cell(self, key: str, row: int) -> str:
        """«F7»: the address of a cell of this sheet."""
        return f"{xl_col_to_name(self.places[key])}{row + 1}"

    def fixed(self, key: str, row: int) -> str:
        """«'Indicadores'!$F$7»: the address of a cell for other sheets."""
        return f"{_quoted(self.name)}!${xl_col_to_name(self.places[key])}${row + 1}"

    def span(self, key: str, first: int, last: int) -> str:
        """«'Indicadores'!$F$5:$F$55»: a column's cells from one row to another."""
        letter = xl_col_to_name(self.places[key])
        return f"{_quoted(self.name)}!${letter}${first + 1}:${letter}${last + 1}"

    def colour_lights(self, key: str, first: int, last: int) -> None:
        """Colour the words of lights in a column, whatever they come to be."""
        if last < first:
            return
        for word, light in light_words(self.book.view).items():
            tones = DAY.lights[light]
            look = self.book.workbook.add_format({"bg_color": tones.ground, "font_color": tones.ink, "bold": True})
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            self.worksheet.conditional_format(first, self.places[key], last, self.places[key], rule)

    def filtered(self, last: int) -> None:
        """A filter on every heading."""
        self.worksheet.autofilter(HEADING_ROW, 0, max(last, HEADING_ROW + 1), len(self.columns) - 1)


def light_words(view: View) -> dict[str, Light]:
    """Every word that a method used says for a light."""
    methods = [run.method for run in view.runs] + ([view.poi.method] if view.poi else [])
    words = {band.name: Light(band.light) for method in methods for band in method.bands}
    return words | {MISSING: Light.ND}


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of so many characters."""
    return sum(1 + int(len(part) * 1.1 / max(width, 1)) for part in text.split("\n"))


def number_format(places: int, *, percent: bool) -> str:
    """A format with so many decimals, with its percent sign where the figure is in points."""
    decimals = f".{'0' * places}" if places else ""
    return f'#,##0{decimals}" %"' if percent else f"#,##0{decimals}"


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _header(text: str) -> str:
    """A text inside a header or footer, where ``&`` begins a code; the format allows 255 signs in all."""
    return printable(text).replace("&", "&&")[:100]
