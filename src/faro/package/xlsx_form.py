"""The workbook form of a package: sheets to grids. Imports openpyxl, so it is itself imported only for a workbook."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import Cell as StoredCell

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.archive import part_names
from faro.package.declaration import Table
from faro.package.form import Form
from faro.package.grid import Cell, Faulty, Grid, Row, is_empty
from faro.package.limits import LIMITS, Limits
from faro.package.names import nearest
from faro.package.problems import ProblemList
from faro.package.sheet_form import GUIDE_SHEET, NONE_EXISTS, OWN_SHEETS, VERSION_LABEL, unescaped
from faro.package.spreadsheet import Spreadsheet, opened_workbook
from faro.package.tables import TABLES
from faro.package.versions import Grids, check_version, upgraded

_LAST_ROW = 1_048_576
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:$]{1,40})[\"']")
_TABLE_BY_LABEL = {table.label: table for table in TABLES}


def read_workbook(path: Path, problems: ProblemList, limits: Limits = LIMITS) -> Grids:
    """The tables of a workbook. Raises :class:`InputProblems` where the file cannot be opened as one."""
    with opened_workbook(path, path.name, limits) as book:
        with zipfile.ZipFile(path) as archive:
            merged = _merged_cells(archive, part_names(archive, path.name))
        return _read_book(book, merged, problems)


def _merged_cells(archive: zipfile.ZipFile, parts: Mapping[str, str]) -> Mapping[str, list[str]]:
    return {sheet: [ref.decode() for ref in _MERGED.findall(archive.read(part))] for sheet, part in parts.items()}


def _read_book(book: Spreadsheet, merged: Mapping[str, list[str]], problems: ProblemList) -> Grids:
    sheets = {sheet.title.strip(): sheet for sheet in book.sheets}
    guide = _guide(sheets.get(GUIDE_SHEET))
    version = guide.get(VERSION_LABEL)
    if not _knows_version(version, book.name, has_guide=GUIDE_SHEET in sheets, problems=problems):
        return {}
    _report_unknown_sheets(book, sheets, problems)
    grids: dict[str, Grid] = {}
    for table in TABLES:
        sheet = sheets.get(table.label)
        if sheet is None:
            continue
        _check_sheet(sheet, table.label, merged.get(sheet.title, []), problems)
        grid = _grid(book, table, sheet, problems)
        if grid is not None and (grid.rows or table.required or guide.get(table.label) == NONE_EXISTS):
            grids[table.name] = grid
    _report_missing_sheets(sheets, problems)
    return upgraded(grids, version) if isinstance(version, int) else grids


def _guide(sheet: Any) -> Mapping[str, object]:
    """What the guide sheet says, by the text of its first column: the last filled cell beside it."""
    said: dict[str, object] = {}
    if sheet is None:
        return said
    sheet.reset_dimensions()
    for row in islice(sheet.iter_rows(max_col=8), 200):
        values = [cell.value for cell in row if cell.value is not None]
        if len(values) > 1 and isinstance(values[0], str):
            said.setdefault(values[0].strip(), values[-1])
    return said


def _knows_version(version: object, file: str, *, has_guide: bool, problems: ProblemList) -> bool:
    if version is not None:
        return check_version(version, GUIDE_SHEET, problems)
    problems.add(
        "no_guide_sheet" if not has_guide else "unknown_format_version",
        Place(GUIDE_SHEET if has_guide else file),
        _("El libro no dice su versión del formato: falta la hoja «{sheet}» o su fila «{label}».").format(
            sheet=GUIDE_SHEET, label=VERSION_LABEL
        ),
        _("Use un libro hecho con «faro template», o copie de allí la hoja «{sheet}».").format(sheet=GUIDE_SHEET),
    )
    return False


def _report_unknown_sheets(book: Spreadsheet, sheets: Mapping[str, Any], problems: ProblemList) -> None:
    missing = [label for label in _TABLE_BY_LABEL if label not in sheets]
    for title, sheet in sheets.items():
        if title in _TABLE_BY_LABEL or title in OWN_SHEETS or not _has_content(book, sheet):
            continue
        guess = nearest(title, missing)
        mend = _("¿Quiso decir «{guess}»? Cambie el nombre de la hoja.").format(guess=guess) if guess else None
        problems.add(
            "unknown_sheet",
            Place(title),
            _("La hoja no es de la plantilla: no se leería."),
            mend or _("Bórrela, o pase sus datos a una hoja de la plantilla."),
            title,
        )


def _has_content(book: Spreadsheet, sheet: Any) -> bool:
    rows = islice(book.rows(sheet), _LAST_ROW)
    return any(len(row) > LIMITS.columns or any(cell.value is not None for cell in row) for _number, row in rows)


def _report_missing_sheets(sheets: Mapping[str, Any], problems: ProblemList) -> None:
    for table in TABLES:
        if table.required and table.label not in sheets:
            problems.add(
                "missing_table",
                Place(table.label),
                _("Falta la hoja obligatoria «{label}».").format(label=table.label),
                _("Agréguela con sus encabezados; la plantilla que da «faro template» los trae."),
            )


def _check_sheet(sheet: Any, label: str, merged: Iterable[str], problems: ProblemList) -> None:
    if sheet.sheet_state != "visible":
        problems.add(
            "hidden_sheet",
            Place(label),
            _("La hoja está oculta: se leería sin que nadie la vea."),
            _("Muéstrela (clic derecho en las pestañas → Mostrar) y revísela, o bórrela."),
        )
    for reference in merged:
        problems.add(
            "merged_cells",
            Place(label),
            _("Las celdas {sheet}!{cells} están combinadas: solo la primera guarda su valor.").format(
                sheet=label, cells=reference
            ),
            _("Sepárelas (Combinar y centrar) y repita el valor en cada celda."),
            reference,
        )


def _grid(book: Spreadsheet, table: Table, sheet: Any, problems: ProblemList) -> Grid | None:
    rows = list(_filled_rows(book, sheet, table.label, problems))
    if not rows or rows[0].number != 1:
        problems.add(
            "no_headings",
            Place(table.label, 1),
            _("La primera fila está vacía: faltan los encabezados."),
            _("Copie la fila de encabezados de una plantilla nueva, o borre la hoja si no la usa."),
        )
        return None
    width = max(len(row.cells) for row in rows)
    headings = _headings(rows[0], table.label, problems)
    padded = tuple(Row(row.number, [*row.cells, *[None] * (width - len(row.cells))]) for row in rows[1:])
    return Grid(table, Form.WORKBOOK, table.label, (*headings, *[""] * (width - len(headings))), padded)


def _headings(row: Row, label: str, problems: ProblemList) -> list[str]:
    headings = []
    for cell in row.cells:
        if isinstance(cell, Faulty):
            problems.add(cell.code, Place(label, row.number), cell.message, cell.mend, cell.value)
        headings.append(
            cell if isinstance(cell, str) else "" if cell is None or isinstance(cell, Faulty) else str(cell)
        )
    return headings


def _filled_rows(book: Spreadsheet, sheet: Any, label: str, problems: ProblemList) -> Iterator[Row]:
    found = 0
    for number, cells in book.rows(sheet):
        if len(cells) > LIMITS.columns or found > LIMITS.rows or number > _LAST_ROW:
            _report_overflow(label, number, problems)
            return
        values = [_value(cell, label) for cell in cells]
        while values and values[-1] in (None, ""):
            values.pop()
        if all(is_empty(value) for value in values):
            continue
        found += 1
        yield Row(number, values)


def _report_overflow(label: str, number: int, problems: ProblemList) -> None:
    problems.add(
        "too_many_rows",
        Place(label, number),
        _("La hoja tiene más de {rows} filas o de {columns} columnas.").format(
            rows=f"{LIMITS.rows:,}", columns=f"{LIMITS.columns:,}"
        ),
        _("Elimine las columnas y filas que sobran a la derecha y abajo, o reparta los datos en un paquete por plan."),
    )


def _value(cell: StoredCell, label: str) -> Cell:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return _formula(cell, label)
    if cell.data_type == "e":
        return Faulty(
            "error_value",
            _("La celda {sheet}!{cell} guarda un error de Excel.").format(sheet=label, cell=cell.coordinate),
            _("Escriba el valor, o deje la celda vacía si no hay dato."),
            str(value),
        )
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return _percentage(cell, label)
    return value  # type: ignore[return-value]


def _formula(cell: StoredCell, label: str) -> Faulty:
    text = getattr(cell.value, "text", cell.value)
    return Faulty(
        "formula",
        _("La celda {sheet}!{cell} tiene una fórmula; Faro no toma valores calculados.").format(
            sheet=label, cell=cell.coordinate
        ),
        _("Copie la celda y péguela en su sitio como valor (Pegado especial → Valores)."),
        str(text),
    )


def _percentage(cell: StoredCell, label: str) -> Faulty:
    return Faulty(
        "percent_format",
        _("La celda {sheet}!{cell} tiene formato de porcentaje: guarda 0.17 donde muestra 17 %.").format(
            sheet=label, cell=cell.coordinate
        ),
        _("Déle formato de número y escriba los puntos, como 17 para 17 %."),
        str(cell.value),
    )
