"""The part of the map that is shown, and how a point of it is picked without a script: click, come nearer, move."""

from dataclasses import dataclass
from math import cos, radians

from faro.registers.domain.maps.shapes import DEGREE, Box, Point

WIDTH, HEIGHT = 280, 210
"""Size of the drawing in pixels: fits the narrowest phone."""
NEARER = 4
DEEPEST = 8
STEP = 0.05
"""Share of the window that one move covers."""
WHOLE_COUNTRY = Box(-81_400_000, -18_400_000, -68_600_000, 0)
"""Peru, where nobody has loaded a map yet."""
MOVES = {"norte": (0, 1), "sur": (0, -1), "este": (1, 0), "oeste": (-1, 0)}


@dataclass(frozen=True, slots=True)
class Window:
    """The shown part of a whole; ``depth`` times nearer, around the point."""

    whole: Box
    point: Point | None = None
    depth: int = 0

    @property
    def box(self) -> Box:
        """What is shown, in the proportions of the drawing."""
        box = self.whole
        if self.point is not None and self.depth:
            box = fitted(self.whole).around(self.point, 1 / NEARER ** min(self.depth, DEEPEST))
        elif self.point is not None and not self.whole.holds(self.point):
            box = fitted(self.whole).around(self.point, 1.0)
        return fitted(box)

    def at(self, x: float, y: float) -> Point:
        """The point at that share of the drawing, from its left and its top."""
        box = self.box
        return round(box.west + x * (box.east - box.west)), round(box.north - y * (box.north - box.south))

    def share(self, point: Point) -> tuple[float, float]:
        """Where a point lies in the drawing, as shares of its sides."""
        box = self.box
        return (point[0] - box.west) / (box.east - box.west), (box.north - point[1]) / (box.north - box.south)

    def moved(self, direction: str) -> Point:
        """The point one step farther; from the middle where there is none yet."""
        box = self.box
        x, y = self.point or ((box.west + box.east) // 2, (box.south + box.north) // 2)
        across, up = MOVES[direction]
        return round(x + across * STEP * (box.east - box.west)), round(y + up * STEP * (box.north - box.south))


def fitted(box: Box) -> Box:
    """The box, wider or higher, so that a metre is as long to the north as to the east."""
    middle_x, middle_y = (box.west + box.east) / 2, (box.south + box.north) / 2
    narrow = max(cos(radians(middle_y / DEGREE)), 0.01)
    height = max(box.north - box.south, (box.east - box.west) * narrow * HEIGHT / WIDTH, 200.0)
    width = height * WIDTH / HEIGHT / narrow
    return Box(
        round(middle_x - width / 2),
        round(middle_y - height / 2),
        round(middle_x + width / 2),
        round(middle_y + height / 2),
    )
