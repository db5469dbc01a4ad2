"""The POI tables a published document prints: its texts, their numbers, and live sums and ratios beside them."""

from collections.abc import Sequence
from decimal import Decimal

from faro.kernel.text import _
from faro.reports.contents.activities import POI_ROLES
from faro.reports.contents.printed import PrintedTable, printed_tables
from faro.reports.contents.printed_sums import DETAIL, TOTAL, column_mean, column_sum, parts_of, ratio, row_kinds
from faro.reports.style import DAY
from faro.reports.workbook.book import (
    FIRST_ROW,
    POINTS,
    SOLES,
    WHOLE,
    Book,
    CellValue,
    Figure,
    Formula,
    Sheet,
    SheetColumn,
    number_format,
)

_NUMBERS = {"activities": WHOLE, "amount": SOLES, "programmed": SOLES, "executed": SOLES}


def write_printed_sheets(book: Book, names: Sequence[str]) -> None:
    """One sheet for each printed POI table."""
    tables = printed_tables(book.view)
    for role, name in zip(POI_ROLES, names, strict=True):
        for table in [table for table in tables if table.role == role][:1]:
            _write(book, name, table)


def _write(book: Book, name: str, table: PrintedTable) -> None:
    kinds = row_kinds(book.view, table)
    sheet = book.sheet(name, _("{title} (según documento)").format(title=table.title), tuple(_columns(table)))
    for place, kind in enumerate(kinds):
        ground = {DETAIL: "", TOTAL: DAY.soft}.get(kind, DAY.faint)
        sheet.write(FIRST_ROW + place, _row(sheet, table, kinds, place), strong=kind != DETAIL, ground=ground)
    note = _("Texto: tal como lo imprime {place}. Los números, las sumas y las diferencias son de Faro.")
    sheet.note(FIRST_ROW + len(kinds) + 1, note.format(place=table.place or table.source), 4)
    if table.note:
        sheet.note(FIRST_ROW + len(kinds) + 2, table.note, 4)


def _columns(table: PrintedTable) -> list[SheetColumn]:
    columns = []
    for key, heading in table.columns.items():
        printed = _("{heading} (según documento)").format(heading=heading or _("Concepto"))
        columns.append(SheetColumn(f"text_{key}", printed, 48 if key in ("description", "row_label") else 16))
    for key, heading in table.columns.items():
        if _is_figure(table, key):
            columns.append(SheetColumn(key, _("{heading} (número)").format(heading=heading), 18, _number(key)))
            if key in _NUMBERS and table.has("code"):
                columns.append(SheetColumn(f"sum_{key}", _("Suma de sus filas"), 18, _NUMBERS[key]))
                columns.append(SheetColumn(f"gap_{key}", _("Diferencia"), 16, _NUMBERS[key]))
    if table.has("code", "physical_percent"):
        columns.append(SheetColumn("mean_physical_percent", _("Promedio de sus filas (%)"), 14, POINTS))
    if table.has("programmed", "executed", "percent"):
        columns.append(SheetColumn("ratio", _("Ejecución entre programación (%)"), 14, POINTS))
        columns.append(SheetColumn("gap_percent", _("Diferencia, en puntos"), 14, "#,##0.0"))
    return columns


def _is_figure(table: PrintedTable, key: str) -> bool:
    return key not in ("code", "description", "row_label", "priority") and any(
        row.get(key) is not None for row in table.numbers
    )


def _number(key: str) -> str:
    return _NUMBERS.get(key, POINTS if "percent" in key else "#,##0.00")


