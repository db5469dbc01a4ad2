"""Things on several levels and the lines between them, from left to right: what serves what."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from types import MappingProxyType
from xml.etree.ElementTree import Element

from django.utils.safestring import SafeString

from faro.kernel.text import _
from faro.ui.charts.drawing import Column, Picture, add, add_data, chart, svg, written

WIDTH = 1000
_HEAD = 30
_BETWEEN, _APART = 36, 10
_LINE, _PADDING = 16, 9
_LETTER = 7.4
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Box:
    """Something on a level. ``code`` stands before its name; ``lone``: nothing holds it, so its edge is broken."""

    key: str
    name: str
    code: str = ""
    lone: bool = False


@dataclass(frozen=True, slots=True)
class LevelColumn:
    """A level and what is on it."""

    label: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """That a box on a level further right serves another. ``kind`` is one of ``TIE_KINDS``; ``said``: what it is."""

    upper: str
    lower: str
    kind: str
    said: str


TIE_KINDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "printed": {"class": "axis", "stroke-width": "2"},
        "inherited": {"class": "axis", "stroke-width": "2", "stroke-dasharray": "1 5", "stroke-linecap": "round"},
        "decided": {"class": "target"},
        "proposed": {"class": "target original"},
    }
)
"""How each kind of line is drawn; they differ by more than their colour."""


@dataclass(frozen=True, slots=True)
class _Placed:
    box: Box
    lines: tuple[str, ...]
    left: float
    top: float
    width: float

    @property
    def height(self) -> float:
        return len(self.lines) * _LINE + 2 * _PADDING

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


def levels_chart(
    levels: Sequence[LevelColumn],
    ties: Sequence[Tie],
    *,
    caption: str,
    description: str,
    legend: Sequence[tuple[str, str]],
    identifier: str = "niveles",
) -> SafeString:
    """Columns of boxes with lines between them, and a table of the lines behind.

    ``legend``: the kinds of lines that there are, with their words. A phone shows no drawing: put a list beside it.
    """
    figure = chart("levels", caption)
    _add_legend(figure, legend)
    placed = _placed(levels, ties)
    height = max((each.top + each.height for each in placed.values()), default=_HEAD) + _APART
    drawing = svg(figure, Picture(identifier, caption, description), round(height), "levels")
    drawing.set("viewBox", f"0 0 {WIDTH} {height:g}")
    del drawing.attrib["height"]
    for tie in ties:
        _add_tie(drawing, tie, placed)
    for place, level in enumerate(levels):
        add(drawing, "text", level.label, class_="strong", x=f"{_left(place, len(levels)):.1f}", y=16)
    for each in placed.values():
        _add_box(drawing, each)
    _add_table(figure, levels, ties, caption)
    return written(figure)


def _width(count: int) -> float:
    return (WIDTH - _BETWEEN * max(count - 1, 0)) / max(count, 1)


def _left(place: int, count: int) -> float:
    return place * (_width(count) + _BETWEEN)


def _placed(levels: Sequence[LevelColumn], ties: Sequence[Tie]) -> dict[str, _Placed]:
    """Each box by its key, spread over the height of the tallest level, near to those it hangs from."""
    width = _width(len(levels))
    wrapped = {each.key: _lines(each, width) for level in levels for each in level.boxes}
    heights = {key: len(lines) * _LINE + 2 * _PADDING for key, lines in wrapped.items()}
    tallest = max((sum(heights[each.key] + _APART for each in level.boxes) for level in levels), default=0)
    above: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        above[tie.lower].append(tie.upper)
    found: dict[str, _Placed] = {}
    for place, level in enumerate(levels):
        boxes = _ordered(level.boxes, above, found)
        spare = tallest - sum(heights[each.key] + _APART for each in boxes)
        top = _HEAD + spare / (2 * max(len(boxes), 1))
        for box in boxes:
            found[box.key] = _Placed(box, wrapped[box.key], _left(place, len(levels)), top, width)
            top += heights[box.key] + _APART + spare / len(boxes)
    return found


def _ordered(boxes: Sequence[Box], above: Mapping[str, Sequence[str]], found: Mapping[str, _Placed]) -> list[Box]:
    """Boxes by the mean height of what they hang from, so that few lines cross; others where they stood."""

    def height(item: tuple[int, Box]) -> tuple[float, int]:
        number, box = item
        uppers = [found[key].middle for key in above[box.key] if key in found]
        return (sum(uppers) / len(uppers) if uppers else float("inf")), number

    return [box for _number, box in sorted(enumerate(boxes), key=height)]


def _lines(box: Box, width: float) -> tuple[str, ...]:
    text = f"{box.code} {box.name}".strip()
    lines = wrap(text, max(8, int((width - 2 * _PADDING) / _LETTER)), max_lines=_MOST_LINES, placeholder=" …")
    return tuple(lines) or ("",)


def _add_tie(drawing: Element, tie: Tie, placed: Mapping[str, _Placed]) -> None:
    upper, lower = placed.get(tie.upper), placed.get(tie.lower)
    if upper is None or lower is None:
        return
    start, end = upper.left + upper.width, lower.left
    bend = (end - start) / 2
    way = f"M{start:.1f} {upper.middle:.1f}C{start + bend:.1f} {upper.middle:.1f} {end - bend:.1f} {lower.middle:.1f} "
    path = add(drawing, "path", d=f"{way}{end:.1f} {lower.middle:.1f}", fill="none")
    path.attrib.update(TIE_KINDS[tie.kind])
    path.set("fill-opacity", "0")


def _add_box(drawing: Element, placed: _Placed) -> None:
    place = {"x": f"{placed.left:.1f}", "y": f"{placed.top:.1f}", "width": f"{placed.width:.1f}"}
    kind = "absent" if placed.box.lone else "limit"
    add(drawing, "rect", class_=kind, height=placed.height, rx=2, fill_opacity=0, **place)
    for number, line in enumerate(placed.lines):
        y = placed.top + _PADDING + _LINE * number + 12
        add(drawing, "text", line, x=f"{placed.left + _PADDING:.1f}", y=f"{y:.1f}")


def _add_legend(figure: Element, legend: Sequence[tuple[str, str]]) -> None:
    listed = add(figure, "ul", class_="legend")
    for kind, words in legend:
        entry = add(listed, "li")
        sample = add(entry, "svg", viewBox="0 0 16 16", width=16, height=16, class_="mark", aria_hidden="true")
        add(sample, "line", x1=0, x2=16, y1=8, y2=8).attrib.update(TIE_KINDS[kind])
        add(entry, "span", words)


def _add_table(figure: Element, levels: Sequence[LevelColumn], ties: Sequence[Tie], caption: str) -> None:
    names = {each.key: f"{each.code} {each.name}".strip() for level in levels for each in level.boxes}
    columns = [Column(_("Sirve")), Column(_("A este objetivo")), Column(_("Vínculo"))]
    rows = [(names[tie.lower], names[tie.upper], tie.said) for tie in ties if {tie.lower, tie.upper} <= names.keys()]
    add_data(figure, caption, columns, rows)
