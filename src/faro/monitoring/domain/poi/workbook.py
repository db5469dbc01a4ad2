"""The workbook that a unit fills and gives back: its columns, how it is written, and what is read from it."""

import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from faro.kernel.errors import FaroError, InputProblems, Problem
from faro.kernel.text import _
from faro.monitoring.domain.consistency_facts import MONTH_NAMES
from faro.monitoring.domain.poi.cells import ATTRIBUTES, CHOICES, MONTHS, month_cell, month_of, read_cell
from faro.monitoring.domain.poi.grids import FormulaFound, Grid, columns_of, folded, problem, read_grid
from faro.package.limits import LIMITS, Limits

CODE, UNIT = "code", "unit"
SHEET = _("POI")
HEADINGS: Mapping[str, str] = {
    CODE: _("Código"),
    UNIT: _("Centro de costo"),
    "name": _("Denominación"),
    "action": _("Acción estratégica"),
    "measure": _("Unidad de medida"),
    "aggregation": _("Tipo de agregación"),
    "priority": _("Prioridad"),
    **{
        month_cell(side, month): f"{words} {MONTH_NAMES[month - 1]}"
        for side, words in (("physical", _("Físico")), ("financial", _("Financiero")))
        for month in MONTHS
    },
}
REQUIRED = (CODE, "name")
BLANK_ROWS = 40


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row of the workbook: field → text of the cell, for the columns that the workbook has."""

    number: int
    code: str
    unit: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: rows, and every problem at once."""

    grid: Grid
    rows: tuple[BookRow, ...]
    problems: tuple[Problem, ...]


