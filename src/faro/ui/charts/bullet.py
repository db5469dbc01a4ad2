"""One indicator's result between the limits of its method."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.text import _
from faro.ui.charts.bands import Band, add_bands, add_bar, in_words, limits, ordered, points
from faro.ui.charts.drawing import Column, Picture, across, add, add_data, add_mark, chart, svg, written
from faro.ui.marks import Outcome, mark_of


def bullet_chart(
    outcome: Outcome,
    *,
    caption: str,
    bands: Sequence[Band],
    maximum: float = 100.0,
    identifier: str = "resultado",
) -> SafeString:
    """A bar in points over the bands; each band carries its shape, so that colour isn't needed to tell them."""
    figure = chart("bullet", caption)
    drawing = svg(figure, Picture(identifier, caption, f"{outcome.said}. {in_words(bands)}."), 76, "bullet")
    add_bands(drawing, bands, maximum, (6, 32))
    add_bar(drawing, outcome.result, outcome.mark.name, maximum, (15, 14))
    _add_labels(drawing, bands, maximum)
    rows = [
        (_("Resultado"), outcome.said),
        *((band.word, _("desde {n}").format(n=points(band.start))) for band in ordered(bands)),
    ]
    add_data(figure, caption, (Column(_("Qué")), Column(_("Puntos"), figures=True)), rows)
    return written(figure)


def _add_labels(drawing: Element, bands: Sequence[Band], maximum: float) -> None:
    """The shape of each band under its middle, and below the limits; the end where its words have room."""
    for band, end in zip(ordered(bands), [*limits(bands), maximum], strict=True):
        middle = add(drawing, "svg", x=across((band.start + end) / 2 / maximum), y=45, overflow="visible")
        add_mark(middle, mark_of(band.light), x=-6, width=12, height=12)
    add(drawing, "text", "0", class_="tick", x=0, y=72)
    for limit in limits(bands):
        add(drawing, "text", points(limit), class_="tick", x=across(limit / maximum), y=72, text_anchor="middle")
    if max([0.0, *limits(bands)]) <= 0.88 * maximum:
        add(drawing, "text", points(maximum), class_="tick", x="100%", y=72, text_anchor="end")
