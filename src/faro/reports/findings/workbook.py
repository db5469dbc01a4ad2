"""Findings as a workbook: one sheet of findings, one of their places, one of the rules that looked. No formulas."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from faro.checks.finding import Severity, Unit
from faro.kernel.text import _
from faro.reports.findings.places import PlaceNames, place_names
from faro.reports.findings.wording import CLASSES, SEVERITIES, SEVERITY_LIGHTS, UNITS
from faro.reports.findings.writing import Check
from faro.reports.printable import printable
from faro.reports.style import DAY
from faro.reports.words import page_words, synthetic_mark

_TITLE_ROW, _ABOUT_ROW, _HEADING_ROW, _FIRST_ROW = 0, 1, 3, 4
_MOST_SIGNS = 32_767
"""Of one cell, by the format."""

_NUMBER_FORMATS = {
    Unit.SOLES: "#,##0.00",
    Unit.PERCENT: '0.0### " %"',
    Unit.NUMBER: "#,##0.####",
    Unit.WORDS: "General",
}
_WHOLE = "#,##0"
_MADE = date(2000, 1, 1)

Value = str | int | None | tuple[Decimal | None, Unit]


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    width: float


def findings_workbook(check: Check) -> bytes:
    """The workbook's bytes; the same findings give the same bytes."""
    held = BytesIO()
    with Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        plan = check.package.plan
        made = datetime.combine(plan.cutoff_date or _MADE, time())
        book.set_properties({"title": _title(check), "company": plan.municipality, "created": made})
        pages = _Pages(book, check)
        _findings(pages, check)
        _occurrences(pages, check, place_names(check.package))
        _rules(pages, check)
    return held.getvalue()


def _title(check: Check) -> str:
    return _("Hallazgos del auditor, año {year}").format(year=check.year)


def _findings(pages: "_Pages", check: Check) -> None:
    columns = (
        _Column(_("Código del hallazgo"), 32),
        _Column(_("Gravedad"), 11),
        _Column(_("Clase"), 18),
        _Column(_("Asunto"), 24),
        _Column(_("Hallazgo"), 70),
        _Column(_("Impreso"), 20),
        _Column(_("Recalculado"), 18),
        _Column(_("Diferencia"), 18),
        _Column(_("Unidad"), 12),
        _Column(_("Lugares"), 9),
        _Column(_("Regla"), 26),
    )
    rows: list[Sequence[Value]] = [
        (
            each.id,
            SEVERITIES[each.severity],
            CLASSES[each.rule_class],
            each.subject,
            each.message,
            each.printed,
            (each.recomputed, each.unit),
            (each.difference, each.unit),
            UNITS[each.unit],
            len(each.occurrences),
            each.rule,
        )
        for each in check.findings
    ]
    sheet = pages.add(_("Hallazgos"), _title(check), columns, rows)
    pages.colour(sheet, 1, len(rows))


def _occurrences(pages: "_Pages", check: Check, names: PlaceNames) -> None:
    columns = (
        _Column(_("Código del hallazgo"), 32),
        _Column(_("Gravedad"), 11),
        _Column(_("Asunto"), 24),
        _Column(_("Documento"), 26),
        _Column(_("Página"), 9),
        _Column(_("Línea"), 9),
        _Column(_("Cuadro"), 28),
        _Column(_("Fila"), 9),
        _Column(_("Columna"), 28),
        _Column(_("Impreso"), 50),
    )
    rows: list[Sequence[Value]] = [
        (
            finding.id,
            SEVERITIES[finding.severity],
            finding.subject,
            names.document(place),
            place.page,
            place.line,
            names.table(place),
            place.row,
            names.column(place),
            occurrence.printed,
        )
        for finding in check.findings
        for occurrence in finding.occurrences
        for place in (occurrence.place,)
    ]
    sheet = pages.add(_("Lugares"), _("Los lugares de cada hallazgo"), columns, rows)
    pages.colour(sheet, 1, len(rows))


