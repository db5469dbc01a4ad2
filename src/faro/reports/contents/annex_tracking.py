"""Annex: the tracking report of the PEI in the layout of the official annex B-7."""

from typing import Any

from faro.kernel.formats import MISSING, quantity
from faro.kernel.periods import parse_period
from faro.kernel.text import _
from faro.package.tables.plan import AGGREGATIONS, RELEVANCES
from faro.reports.contents.figures import degree_cells, short_name, target_text, value_text, with_unit
from faro.reports.contents.readings import sense_text
from faro.reports.contents.view import Node, View
from faro.reports.document import Align, Block, Cell, Column, Paragraph, Row, RowKind, Table


def tracking_annex(view: View) -> tuple[str, str, tuple[Block, ...]]:
    """Every indicator with baseline, targets, obtained values and degree, grouped by element."""
    columns = _columns(view)
    rows: list[Row] = []
    for node in view.nodes:
        own = view.indicators_of(node)
        if own or node.is_root:
            rows.append(Row((Cell(element_heading(node)), *(Cell("") for _column in columns[1:])), RowKind.GROUP))
        rows += [_row(view, row) for row in own]
    table = Table(_("Seguimiento del plan (formato B-7)"), columns, tuple(rows), tuple(_notes(view)), wide=True)
    return _("Reporte de seguimiento del plan"), "seguimiento", (Paragraph(_header(view)), table)


def element_heading(node: Node) -> str:
    """«OEI.01 Name (Prioridad: 1)»: how the official report heads a block."""
    priority = node.fields["priority"]
    return _("{title} (Prioridad: {n})").format(title=node.title, n=priority) if priority else node.title


def target_years(view: View) -> tuple[int, ...]:
    """The years of the plan that have a target."""
    return tuple(sorted({row["year"] for row in view.rows("targets")}))


def measured_years(view: View) -> tuple[int, ...]:
    """The years up to the evaluated one that have a whole-year measurement."""
    years = set()
    for row in view.rows("measurements"):
        period = parse_period(row["period"])
        if period.is_year and period.year <= view.year:
            years.add(period.year)
    return tuple(sorted(years | {view.year}))


def has_guide_2023(view: View) -> bool:
    """Whether the fields that the guide of 2023 adds have any value."""
    return any(row["relevance"] or row["aggregation"] for row in view.indicators)


def expected(view: View, indicator: str, year: int) -> int | None:
    """The target in force of a year, in millionths."""
    versions = [row for row in view.rows("targets") if row["indicator"] == indicator and row["year"] == year]
    return max(versions, key=lambda row: row["version"])["value"] if versions else None


def obtained(view: View, row: dict[str, Any], year: int) -> str:
    """The value of a year: the evaluated one as the engine gives it, earlier ones as they were stated."""
    if year == view.year:
        return value_text(row, view.case(row["code"]))
    stated = [
        each["value"]
        for each in view.rows("measurements")
        if (each["indicator"], each["period"]) == (row["code"], str(year))
    ]
    return with_unit(quantity(stated[0]), row) if stated else MISSING


def _columns(view: View) -> tuple[Column, ...]:
    return (
        Column(_("Cód."), weight=1.5),
        Column(_("Indicador"), weight=3.4),
        Column(_("Parámetro de medición"), weight=1.1),
        *(
            (Column(_("Relevancia"), weight=0.9), Column(_("Tipo de agregación"), weight=1))
            if has_guide_2023(view)
            else ()
        ),
        Column(_("Sentido esperado"), weight=1.2),
        Column(_("Línea base (año: valor)"), Align.RIGHT, 0.9),
        Column(_("Valor actual (año: valor)"), Align.RIGHT, 0.9),
        *(Column(_("Logro esperado {year}").format(year=year), Align.RIGHT, 0.9) for year in target_years(view)),
        *(Column(_("Valor obtenido {year}").format(year=year), Align.RIGHT, 0.9) for year in measured_years(view)),
        *(
            (
                Column(_("Avance % {year}").format(year=view.year), Align.RIGHT, 0.9),
                Column(_("Semáforo"), Align.CENTER, 1),
            )
            if view.ratio
            else ()
        ),
        Column(_("Unidad responsable"), weight=1.5),
    )


def _row(view: View, row: dict[str, Any]) -> Row:
    code = row["code"]
    guide = (RELEVANCES.get(row["relevance"], "(*)"), AGGREGATIONS.get(row["aggregation"], "(*)"))
    texts = (
        code,
        row["name"],
        row["measure"] or MISSING,
        *(guide if has_guide_2023(view) else ()),
        sense_text(view.case(code)),
        _dated(row["baseline_year"], row["baseline_value"], row),
        _dated(row["current_year"], row["current_value"], row),
        *(target_text(expected(view, code, year), row) for year in target_years(view)),
        *(obtained(view, row, year) for year in measured_years(view)),
    )
    degree = degree_cells(view, code)
    if degree and view.ratio and view.result(view.ratio, code)["reason_code"] == "division_by_zero":
        degree = (Cell(f"{degree[0].text} (**)"), degree[1])
    return Row((*(Cell(text) for text in texts), *degree, Cell(responsible(view, row))))


def _dated(year: int | None, value: int | None, row: dict[str, Any]) -> str:
    if year is None and value is None:
        return MISSING
    return f"{year or MISSING}: {target_text(value, row)}"


def responsible(view: View, row: dict[str, Any]) -> str:
    """The unit that answers for an indicator, or for its element."""
    units = {unit["code"]: unit["name"] for unit in view.rows("units")}
    element = view.node_of[row["element"]].fields
    return (
        row["responsible"] or units.get(row["unit"]) or element["responsible"] or units.get(element["unit"]) or MISSING
    )


def _header(view: View) -> str:
    plan = view.plan
    return _(
        "Periodo del plan: {first}-{last}. Nivel de gobierno: local. Pliego: {municipality}. "
        "Unidad ejecutora (UE): {unit}."
    ).format(
        first=plan.first_year, last=plan.last_year, municipality=plan.municipality, unit=plan.executing_unit or MISSING
    )


def _notes(view: View) -> list[str]:
    notes = [_("Logro esperado: el de la versión vigente de las metas. ND: no disponible.")]
    if view.ratio is not None:
        notes.append(_("Avance según {method}.").format(method=short_name(view.ratio.method)))
        if any(view.result(view.ratio, row["code"])["reason_code"] == "division_by_zero" for row in view.indicators):
            notes.append(_("(**) División por cero: la meta es cero."))
    if has_guide_2023(view) and any(not (row["relevance"] and row["aggregation"]) for row in view.indicators):
        notes.append(_("(*) Indicador sin relevancia o sin tipo de agregación."))
    return notes
