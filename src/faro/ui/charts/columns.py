"""One value for each of some periods, or of some classes, as columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.ui.charts.drawing import Column, Picture, add, add_data, chart, svg, written
from faro.ui.charts.frame import Frame, Slot
from faro.ui.charts.scale import nice_scale

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
    frame = Frame(nice_scale([point.value for point in points if point.value is not None]), _TOP, _BOTTOM)
    drawing = svg(figure, Picture(identifier, caption, _description(points)), _HEIGHT, "series")
    frame.add_grid(drawing)
    for place, point in enumerate(points):
        _add_point(drawing, point, frame, Slot(place / len(points), 1 / len(points)))
    columns = (Column(of), Column(values, figures=True))
    add_data(figure, caption, columns, [(point.label, point.said) for point in points])
    return written(figure)


def _add_point(drawing: Element, point: ColumnPoint, frame: Frame, slot: Slot) -> None:
    if point.value is None:
        y = f"{frame.level(0) - 6:.1f}"
        add(drawing, "text", MISSING, class_="tick", x=slot.middle, y=y, text_anchor="middle")
    else:
        frame.add_column(drawing, "value", (0, point.value), slot.inner(0.2))
    add(drawing, "text", point.label, class_="tick", x=slot.middle, y=_BOTTOM + 18, text_anchor="middle")


def _description(points: Sequence[ColumnPoint]) -> str:
    return "; ".join(f"{point.label}: {point.said}" for point in points) or _("Sin datos")
