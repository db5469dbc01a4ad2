"""An objective or action explained: the indicators and activities it holds and how they make its result."""

from collections.abc import Sequence
from typing import Any

from faro.engine.evaluation import Run
from faro.engine.method import PEI
from faro.kernel.formats import MISSING, percent
from faro.kernel.text import _
from faro.package.model import Package
from faro.reports.document import Align, Block, Cell, Column, Heading, Paragraph, Row, Table
from faro.reports.explanation.activity import activity_table
from faro.reports.explanation.facts import facts_table, named, source_of
from faro.reports.lights import light_cell, light_word
from faro.reports.reasons import reason_sentence

Record = dict[str, Any]
_TERMS_SHOWN = 12


def explain_element(package: Package, runs: Sequence[Run], element: Record) -> tuple[Block, ...]:
    """The blocks for one element; ``element`` is its row of the table ``elements``."""
    blocks: list[Block] = [
        Heading(1, f"{element['code']} {element['name']}", "cifra"),
        facts_table(
            [
                (_("Cuelga de"), named(package, "elements", element["parent"]), ""),
                (_("Nivel"), element["level"], source_of(package, element)),
                (_("Responsable"), element["responsible"] or named(package, "units", element["unit"]), ""),
            ]
        ),
    ]
    held = _held(package, element["code"])
    for run in runs:
        blocks += (
            _pei_blocks(package, run, element, held) if run.method.kind == PEI else _poi_blocks(run, element, held)
        )
    return tuple(blocks)


def _held(package: Package, code: str) -> set[str]:
    """The element and every one below it."""
    held = {code}
    rows = package.rows("elements")
    while more := {row["code"] for row in rows if row["parent"] in held} - held:
        held |= more
    return held


def _pei_blocks(package: Package, run: Run, element: Record, held: set[str]) -> list[Block]:
    method, code = run.method, element["code"]
    scope = held if method.aggregation and method.aggregation.scope == "own_and_descendants" else {code}
    in_force = run.indicators.filter(run.indicators["in_force"])
    rows = in_force.filter(in_force["element"].is_in(sorted(scope))).sort("indicator").to_dicts()
    result = run.elements.filter(run.elements["in_force"] & (run.elements["element"] == code)).row(0, named=True)
    return [
        Heading(2, f"{method.name} ({method.id})", f"metodo-{method.id}"),
        _indicator_table(package, run, rows),
        Paragraph(_roll_up(run, result, rows)),
    ]


def _indicator_table(package: Package, run: Run, rows: list[Record]) -> Table:
    names = {row["code"]: row["name"] for row in package.rows("indicators")}
    columns = (
        Column(_("Indicador")),
        Column(_("Denominación"), weight=4),
        Column(_("¿Logrado?"), Align.CENTER),
        Column(_("Avance"), Align.RIGHT),
    )
    verdicts = {True: _("Sí"), False: _("No"), None: MISSING}
    return Table(
        "",
        columns,
        tuple(
            Row(
                (
                    Cell(row["indicator"]),
                    Cell(names[row["indicator"]]),
                    Cell(verdicts[row["achieved"]]),
                    light_cell(run.method, row["light"], percent(row["degree"])),
                )
            )
            for row in rows
        ),
    )


def _roll_up(run: Run, result: Record, rows: list[Record]) -> str:
    """The arithmetic from the indicators to the result, in one sentence."""
    rule = run.method.aggregation
    if result["result"] is None or rule is None:
        mean = percent(result["simple_mean"])
        reason = reason_sentence(result["reason_code"]) or ""
        return _("{reason} El promedio simple, aparte, es {mean}.").format(reason=reason, mean=mean)
    outcome = _("{result} → {light}.").format(
        result=percent(result["result"], 2), light=light_word(run.method, result["light"])
    )
    degrees = [row["degree"] for row in rows if row["degree"] is not None]
    if rule.result == "weighted_by_relevance":
        return _("Suma de cada avance por su peso según la relevancia = {outcome}").format(outcome=outcome)
    if rule.no_data == "counts_as_not_met":
        achieved = sum(bool(row["achieved"]) for row in rows)
        return _("{achieved} logrados de {all} indicadores = {outcome}").format(
            achieved=achieved, all=len(rows), outcome=outcome
        )
    terms = " + ".join(percent(degree).removesuffix(" %") for degree in degrees[:_TERMS_SHOWN])
    rest = " + …" if len(degrees) > _TERMS_SHOWN else ""
    return _("({terms}) / {count} = {outcome}").format(terms=terms + rest, count=len(degrees), outcome=outcome)


def _poi_blocks(run: Run, element: Record, held: set[str]) -> list[Block]:
    activities = run.activities.filter(run.activities["action"].is_in(sorted(held))).sort("activity").to_dicts()
    blocks: list[Block] = [Heading(2, f"{run.method.name} ({run.method.id})", f"metodo-{run.method.id}")]
    if not activities:
        return [*blocks, Paragraph(reason_sentence("no_activities") or "")]
    scope = "objective" if element["parent"] is None else "action"
    groups = run.groups.filter((run.groups["scope"] == scope) & (run.groups["code"] == element["code"])).to_dicts()
    blocks.append(activity_table(run, activities))
    blocks += [Paragraph(group_sentence(run, group)) for group in groups]
    return blocks


def group_sentence(run: Run, group: Record) -> str:
    """The result of a group of activities in one sentence."""
    if group["result"] is None:
        return reason_sentence(group["reason_code"]) or ""
    return _("Promedio de {count} actividades con avance: {result} → {light}.").format(
        count=group["ok"], result=percent(group["result"], 2), light=light_word(run.method, group["light"])
    )
