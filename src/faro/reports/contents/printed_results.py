"""The result that a published document prints, beside the computed one. Kept to compare, never as a result."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from faro.engine.evaluation import Run
from faro.kernel.formats import MISSING
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _
from faro.reports.contents.figures import named, result_cell, result_phrase
from faro.reports.contents.phrases import signed
from faro.reports.contents.printed import PrintedTable, printed_tables
from faro.reports.contents.view import View
from faro.reports.document import Align, Block, Bullets, Cell, Column, Heading, Row, Table

RESULTS_ROLE = "objective_results"


def printed_results(view: View) -> tuple[Block, ...]:
    """The printed results by objective and overall, with the difference; nothing where no document prints any."""
    tables = [table for table in printed_tables(view) if table.role == RESULTS_ROLE and table.has("code", "percent")]
    averages = [row for row in view.rows("claims") if row["kind"] == "average" and row["element"] is None]
    blocks: list[Block] = [_table(view, table) for table in tables]
    blocks += [Bullets(tuple(_average_sentences(view, averages)))] if averages else []
    if not blocks:
        return ()
    return (Heading(2, _("Lo que imprime el documento publicado"), "documento"), *blocks)


def _table(view: View, table: PrintedTable) -> Table:
    compared = _compared(view, None)
    columns = (
        Column(_("Objetivo"), weight=6),
        Column(_("Según documento"), Align.RIGHT, 1.2),
        *(Column(_("Según {method}").format(method=named(run.method)), Align.RIGHT, 1.5) for run in _ordered(view)),
        Column(_("Diferencia, en puntos"), Align.RIGHT, 1.1),
    )
    return Table(
        _("Resultado por objetivo: según documento y calculado"),
        columns,
        tuple(_row(view, row) for row in table.rows),
        (
            _("Según documento: «{title}», {place}.").format(title=table.title, place=table.place or MISSING),
            _("Diferencia: lo impreso menos lo calculado según {method}.").format(method=named(compared.method)),
        ),
    )


def _row(view: View, printed: dict[str, str]) -> Row:
    code, text = printed.get("code", ""), printed.get("percent", "")
    node = view.node_of.get(code)
    cells = [Cell(node.title if node else f"{code} {printed.get('description', '')}".strip()), Cell(text or MISSING)]
    compared = _compared(view, None)
    results: dict[str, dict[str, Any]] = {
        run.method.id: dict(view.element_result(run, code)) if node else {"result": None, "light": "nd"}
        for run in view.runs
    }
    for run in _ordered(view):
        row = results[run.method.id]
        cells.append(result_cell(row["result"], row["light"], run.method))
    cells.append(Cell(_difference(printed_number(text), results[compared.method.id]["result"])))
    return Row(tuple(cells))


def _ordered(view: View) -> list[Run]:
    """The methods, the one that the document is held against last, beside the difference."""
    compared = _compared(view, None)
    return [*(run for run in view.runs if run is not compared), compared]


def _difference(printed: Decimal | None, computed: float | None) -> str:
    if printed is None or computed is None:
        return MISSING
    return signed(printed - Decimal(repr(computed)))


def _average_sentences(view: View, claims: Iterable[dict[str, Any]]) -> list[str]:
    return [_average_sentence(view, _compared(view, claim["method"]), claim) for claim in claims]


def _compared(view: View, method_id: str | None) -> Run:
    """The method that an average is held against: the one it names, else a document's own, else the first."""
    named_run = next((run for run in view.runs if run.method.id == method_id), None)
    own = next((run for run in view.runs if run.method.aggregation_source == "document"), view.first)
    return named_run or own


def _average_sentence(view: View, run: Run, claim: dict[str, Any]) -> str:
    totals = view.summary(run)
    unit = " %" if claim["stated_unit"] == "percent" else ""
    text = _(
        "Según documento ({place}), el promedio del plan es {stated}; según {method} es {ours}: "
        "la diferencia es de {difference} puntos."
    )
    return text.format(
        place=claim["place"] or MISSING,
        stated=f"{claim['stated_value']}{unit}",
        method=named(run.method),
        ours=result_phrase(totals["mean"], totals["light"], run.method),
        difference=_difference(printed_number(claim["stated_value"]), totals["mean"]),
    )
