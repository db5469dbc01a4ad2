"""POI tables 1 to 5, computed from the package's activities and months."""

from decimal import Decimal

from faro.kernel.formats import MISSING, money, number
from faro.kernel.text import _, ngettext
from faro.reports.contents.figures import NOTHING, method_points
from faro.reports.contents.poi_figures import (
    StageTotals,
    budget_total,
    counted,
    element_groups,
    financial_share,
    plan_total,
    stage_totals,
    unit_groups,
)
from faro.reports.contents.view import Fields, View
from faro.reports.document import Align, Block, Bullets, Cell, Column, Light, Notice, Row, RowKind, Table
from faro.reports.lights import light_word

STATE_WORDS = {"si": _("S.I."), "sp": _("S.P."), "nd": MISSING, "excluded": _("Fuera de cálculo")}


def states_note() -> str:
    """What the abbreviations of the POI mean."""
    return _(
        "S.I.: seguimiento incompleto, hay meses vencidos sin reporte. S.P.: sin programación en el periodo. "
        "ND: no disponible. —: sin actividades."
    )


def approved_and_consistent(view: View) -> tuple[Block, ...]:
    """Table 1."""
    return _two_stages(
        view,
        _("Tabla N° 1. POI aprobado y POI consistente con el PIA, {year}").format(year=view.year),
        ((_("POI aprobado"), "approved"), (_("POI consistente con PIA"), "pia")),
        None,
    )


def consistent_and_modified(view: View) -> tuple[Block, ...]:
    """Table 2, with the institutional budget beside it where the package has it."""
    return _two_stages(
        view,
        _("Tabla N° 2. POI consistente con el PIA y POI modificado (PIM), {year}").format(year=view.year),
        ((_("POI consistente con PIA"), "pia"), (_("POI modificado (PIM)"), "reprogrammed")),
        (budget_total(view, "pia"), budget_total(view, "pim")),
    )


def _two_stages(
    view: View,
    title: str,
    stages: tuple[tuple[str, str], tuple[str, str]],
    budget: tuple[int | None, int | None] | None,
) -> tuple[Block, ...]:
    totals = [stage_totals(view, stage) for _name, stage in stages]
    before, after = totals
    columns = (
        Column(_("Concepto"), weight=2),
        *(Column(name, Align.RIGHT, 1.5) for name, _stage in stages),
        Column(_("Diferencia"), Align.RIGHT, 1.5),
    )
    rows = [_money_row(_("Monto financiero total (S/)"), _amount(before), _amount(after))]
    if budget is not None:
        rows.append(_money_row(_("Presupuesto institucional: PIA y PIM (S/)"), *budget))
    rows += [
        _count_row(_("N° de inversiones"), _part(before, "investments"), _part(after, "investments")),
        _count_row(_("N° de AO"), _part(before, "activities"), _part(after, "activities")),
        _count_row(_("N° de AO e inversiones"), _part(before, "both"), _part(after, "both"), RowKind.TOTAL),
    ]
    return (Table(title, columns, tuple(rows)), *_consistency(before, budget))


def _consistency(before: StageTotals | None, budget: tuple[int | None, int | None] | None) -> tuple[Block, ...]:
    """The application's own check: PIA less POI consistent with it must be nothing."""
    if budget is None or budget[0] is None or before is None or before.amount is None:
        return ()
    gap = budget[0] - before.amount
    verdict = _("como debe ser") if gap == 0 else _("debería ser cero")
    return (
        Notice(
            _("Diferencia entre el PIA y el POI consistente: {gap}, {verdict}.").format(gap=money(gap), verdict=verdict)
        ),
    )


def _amount(totals: StageTotals | None) -> int | None:
    return None if totals is None else totals.amount


def _part(totals: StageTotals | None, name: str) -> int | None:
    return None if totals is None else int(getattr(totals, name))


def _money_row(label: str, before: int | None, after: int | None) -> Row:
    gap = None if before is None or after is None else after - before
    return Row((Cell(label), Cell(money(before)), Cell(money(after)), Cell(money(gap))))


def _count_row(label: str, before: int | None, after: int | None, kind: RowKind = RowKind.BODY) -> Row:
    gap = MISSING if before is None or after is None else f"{after - before:+d}" if after != before else "0"
    return Row((Cell(label), Cell(_whole(before)), Cell(_whole(after)), Cell(gap)), kind)


def _whole(value: int | None) -> str:
    return MISSING if value is None else f"{value:,d}"


def programmed_by_element(view: View) -> tuple[Block, ...]:
    """Table 3."""
    columns = (
        Column(_("Código"), weight=1.1),
        Column(_("Objetivo o acción"), weight=4),
        Column(_("N° de AO/inversión"), Align.RIGHT),
        Column(_("Programación financiera"), Align.RIGHT, 1.6),
    )
    rows = [
        Row(
            (
                Cell(node.code),
                Cell(node.name),
                _count_cell(row),
                Cell(NOTHING if row is None else money(row["programmed_amount"])),
            ),
            RowKind.GROUP if node.is_root else RowKind.BODY,
        )
        for node, row in element_groups(view)
    ]
    total = plan_total(view)
    if total is not None:
        rows.append(
            Row(
                (Cell(""), Cell(_("Total")), _count_cell(total), Cell(money(total["programmed_amount"]))), RowKind.TOTAL
            )
        )
    title = _("Tabla N° 3. Programación del POI por objetivo y acción estratégica, {year}").format(year=view.year)
    return (Table(title, columns, tuple(rows), tuple(_excluded_note(view))),)


