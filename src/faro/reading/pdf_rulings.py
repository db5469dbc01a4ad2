"""Tables told by the lines that are drawn around their cells. Cells without a line between them are one."""

import bisect
import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from faro.kernel.text import _
from faro.reading.refusals import ReadingLimits, too_long

_NEAR = 2.5
_SHORTEST = 4.0
_MOST_SEGMENTS = 100_000

Point = tuple[float, float]


@dataclass(slots=True)
class Stroke:
    """A straight line along one axis: ``at`` across it, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruled table: its column edges from the left, its row edges from the top, and which cells are one."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    merged: dict[tuple[int, int], tuple[int, int]]

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.rows[0]

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return len(self.columns) - 1, len(self.rows) - 1

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the table."""
        return self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """The row and column of the cell at that point; the first of those that are one."""
        column = min(max(bisect.bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        falling = [-edge for edge in self.rows]
        row = min(max(bisect.bisect_right(falling, -y) - 1, 0), len(self.rows) - 2)
        return self.merged.get((row, column), (row, column))


def ruled_tables(page: Any, pdfium: Any, name: str, limits: ReadingLimits) -> list[Ruled]:
    """The ruled tables of a page, of two columns and two cells at least, from the top."""
    level, upright = _strokes(page, pdfium, name)
    horizontals, verticals = _joined(level), _joined(upright)
    found = []
    for across, down in _connected(horizontals, verticals):
        columns = _edges(stroke.at for stroke in down)
        rows = tuple(reversed(_edges(stroke.at for stroke in across)))
        if len(columns) > limits.columns:
            raise too_long(name, _("columnas en una tabla"))
        if len(columns) > 2 and len(rows) > 1:
            found.append(Ruled(columns, rows, _merged(columns, rows, across, down)))
    return sorted(found, key=lambda table: -table.top)


def _strokes(page: Any, pdfium: Any, name: str) -> tuple[list[Stroke], list[Stroke]]:
    level: list[Stroke] = []
    upright: list[Stroke] = []
    for drawn in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=1):
        for (x0, y0), (x1, y1) in _sides(drawn, pdfium):
            if abs(y0 - y1) < _NEAR / 2 and abs(x0 - x1) >= _SHORTEST:
                level.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x0 - x1) < _NEAR / 2 and abs(y0 - y1) >= _SHORTEST:
                upright.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        if len(level) + len(upright) > _MOST_SEGMENTS:
            raise too_long(name, _("líneas dibujadas en una página"))
    return level, upright


def _sides(drawn: Any, pdfium: Any) -> Iterator[tuple[Point, Point]]:
    """The straight sides of a drawn path, in the page's points."""
    matrix = drawn.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start: Point | None = None
    last: Point | None = None
    for index in range(pdfium.FPDFPath_CountSegments(drawn)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here: Point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment) and start is not None:
            yield here, start


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes on one line that touch, as one: the sides of neighbouring cells, or the two edges of a thin bar."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda each: each.at):
        if groups and stroke.at - groups[-1][-1].at <= _NEAR:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [each for group in groups for each in _touching(group)]


def _touching(group: list[Stroke]) -> list[Stroke]:
    at = sum(stroke.at for stroke in group) / len(group)
    joined: list[Stroke] = []
    for stroke in sorted(group, key=lambda each: each.start):
        if joined and stroke.start <= joined[-1].end + _NEAR:
            joined[-1].end = max(joined[-1].end, stroke.end)
        else:
            joined.append(Stroke(at, stroke.start, stroke.end))
    return joined


def _connected(level: list[Stroke], upright: list[Stroke]) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Groups of strokes that cross or touch."""
    touching = [[down for down, v in enumerate(upright) if _meet(h, v)] for h in level]
    unseen = set(range(len(level)))
    while unseen:
        first = unseen.pop()
        across, down, todo = {first}, set(touching[first]), [first]
        while todo:
            reached = down & set(touching[todo.pop()])
            linked = {h for h in unseen if reached & set(touching[h])}
            unseen -= linked
            across |= linked
            for each in linked:
                down |= set(touching[each])
            todo.extend(linked)
        if down:
            yield [level[at] for at in sorted(across)], [upright[at] for at in sorted(down)]


def _meet(level: Stroke, upright: Stroke) -> bool:
    return (
        level.start - _NEAR <= upright.at <= level.end + _NEAR
        and upright.start - _NEAR <= level.at <= upright.end + _NEAR
    )


def _edges(places: Iterable[float]) -> tuple[float, ...]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return tuple(edges)


def _merged(
    columns: tuple[float, ...], rows: tuple[float, ...], across: list[Stroke], down: list[Stroke]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell that has no line to the cell on its left or above, the first of the cells that it is one with."""
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(rows) - 1):
        y = (rows[row] + rows[row + 1]) / 2
        for column in range(len(columns) - 1):
            x = (columns[column] + columns[column + 1]) / 2
            here = (row, column)
            if column and not _drawn(down, columns[column], y):
                first[here] = first.get((row, column - 1), (row, column - 1))
            elif row and not _drawn(across, rows[row], x):
                first[here] = first.get((row - 1, column), (row - 1, column))
    return first


def _drawn(strokes: list[Stroke], at: float, along: float) -> bool:
    return any(
        abs(stroke.at - at) <= _NEAR and stroke.start - _NEAR <= along <= stroke.end + _NEAR for stroke in strokes
    )
