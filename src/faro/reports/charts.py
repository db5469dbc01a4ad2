"""Bar charts as SVG, drawn by hand: no script, no outside font, title and description inside.

Every mark has a class and a fixed colour: a page's stylesheet repaints it by day and night, paper keeps what it has.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, tostring

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.reports.document import Bar, BarChart, Light
from faro.reports.metrics import text_width, wrap
from faro.reports.printable import printable
from faro.reports.style import DAY, worded


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """Sizes of a drawing in its own units. ``label_width`` 0 puts each label above its bar."""

    width: float
    label_width: float
    text_size: float
    value_width: float
    bar_height: float = 14.0
    row_gap: float = 9.0
    label_lines: int = 4

    @property
    def line_height(self) -> float:
        """Distance between two lines of text."""
        return self.text_size * 1.3


WIDE = ChartLayout(width=720, label_width=290, text_size=13.5, value_width=150)
"""Paper and wide screens: labels to the left of the bars."""

NARROW = ChartLayout(width=340, label_width=0, text_size=14, value_width=130, label_lines=8)
"""Phones: labels above the bars."""

_GAP = 12.0


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where the bars lie, and what a point measures."""

    left: float
    width: float
    maximum: float

    def at(self, value: float) -> float:
        return self.left + self.length(value)

    def length(self, value: float) -> float:
        return self.width * min(max(value, 0.0), self.maximum) / self.maximum if self.maximum > 0 else 0.0


@dataclass(frozen=True, slots=True)
class _RowTexts:
    label: list[str]
    value: list[str]

    def height(self, layout: ChartLayout) -> float:
        value = max(layout.bar_height, len(self.value) * layout.line_height)
        label = len(self.label) * layout.line_height
        return max(label, value) if layout.label_width else label + 3 + value


def bar_chart_svg(chart: BarChart, layout: ChartLayout = WIDE, identifier: str = "grafico") -> str:
    """The chart as one ``<svg>`` element; ``identifier`` must be unique in a page that holds several."""
    texts = [_row_texts(bar, layout) for bar in chart.bars]
    value_width = _value_width(texts, layout)
    left = layout.label_width + _GAP if layout.label_width else 0.0
    scale = _Scale(left, layout.width - left - value_width - _GAP, chart.maximum)
    top = layout.line_height * _mark_levels(chart, scale, layout) + 6
    height = top + sum(row.height(layout) + layout.row_gap for row in texts)
    svg = _frame(chart, layout, height, identifier)
    middles = []
    y = top
    for bar, row in zip(chart.bars, texts, strict=True):
        middles.append(_draw_texts(svg, row, scale, layout, y))
        _draw_bar(svg, bar, scale, layout, middles[-1])
        y += row.height(layout) + layout.row_gap
    _draw_lines(svg, chart, scale, _spans(layout, middles, (top - 4, y - layout.row_gap / 2)))
    _draw_mark_labels(svg, chart, scale, layout, top - 7)
    return tostring(svg, encoding="unicode")


def chart_height(chart: BarChart, layout: ChartLayout = WIDE) -> float:
    """The height of the drawing in its own units."""
    rows = sum(_row_texts(bar, layout).height(layout) + layout.row_gap for bar in chart.bars)
    return rows + 2 * layout.line_height + 6


def chart_parts(chart: BarChart, max_height: float, layout: ChartLayout = WIDE) -> tuple[BarChart, ...]:
    """The chart in as many charts as pages of ``max_height`` (its own units) need; the later ones say they continue."""
    groups: list[list[Bar]] = [[]]
    for bar in chart.bars:
        grown = replace(chart, bars=(*groups[-1], bar))
        if groups[-1] and chart_height(grown, layout) > max_height:
            groups.append([])
        groups[-1].append(bar)
    captions = [chart.caption, *[_("{caption} (continúa)").format(caption=chart.caption)] * (len(groups) - 1)]
    return tuple(replace(chart, bars=tuple(bars), caption=name) for bars, name in zip(groups, captions, strict=True))


def _row_texts(bar: Bar, layout: ChartLayout) -> _RowTexts:
    label_width = (layout.label_width or layout.width) * 0.97
    return _RowTexts(
        label=wrap(printable(bar.label), layout.text_size, label_width, layout.label_lines),
        value=wrap(_value_text(bar), layout.text_size, layout.value_width, 3),
    )


def _value_text(bar: Bar) -> str:
    text = printable(bar.text)
    if bar.value is not None:
        return worded(text, bar.light)
    if MISSING in text.split():
        return text
    return f"{MISSING} · {text}" if text.strip() else MISSING


def _value_width(texts: list[_RowTexts], layout: ChartLayout) -> float:
    widths = [text_width(line, layout.text_size) for row in texts for line in row.value]
    return min(max(widths, default=0.0) * 1.04, layout.value_width)


