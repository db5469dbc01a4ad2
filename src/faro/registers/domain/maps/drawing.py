"""A window of the map as an SVG picture: areas, lines, names, a grid of coordinates, and the point."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import floor, log10

from faro.registers.domain.maps.geojson import AREA, POINT
from faro.registers.domain.maps.shapes import DEGREE, Box, Shape, box_of
from faro.registers.domain.maps.window import HEIGHT, WIDTH, Window

_PAPER, _LAND, _EDGE, _GRID, _INK, _LAMP = "#eef2f2", "#fbf7ec", "#8c8570", "#b9c3c6", "#33424c", "#b0410d"
_NAMES = 40
_LONGEST_NAME = 22


def map_svg(shapes: Sequence[Shape], window: Window) -> str:
    """The picture. The names of areas stand where they fit."""
    seen = [shape for shape in shapes if _touches(box_of((shape,)), window.box)]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_PAPER}"/>',
        *(_drawn(shape, window) for shape in sorted(seen, key=lambda each: each.kind)),
        *_grid(window),
        *_names(seen, window),
        *_mark(window),
        "</svg>",
    ]
    return "".join(parts)


def _touches(one: Box, other: Box) -> bool:
    return one.west <= other.east and other.west <= one.east and one.south <= other.north and other.south <= one.north


def _drawn(shape: Shape, window: Window) -> str:
    if shape.kind == POINT:
        spots = (window.share(path[0]) for path in shape.paths)
        return "".join(f'<circle cx="{x * WIDTH:.1f}" cy="{y * HEIGHT:.1f}" r="2" fill="{_EDGE}"/>' for x, y in spots)
    fill = _LAND if shape.kind == AREA else "none"
    path = "".join(_path(each, window, closed=shape.kind == AREA) for each in shape.paths)
    return f'<path d="{path}" fill="{fill}" stroke="{_EDGE}" stroke-width=".8" fill-rule="evenodd"/>'


def _path(points: Iterable[tuple[int, int]], window: Window, *, closed: bool) -> str:
    places = (window.share(point) for point in points)
    line = "L".join(f"{x * WIDTH:.1f} {y * HEIGHT:.1f}" for x, y in places)
    return f"M{line}{'Z' if closed else ''}"


def _grid(window: Window) -> Iterator[str]:
    box = window.box
    span = _round_step((box.east - box.west) / 4)
    for x in _ticks(box.west, box.east, span):
        at = window.share((x, box.south))[0] * WIDTH
        yield f'<path d="M{at:.1f} 0V{HEIGHT}" stroke="{_GRID}" stroke-width=".6"/>'
        yield _text(at + 2, HEIGHT - 3, _degrees(x, span))
    for y in _ticks(box.south, box.north, span):
        at = window.share((box.west, y))[1] * HEIGHT
        yield f'<path d="M0 {at:.1f}H{WIDTH}" stroke="{_GRID}" stroke-width=".6"/>'
        yield _text(2, at - 2, _degrees(y, span))


def _round_step(wanted: float) -> int:
    """1, 2 or 5 times a power of ten, not below what is wanted."""
    power = 10 ** floor(log10(max(wanted, 10.0)))
    return int(next(each * power for each in (1, 2, 5, 10) if each * power >= wanted))


def _ticks(low: int, high: int, span: int) -> range:
    return range(-(-low // span) * span, high + 1, span)


def _degrees(value: int, span: int) -> str:
    places = max(0, 6 - floor(log10(span)))
    return f"{value / DEGREE:.{places}f}"


def _text(x: float, y: float, words: str, *, size: int = 8, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="sans-serif" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{_INK}">{escape(words)}</text>'
    )


def _names(shapes: Iterable[Shape], window: Window) -> Iterator[str]:
    """A name at the middle of its shape, where the shape is at least as wide as its letters."""
    for shape in [each for each in shapes if each.name][:_NAMES]:
        box = box_of((shape,))
        left, bottom = window.share((box.west, box.south))
        right, top = window.share((box.east, box.north))
        name = shape.name[:_LONGEST_NAME]
        x, y = (left + right) / 2 * WIDTH, (top + bottom) / 2 * HEIGHT
        if (right - left) * WIDTH > 4.5 * len(name) and 0 < x < WIDTH and 8 < y < HEIGHT:
            yield _text(x, y, name, anchor="middle")


def _mark(window: Window) -> Iterator[str]:
    if window.point is None:
        return
    x, y = window.share(window.point)
    at = f"{x * WIDTH:.1f} {y * HEIGHT:.1f}"
    yield f'<path d="M{at}m-9 0h18m-9 -9v18" stroke="#ffffff" stroke-width="4"/>'
    yield f'<path d="M{at}m-9 0h18m-9 -9v18" stroke="{_LAMP}" stroke-width="2"/>'
    yield f'<circle cx="{x * WIDTH:.1f}" cy="{y * HEIGHT:.1f}" r="5" fill="none" stroke="{_LAMP}" stroke-width="2"/>'
