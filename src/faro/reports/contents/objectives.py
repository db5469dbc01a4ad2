"""Chapter III: each objective with its indicators, its chart, what the figures say and what persons wrote."""

from collections.abc import Sequence
from typing import Any

from faro.kernel.formats import MISSING
from faro.kernel.listing import joined
from faro.kernel.text import _, ngettext
from faro.reports.contents.charts import degrees_chart
from faro.reports.contents.figures import (
    NOTHING,
    degree_cells,
    method_points,
    named,
    parts_text,
    result_phrase,
    target_text,
    value_text,
)
from faro.reports.contents.phrases import listed, sentence, verdict_word
from faro.reports.contents.readings import (
    ambiguous,
    both_readings,
    inferred_sentence,
    missing_sentences,
    sense_text,
    special_sentences,
)
from faro.reports.contents.texts import element_prefix, section_texts, text_paragraph
from faro.reports.contents.view import Node, View
from faro.reports.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Gap,
    Heading,
    Notice,
    Paragraph,
    Row,
    RowKind,
    Table,
)
from faro.reports.reasons import reason_sentence

_FURTHEST = 3


def objectives(view: View) -> tuple[Block, ...]:
    """The whole chapter."""
    blocks: list[Block] = [Heading(1, _("III. Objetivos estratégicos"), "objetivos")]
    for place, root in enumerate(view.roots, 1):
        blocks += _objective(view, root, f"objetivo-{place}")
    return tuple(blocks)


def _objective(view: View, root: Node, anchor: str) -> list[Block]:
    indicators = view.indicators_within(root)
    responsible = root.fields["responsible"] or _unit_name(view, root.fields["unit"])
    blocks: list[Block] = [
        Heading(2, root.title, anchor),
        Paragraph(_("Responsables. {names}").format(names=sentence(responsible or MISSING))),
        Paragraph(_results_sentence(view, root)),
    ]
    if not indicators:
        return [*blocks, Notice(_("Este objetivo no tiene indicadores, ni propios ni de sus acciones."))]
    blocks.append(indicators_table(view, root))
    blocks += degrees_chart(view, root, indicators)
    blocks.append(Bullets(tuple(_sentences(view, indicators))))
    return [*blocks, *_analysis(view, root)]


def _unit_name(view: View, code: str | None) -> str | None:
    return next((row["name"] for row in view.rows("units") if row["code"] == code), code)


def _results_sentence(view: View, root: Node) -> str:
    parts = []
    for run in view.runs:
        row = view.element_result(run, root.code)
        reason = reason_sentence(row["reason_code"])
        shown = result_phrase(row["result"], row["light"], run.method)
        parts.append(_("según {method}, {result}").format(method=named(run.method), result=shown))
        if reason:
            parts[-1] += f" ({reason.rstrip('.').lower()})"
    return _("Resultado {parts}.").format(parts="; ".join(parts))


def indicators_table(view: View, root: Node) -> Table:
    """Every indicator of the objective and of what hangs from it, grouped by element."""
    rows: list[Row] = []
    columns = _columns(view)
    for node in view.within(root):
        own = view.indicators_of(node)
        if own:
            rows.append(Row((Cell(node.title), *(Cell("") for _column in columns[1:])), RowKind.GROUP))
            rows += [_indicator_row(view, row) for row in own]
    return Table(
        _("{code}: indicadores en {year}").format(code=root.code, year=view.year), columns, tuple(rows), _notes(view)
    )


def _columns(view: View) -> tuple[Column, ...]:
    several = len(view.versions) > 1
    return (
        Column(_("Indicador"), weight=5),
        Column(_("Sentido"), weight=1.2),
        Column(_("Meta (original → vigente)") if several else _("Meta"), Align.LEFT if several else Align.RIGHT),
        Column(_("Obtenido"), Align.RIGHT),
        *((Column(_("Numerador / denominador"), weight=1.3),) if _has_parts(view) else ()),
        Column(_("¿Logrado? (original → vigente)") if several else _("¿Logrado?"), Align.CENTER),
        *((Column(_("Avance %"), Align.RIGHT), Column(_("Semáforo"), Align.CENTER)) if view.ratio else ()),
    )


def _indicator_row(view: View, row: dict[str, Any]) -> Row:
    case = view.case(row["code"])
    cases = [view.case(row["code"], version.number) for version in view.versions]
    return Row(
        (
            Cell(f"{row['code']} {row['name']}"),
            Cell(sense_text(case)),
            Cell(_through_versions([target_text(each["target"], row) for each in cases])),
            Cell(value_text(row, case)),
            *((Cell(parts_text(case) or NOTHING),) if _has_parts(view) else ()),
            Cell(_verdicts([verdict_word(each["achieved"]) for each in cases])),
            *degree_cells(view, row["code"]),
        )
    )