def write_book(rows: Iterable[Mapping[str, Any]], actions: Mapping[str, str], told: Sequence[str], unit: str) -> bytes:
    """The workbook with a row for each activity, codes locked, choices as lists.

    ``rows``: field → text or number of a cell. ``told``: lines of the sheet that explains it. ``unit`` fills new rows.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "constant_memory": False}
    )
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E2EBEE"})
    locked = book.add_format({"bg_color": "#F1EDE3"})
    free = book.add_format({"locked": False})
    sheet = book.add_worksheet(SHEET)
    for place, heading in enumerate(HEADINGS.values()):
        sheet.write_string(0, place, heading, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, field in enumerate(HEADINGS):
            _write(sheet, last, place, row.get(field), locked if field in (CODE, UNIT) else free)
    for blank in range(last + 1, last + 1 + BLANK_ROWS):
        for place, field in enumerate(HEADINGS):
            _write(sheet, blank, place, unit if field == UNIT else None, locked if field in (CODE, UNIT) else free)
    _dress(sheet, last + BLANK_ROWS, actions, locked_unit=bool(unit))
    _list_actions(book.add_worksheet(_("Acciones")), actions)
    guide = book.add_worksheet(_("Guía"))
    guide.set_column(0, 0, 100)
    for place, line in enumerate(told):
        guide.write_string(place, 0, line)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, row: int, column: int, value: object, look: Any) -> None:
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    else:
        sheet.write_number(row, column, value, look)


def _dress(sheet: Any, last: int, actions: Mapping[str, str], *, locked_unit: bool) -> None:
    sheet.freeze_panes(1, 3)
    sheet.set_column(0, 1, 16)
    sheet.set_column(2, 2, 45)
    sheet.set_column(3, len(HEADINGS) - 1, 13)
    fields = list(HEADINGS)
    for field, words in CHOICES.items():
        if field in fields:
            place = fields.index(field)
            sheet.data_validation(1, place, last, place, {"validate": "list", "source": list(words.values())})
    if actions:
        place = fields.index("action")
        source = f"={_('Acciones')}!$A$2:$A${len(actions) + 1}"
        sheet.data_validation(1, place, last, place, {"validate": "list", "source": source})
    if locked_unit:
        sheet.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})


def _list_actions(sheet: Any, actions: Mapping[str, str]) -> None:
    sheet.set_column(1, 1, 90)
    sheet.write_row(0, 0, [_("Código"), _("Acción estratégica")])
    for place, (code, name) in enumerate(actions.items(), start=1):
        sheet.write_string(place, 0, code)
        sheet.write_string(place, 1, name)


def read_book(content: bytes, name: str, actions: Collection[str], unit: str, limits: Limits = LIMITS) -> Reading:
    """What the workbook says, with all that is wrong in it. Columns may stand in any order; others are passed over.

    Raises :class:`InputProblems` for a file that cannot be read as such a workbook.
    """
    by_heading = {folded(heading): field for field, heading in HEADINGS.items()}
    grid = read_grid(content, name, tuple(by_heading), limits)
    problems: list[Problem] = []
    places = {
        by_heading[folded(heading)]: place
        for place, heading in columns_of(grid, problems)
        if folded(heading) in by_heading
    }
    missing = [HEADINGS[field] for field in REQUIRED if field not in places]
    if missing:
        mend = _("Use el libro que Faro da para llenar; no cambie sus encabezados.")
        said = _("Falta la columna «{name}».")
        raise InputProblems([problem(grid, 0, each, said.format(name=each), mend) for each in missing])
    rows = []
    for row in grid.rows:
        texts = {field: row.cells[place] if place < len(row.cells) else "" for field, place in places.items()}
        if not any(text for field, text in texts.items() if field not in (UNIT, "aggregation")):
            continue
        problems += _wrong_cells(grid, row.number, texts, actions)
        own = {field: text for field, text in texts.items() if field not in (CODE, UNIT)}
        rows.append(BookRow(row.number, texts[CODE].strip(), texts.get(UNIT, "").strip() or unit, own))
    return Reading(grid, tuple(rows), tuple(problems + _repeated(grid, rows)))


def _wrong_cells(grid: Grid, number: int, texts: Mapping[str, str], actions: Collection[str]) -> list[Problem]:
    found = []
    for field, text in texts.items():
        mend = _("Corrija la celda y vuelva a traer el libro.")
        if isinstance(text, FormulaFound):
            said = _("La celda guarda {what}; Faro toma solo valores.").format(what=text)
            found.append(problem(grid, number, HEADINGS[field], said, _("Péguela como valor.")))
            continue
        if field not in ATTRIBUTES and month_of(field) is None:
            continue
        try:
            if text or field in ("action", "priority"):
                read_cell(field, text, actions)
        except FaroError as error:
            found.append(problem(grid, number, HEADINGS[field], str(error), mend, value=text))
    return found


def _repeated(grid: Grid, rows: Sequence[BookRow]) -> list[Problem]:
    first: dict[str, int] = {}
    found = []
    for row in rows:
        if row.code and row.code in first:
            said = _("El código ya está en la fila {row}.").format(row=first[row.code])
            found.append(problem(grid, row.number, HEADINGS[CODE], said, _("Deje una sola fila."), value=row.code))
        first.setdefault(row.code, row.number)
    return found


def write_rejected(grid: Grid, problems: Sequence[Problem]) -> bytes:
    """The rows with something wrong, as they came, with what is wrong beside: to be mended and brought again."""
    by_row: dict[int | None, list[str]] = {}
    for each in problems:
        where = f"{each.place.column}: " if each.place.column else ""
        by_row.setdefault(each.place.row, []).append(f"{where}{each.message} {each.mend}")
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_("Rechazadas"))
    for place, heading in enumerate((*grid.headings, _("Fila"), _("Qué pasa"))):
        sheet.write_string(0, place, str(heading))
    wrong = [row for row in grid.rows if row.number in by_row]
    for line, row in enumerate(wrong, start=1):
        for place, cell in enumerate(row.cells):
            sheet.write_string(line, place, str(cell))
        sheet.write_number(line, len(grid.headings), row.number)
        sheet.write_string(line, len(grid.headings) + 1, "\n".join(by_row[row.number]))
    book.close()
    return buffer.getvalue()
