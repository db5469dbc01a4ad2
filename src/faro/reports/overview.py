"""An evaluation at a glance: what ``faro evaluate`` shows."""

from collections.abc import Sequence
from datetime import date

from faro.engine.evaluation import Run
from faro.engine.method import PEI, methods_in_force
from faro.kernel.formats import MISSING, money, percent
from faro.kernel.listing import joined
from faro.kernel.text import _, ngettext
from faro.package.model import Package
from faro.reports.document import Align, Block, Bullets, Cell, Column, Heading, Notice, Paragraph, Row, RowKind, Table
from faro.reports.lights import light_cell, light_word, state_mark
from faro.reports.method_page import validity
from faro.reports.reasons import reason_sentence


def overview(package: Package, runs: Sequence[Run]) -> tuple[Block, ...]:
    """The title, the objectives under each method, and one sentence per thing to know."""
    pei = [run for run in runs if run.method.kind == PEI]
    poi = [run for run in runs if run.method.kind != PEI]
    blocks: list[Block] = [_title(package, runs[0])]
    if package.plan.synthetic:
        blocks.append(Notice(_("DATOS SINTÉTICOS: no son de ninguna municipalidad.")))
    if pei:
        blocks += [_objectives(package, pei), *_remarks(package, pei)]
    for run in poi:
        blocks += [_poi_objectives(package, run), _poi_remark(run)]
    if not poi and package.table("activities") is not None:
        blocks.append(Notice(_("El paquete trae actividades del POI: para ver su avance añada -m poi-ceplan.")))
    return tuple(blocks)


def _title(package: Package, run: Run) -> Heading:
    plan = package.plan
    return Heading(
        1,
        _("{plan} · {municipality} · evaluación {year}").format(
            plan=plan.name, municipality=plan.municipality, year=run.horizon.year
        ),
        "titulo",
    )


def _objectives(package: Package, runs: Sequence[Run]) -> Table:
    names = {row["code"]: row["name"] for row in package.rows("elements")}
    in_force = [_objective_rows(run) for run in runs]
    columns = (
        Column(_("Objetivo")),
        Column(_("Denominación"), weight=4),
        Column(_("Indicadores"), Align.RIGHT),
        Column(_("Logrados"), Align.RIGHT),
        Column(_("Sin dato"), Align.RIGHT),
        *(Column(run.method.id, Align.RIGHT) for run in runs),
    )
    rows = [
        Row(
            (
                Cell(code),
                Cell(names[code]),
                Cell(str(row["indicators"])),
                Cell(str(row["achieved"])),
                Cell(str(row["no_data"])),
                *(_result_cell(run, rows[code]) for run, rows in zip(runs, in_force, strict=True)),
            )
        )
        for code, row in in_force[0].items()
    ]
    return Table("", columns, (*rows, _total_row(runs)))


def _objective_rows(run: Run) -> dict[str, dict[str, object]]:
    frame = run.elements.filter(run.elements["in_force"] & run.elements["parent"].is_null()).sort("element")
    return {row["element"]: row for row in frame.to_dicts()}


def _result_cell(run: Run, row: dict[str, object]) -> Cell:
    result = row["result"]
    figure = percent(result) if isinstance(result, float) else MISSING
    return light_cell(run.method, str(row["light"]), figure)


def _total_row(runs: Sequence[Run]) -> Row:
    totals = [run.summary.filter(run.summary["in_force"]).row(0, named=True) for run in runs]
    first = totals[0]
    return Row(
        (
            Cell(_("Plan")),
            Cell(_("Promedio simple de los objetivos")),
            Cell(str(first["indicators"])),
            Cell(str(first["achieved"])),
            Cell(str(first["no_data"])),
            *(
                light_cell(run.method, total["light"], percent(total["mean"]))
                for run, total in zip(runs, totals, strict=True)
            ),
        ),
        RowKind.TOTAL,
    )


def _remarks(package: Package, runs: Sequence[Run]) -> list[Block]:
    remarks = [*(_lights_remark(run) for run in runs), *_ambiguity_remark(package, runs[0])]
    remarks += [remark for run in runs for remark in _reason_remark(run)]
    remarks += _version_remarks(runs)
    remarks += _validity_remarks(runs)
    remarks.append(_("Para ver de dónde sale una cifra: faro explain PAQUETE CÓDIGO."))
    return [Bullets(tuple(remarks))]


def _lights_remark(run: Run) -> str:
    total = run.summary.filter(run.summary["in_force"]).row(0, named=True)
    counts = [
        _("{n} en {colour}").format(n=total[light], colour=light_word(run.method, light).lower())
        for light in ("green", "amber", "red")
    ]
    if total["nd"]:
        counts.append(_("{n} sin dato").format(n=total["nd"]))
    return _("{method} ({name}): objetivos: {counts}.").format(
        method=run.method.id, name=run.method.name, counts=", ".join(counts)
    )


