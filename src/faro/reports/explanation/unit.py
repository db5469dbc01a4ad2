"""A cost centre explained: its activities and its progress."""

from collections.abc import Sequence
from typing import Any

from faro.engine.evaluation import Run
from faro.engine.method import POI
from faro.kernel.formats import day, money
from faro.kernel.text import _
from faro.package.model import Package
from faro.reports.document import Block, Heading, Paragraph
from faro.reports.explanation.activity import activity_table
from faro.reports.explanation.element import group_sentence
from faro.reports.explanation.facts import facts_table, named, source_of
from faro.reports.reasons import reason_sentence

Record = dict[str, Any]


def explain_unit(package: Package, runs: Sequence[Run], unit: Record) -> tuple[Block, ...]:
    """The blocks for one cost centre; ``unit`` is its row of the table ``units``."""
    blocks: list[Block] = [
        Heading(1, f"{unit['code']} {unit['name']}", "cifra"),
        facts_table(
            [
                (_("Depende de"), named(package, "units", unit["parent"]), source_of(package, unit)),
                (_("Vigente desde"), day(unit["valid_from"]) if unit["valid_from"] else "", ""),
                (_("Vigente hasta"), day(unit["valid_to"]) if unit["valid_to"] else "", ""),
            ]
        ),
    ]
    for run in runs:
        if run.method.kind == POI:
            blocks += _run_blocks(run, unit["code"])
    return tuple(blocks)


def _run_blocks(run: Run, code: str) -> list[Block]:
    heading = Heading(2, f"{run.method.name} ({run.method.id})", f"metodo-{run.method.id}")
    activities = run.activities.filter(run.activities["unit"] == code).sort("activity").to_dicts()
    if not activities:
        return [heading, Paragraph(reason_sentence("no_activities") or "")]
    group = run.groups.filter((run.groups["scope"] == "unit") & (run.groups["code"] == code)).row(0, named=True)
    amounts = _("Programado {programmed}; ejecutado {executed}.").format(
        programmed=money(group["programmed_amount"]), executed=money(group["executed_amount"])
    )
    return [heading, activity_table(run, activities), Paragraph(group_sentence(run, group)), Paragraph(amounts)]
