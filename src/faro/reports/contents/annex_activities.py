"""Annex: every activity and investment of the POI, by action."""

from typing import Any

from faro.kernel.formats import MISSING, money, quantity
from faro.kernel.text import _
from faro.package.tables.poi import ACTIVITY_AGGREGATIONS, ACTIVITY_KINDS, PRIORITIES
from faro.reports.contents.figures import method_points
from faro.reports.contents.poi_figures import activities_by_action
from faro.reports.contents.poi_tables import STATE_WORDS, states_note
from faro.reports.contents.view import View
from faro.reports.document import Align, Block, Cell, Column, Light, Row, RowKind, Table
from faro.reports.lights import light_word
from faro.reports.reasons import reason_sentence


def activities_annex(view: View) -> tuple[str, str, tuple[Block, ...]] | None:
    """The list; None where the package has no activities."""
    if not view.has_activities:
        return None
    columns = (
        Column(_("Código"), weight=1.6),
        Column(_("Actividad o inversión"), weight=3),
        Column(_("Tipo"), weight=1),
        Column(_("Prioridad"), weight=0.9),
        Column(_("Centro de costo"), weight=0.9),
        Column(_("Unidad de medida"), weight=1),
        Column(_("Agregación"), weight=1),
        Column(_("Meta anual"), Align.RIGHT, 0.9),
        Column(_("Programado"), Align.RIGHT, 0.9),
        Column(_("Ejecutado"), Align.RIGHT, 0.9),
        Column(_("Avance"), Align.CENTER, 1.2),
        Column(_("Programado (S/)"), Align.RIGHT, 1.3),
        Column(_("Ejecutado (S/)"), Align.RIGHT, 1.3),
    )
    rows: list[Row] = []
    for node, held in activities_by_action(view):
        rows.append(Row((Cell(node.title), *(Cell("") for _column in columns[1:])), RowKind.GROUP))
        rows += [_row(view, activity) for activity in held]
    table = Table(
        _("Actividades e inversiones del POI, {year}").format(year=view.year),
        columns,
        tuple(rows),
        tuple(_notes(view)),
        wide=True,
    )
    return _("Actividades e inversiones del POI"), "actividades", (table,)


def _row(view: View, activity: dict[str, Any]) -> Row:
    result = activity["result"] or {}
    texts = (
        activity["code"],
        activity["name"]
        if not activity["cui"]
        else _("{name} (CUI {cui})").format(name=activity["name"], cui=activity["cui"]),
        ACTIVITY_KINDS[activity["kind"]],
        PRIORITIES.get(activity["priority"], MISSING),
        activity["unit"],
        activity["measure"],
        ACTIVITY_AGGREGATIONS[activity["aggregation"]],
        quantity(result.get("annual_target")),
        _accumulated(activity, result.get("programmed")),
        _accumulated(activity, result.get("executed")),
    )
    amounts = (money(result.get("programmed_amount")), money(result.get("executed_amount")))
    return Row((*(Cell(text) for text in texts), _progress(view, result), *(Cell(text) for text in amounts)))


def _accumulated(activity: dict[str, Any], units: int | None) -> str:
    """A type that is not cumulative has no total: the official report prints a dash."""
    return "-" if activity["aggregation"] == "not_cumulative" else quantity(units)


def _progress(view: View, result: dict[str, Any]) -> Cell:
    if not result or view.poi is None:
        return Cell(MISSING, Light.ND)
    if result["progress"] is None:
        return Cell(STATE_WORDS.get(result["state"], MISSING), Light.ND)
    method = view.poi.method
    return Cell(
        f"{method_points(result['progress'], method)} {light_word(method, result['light'])}", Light(result["light"])
    )


def _notes(view: View) -> list[str]:
    notes = [states_note()]
    excluded: dict[str, list[str]] = {}
    for _node, held in activities_by_action(view):
        for activity in held:
            result = activity["result"]
            if result and result["state"] == "excluded" and result["reason_code"]:
                excluded.setdefault(result["reason_code"], []).append(activity["code"])
    notes += [
        _("Fuera de cálculo: {codes}. {reason}").format(codes=", ".join(codes), reason=reason_sentence(reason))
        for reason, codes in excluded.items()
    ]
    return notes
