"""Shapes on a map, in whole millionths of a degree, and where they lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Point = tuple[int, int]
"""Longitude and latitude (WGS 84) in millionths of a degree."""
DEGREE = 1_000_000


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world: its sides in millionths of a degree."""

    west: int
    south: int
    east: int
    north: int

    def holds(self, point: Point) -> bool:
        """Whether the point lies in it, its sides included."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def around(self, point: Point, share: float) -> "Box":
        """A box of that share of this one's sides, with the point in its middle."""
        width, height = int((self.east - self.west) * share / 2), int((self.north - self.south) * share / 2)
        return Box(point[0] - width, point[1] - height, point[0] + width, point[1] + height)


@dataclass(frozen=True, slots=True)
class Shape:
    """A named area, line or point: ``areas`` and ``lines`` are rows of points."""

    name: str
    kind: str
    paths: tuple[tuple[Point, ...], ...]


def box_of(shapes: Iterable[Shape]) -> Box:
    """The smallest box around all of them. Raises :class:`ValueError` where there is none."""
    points = [point for shape in shapes for path in shape.paths for point in path]
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def count_points(shapes: Iterable[Shape]) -> int:
    """How many points have to be drawn."""
    return sum(len(path) for shape in shapes for path in shape.paths)


def lighter(shapes: Sequence[Shape], most: int) -> tuple[Shape, ...]:
    """The same shapes with ``most`` points or little more: those that a reader would not miss are left out first."""
    tolerance = 5
    found = tuple(shapes)
    while count_points(found) > most and tolerance < DEGREE:
        found = tuple(
            Shape(each.name, each.kind, tuple(thinned(path, tolerance) for path in each.paths)) for each in shapes
        )
        tolerance *= 2
    return found


def thinned(path: Sequence[Point], tolerance: int) -> tuple[Point, ...]:
    """The path without points nearer than ``tolerance`` to the line between those kept (Ramer, Douglas, Peucker)."""
    if len(path) < 3:
        return tuple(path)
    kept = {0, len(path) - 1}
    spans = [(0, len(path) - 1)]
    if path[0] == path[-1]:  # a ring: its farthest point parts it
        far = max(range(len(path)), key=lambda place: _squared(path[0], path[place]))
        kept.add(far)
        spans = [(0, far), (far, len(path) - 1)]
    while spans:
        first, last = spans.pop()
        worst, distance = _farthest(path, first, last)
        if distance > tolerance:
            kept.add(worst)
            spans += [(first, worst), (worst, last)]
    return tuple(path[place] for place in sorted(kept))


def _farthest(path: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    worst, distance = first, 0.0
    (x1, y1), (x2, y2) = path[first], path[last]
    length = _squared(path[first], path[last]) ** 0.5
    for place in range(first + 1, last):
        x, y = path[place]
        across = (
            abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else _squared((x, y), (x1, y1)) ** 0.5
        )
        if across > distance:
            worst, distance = place, across
    return worst, distance


def _squared(one: Point, other: Point) -> float:
    return float((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)
