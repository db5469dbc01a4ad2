"""The POI as files: the workbook that units fill, and the columns of the «Aplicativo CEPLAN»."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from faro.directory.api import unit_labels
from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE, from_scaled
from faro.kernel.text import _
from faro.monitoring.domain.poi.cells import CHOICES, FINANCIAL, MONTHS, PHYSICAL
from faro.monitoring.domain.poi.ceplan import FAMILIES, PASSED, USED, heading_of
from faro.monitoring.domain.poi.stages import APPROVED, PIA
from faro.monitoring.domain.poi.workbook import write_book
from faro.monitoring.models import Activity, Poi
from faro.monitoring.selectors.poi.actions import actions_of
from faro.monitoring.selectors.poi.programme import MonthFacts, activities_of, programme_in_force, stages_of
from faro.monitoring.selectors.poi.sheets import SheetRow, sheet_of
from faro.monitoring.selectors.reporting.executed import executed

Cells = dict[str, str | float | None]
SYNTHETIC = _("Datos sintéticos: cifras inventadas, solo para mostrar cómo funciona.")
_SCALES = {PHYSICAL: QUANTITY_SCALE, FINANCIAL: MONEY_SCALE}
_PLACES = {PHYSICAL: 0, FINANCIAL: 1}


def workbook_of(poi: Poi, unit: str = "") -> bytes:
    """The workbook of a unit, or of the whole POI."""
    units = [unit] if unit else list(activities_of(poi).order_by("unit").values_list("unit", flat=True).distinct())
    rows = [_book_row(each, row) for each in dict.fromkeys(units) for row in sheet_of(poi, each).rows]
    told = [
        f"{poi} · {poi.plan.name}",
        _("Llene una fila por actividad. El código y el centro de costo no se cambian; una nueva va sin código."),
        _("Los montos van en soles y lo físico en su unidad de medida, como números y sin fórmulas."),
        _("Al traer el libro, Faro muestra qué cambia antes de guardar; si algo está mal, no guarda nada."),
    ]
    return write_book(rows, actions_of(poi.plan), [SYNTHETIC, *told] if poi.synthetic else told, unit)


def _book_row(unit: str, row: SheetRow) -> Cells:
    found: Cells = {"code": row.code, "unit": unit}
    for cell in row.attributes:
        words = CHOICES.get(cell.field, {})
        found[cell.field] = words.get(cell.text, cell.text)
    return found | {cell.field: float(cell.text) if cell.text else None for cell in row.months}


def ceplan_of(poi: Poi, unit: str = "") -> bytes:
    """The known columns under CEPLAN's names with what was passed through; a second sheet says what is missing."""
    activities = list(activities_of(poi, unit or None))
    headings = _headings(activities)
    rows = _ceplan_rows(poi, activities)
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("POI_Por_ActividadOperativaAnual")
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading)
    for line, row in enumerate(rows, start=1):
        for place, heading in enumerate(headings):
            value = row.get(heading)
            if isinstance(value, str) and value:
                sheet.write_string(line, place, value)
            elif isinstance(value, int | float):
                sheet.write_number(line, place, value)
    notes = book.add_worksheet(_("Faltantes"))
    for line, text in enumerate(_notes(poi, headings, activities)):
        notes.write_string(line, 0, text)
    book.close()
    return buffer.getvalue()


def _headings(activities: Sequence[Activity]) -> list[str]:
    passed = dict.fromkeys(
        heading for each in activities for row in each.passed_through for heading in row.get("cells", {})
    )
    months = [
        heading_of(side, family, month)
        for side in (PHYSICAL, FINANCIAL)
        for family in FAMILIES
        for month in (*MONTHS, None)
    ]
    own = [names[0] for names in USED.values()]
    return list(dict.fromkeys([*own, *(name for name in passed if name not in months), *months]))


def _ceplan_rows(poi: Poi, activities: Sequence[Activity]) -> list[Cells]:
    ids = [each.pk for each in activities]
    stages = stages_of(ids)
    in_force = programme_in_force(ids)
    done: dict[str, dict[int, MonthFacts]] = {}
    for figure in executed(poi):
        done.setdefault(figure.activity, {})[figure.month] = (figure.physical, figure.financial)
    labels = unit_labels()
    rows: list[Cells] = []
    for each in activities:
        now = {month: (told[0], told[1]) for month, told in in_force.get(each.pk, {}).items()}
        held = stages.get(each.pk, {})
        by_family = {"cs": held.get((PIA, 0)) or held.get((APPROVED, 0), {}), "re": now, "se": done.get(each.code, {})}
        rows += _activity_rows(poi, each, labels.get(each.unit, ""), by_family)
    return rows


