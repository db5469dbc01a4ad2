"""The executive summary: results by objective and method, the open questions, and what the document itself printed."""

from collections.abc import Sequence

from faro.engine.evaluation import Run
from faro.kernel.listing import joined
from faro.kernel.text import _
from faro.reports.contents.charts import results_chart
from faro.reports.contents.figures import method_points, named, result_cell, result_phrase, short_name
from faro.reports.contents.front import lead
from faro.reports.contents.phrases import listed
from faro.reports.contents.printed_results import printed_results
from faro.reports.contents.readings import ambiguity_sentence, no_data_sentence
from faro.reports.contents.texts import paragraphs_of, section_texts
from faro.reports.contents.versions import version_blocks
from faro.reports.contents.view import Node, View
from faro.reports.document import Align, Block, Bullets, Cell, Column, Heading, Paragraph, Row, RowKind, Table
from faro.reports.reasons import reason_sentence


def executive_summary(view: View) -> tuple[Block, ...]:
    """The chapter that a mayor reads."""
    sentences = [
        *_methods_differ(view),
        *(sentence for run in view.runs for sentence in _extremes(view, run)),
        *ambiguity_sentence(view),
        *no_data_sentence(view),
    ]
    return (
        Heading(1, _("Resumen ejecutivo"), "resumen"),
        Paragraph(lead(view)),
        *([Bullets(tuple(sentences))] if sentences else []),
        _objectives_table(view),
        *_chart(view),
        *version_blocks(view),
        *printed_results(view),
        *paragraphs_of(section_texts(view, ("summary",))),
    )


def _chart(view: View) -> tuple[Block, ...]:
    """One drawing of the objectives: by nearness to the targets where a method tells it, else by the first method."""
    runs = [run for run in (view.ratio, view.first) if run is not None and view.summary(run)["mean"] is not None]
    return (results_chart(view, runs[0]),) if runs else ()


def _objectives_table(view: View) -> Table:
    columns = (
        Column(_("Objetivo"), weight=6),
        Column(_("Indicadores"), Align.RIGHT),
        Column(_("Logrados"), Align.RIGHT),
        Column(_("Sin dato"), Align.RIGHT),
        *(Column(_("Según {method}").format(method=named(run.method)), Align.RIGHT, 1.6) for run in view.runs),
    )
    totals = view.summary(view.first)
    total = Row(
        (
            Cell(_("Plan (promedio simple de sus objetivos)")),
            Cell(str(totals["indicators"])),
            Cell(str(totals["achieved"])),
            Cell(str(totals["no_data"])),
            *(result_cell(view.summary(run)["mean"], view.summary(run)["light"], run.method) for run in view.runs),
        ),
        RowKind.TOTAL,
    )
    return Table(
        _("Resultado de cada objetivo en {year}").format(year=view.year),
        columns,
        (*(element_row(view, node) for node in view.roots), total),
        (
            _("Los conteos de un objetivo incluyen los indicadores de sus acciones."),
            *(_aggregation_note(run) for run in view.runs),
            *_reason_notes(view),
        ),
    )


def element_row(view: View, node: Node) -> Row:
    """An element with its counts and its result under each method."""
    counts = view.element_result(view.first, node.code)
    results = [(run, view.element_result(run, node.code)) for run in view.runs]
    return Row(
        (
            Cell(node.title),
            Cell(str(counts["indicators"])),
            Cell(str(counts["achieved"])),
            Cell(str(counts["no_data"])),
            *(result_cell(row["result"], row["light"], run.method) for run, row in results),
        )
    )


def _aggregation_note(run: Run) -> str:
    if run.method.aggregation_source == "own":
        return _(
            "{method}: la norma no da resultado por objetivo; el promedio simple es un agregado propio de Faro."
        ).format(method=short_name(run.method))
    return _("{method}: {summary}").format(method=short_name(run.method), summary=run.method.summary)


def _reason_notes(view: View) -> list[str]:
    notes = []
    for run in view.runs:
        reasons: dict[str, list[str]] = {}
        for node in view.roots:
            code = view.element_result(run, node.code)["reason_code"]
            if code:
                reasons.setdefault(code, []).append(node.code)
        notes += [
            _("{method}, {codes}: {reason}").format(
                method=short_name(run.method), codes=listed(codes), reason=reason_sentence(code)
            )
            for code, codes in reasons.items()
        ]
    return notes


def _methods_differ(view: View) -> list[str]:
    met = next((run for run in view.runs if run.method.achievement and run.method.achievement.formula == "met"), None)
    if met is None or view.ratio is None:
        return []
    return [
        _(
            "Los métodos no miden lo mismo: {met} cuenta qué parte de los indicadores llegó a su meta; "
            "{ratio} mide cuánto se acercó cada uno a la suya. Por eso sus resultados no se comparan entre sí."
        ).format(met=named(met.method), ratio=named(view.ratio.method))
    ]


def _extremes(view: View, run: Run) -> list[str]:
    results = [(view.element_result(run, node.code), node) for node in view.roots]
    known = [(row["result"], row["light"], node) for row, node in results if row["result"] is not None]
    if len(known) < 2:
        return []
    best, worst = max(value for value, _light, _node in known), min(value for value, _light, _node in known)
    if best == worst:
        return [
            _("Según {method}, todos los objetivos tienen el mismo resultado: {points}.").format(
                method=named(run.method), points=method_points(best, run.method)
            )
        ]
    return [
        _("Según {method}, el resultado más alto es {best}; el más bajo, {worst}.").format(
            method=named(run.method), best=_extreme(run, known, best), worst=_extreme(run, known, worst)
        )
    ]


def _extreme(run: Run, known: Sequence[tuple[float, str, Node]], value: float) -> str:
    held = [(light, node) for each, light, node in known if each == value]
    return _("{points}, en {names}").format(
        points=result_phrase(value, held[0][0], run.method), names=joined([node.title for _light, node in held])
    )
