"""The objectives at a glance: one row each, its achievement between the limits of the method."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.text import _
from faro.ui.charts.bands import Band, add_bands, add_bar, in_words
from faro.ui.charts.drawing import Picture, add, add_verdict, chart, svg, written
from faro.ui.marks import Outcome


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """An objective and its outcome; ``note`` stands small below its name."""

    code: str
    name: str
    outcome: Outcome
    url: str = ""
    note: str = ""


def objectives_chart(
    rows: Sequence[GlanceRow],
    *,
    caption: str,
    bands: Sequence[Band],
    maximum: float = 100.0,
    identifier: str = "objetivos",
) -> SafeString:
    """A table whose second column is drawn: it is the chart and the data in one, and needs no other table behind it."""
    figure = chart("glance", caption)
    table = add(figure, "table", role="table", class_="stack")
    add(table, "caption", caption, class_="unseen")
    head = add(add(table, "thead", role="rowgroup"), "tr", role="row")
    for label in (
        _("Objetivo"),
        _("Logro, en una escala de 0 a {maximum}").format(maximum=f"{maximum:g}"),
        _("Resultado"),
    ):
        add(head, "th", label, role="columnheader", scope="col")
    body = add(table, "tbody", role="rowgroup")
    for place, row in enumerate(rows, 1):
        _add_row(body, row, bands, maximum, f"{identifier}-{place}")
    add(figure, "p", _("Límites del método: {bands}.").format(bands=in_words(bands)), class_="chart-note")
    return written(figure)


def _add_row(body: Element, row: GlanceRow, bands: Sequence[Band], maximum: float, identifier: str) -> None:
    mark = row.outcome.mark
    line = add(body, "tr", role="row")
    _add_name(add(line, "th", role="rowheader", scope="row"), row)
    title = _("{code}: {result}").format(code=row.code, result=row.outcome.said)
    picture = Picture(identifier, title, _("Barra sobre los rangos del método: {bands}.").format(bands=in_words(bands)))
    drawing = svg(add(line, "td", role="cell", class_="drawn"), picture, 22, "row-bar")
    add_bands(drawing, bands, maximum, (3, 16))
    add_bar(drawing, row.outcome.result, mark.name, maximum, (7, 8))
    cell = add(line, "td", role="cell", class_="said")
    add_verdict(cell, row.outcome)


def _add_name(cell: Element, row: GlanceRow) -> None:
    parent = add(cell, "a", href=row.url) if row.url else cell
    add(parent, "span", row.code, class_="code").tail = " "
    add(parent, "span", row.name, class_="name")
    if row.note:
        add(cell, "span", row.note, class_="row-note")