def _rules(pages: "_Pages", check: Check) -> None:
    columns = (
        _Column(_("Regla"), 32),
        _Column(_("Clase"), 18),
        _Column(_("Gravedad"), 11),
        _Column(_("Título"), 40),
        _Column(_("Qué busca"), 70),
        _Column(_("Por qué"), 60),
        _Column(_("Hallazgos"), 11),
    )
    counts = Counter(finding.rule for finding in check.findings)
    rows: list[Sequence[Value]] = [
        (
            rule.id,
            CLASSES[rule.rule_class],
            SEVERITIES[rule.severity],
            rule.title,
            rule.explanation,
            rule.reason,
            counts[rule.id],
        )
        for rule in check.rules
    ]
    sheet = pages.add(_("Reglas"), _("Las reglas que se aplicaron"), columns, rows)
    pages.colour(sheet, 2, len(rows))


class _Pages:
    """Sheets of one look: title, frozen headings with filters, rows of values, paper."""

    def __init__(self, book: Workbook, check: Check) -> None:
        self.book = book
        self.check = check
        self.edged = {"valign": "top", "border": 1, "border_color": DAY.line}
        self.wrapped: Format = book.add_format({**self.edged, "text_wrap": True})
        self.formats = {
            number: book.add_format({**self.edged, "num_format": number})
            for number in {*_NUMBER_FORMATS.values(), _WHOLE}
        }

    def add(self, name: str, title: str, columns: Sequence[_Column], rows: Sequence[Sequence[Value]]) -> Worksheet:
        """A sheet with these rows."""
        sheet = self.book.add_worksheet(name)
        self._head(sheet, title, columns)
        for row, values in enumerate(rows, start=_FIRST_ROW):
            for place, value in enumerate(values):
                self._cell(sheet, row, place, value)
            lines = max(_lines(value, column.width) for value, column in zip(values, columns, strict=True))
            sheet.set_row(row, 15 * min(lines, 20))
        sheet.autofilter(_HEADING_ROW, 0, max(_FIRST_ROW, _HEADING_ROW + len(rows)), len(columns) - 1)
        sheet.freeze_panes(_FIRST_ROW, 1)
        return sheet

    def _head(self, sheet: Worksheet, title: str, columns: Sequence[_Column]) -> None:
        plan = self.check.package.plan
        about = " · ".join(filter(None, (plan.municipality, plan.name, synthetic_mark() if plan.synthetic else "")))
        look = {"bold": True, "font_size": 14, "font_color": DAY.accent}
        sheet.write_string(_TITLE_ROW, 0, printable(title), self.book.add_format(look))
        sheet.write_string(_ABOUT_ROW, 0, printable(about), self.book.add_format({"font_color": DAY.muted}))
        heading = self.book.add_format(
            {**self.edged, "bold": True, "text_wrap": True, "bg_color": DAY.head, "font_color": DAY.head_ink}
        )
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(_HEADING_ROW, place, column.heading, heading)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEADING_ROW)
        page, of = page_words()
        sheet.set_footer(f"&R{page} &P {of} &N")
        sheet.hide_gridlines(2)

    def _cell(self, sheet: Worksheet, row: int, place: int, value: Value) -> None:
        if isinstance(value, str):
            sheet.write_string(row, place, printable(value)[:_MOST_SIGNS], self.wrapped)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, self.formats[_WHOLE])
        elif value is not None and (number := value[0]) is not None:
            sheet.write_number(row, place, float(number), self.formats[_NUMBER_FORMATS[value[1]]])
        else:
            sheet.write_blank(row, place, None, self.wrapped)

    def colour(self, sheet: Worksheet, place: int, rows: int) -> None:
        """Colour the words of severities in a column."""
        for severity in Severity:
            tones = DAY.lights[SEVERITY_LIGHTS[severity]]
            look = self.book.add_format({"bg_color": tones.ground, "font_color": tones.ink, "bold": True})
            criteria = {"type": "cell", "criteria": "==", "value": f'"{SEVERITIES[severity]}"', "format": look}
            sheet.conditional_format(_FIRST_ROW, place, max(_FIRST_ROW, _HEADING_ROW + rows), place, criteria)


def _lines(value: Value, width: float) -> int:
    """How many lines a text takes in a column of so many characters."""
    texts: Iterable[str] = value.split("\n") if isinstance(value, str) else ("",)
    return sum(1 + int(len(text) * 1.1 / width) for text in texts)
