"""An activity explained: its months, how its aggregation type joins them, and its progress."""

from collections.abc import Sequence
from typing import Any

from faro.engine.evaluation import Run
from faro.engine.method import POI
from faro.kernel.formats import money, percent, quantity
from faro.kernel.text import _
from faro.package.model import Package
from faro.package.tables.poi import ACTIVITY_AGGREGATIONS, STAGES
from faro.reports.document import Align, Block, Cell, Column, Heading, Paragraph, Row, Table
from faro.reports.explanation.facts import facts_table, named, source_of
from faro.reports.lights import light_cell, light_word, state_mark
from faro.reports.reasons import reason_sentence

Record = dict[str, Any]


def explain_activity(package: Package, runs: Sequence[Run], activity: Record) -> tuple[Block, ...]:
    """The blocks for one activity; ``activity`` is its row of the table ``activities``."""
    blocks: list[Block] = [
        Heading(1, f"{activity['code']} {activity['name']}", "cifra"),
        facts_table(
            [
                (_("Acción estratégica"), named(package, "elements", activity["action"]), source_of(package, activity)),
                (_("Centro de costo"), named(package, "units", activity["unit"]), ""),
                (_("Unidad de medida"), activity["measure"], ""),
                (_("Tipo de agregación"), ACTIVITY_AGGREGATIONS[activity["aggregation"]], ""),
            ]
        ),
    ]
    for run in runs:
        if run.method.kind == POI:
            blocks += _run_blocks(package, run, activity["code"])
    return tuple(blocks)


def _run_blocks(package: Package, run: Run, code: str) -> list[Block]:
    months = [m for m in package.rows("monthly") if m["activity"] == code and m["year"] == run.horizon.year]
    rows = run.activities.filter(run.activities["activity"] == code).to_dicts()
    return [
        _months_table(months),
        Heading(2, f"{run.method.name} ({run.method.id})", f"metodo-{run.method.id}"),
        *(Paragraph(_progress_sentence(run, row)) for row in rows),
    ]


def _months_table(months: list[Record]) -> Table:
    stages = [stage for stage in STAGES if any(row["stage"] == stage for row in months)]
    cells = {(row["month"], row["stage"]): row for row in months}
    columns = [Column(_("Mes"), Align.RIGHT)]
    for stage in stages:
        columns.append(Column(_("{stage}: físico").format(stage=STAGES[stage]), Align.RIGHT))
        columns.append(Column(_("{stage}: S/").format(stage=STAGES[stage]), Align.RIGHT))
    rows = []
    for month in range(1, 13):
        texts = [Cell(str(month))]
        for stage in stages:
            row = cells.get((month, stage))
            texts.append(Cell(quantity(row["physical"]) if row else "—"))
            texts.append(Cell(money(row["financial"]).removeprefix("S/ ") if row else "—"))
        rows.append(Row(tuple(texts)))
    return Table("", tuple(columns), tuple(rows), (_("Una raya es un mes sin registro en esa etapa."),))


def _progress_sentence(run: Run, row: Record) -> str:
    if row["progress"] is None:
        return reason_sentence(row["reason_code"]) or ""
    outcome = _("{progress} → {light}.").format(
        progress=percent(row["progress"], 2), light=light_word(run.method, row["light"])
    )
    if row["programmed"] is None:
        return _("Promedio de los avances de los meses programados: {outcome}").format(outcome=outcome)
    capped = row["progress"] != row["progress_raw"]
    raw = _("{raw}, que se limita a ").format(raw=percent(row["progress_raw"], 2)) if capped else ""
    return _("{executed} / {programmed} × 100 = {raw}{outcome}").format(
        executed=quantity(row["executed"]), programmed=quantity(row["programmed"]), raw=raw, outcome=outcome
    )


def activity_table(run: Run, activities: list[Record]) -> Table:
    """Activities with their progress; ``activities`` are rows of the run's activity results."""
    columns = (
        Column(_("Actividad")),
        Column(_("Programado"), Align.RIGHT),
        Column(_("Ejecutado"), Align.RIGHT),
        Column(_("Avance"), Align.RIGHT),
        Column(_("Observación"), weight=3),
    )
    return Table(
        "",
        columns,
        tuple(
            Row(
                (
                    Cell(row["activity"]),
                    Cell("—" if row["programmed"] is None else quantity(row["programmed"])),
                    Cell("—" if row["executed"] is None else quantity(row["executed"])),
                    light_cell(run.method, row["light"], _progress_text(row)),
                    Cell(reason_sentence(row["reason_code"]) or ""),
                )
            )
            for row in activities
        ),
    )


def _progress_text(row: Record) -> str:
    if row["progress"] is not None:
        return percent(row["progress"])
    return state_mark(row["state"])