def _frame(chart: BarChart, layout: ChartLayout, height: float, identifier: str) -> Element:
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {layout.width:g} {height:.1f}",
            "width": f"{layout.width:g}",
            "height": f"{height:.1f}",
            "role": "img",
            "aria-labelledby": f"{identifier}-titulo {identifier}-texto",
            "font-family": "Libertinus Serif",
            "font-size": f"{layout.text_size:g}",
        },
    )
    SubElement(svg, "title", id=f"{identifier}-titulo").text = printable(chart.caption)
    SubElement(svg, "desc", id=f"{identifier}-texto").text = printable(chart.alt)
    return svg


def _draw_texts(svg: Element, row: _RowTexts, scale: _Scale, layout: ChartLayout, y: float) -> float:
    """Writes a bar's label and value; returns the height at which the bar's middle lies."""
    label_height = len(row.label) * layout.line_height
    if layout.label_width:
        middle = y + row.height(layout) / 2
        _write(svg, row.label, (0, middle - label_height / 2), layout, "bar-label")
    else:
        middle = y + (row.height(layout) + label_height + 3) / 2
        _write(svg, row.label, (0, y), layout, "bar-label")
    value_top = middle - len(row.value) * layout.line_height / 2
    _write(svg, row.value, (scale.left + scale.width + _GAP, value_top), layout, "bar-text")
    return middle


def _draw_bar(svg: Element, bar: Bar, scale: _Scale, layout: ChartLayout, middle: float) -> None:
    top, height = middle - layout.bar_height / 2, layout.bar_height
    if bar.value is None:
        _rect(svg, "missing", (scale.left, top, scale.width, height), None)
        return
    _rect(svg, "track", (scale.left, top, scale.width, height), DAY.faint)
    length = max(scale.length(bar.value), 1.5)
    _rect(svg, f"bar {bar.light.value}", (scale.left, top, length, height), DAY.lights[bar.light].bar)
    if bar.value > scale.maximum:
        _draw_overflow(svg, scale.left + scale.width, top, layout)


def _write(svg: Element, lines: list[str], corner: tuple[float, float], layout: ChartLayout, name: str) -> None:
    x, top = corner
    text = SubElement(svg, "text", {"class": name, "fill": DAY.ink})
    for place, line in enumerate(lines):
        baseline = top + place * layout.line_height + layout.text_size
        written = SubElement(text, "tspan", x=f"{x:.1f}", y=f"{baseline:.1f}")
        written.text = line if place == len(lines) - 1 else f"{line} "


def _rect(svg: Element, name: str, box: tuple[float, float, float, float], fill: str | None) -> None:
    sides = {side: f"{number:.1f}" for side, number in zip(("x", "y", "width", "height"), box, strict=True)}
    outline = {"fill": "none", "stroke": DAY.lights[Light.ND].bar, "stroke-dasharray": "3 3"}
    SubElement(svg, "rect", {"class": name, **sides, **({"fill": fill} if fill else outline)})


def _draw_overflow(svg: Element, x: float, top: float, layout: ChartLayout) -> None:
    """An arrowhead where a bar passes the end of the scale."""
    half = layout.bar_height / 2
    points = f"{x - 9:.1f},{top + 2:.1f} {x - 2:.1f},{top + half:.1f} {x - 9:.1f},{top + 2 * half - 2:.1f}"
    SubElement(svg, "polygon", {"class": "over", "points": points, "fill": DAY.page})


def _mark_levels(chart: BarChart, scale: _Scale, layout: ChartLayout) -> int:
    """In how many lines the marks' labels stand: two where they would touch."""
    places = sorted(scale.at(mark) for mark in chart.marks)
    close = any(after - before < 3 * layout.text_size for before, after in pairwise(places))
    return 0 if not places else 2 if close else 1


def _spans(layout: ChartLayout, middles: list[float], whole: tuple[float, float]) -> list[tuple[float, float]]:
    """From where to where the upright lines run: all the way, or beside each bar where labels lie between the bars."""
    if layout.label_width:
        return [whole]
    half = layout.bar_height / 2 + 3
    return [(middle - half, middle + half) for middle in middles]


def _draw_lines(svg: Element, chart: BarChart, scale: _Scale, spans: list[tuple[float, float]]) -> None:
    for top, bottom in spans:
        ends = {"y1": f"{top:.1f}", "y2": f"{bottom:.1f}", "stroke": DAY.mark, "stroke-width": "1"}
        x = f"{scale.left:.1f}"
        SubElement(svg, "line", {"class": "axis", "x1": x, "x2": x, **ends})
        for mark in sorted(chart.marks):
            x = f"{scale.at(mark):.1f}"
            SubElement(svg, "line", {"class": "mark", "x1": x, "x2": x, **ends, "stroke-dasharray": "2 3"})


def _draw_mark_labels(svg: Element, chart: BarChart, scale: _Scale, layout: ChartLayout, baseline: float) -> None:
    levels = _mark_levels(chart, scale, layout)
    for place, mark in enumerate(sorted(chart.marks)):
        y = baseline - (layout.line_height if levels == 2 and place % 2 else 0)
        label = {"class": "mark-label", "x": f"{scale.at(mark):.1f}", "y": f"{y:.1f}", "text-anchor": "middle"}
        SubElement(svg, "text", {**label, "fill": DAY.muted}).text = f"{mark:,.10g}"
