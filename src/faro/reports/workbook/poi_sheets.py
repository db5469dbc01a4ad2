"""POI tables 3, 4 and 5, computed: amounts in soles as numbers, totals and shares as formulas."""

from collections.abc import Sequence

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.reports.contents.poi_figures import counted, element_groups, financial_share, plan_total, unit_groups
from faro.reports.contents.poi_tables import STATE_WORDS, states_note
from faro.reports.contents.view import Fields, Node, View
from faro.reports.lights import light_word
from faro.reports.style import DAY
from faro.reports.workbook.book import FIRST_ROW, POINTS, SOLES, WHOLE, Book, CellValue, Formula, Sheet, SheetColumn
from faro.reports.workbook.stage_sheets import soles

SUMMED = ("activities", "programmed", "executed")
"""Columns whose totals are the sum of their rows."""


def write_element_sheets(book: Book, programmed: str, executed: str) -> None:
    """Table 3, what is programmed, and table 4, what was executed, by objective and action."""
    code, name = SheetColumn("code", _("Código"), 12), SheetColumn("name", _("Objetivo o acción"), 64)
    count = SheetColumn("activities", _("N° de AO/inversión"), 12, WHOLE)
    planned = SheetColumn("programmed", _("Programación financiera (S/)"), 20, SOLES)
    title = _("Programación del POI por objetivo y acción estratégica")
    _by_element(book.sheet(programmed, title, (code, name, count, planned)))
    columns = (
        code,
        name,
        SheetColumn("priority", _("Prioridad"), 9, WHOLE),
        count,
        planned,
        SheetColumn("executed", _("Seguimiento financiero (S/)"), 20, SOLES),
        *_progress_columns(),
    )
    _by_element(book.sheet(executed, _("Ejecución del POI modificado por elementos del plan"), columns))


def _progress_columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn("share", _("Ejecución entre programación (%)"), 14, POINTS),
        SheetColumn("progress", _("Ejecución física anual (%)"), 14, POINTS),
        SheetColumn("light", _("Semáforo o estado"), 14),
        SheetColumn("si", _("AO con S.I."), 8, WHOLE),
        SheetColumn("sp", _("AO con S.P."), 8, WHOLE),
    )


def write_unit_sheet(book: Book, name: str) -> None:
    """Table 5, by cost centre."""
    columns = (
        SheetColumn("code", _("Código"), 12),
        SheetColumn("name", _("Centro de costo"), 56),
        SheetColumn("activities", _("N° de AO/inversión"), 12, WHOLE),
        SheetColumn("programmed", _("Programación (S/)"), 20, SOLES),
        SheetColumn("executed", _("Ejecución (S/)"), 20, SOLES),
        *_progress_columns(),
    )
    sheet = book.sheet(name, _("Ejecución del POI modificado por centro de costo"), columns)
    groups = unit_groups(book.view)
    for place, (code, label, row) in enumerate(groups):
        sheet.write(FIRST_ROW + place, {"code": code, "name": label, **_figures(sheet, FIRST_ROW + place, row)})
    last = FIRST_ROW + len(groups)
    places = range(FIRST_ROW, last)
    _total(sheet, last, [(places, [row for _code, _label, row in groups])])


def _by_element(sheet: Sheet) -> None:
    row, groups = FIRST_ROW, element_groups(sheet.book.view)
    roots = []
    for place, (node, result) in enumerate(groups):
        below = _below(groups, place)
        cells: dict[str, CellValue] = {"code": node.code, "name": node.name, "priority": node.fields["priority"]}
        cells |= {"activities": 0} if result is None else _figures(sheet, row, result)
        if node.is_root and result is not None:
            roots.append((row, result))
            cells |= _sums(sheet, result, [(range(row + 1, row + 1 + len(below)), below)])
        sheet.write(row, _held(sheet, cells), strong=node.is_root, ground=DAY.faint if node.is_root else "")
        row += 1
    _total(sheet, row, [(range(place, place + 1), [result]) for place, result in roots])


def _below(groups: Sequence[tuple[Node, Fields | None]], place: int) -> list[Fields]:
    """The results of the rows between an objective and the next one; an element without activities adds nothing."""
    nothing = {"activities": 0, "excluded": 0, "programmed_amount": None, "executed_amount": None}
    found = []
    for node, result in groups[place + 1 :]:
        if node.is_root:
            break
        found.append(nothing if result is None else result)
    return found


def _held(sheet: Sheet, cells: dict[str, CellValue]) -> dict[str, CellValue]:
    """The cells that the sheet has a column for."""
    return {key: value for key, value in cells.items() if key in sheet.places}


def _figures(sheet: Sheet, row: int, result: Fields) -> dict[str, CellValue]:
    cells: dict[str, CellValue] = {
        "activities": counted(result),
        "programmed": soles(result["programmed_amount"]),
        "executed": soles(result["executed_amount"]),
        "si": result["si"],
        "sp": result["sp"],
        **_progress(sheet.book.view, result),
    }
    if "share" in sheet.places:
        above, below = sheet.cell("executed", row), sheet.cell("programmed", row)
        text = f'=IF(AND(ISNUMBER({above}),ISNUMBER({below})),IF({below}=0,"ND",{above}/{below}*100),"ND")'
        cells["share"] = Formula(text, financial_share(result))
    return _held(sheet, cells)


def _progress(view: View, result: Fields) -> dict[str, CellValue]:
    """The engine's physical progress; where there is none, its state in words."""
    if result["result"] is None or view.poi is None:
        return {"progress": None, "light": STATE_WORDS.get(result["state"], MISSING)}
    return {"progress": result["result"], "light": light_word(view.poi.method, result["light"])}


Parts = Sequence[tuple[range, Sequence[Fields]]]


def _sums(sheet: Sheet, result: Fields, parts: Parts) -> dict[str, CellValue]:
    """Live sums of the rows below, for every column in which they do add up to the engine's figure."""
    cells: dict[str, CellValue] = {}
    for key in SUMMED:
        whole = _units(result, key)
        added = sum(_units(row, key) or 0 for _places, rows in parts for row in rows)
        if key in sheet.places and whole is not None and whole == added and any(len(places) for places, _rows in parts):
            spans = [f"{sheet.cell(key, places[0])}:{sheet.cell(key, places[-1])}" for places, _rows in parts if places]
            shown = whole if key == "activities" else soles(whole)
            cells[key] = Formula(f"=SUM({','.join(spans)})", shown)
    return cells


def _units(result: Fields, key: str) -> int | None:
    if key == "activities":
        return int(result["activities"] - result["excluded"])
    amount = result[f"{key}_amount"]
    return None if amount is None else int(amount)


def _total(sheet: Sheet, row: int, parts: Parts) -> None:
    total = plan_total(sheet.book.view)
    if total is not None:
        cells = _held(sheet, {"name": _("Total"), **_figures(sheet, row, total), **_sums(sheet, total, parts)})
        sheet.write(row, cells, strong=True, ground=DAY.soft)
    if "light" in sheet.places:
        sheet.colour_lights("light", FIRST_ROW, row)
        sheet.note(row + 2, states_note(), 4)