def _row(sheet: Sheet, table: PrintedTable, kinds: tuple[str, ...], place: int) -> dict[str, CellValue]:
    texts, numbers, row = table.rows[place], table.numbers[place], FIRST_ROW + place
    cells: dict[str, CellValue] = {f"text_{key}": texts.get(key, "") for key in table.columns}
    for key in table.columns:
        if key in sheet.places and numbers.get(key) is not None:
            cells[key] = _figure(numbers[key], key)
    parts = parts_of(kinds, place)
    for key in _NUMBERS:
        if f"sum_{key}" in sheet.places and parts:
            cells |= _sum_cells(sheet, table, key, place, parts)
    if "mean_physical_percent" in sheet.places and parts:
        mean = column_mean(table, parts, "physical_percent")
        cells["mean_physical_percent"] = _over(sheet, "AVERAGE", "physical_percent", parts, mean)
    if "ratio" in sheet.places:
        cells |= _ratio_cells(sheet, row, numbers)
    return cells


def _sum_cells(sheet: Sheet, table: PrintedTable, key: str, place: int, parts: tuple[int, ...]) -> dict[str, CellValue]:
    added, printed, row = column_sum(table, parts, key), table.numbers[place].get(key), FIRST_ROW + place
    cells: dict[str, CellValue] = {f"sum_{key}": _over(sheet, "SUM", key, parts, added)}
    if printed is not None and added is not None:
        text = f"=ROUND({sheet.cell(key, row)}-{sheet.cell(f'sum_{key}', row)},2)"
        cells[f"gap_{key}"] = Formula(text, _float(printed - added))
    return cells


def _over(sheet: Sheet, function: str, key: str, parts: tuple[int, ...], value: Decimal | None) -> Formula | None:
    """A function over the rows at ``parts``, in as few spans as they lie in."""
    if value is None:
        return None
    spans: list[list[int]] = []
    for part in parts:
        if spans and part == spans[-1][1] + 1:
            spans[-1][1] = part
        else:
            spans.append([part, part])
    cells = [f"{sheet.cell(key, FIRST_ROW + first)}:{sheet.cell(key, FIRST_ROW + last)}" for first, last in spans]
    return Formula(f"={function}({','.join(cells)})", _float(value))


def _ratio_cells(sheet: Sheet, row: int, numbers: dict[str, Decimal | None]) -> dict[str, CellValue]:
    own, printed = ratio(numbers.get("executed"), numbers.get("programmed")), numbers.get("percent")
    if own is None:
        return {"ratio": None}
    above, below = sheet.cell("executed", row), sheet.cell("programmed", row)
    cells: dict[str, CellValue] = {"ratio": Formula(f"={above}/{below}*100", _float(own))}
    if printed is not None:
        text = f"={sheet.cell('percent', row)}-{sheet.cell('ratio', row)}"
        cells["gap_percent"] = Formula(text, _float(printed - own))
    return cells


def _figure(number: Decimal | None, key: str) -> Figure | None:
    """A printed number with the decimals it is printed with."""
    if number is None:
        return None
    exponent = number.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return Figure(float(number), number_format(places, percent="percent" in key))


def _float(number: Decimal | None) -> float:
    return float(number) if number is not None else 0.0


def write_printed_cells(book: Book, name: str) -> None:
    """Every printed cell, as text, with its place."""
    columns = (
        SheetColumn("table", _("Cuadro"), 18),
        SheetColumn("title", _("Título impreso"), 44),
        SheetColumn("row", _("Fila"), 7, "0"),
        SheetColumn("column", _("Columna"), 18),
        SheetColumn("heading", _("Encabezado impreso"), 30),
        SheetColumn("text", _("Texto impreso"), 60),
        SheetColumn("page", _("Página"), 8, "0"),
        SheetColumn("line", _("Línea"), 8, "0"),
        SheetColumn("note", _("Nota"), 24),
    )
    sheet = book.sheet(name, _("Celdas impresas (según documento)"), columns)
    titles = {row["id"]: row["title"] for row in book.view.rows("printed_tables")}
    row = FIRST_ROW
    for cell in book.view.rows("printed_cells"):
        given = {key: cell[key] for key in ("table", "row", "column", "heading", "text", "page", "line", "note")}
        sheet.write(row, {"title": titles.get(cell["table"], ""), **{k: v for k, v in given.items() if v is not None}})
        row += 1
    sheet.filtered(row - 1)
