"""The sheet of activities and investments, with their months: two rows each, programmed and executed."""

from typing import Any

from faro.engine.poi import monthly_in_force
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled
from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.package.engine_tables import plan_tables
from faro.package.tables.poi import ACTIVITY_AGGREGATIONS, ACTIVITY_KINDS, PRIORITIES
from faro.reports.contents.poi_figures import activities_by_action
from faro.reports.contents.poi_tables import STATE_WORDS, states_note
from faro.reports.contents.view import Node, View
from faro.reports.lights import light_word
from faro.reports.workbook.book import FIRST_ROW, POINTS, SOLES, Book, CellValue, Formula, Sheet, SheetColumn
from faro.reports.workbook.methods_sheet import MethodsSheet
from faro.reports.workbook.stage_sheets import soles

MONTHS = tuple(_("ENE FEB MAR ABR MAY JUN JUL AGO SET OCT NOV DIC").split())
_QUANTITY = "#,##0.######"


def write_activities_sheet(book: Book, name: str, methods: MethodsSheet) -> None:
    """PROG. and EJEC. by month, physical and financial, with accumulated figures and progress as formulas."""
    view = book.view
    sheet = book.sheet(
        name, _("Actividades e inversiones del POI, {year}").format(year=view.year), _columns(), freeze=4
    )
    months = _months(view)
    row = FIRST_ROW
    for node, held in activities_by_action(view):
        for activity in held:
            _write_pair(sheet, row, node, activity, months.get(activity["code"], {}), methods)
            row += 2
    sheet.colour_lights("light", FIRST_ROW, row - 1)
    sheet.filtered(row - 1)
    sheet.text(row + 1, 0, states_note())


def _columns() -> tuple[SheetColumn, ...]:
    return (
        SheetColumn("objective", _("Objetivo"), 10),
        SheetColumn("action", _("Acción"), 11),
        SheetColumn("code", _("Código"), 17),
        SheetColumn("name", _("Actividad o inversión"), 44),
        SheetColumn("kind", _("Tipo"), 13),
        SheetColumn("cui", _("CUI"), 10),
        SheetColumn("priority", _("Nivel de prioridad"), 10),
        SheetColumn("unit", _("Centro de costo"), 11),
        SheetColumn("measure", _("Unidad de medida"), 14),
        SheetColumn("aggregation", _("Tipo de agregación"), 13),
        SheetColumn("line", _("Fila"), 7),
        *(
            SheetColumn(f"physical_{n}", _("Físico {month}").format(month=m), 9, _QUANTITY)
            for n, m in enumerate(MONTHS, 1)
        ),
        SheetColumn("physical", _("Avance acumulado"), 11, _QUANTITY),
        SheetColumn("progress", _("Avance % acumulado"), 11, POINTS),
        SheetColumn("light", _("Semáforo o estado"), 12),
        *(SheetColumn(f"money_{n}", _("S/ {month}").format(month=m), 13, SOLES) for n, m in enumerate(MONTHS, 1)),
        SheetColumn("money", _("S/ acumulado"), 15, SOLES),
    )


def _months(view: View) -> dict[str, dict[int, dict[str, Any]]]:
    """The programme in force beside what was reported, by activity and month, as the engine pairs them."""
    tables = plan_tables(view.package, view.year)
    if view.poi is None or tables.monthly_by_stage is None:
        return {}
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for row in monthly_in_force(tables.monthly_by_stage.lazy(), view.poi.method).collect().to_dicts():
        found.setdefault(row["activity"], {})[row["month"]] = row
    return found


def _write_pair(
    sheet: Sheet,
    row: int,
    node: Node,
    activity: dict[str, Any],
    months: dict[int, dict[str, Any]],
    methods: MethodsSheet,
) -> None:
    described: dict[str, CellValue] = {
        "objective": node.path[0],
        "action": node.code,
        "code": activity["code"],
        "name": activity["name"],
        "kind": ACTIVITY_KINDS[activity["kind"]],
        "cui": activity["cui"] or "",
        "priority": PRIORITIES.get(activity["priority"], MISSING),
        "unit": activity["unit"],
        "measure": activity["measure"],
        "aggregation": ACTIVITY_AGGREGATIONS[activity["aggregation"]],
    }
    for place, (line, name) in enumerate(((_("PROG."), "programmed"), (_("EJEC."), "executed"))):
        cells = {**described, "line": line, **_month_cells(months, name)}
        cells |= _accumulated(sheet, row + place, activity, name)
        cells |= _progress(sheet, row, activity, methods) if name == "executed" else {}
        sheet.write(row + place, cells)


def _month_cells(months: dict[int, dict[str, Any]], name: str) -> dict[str, CellValue]:
    """The months that hold a figure; a month without one stays empty."""
    cells: dict[str, CellValue] = {}
    for month, figures in months.items():
        if figures[name] is not None:
            cells[f"physical_{month}"] = float(from_scaled(figures[name], QUANTITY_SCALE))
        if figures[f"{name}_amount"] is not None:
            cells[f"money_{month}"] = soles(figures[f"{name}_amount"])
    return cells


def _span(sheet: Sheet, row: int, kind: str) -> str:
    through = sheet.book.view.poi.horizon.through_month if sheet.book.view.poi else 12
    return f"{sheet.cell(f'{kind}_1', row)}:{sheet.cell(f'{kind}_{through}', row)}"


def _accumulated(sheet: Sheet, row: int, activity: dict[str, Any], name: str) -> dict[str, CellValue]:
    """By the type of aggregation: the sum of the months, their last value above zero, or none."""
    result = activity["result"] or {}
    units, amount = result.get(name), soles(result.get(f"{name}_amount"))
    span, money = _span(sheet, row, "physical"), _span(sheet, row, "money")
    cells: dict[str, CellValue] = {
        "money": None if amount is None else Formula(f"=SUM({money})", amount),
        "physical": None if activity["aggregation"] != "not_cumulative" else "-",
    }
    if units is not None:
        shown = float(from_scaled(units, QUANTITY_SCALE))
        stock = f"=IFERROR(LOOKUP(2,1/({span}>0),{span}),0)"
        is_stock = activity["aggregation"] == "monthly_stock"
        cells["physical"] = Formula(stock, shown, array=True) if is_stock else Formula(f"=SUM({span})", shown)
    return cells


def _progress(sheet: Sheet, row: int, activity: dict[str, Any], methods: MethodsSheet) -> dict[str, CellValue]:
    """Executed over programmed, within the method's cap; where the activity has none, its state in words."""
    view, result = sheet.book.view, activity["result"] or {}
    if view.poi is None or result.get("progress") is None:
        return {"progress": None, "light": STATE_WORDS.get(result.get("state", "nd"), MISSING)}
    method = view.poi.method
    above, below = sheet.cell("physical", row + 1), sheet.cell("physical", row)
    text = f"{above}/{below}*100"
    monthly = activity["aggregation"] == "not_cumulative"
    if monthly:
        done, planned = _span(sheet, row + 1, "physical"), _span(sheet, row, "physical")
        text = f"AVERAGE(IF(({planned}>0)*ISNUMBER({done}),{done}/{planned}))*100"
    if method.progress is not None and method.progress.cap is not None:
        text = f"MIN({methods.parameter(method, 'cap')},{text})"
    light = "=" + methods.light_formula(method, sheet.cell("progress", row + 1))
    return {
        "progress": Formula(f"={text}", result["progress"], array=monthly),
        "light": Formula(light, light_word(method, result["light"])),
    }
