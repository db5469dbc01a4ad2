"""Results against each version of the targets, and how much of the green comes from targets that were changed."""

from typing import Any

from faro.engine.evaluation import Run
from faro.kernel.formats import MISSING
from faro.kernel.listing import joined
from faro.kernel.text import _, ngettext
from faro.reports.contents.figures import named, result_cell, target_text, value_text
from faro.reports.contents.front import lights_phrase
from faro.reports.contents.phrases import listed, signed, verdict_word
from faro.reports.contents.view import Version, View
from faro.reports.document import Align, Block, Bullets, Cell, Column, Heading, Light, Row, Table
from faro.reports.lights import light_word
from faro.reports.versions import version_label


def version_blocks(view: View) -> tuple[Block, ...]:
    """The results against each version, where there is more than one; else nothing."""
    if len(view.versions) < 2:
        return ()
    return (
        Heading(2, _("Resultados frente a cada versión de las metas"), "versiones"),
        _versions_table(view),
        Bullets((_count_sentence(view), *(_green_sentence(view, run) for run in view.runs))),
        *_changed_table(view),
    )


def _changed_table(view: View) -> tuple[Block, ...]:
    codes = changed(view)
    if not codes:
        return ()
    columns = (
        Column(_("Indicador"), weight=4),
        *(
            Column(_("Meta {version}").format(version=version_label(each.number).lower()), Align.RIGHT)
            for each in view.versions
        ),
        Column(_("Obtenido"), Align.RIGHT),
        *(
            Column(_("¿Logrado? ({version})").format(version=version_label(each.number).lower()), Align.CENTER)
            for each in view.versions
        ),
    )
    rows = tuple(_changed_row(view, row) for row in view.indicators if row["code"] in codes)
    return (Table(_("Indicadores cuya meta de {year} cambió").format(year=view.year), columns, rows),)


def _changed_row(view: View, row: dict[str, Any]) -> Row:
    cases = [view.case(row["code"], version.number) for version in view.versions]
    return Row(
        (
            Cell(f"{row['code']} {row['name']}"),
            *(Cell(target_text(case["target"], row)) for case in cases),
            Cell(value_text(row, cases[-1])),
            *(Cell(verdict_word(case["achieved"])) for case in cases),
        )
    )


def _versions_table(view: View) -> Table:
    columns = (
        Column(_("Versión de las metas"), weight=1.4),
        Column(_("Norma"), weight=2),
        Column(_("Logrados"), Align.RIGHT),
        *(
            column
            for run in view.runs
            for column in (
                Column(_("Según {method}").format(method=named(run.method)), Align.RIGHT, 1.4),
                Column(_("Objetivos"), weight=1.8),
            )
        ),
    )
    return Table(
        _("Resultado general frente a cada versión de las metas"),
        columns,
        tuple(_row(view, each) for each in view.versions),
    )


def _row(view: View, version: Version) -> Row:
    name = version_label(version.number)
    totals = view.summary(view.first, version.number)
    cells = [
        Cell(_("{name} (vigente)").format(name=name) if version.in_force else name),
        Cell("; ".join(version.instruments) or MISSING),
        Cell(_("{part} de {whole}").format(part=totals["achieved"], whole=totals["indicators"])),
    ]
    for run in view.runs:
        row = view.summary(run, version.number)
        cells += [result_cell(row["mean"], row["light"], run.method), Cell(lights_phrase(view, run, version.number))]
    return Row(tuple(cells))


def changed(view: View) -> list[str]:
    """The indicators whose target in force is not the original one."""
    return [
        row["code"]
        for row in view.indicators
        if view.case(row["code"], 0)["target"] != view.case(row["code"])["target"]
    ]


def _count_sentence(view: View) -> str:
    won = [code for code in changed(view) if view.case(code)["achieved"] and not view.case(code, 0)["achieved"]]
    lost = [code for code in changed(view) if view.case(code, 0)["achieved"] and not view.case(code)["achieved"]]
    changes = ngettext("{n} indicador cambió de meta", "{n} indicadores cambiaron de meta", len(changed(view)))
    parts = [changes.format(n=len(changed(view)))]
    if won:
        parts.append(
            ngettext(
                "{n} está logrado solo frente a su meta modificada ({codes})",
                "{n} están logrados solo frente a su meta modificada ({codes})",
                len(won),
            ).format(n=len(won), codes=listed(won))
        )
    if lost:
        parts.append(
            ngettext(
                "{n} lo estaría frente a la original ({codes})",
                "{n} lo estarían frente a la original ({codes})",
                len(lost),
            ).format(n=len(lost), codes=listed(lost))
        )
    if not won and not lost:
        parts.append(_("ninguno cambia de logrado a no logrado por ello"))
    return joined(parts) + "."


def _green_sentence(view: View, run: Run) -> str:
    """How many objectives are green only because targets changed."""
    green = [node.code for node in view.roots if view.element_result(run, node.code)["light"] == Light.GREEN]
    owed = [code for code in green if view.element_result(run, code, 0)["light"] != Light.GREEN]
    now, before = view.summary(run)["mean"], view.summary(run, 0)["mean"]
    difference = signed(now - before) if now is not None and before is not None else MISSING
    colour = light_word(run.method, Light.GREEN).lower()
    opening = _("Según {method}, el cambio de metas mueve el resultado general en {points} puntos").format(
        method=named(run.method), points=difference
    )
    if not owed:
        return _("{opening}; ningún objetivo debe su {colour} a una meta modificada.").format(
            opening=opening, colour=colour
        )
    return ngettext(
        "{opening}; {n} de {all} objetivos en {colour} lo debe a metas modificadas: {codes}.",
        "{opening}; {n} de {all} objetivos en {colour} lo deben a metas modificadas: {codes}.",
        len(owed),
    ).format(opening=opening, n=len(owed), all=len(green), colour=colour, codes=listed(owed))
