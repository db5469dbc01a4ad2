"""What several sources say of one thing over the years: a point for each figure, a shape for each source."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.formats import quantity
from faro.kernel.text import _
from faro.ui.charts.drawing import Column, Picture, across, add, add_data, chart, svg, written
from faro.ui.charts.scale import Scale, nice_scale

_TOP, _BOTTOM = 18, 190
_EDGE = 0.06
_SHAPES = (
    "M-6 0A6 6 0 1 0 6 0A6 6 0 1 0-6 0Z",
    "M-5.5-5.5H5.5V5.5H-5.5Z",
    "M0-7 7 6H-7Z",
    "M0-7.5 7.5 0 0 7.5-7.5 0Z",
    "M-2-7H2V-2H7V2H2V7H-2V2H-7V-2H-2Z",
)
"""Circle, square, triangle, diamond, cross: a reader needs no colour to tell sources apart."""


@dataclass(frozen=True, slots=True)
class SourcePoint:
    """A figure of a source, in millionths. ``when``: the year in words; ``doubted``: others contradict it."""

    year: int
    when: str
    value: int
    source: str
    note: str = ""
    doubted: bool = False


def points_chart(
    points: Sequence[SourcePoint], *, caption: str, unit: str = "", identifier: str = "puntos"
) -> SafeString:
    """Points over the years by source, hollow where others contradict them; the same figures in a table behind."""
    figure = chart("points", caption)
    sources = list(dict.fromkeys(point.source for point in points))
    _add_legend(figure, sources, points, unit)
    ordered = sorted(points, key=lambda each: each.year)
    drawing = svg(figure, Picture(identifier, caption, _description(ordered, unit)), _BOTTOM + 34, "series")
    scale = nice_scale([point.value for point in points])
    _add_grid(drawing, scale)
    first, last = (min(each.year for each in points), max(each.year for each in points)) if points else (0, 0)
    for year in dict.fromkeys(each.year for each in ordered):
        _add_year(drawing, year, _across(year, first, last), apart=_shown_years(ordered))
    for point in ordered:
        _add_point(drawing, point, _across(point.year, first, last), scale, sources.index(point.source))
    _add_table(figure, ordered, caption)
    return written(figure)


def _across(year: int, first: int, last: int) -> float:
    return 0.5 if first == last else _EDGE + (1 - 2 * _EDGE) * (year - first) / (last - first)


def _shown_years(points: Sequence[SourcePoint]) -> frozenset[int]:
    """The years that are written below: those that stand far enough from the one before, and the last."""
    years = sorted({each.year for each in points})
    span = max(years[-1] - years[0], 1)
    shown: list[int] = []
    for year in reversed(years):
        if not shown or (shown[-1] - year) / span >= 0.12:
            shown.append(year)
    return frozenset(shown)


def _add_grid(drawing: Element, scale: Scale) -> None:
    for step in scale.steps:
        level = _level(scale, step)
        add(drawing, "line", class_="grid" if step else "axis", x1=0, x2="100%", y1=f"{level:.1f}", y2=f"{level:.1f}")
        add(drawing, "text", quantity(step), class_="tick", x=-8, y=f"{level + 4:.1f}", text_anchor="end")


def _add_year(drawing: Element, year: int, share: float, *, apart: frozenset[int]) -> None:
    add(drawing, "line", class_="axis", x1=across(share), x2=across(share), y1=_BOTTOM, y2=_BOTTOM + 5)
    if year in apart:
        add(drawing, "text", str(year), class_="year", x=across(share), y=_BOTTOM + 22, text_anchor="middle")


def _add_point(drawing: Element, point: SourcePoint, share: float, scale: Scale, source: int) -> None:
    level = f"{_level(scale, point.value):.1f}"
    # An svg within the svg takes a share of the width as its place; a path could not.
    place = add(drawing, "svg", x=across(share), y=level, width=1, height=1, overflow="visible")
    _add_shape(place, source, doubted=point.doubted)


def _add_shape(parent: Element, source: int, *, doubted: bool) -> None:
    shape = _SHAPES[source % len(_SHAPES)]
    if doubted:
        path = add(parent, "path", d=shape, class_="target", fill_opacity=0)
        path.set("fill", "none")
    else:
        add(parent, "path", d=shape, class_="value")


def _level(scale: Scale, value: int) -> float:
    return _BOTTOM - scale.share(value) * (_BOTTOM - _TOP)


def _add_legend(figure: Element, sources: Sequence[str], points: Sequence[SourcePoint], unit: str) -> None:
    legend = add(figure, "ul", class_="legend")
    for number, source in enumerate(sources):
        _add_entry(legend, number, source, doubted=False)
    if any(point.doubted for point in points):
        _add_entry(legend, 0, _("Contorno: otra cifra la contradice"), doubted=True)
    if unit:
        add(legend, "li", _("Unidad: {unit}").format(unit=unit), class_="unit")


def _add_entry(legend: Element, number: int, words: str, *, doubted: bool) -> None:
    entry = add(legend, "li")
    sample = add(entry, "svg", width=16, height=16, viewBox="-9 -9 18 18", class_="mark", aria_hidden="true")
    _add_shape(sample, number, doubted=doubted)
    add(entry, "span", words)


def _description(points: Sequence[SourcePoint], unit: str) -> str:
    said = (
        _("{when}: {value}, según {source}").format(when=p.when, value=quantity(p.value), source=p.source)
        for p in points
    )
    return "; ".join(said) + (f" ({unit})." if unit else ".")


def _add_table(figure: Element, points: Sequence[SourcePoint], caption: str) -> None:
    columns = [Column(_("Año")), Column(_("Valor"), figures=True), Column(_("Fuente")), Column(_("Nota"))]
    rows = [(p.when, quantity(p.value), p.source, p.note) for p in points]
    add_data(figure, caption, columns, rows)