def _ambiguity_remark(package: Package, run: Run) -> list[str]:
    codes = [row["code"] for row in package.rows("indicators") if row["sense_ambiguous"]]
    total = run.summary.filter(run.summary["in_force"]).row(0, named=True)
    if not codes:
        return []
    return [
        _("El sentido de {codes} es ambiguo: según cómo se lea, los logrados van de {low} a {high}.").format(
            codes=joined(codes),
            low=total["achieved_low"],
            high=total["achieved_high"],
        )
    ]


def _reason_remark(run: Run) -> list[str]:
    total = run.summary.filter(run.summary["in_force"]).row(0, named=True)
    elements = run.elements.filter(run.elements["in_force"] & run.elements["parent"].is_null())
    codes = [code for code in elements["reason_code"].unique(maintain_order=True).to_list() if code]
    sentences = [f"{run.method.id}: {reason_sentence(code)}" for code in codes]
    return sentences if total["mean"] is None or codes else []


def _version_remarks(runs: Sequence[Run]) -> list[str]:
    remarks = []
    for run in runs:
        rows = run.summary.sort("version").to_dicts()
        if len(rows) < 2:
            continue
        first, last = rows[0], rows[-1]
        remarks.append(
            _(
                "{method}: contra las metas originales se logran {first_achieved} y resulta {first}; "
                "contra las vigentes, {last_achieved} y {last}."
            ).format(
                method=run.method.id,
                first_achieved=first["achieved"],
                first=percent(first["mean"]),
                last_achieved=last["achieved"],
                last=percent(last["mean"]),
            )
        )
    return remarks


def _validity_remarks(runs: Sequence[Run]) -> list[str]:
    """A method that does not rule the year evaluated is said to be so, with those that do."""
    last_day = date(runs[0].horizon.year, 12, 31)
    ruling = {method.id for method in methods_in_force(last_day)}
    strangers = [run.method for run in runs if run.method.id not in ruling]
    if not strangers:
        return []
    terms = _("; ").join(f"{method.id} {validity(method)}" for method in strangers)
    fitting = ", ".join(sorted(ruling))
    return [
        _(
            "Atención: fuera de su vigencia en {year}: {terms}. "
            "Los métodos que rigen ese año, y usa el informe: {fitting}."
        ).format(year=last_day.year, terms=terms, fitting=fitting)
    ]


def _poi_objectives(package: Package, run: Run) -> Table:
    names = {row["code"]: row["name"] for row in package.rows("elements")}
    columns = (
        Column(_("Objetivo")),
        Column(_("Denominación"), weight=4),
        Column(_("AO e inversiones"), Align.RIGHT),
        Column(_("S.I."), Align.RIGHT),
        Column(_("S.P."), Align.RIGHT),
        Column(_("Programado"), Align.RIGHT),
        Column(_("Ejecutado"), Align.RIGHT),
        Column(_("Ejecución física"), Align.RIGHT),
    )
    groups = run.groups.filter(run.groups["scope"] == "objective").sort("code").to_dicts()
    total = run.groups.filter(run.groups["scope"] == "total").to_dicts()
    rows = [_poi_row(run, row["code"], names.get(row["code"], ""), row, RowKind.BODY) for row in groups]
    rows += [_poi_row(run, _("POI"), _("Promedio de las actividades"), row, RowKind.TOTAL) for row in total]
    return Table(_("Plan operativo (POI): {name}").format(name=run.method.name), columns, tuple(rows))


def _poi_row(run: Run, code: str, name: str, row: dict[str, object], kind: RowKind) -> Row:
    result = row["result"]
    figure = percent(result) if isinstance(result, float) else state_mark(str(row["state"]))
    programmed, executed = row["programmed_amount"], row["executed_amount"]
    return Row(
        (
            Cell(code),
            Cell(name),
            Cell(str(row["activities"])),
            Cell(str(row["si"])),
            Cell(str(row["sp"])),
            Cell(money(programmed if isinstance(programmed, int) else None)),
            Cell(money(executed if isinstance(executed, int) else None)),
            light_cell(run.method, str(row["light"]), figure),
        ),
        kind,
    )


def _poi_remark(run: Run) -> Block:
    if run.groups.is_empty():
        return Paragraph(_("El paquete no trae actividades: no hay avance del POI que calcular."))
    total = run.groups.filter(run.groups["scope"] == "total").row(0, named=True)
    if total["state"] != "si":
        return Paragraph(
            _("Promedio de las acciones: {mean}. Mediana de las actividades: {median}.").format(
                mean=percent(total["result_by_action"]), median=percent(total["median"])
            )
        )
    return Paragraph(
        ngettext(
            "Hay {n} actividad con seguimiento incompleto (S.I.): su acción, su objetivo y el total no tienen avance.",
            "Hay {n} actividades con seguimiento incompleto (S.I.): sus acciones, sus objetivos y el total "
            "no tienen avance.",
            total["si"],
        ).format(n=total["si"])
    )
