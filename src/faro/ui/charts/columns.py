"""One value for each of some periods, or of some classes, as columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.formats import MISSING, quantity
from faro.kernel.text import _
from faro.ui.charts.drawing import Column, Picture, across, add, add_data, chart, svg, written
from faro.ui.charts.scale import Scale, nice_scale

_TOP, _BOTTOM, _HEIGHT = 14, 170, 196


@dataclass(frozen=True, slots=True)
class ColumnPoint:
    """A column: its label, its value in millionths (None: there is none) and how the value reads."""

    label: str
    value: int | None
    said: str


def columns_chart(
    points: Sequence[ColumnPoint], *, caption: str, of: str, values: str, identifier: str = "columnas"
) -> SafeString:
    """Columns from zero. ``of`` heads the labels in the table behind the drawing, ``values`` the values."""
    figure = chart("columns", caption)
    scale = nice_scale([point.value for point in points if point.value is not None])
    drawing = svg(figure, Picture(identifier, caption, _description(points)), _HEIGHT, "series")
    _add_grid(drawing, scale)
    for place, point in enumerate(points):
        _add_point(drawing, point, scale, (place / len(points), 1 / len(points)))
    columns = (Column(of), Column(values, figures=True))
    add_data(figure, caption, columns, [(point.label, point.said) for point in points])
    return written(figure)


def _level(scale: Scale, value: int) -> float:
    return _BOTTOM - scale.share(value) * (_BOTTOM - _TOP)


def _add_grid(drawing: Element, scale: Scale) -> None:
    for step in scale.steps:
        y = f"{_level(scale, step):.1f}"
        add(drawing, "line", class_="grid" if step else "axis", x1=0, x2="100%", y1=y, y2=y)
        text_y = f"{_level(scale, step) + 4:.1f}"
        add(drawing, "text", quantity(step), class_="tick", x=-8, y=text_y, text_anchor="end")


def _add_point(drawing: Element, point: ColumnPoint, scale: Scale, slot: tuple[float, float]) -> None:
    left, width = slot
    middle, zero = across(left + width / 2), _level(scale, 0)
    if point.value is None:
        add(drawing, "text", MISSING, class_="tick", x=middle, y=f"{zero - 6:.1f}", text_anchor="middle")
    else:
        top, bottom = sorted((zero, _level(scale, point.value)))
        x, wide = across(left + width * 0.2), across(width * 0.6)
        height = f"{max(bottom - top, 1.5):.1f}"
        add(drawing, "rect", class_="value", x=x, y=f"{top:.1f}", width=wide, height=height)
    add(drawing, "text", point.label, class_="tick", x=middle, y=_BOTTOM + 18, text_anchor="middle")


def _description(points: Sequence[ColumnPoint]) -> str:
    return "; ".join(f"{point.label}: {point.said}" for point in points) or _("Sin datos")