def _activity_rows(
    poi: Poi, activity: Activity, unit_name: str, families: Mapping[str, Mapping[int, MonthFacts]]
) -> list[Cells]:
    """One row for each genérica the file had, while its money still adds up to the activity's; else a single one."""
    own: Cells = {
        "POI": str(poi.year),
        "Centro Costo ID": activity.unit,
        "Centro de Costo": unit_name,
        "AEI": activity.action or "",
        "Actividad Operativa ID": activity.code,
        "Actividad Operativa": activity.name,
        "Unidad de Medida": activity.measure,
        "Activo AO": "No" if activity.active is False else "Sí",
        "Tipo de Agregación": CHOICES["aggregation"][activity.aggregation],
        "Nivel de Prioridad": CHOICES["priority"].get(activity.priority or "", ""),
    }
    physical = _months(families, PHYSICAL)
    passed = activity.passed_through or [{}]
    stages = _stages_brought(passed)
    if len(passed) > 1 and not _adds_up(passed, families, stages):
        return [own | physical | _months(families, FINANCIAL)]
    several = len(passed) > 1
    split = [_split_money(row, families, stages) for row in passed] if several else [_months(families, FINANCIAL)]
    return [own | row.get("cells", {}) | physical | money for row, money in zip(passed, split, strict=True)]


def _months(families: Mapping[str, Mapping[int, MonthFacts]], side: str) -> Cells:
    found: Cells = {}
    for family, months in families.items():
        figures = {month: facts[_PLACES[side]] for month, facts in months.items()}
        for month, figure in figures.items():
            found[heading_of(side, family, month)] = _float(figure, side)
        told = [figure for figure in figures.values() if figure is not None]
        found[heading_of(side, family, None)] = _float(sum(told), side) if told else None
    return found


def _stages_brought(passed: Sequence[Mapping[str, Any]]) -> Mapping[str, str]:
    """Which stage's parts make each family: a file without RE has what is in force in those of CS."""
    known = {key.partition("/")[0] for row in passed for key in row.get("money", {})}
    return {**FAMILIES, "re": FAMILIES["re" if FAMILIES["re"] in known else "cs"]}


def _split_money(
    row: Mapping[str, Any], families: Mapping[str, Mapping[int, MonthFacts]], stages: Mapping[str, str]
) -> Cells:
    money = row.get("money", {})
    split = {
        family: {month: (None, _whole(money.get(f"{stages[family]}/{month}"))) for month in months}
        for family, months in families.items()
    }
    return _months(split, FINANCIAL)


def _adds_up(
    passed: Sequence[Mapping[str, Any]], families: Mapping[str, Mapping[int, MonthFacts]], stages: Mapping[str, str]
) -> bool:
    for family, months in families.items():
        for month, (_physical, amount) in months.items():
            parts = [_whole(row.get("money", {}).get(f"{stages[family]}/{month}")) for row in passed]
            if sum(part or 0 for part in parts) != (amount or 0):
                return False
    return True


def _whole(text: object) -> int | None:
    return int(text) if isinstance(text, str) and text else None


def _float(units: int | None, side: str) -> float | None:
    return None if units is None else float(from_scaled(units, _SCALES[side]))


def _notes(poi: Poi, headings: Sequence[str], activities: Sequence[Activity]) -> list[str]:
    missing = [name for name in PASSED if name not in headings and name != "Centro de Costo"]
    notes = [SYNTHETIC] if poi.synthetic else []
    notes.append(_("Faro conoce unas 20 columnas y las familias de meses de las 277 del aplicativo."))
    notes += [_("No se da «{name}»: ningún archivo la trajo.").format(name=name) for name in missing]
    single = [each.code for each in activities if len(each.passed_through) > 1]
    if single:
        notes.append(
            _("Las actividades cuyo dinero cambió en Faro van en una sola fila, sin genérica: Faro no lo reparte.")
        )
    return notes
