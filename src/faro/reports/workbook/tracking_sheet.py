"""The official tracking matrix (annex B-7), its figures of the year live from the sheet of indicators."""

from typing import Any

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.package.tables.plan import AGGREGATIONS, RELEVANCES
from faro.reports.contents.annex_tracking import element_heading, expected, measured_years, responsible, target_years
from faro.reports.contents.readings import sense_text
from faro.reports.lights import light_word
from faro.reports.workbook.book import FIRST_ROW, Book, CellValue, Formula, SheetColumn
from faro.reports.workbook.indicators_sheet import IndicatorsSheet, figure

NAME = _("B-7 Seguimiento PEI")


def write_tracking_sheet(book: Book, indicators: IndicatorsSheet) -> None:
    """One block per element, one row per indicator."""
    view = book.view
    sheet = book.sheet(NAME, _("Reporte de seguimiento del plan (formato B-7)"), _columns(indicators), freeze=2)
    row = FIRST_ROW
    for node in view.nodes:
        own = view.indicators_of(node)
        if own or node.is_root:
            sheet.group(row, element_heading(node))
            row += 1
        for indicator in own:
            sheet.write(row, _row(indicators, indicator))
            row += 1
    sheet.colour_lights("light", FIRST_ROW, row - 1)


def _columns(indicators: IndicatorsSheet) -> tuple[SheetColumn, ...]:
    view = indicators.view
    return (
        SheetColumn("code", _("COD."), 19),
        SheetColumn("name", _("INDICADOR"), 46),
        SheetColumn("measure", _("PARÁMETRO DE MEDICIÓN"), 14),
        SheetColumn("relevance", _("RELEVANCIA"), 13),
        SheetColumn("sense", _("SENTIDO ESPERADO"), 13),
        SheetColumn("aggregation", _("TIPO DE AGREGACIÓN"), 13),
        SheetColumn("baseline_year", _("LÍNEA BASE: Año"), 8, "0"),
        SheetColumn("baseline", _("LÍNEA BASE: Valor"), 10),
        SheetColumn("current_year", _("VALOR ACTUAL: Año"), 8, "0"),
        SheetColumn("current", _("VALOR ACTUAL: Valor"), 10),
        *(SheetColumn(f"target_{y}", _("LOGRO ESPERADO {year}").format(year=y), 11) for y in target_years(view)),
        *(SheetColumn(f"value_{y}", _("VALOR OBTENIDO {year}").format(year=y), 11) for y in measured_years(view)),
        *(
            (
                SheetColumn("degree", _("AVANCE % {year}").format(year=view.year), 10, "#,##0.0"),
                SheetColumn("light", _("SEMÁFORO"), 11),
            )
            if view.ratio
            else ()
        ),
        SheetColumn("unit", _("UE"), 9),
        SheetColumn("responsible", _("UNIDAD ORGÁNICA RESPONSABLE"), 34),
    )


def _row(indicators: IndicatorsSheet, row: dict[str, Any]) -> dict[str, CellValue]:
    view, code = indicators.view, row["code"]
    cells: dict[str, CellValue] = {
        "code": code,
        "name": row["name"],
        "measure": row["measure"],
        "relevance": RELEVANCES.get(row["relevance"], MISSING),
        "sense": sense_text(view.case(code)),
        "aggregation": AGGREGATIONS.get(row["aggregation"], MISSING),
        "baseline_year": row["baseline_year"],
        "baseline": figure(row["baseline_value"], row),
        "current_year": row["current_year"],
        "current": figure(row["current_value"], row),
        **{f"target_{year}": figure(expected(view, code, year), row) for year in target_years(view)},
        **{f"value_{year}": _measured(indicators, row, year) for year in measured_years(view)},
        "unit": view.plan.executing_unit,
        "responsible": responsible(view, row),
    }
    if f"target_{view.year}" in cells:
        cells[f"target_{view.year}"] = _link(indicators, "target", row)
    return cells | _degree(indicators, code)


def _measured(indicators: IndicatorsSheet, row: dict[str, Any], year: int) -> CellValue:
    if year == indicators.view.year:
        return _link(indicators, "value", row)
    periods = [
        each["value"]
        for each in indicators.view.rows("measurements")
        if (each["indicator"], each["period"]) == (row["code"], str(year))
    ]
    return figure(periods[0], row) if periods else None


def _link(indicators: IndicatorsSheet, key: str, row: dict[str, Any]) -> Formula:
    """The figure of the year, where the sheet of indicators holds it."""
    case = indicators.view.case(row["code"])
    shown = figure(case["target"], row) if key == "target" else indicators.shown_value(row)
    at = indicators.sheet.fixed(key, indicators.rows[row["code"]])
    return Formula(f"={at}", None if shown is None else shown.value, None if shown is None else shown.number)


def _degree(indicators: IndicatorsSheet, code: str) -> dict[str, CellValue]:
    run = indicators.view.ratio
    if run is None:
        return {}
    result = indicators.view.result(run, code)
    place, name = indicators.rows[code], run.method.id
    return {
        "degree": Formula(f"={indicators.sheet.fixed(f'degree_{name}', place)}", result["degree"]),
        "light": Formula(f"={indicators.sheet.fixed(f'light_{name}', place)}", light_word(run.method, result["light"])),
    }
