"""One value for each of some areas, on their map; as a grid of tiles where no map is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.text import _
from faro.ui.charts.drawing import Column, add, add_data, chart, written

WIDTH, HEIGHT = 280, 210
_SHADES = 4
_LETTER = 4.4
_LINE = 10
_ACROSS = 3
Outline = tuple[tuple[float, float], ...]
"""Points as shares of the drawing's sides, from its left and its top."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area: its name, its value in millionths (None: there is none), how the value reads, and its outlines."""

    label: str
    value: int | None
    said: str
    outlines: tuple[Outline, ...] = ()


def areas_chart(
    areas: Sequence[Area],
    *,
    caption: str,
    of: str,
    values: str,
    identifier: str = "mapa",
    others: Sequence[Outline] = (),
) -> SafeString:
    """Areas shaded by their value; tiles for those without an outline. ``others``: outlines that say nothing.

    ``of`` heads the names in the table behind the drawing, ``values`` the values.
    """
    figure = chart("areas", caption)
    drawn = [each for each in areas if each.outlines]
    tiles = [each for each in areas if not each.outlines]
    if drawn:
        drawing = _drawing(figure, identifier, caption, drawn, HEIGHT)
        for outline in others:
            add(drawing, "path", class_="area other", d=_path(outline))
        for area in drawn:
            add(drawing, "path", class_=_shade(area, areas), d="".join(map(_path, area.outlines)), fill_rule="evenodd")
        for area in drawn:
            _name(drawing, area)
    if tiles:
        rows = ceil(len(tiles) / _ACROSS)
        drawing = _drawing(figure, f"{identifier}-cuadros", caption, tiles, rows * 44)
        for place, area in enumerate(tiles):
            _tile(drawing, area, _shade(area, areas), place)
    add_data(figure, caption, (Column(of), Column(values, figures=True)), [(each.label, each.said) for each in areas])
    return written(figure)


def _drawing(figure: Element, identifier: str, caption: str, areas: Sequence[Area], height: int) -> Element:
    title, description = f"{identifier}-titulo", f"{identifier}-descripcion"
    drawing = add(figure, "svg", class_="drawing areas", role="img", viewBox=f"0 0 {WIDTH} {height}")
    drawing.set("aria-labelledby", title)
    drawing.set("aria-describedby", description)
    add(drawing, "title", caption, id=title)
    said = "; ".join(f"{each.label}: {each.said}" for each in areas) or _("Sin datos")
    add(drawing, "desc", said, id=description)
    return drawing


def _shade(area: Area, areas: Sequence[Area]) -> str:
    """Of equal steps from zero to the largest; without a value none."""
    largest = max((each.value for each in areas if each.value is not None), default=0)
    if area.value is None:
        return "area absent"
    if area.value <= 0 or largest <= 0:
        return "area"
    return f"area shade-{min(_SHADES, ceil(area.value * _SHADES / largest))}"


def _path(outline: Outline) -> str:
    return "M" + "L".join(f"{x * WIDTH:.1f} {y * HEIGHT:.1f}" for x, y in outline) + "Z"


def _name(drawing: Element, area: Area) -> None:
    """The name and the value in the middle of the area, where it is wide enough."""
    across = [x for outline in area.outlines for x, _y in outline]
    down = [y for outline in area.outlines for _x, y in outline]
    wide, high = (max(across) - min(across)) * WIDTH, (max(down) - min(down)) * HEIGHT
    x, y = (max(across) + min(across)) / 2 * WIDTH, (max(down) + min(down)) / 2 * HEIGHT
    lines = [each for each in (area.label, area.said) if len(each) * _LETTER <= wide]
    if high < _LINE * len(lines):
        lines = lines[-1:]
    _lines(drawing, lines, x, y)


def _tile(drawing: Element, area: Area, shade: str, place: int) -> None:
    row, column = divmod(place, _ACROSS)
    wide = WIDTH / _ACROSS
    left, top = column * wide, row * 44
    add(drawing, "rect", class_=shade, x=f"{left + 1:.1f}", y=top + 1, width=f"{wide - 2:.1f}", height=42)
    fits = int((wide - 8) / _LETTER)
    name = area.label if len(area.label) <= fits else f"{area.label[: fits - 1]}…"
    _lines(drawing, [name, area.said[:fits]], left + wide / 2, top + 22)


def _lines(drawing: Element, lines: Sequence[str], x: float, y: float) -> None:
    first = y - (len(lines) - 1) * _LINE / 2 + 3
    for place, text in enumerate(lines):
        at = f"{first + place * _LINE:.1f}"
        add(drawing, "text", text, class_="area-name", x=f"{x:.1f}", y=at, text_anchor="middle")