def _count_cell(row: Fields | None) -> Cell:
    return Cell("0" if row is None else str(counted(row)))


def _excluded_note(view: View) -> list[str]:
    total = plan_total(view)
    notes = [_("Programación: la del POI modificado o, donde no se reprogramó, la anterior que esté vigente.")]
    if total is not None and total["excluded"]:
        notes.append(
            ngettext(
                "No se cuenta {n} actividad desactivada, no aprobada o sin meta física anual.",
                "No se cuentan {n} actividades desactivadas, no aprobadas o sin meta física anual.",
                total["excluded"],
            ).format(n=total["excluded"])
        )
    return notes


def execution_by_element(view: View) -> tuple[Block, ...]:
    """Table 4."""
    columns = (
        Column(_("Código"), weight=1.1),
        Column(_("Objetivo o acción"), weight=3.4),
        Column(_("Prioridad"), Align.RIGHT, 0.8),
        Column(_("N° de AO/inversión"), Align.RIGHT, 0.8),
        Column(_("Seguimiento financiero"), Align.RIGHT, 1.5),
        Column(_("Ejecución física anual"), Align.RIGHT, 1.3),
    )
    rows = [
        Row(
            (
                Cell(node.code),
                Cell(node.name),
                Cell(_whole(node.fields["priority"])),
                _count_cell(row),
                Cell(NOTHING if row is None else money(row["executed_amount"])),
                progress_cell(view, row),
            ),
            RowKind.GROUP if node.is_root else RowKind.BODY,
        )
        for node, row in element_groups(view)
    ]
    total = plan_total(view)
    if total is not None:
        label = (Cell(""), Cell(_("Total")), Cell(""))
        rows.append(
            Row(
                (*label, _count_cell(total), Cell(money(total["executed_amount"])), progress_cell(view, total)),
                RowKind.TOTAL,
            )
        )
    title = _("Tabla N° 4. Ejecución del POI modificado por elementos del plan, {year}").format(year=view.year)
    return (Table(title, columns, tuple(rows), (states_note(),)), *_progress_sentences(view))


def progress_cell(view: View, row: Fields | None) -> Cell:
    """A physical progress, or the state that stands in its place."""
    if row is None or view.poi is None:
        return Cell(NOTHING)
    result = row["result"]
    if result is None:
        state = STATE_WORDS.get(row["state"], MISSING)
        incomplete = _(" ({n} de {all} AO)").format(n=row["si"], all=counted(row)) if row["state"] == "si" else ""
        return Cell(f"{state}{incomplete}", Light.ND)
    method = view.poi.method
    return Cell(f"{method_points(result, method)} {light_word(method, row['light'])}", Light(row["light"]))


def _progress_sentences(view: View) -> tuple[Block, ...]:
    total = plan_total(view)
    if total is None or view.poi is None:
        return ()
    method = view.poi.method
    if total["result"] is None:
        text = _(
            "El plan no tiene avance físico total: {n} de {all} actividades tienen seguimiento incompleto (S.I.)."
        ).format(n=total["si"], all=counted(total))
        return (Bullets((text,)),) if total["si"] else ()
    return (
        Bullets(
            (
                _(
                    "Avance físico total: {mean} ({n} actividades con avance). Promedio de las acciones: {actions}. "
                    "Mediana de las actividades: {median}."
                ).format(
                    mean=method_points(total["result"], method),
                    n=total["ok"],
                    actions=method_points(total["result_by_action"], method),
                    median=method_points(total["median"], method),
                ),
            )
        ),
    )


def execution_by_unit(view: View) -> tuple[Block, ...]:
    """Table 5."""
    columns = (
        Column(_("Código"), weight=1.1),
        Column(_("Centro de costo"), weight=3),
        Column(_("N° de AO/inversión"), Align.RIGHT, 0.8),
        Column(_("Programación"), Align.RIGHT, 1.5),
        Column(_("Ejecución"), Align.RIGHT, 1.5),
        Column(_("Ejecución entre programación"), Align.RIGHT, 1.1),
        Column(_("Ejecución física"), Align.RIGHT, 1.3),
    )
    rows = [_unit_row(view, code, name, row, RowKind.BODY) for code, name, row in unit_groups(view)]
    total = plan_total(view)
    if total is not None:
        rows.append(_unit_row(view, "", _("Total"), total, RowKind.TOTAL))
    title = _("Tabla N° 5. Ejecución del POI modificado por centro de costo, {year}").format(year=view.year)
    note = _("El porcentaje del total es ejecución total entre programación total; no es un promedio de porcentajes.")
    return (Table(title, columns, tuple(rows), (note, states_note()), wide=True),)


def _unit_row(view: View, code: str, name: str, row: Fields, kind: RowKind) -> Row:
    share = financial_share(row)
    return Row(
        (
            Cell(code),
            Cell(name),
            _count_cell(row),
            Cell(money(row["programmed_amount"])),
            Cell(money(row["executed_amount"])),
            Cell(MISSING if share is None else f"{number(Decimal(repr(share)))} %"),
            progress_cell(view, row),
        ),
        kind,
    )
