"""The chapters that persons write: presentation, context, measures, conclusions, recommendations."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from faro.kernel.text import _
from faro.reports.contents.front import lead
from faro.reports.contents.texts import element_prefix, text_paragraph, texts_or_gap
from faro.reports.contents.view import View
from faro.reports.document import Block, Bullets, Gap, Heading, Paragraph


def presentation(view: View) -> tuple[Block, ...]:
    """Chapters I and II."""
    plan = view.plan
    about = _("El {name} de la {municipality} rige de {first} a {last}.").format(
        name=plan.name, municipality=plan.municipality, first=plan.first_year, last=plan.last_year
    )
    if plan.approval_instrument:
        about += " " + _("Lo aprobó la norma {instrument}.").format(instrument=plan.approval_instrument)
    return (
        Heading(1, _("I. Presentación del plan"), "presentacion"),
        Paragraph(about),
        *texts_or_gap(
            view,
            ("presentation",),
            _(
                "Presentación: normas que lo sustentan, unidad ejecutora, población a la que sirve "
                "y recursos con que cuenta."
            ),
        ),
        Heading(1, _("II. Contexto"), "contexto"),
        *texts_or_gap(
            view,
            ("context",),
            _("Contexto: hechos del año que ayudaron o dificultaron el cumplimiento del plan, con sus fuentes."),
        ),
    )


def measures(view: View) -> tuple[Block, ...]:
    """Chapter V."""
    return (
        Heading(1, _("V. Medidas adoptadas"), "medidas"),
        *_listed(
            view,
            ("measures", "improvement"),
            _("Medidas adoptadas durante el año para corregir lo que se apartaba de las metas, y su efecto."),
        ),
    )


def conclusions(view: View) -> tuple[Block, ...]:
    """Chapters VI and VII. The first conclusion is what the figures say; the others, what persons wrote."""
    return (
        Heading(1, _("VI. Conclusiones"), "conclusiones"),
        Paragraph(lead(view)),
        *_listed(
            view, ("conclusions",), _("Conclusiones de la unidad que evalúa, con la cifra que sustenta cada una.")
        ),
        Heading(1, _("VII. Recomendaciones"), "recomendaciones"),
        *_listed(
            view,
            ("recommendations",),
            _("Recomendaciones: qué debe cambiar, quién y hasta cuándo. Lo acordado pasa a la matriz de compromisos."),
        ),
    )


def _listed(view: View, sections: Sequence[str], prompt: str) -> list[Block]:
    """The texts as bullets, those of one author together under one source."""
    rows = [row for row in view.rows("texts") if row["section"] in sections]
    if not rows:
        return [Gap(prompt)]
    blocks: list[Block] = []
    for (author, written), group in groupby(rows, key=lambda row: (row["author"], row["date"])):
        held = list(group)
        origin = text_paragraph({**held[0], "author": author, "date": written, "place": None}).source
        if origin:
            blocks.append(Paragraph(_("Según {author}:").format(author=origin)))
        blocks.append(Bullets(tuple(_item(row) for row in held)))
    return blocks


def _item(row: dict[str, Any]) -> str:
    place = f" ({row['place']})" if row["place"] else ""
    return f"{element_prefix(row)}{row['text']}{place}"