def _through_versions(texts: Sequence[str]) -> str:
    """«90 % → 80 %»: a figure in each version that changed it."""
    changes = [text for place, text in enumerate(texts) if not place or text != texts[place - 1]]
    return " → ".join(changes)


def _verdicts(words: Sequence[str]) -> str:
    """The verdict, or the first and the last where they differ."""
    return words[-1] if words[0] == words[-1] else f"{words[0]} → {words[-1]}"


def _has_parts(view: View) -> bool:
    return any(parts_text(view.case(row["code"])) for row in view.indicators)


def _notes(view: View) -> tuple[str, ...]:
    notes = []
    if view.ratio is not None:
        note = _("Avance y semáforo según {method}").format(method=view.ratio.method.name)
        notes.append(note + (_(", frente a las metas vigentes.") if len(view.versions) > 1 else "."))
    if len(view.versions) > 1:
        notes.append(_("→ separa la meta original de las modificadas; una sola cifra quiere decir que no cambió."))
    if _has_parts(view):
        notes.append(_("—: el valor se reportó sin numerador ni denominador, o no se reportó."))
    return tuple(notes)


def _sentences(view: View, indicators: Sequence[dict[str, Any]]) -> list[str]:
    return [
        _met_sentence(view, indicators),
        *_furthest_sentence(view, indicators),
        *missing_sentences(view, indicators),
        *special_sentences(view, indicators),
        *inferred_sentence(view, indicators),
        *(both_readings(view, row) for row in ambiguous(view, indicators)),
    ]


def _met_sentence(view: View, indicators: Sequence[dict[str, Any]]) -> str:
    verdicts = {row["code"]: view.case(row["code"])["achieved"] for row in indicators}
    met = [code for code, achieved in verdicts.items() if achieved]
    known = sum(achieved is not None for achieved in verdicts.values())
    if not known:
        return _("Ningún indicador tiene dato con que decir si alcanzó su meta.")
    if not met:
        pattern = _("Ninguno de los {n} indicadores con dato alcanzó su meta.")
        if known == len(indicators):
            pattern = _("Ninguno de los {n} indicadores alcanzó su meta.")
        return pattern.format(n=known) if known > 1 else _("El único indicador con dato no alcanzó su meta.")
    if len(met) == len(indicators):
        return ngettext(
            "El único indicador alcanzó su meta: {codes}.", "Los {n} indicadores alcanzaron su meta: {codes}.", len(met)
        ).format(n=len(met), codes=listed(met))
    return ngettext(
        "Alcanzó su meta {n} de {whole} indicadores: {codes}.",
        "Alcanzaron su meta {n} de {whole} indicadores: {codes}.",
        len(met),
    ).format(n=len(met), whole=len(indicators), codes=listed(met))


def _furthest_sentence(view: View, indicators: Sequence[dict[str, Any]]) -> list[str]:
    """The indicators that came least near their target."""
    if view.ratio is None:
        return []
    results = [(view.result(view.ratio, row["code"]), row) for row in indicators]
    behind = [
        (result["degree"], row, result)
        for result, row in results
        if result["achieved"] is False and result["degree"] is not None
    ]
    behind.sort(key=lambda item: item[0])
    if not behind:
        return []
    method = view.ratio.method
    items = [
        _("{code} ({value} frente a {target}; avance {degree})").format(
            code=row["code"],
            value=value_text(row, result),
            target=target_text(result["target"], row),
            degree=method_points(degree, method),
        )
        for degree, row, result in behind[:_FURTHEST]
    ]
    return [
        ngettext("El más lejano de su meta es {items}.", "Los más lejanos de su meta son {items}.", len(items)).format(
            items=joined(items)
        )
    ]


def _analysis(view: View, root: Node) -> list[Block]:
    """What persons wrote about the objective and what hangs from it; where nobody did, the space for it."""
    codes = [node.code for node in view.within(root)]
    written = section_texts(view, ("analysis", "factors"), codes)
    if written:
        prefixes = ["" if row["element"] == root.code else element_prefix(row) for row in written]
        return [text_paragraph(row, prefix) for row, prefix in zip(written, prefixes, strict=True)]
    return [
        Gap(
            _(
                "Análisis de {code}: factores que ayudaron o dificultaron el logro, con su sustento, "
                "y medidas previstas. "
                "Corresponde a la unidad responsable."
            ).format(code=root.code)
        )
    ]
