"""How many of each light."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.formats import percent
from faro.kernel.text import _
from faro.ui.charts.drawing import Column, Picture, across, add, add_data, add_mark, chart, svg, written
from faro.ui.marks import mark_of


@dataclass(frozen=True, slots=True)
class LightCount:
    """How many have a light or state. ``word``: the method's own."""

    light: str
    count: int
    word: str = ""

    @property
    def said(self) -> str:
        """The word of this light."""
        return self.word or mark_of(self.light).word


def lights_chart(
    counts: Sequence[LightCount], *, caption: str, noun: str = "", identifier: str = "semaforo"
) -> SafeString:
    """One bar parted by light, a legend with shape, count and word, and the table."""
    total = sum(count.count for count in counts)
    shown = [count for count in counts if count.count]
    figure = chart("lights", caption)
    description = ", ".join(f"{count.count:,} {count.said}" for count in shown) or _("Sin datos")
    drawing = svg(figure, Picture(identifier, caption, f"{description}."), 30, "stack-bar")
    start = 0.0
    for count in shown:
        share = count.count / total
        _add_part(drawing, count, start, share)
        start += share
    legend = add(figure, "ul", class_="legend")
    for count in counts:
        item = add(legend, "li")
        add_mark(item, mark_of(count.light))
        add(item, "strong", f"{count.count:,}").tail = f" {count.said}"
    columns = (Column(noun or _("Semáforo")), Column(_("Cuántos"), figures=True), Column(_("Parte"), figures=True))
    rows = [(count.said, f"{count.count:,}", percent(100 * count.count / total if total else None)) for count in counts]
    add_data(figure, caption, columns, rows)
    return written(figure)


def _add_part(drawing: Element, count: LightCount, start: float, share: float) -> None:
    name = mark_of(count.light).name
    add(drawing, "rect", class_=f"part bar-{name}", x=across(start), y=0, width=across(share), height=30)
    if share >= 0.06:
        middle = across(start + share / 2)
        add(drawing, "text", f"{count.count:,}", class_="on-bar", x=middle, y=20, text_anchor="middle")
