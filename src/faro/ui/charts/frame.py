"""The field of a chart that counts upwards: its lines with their words, and the slots that stand side by side in it."""

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from faro.kernel.formats import quantity
from faro.ui.charts.drawing import across, add
from faro.ui.charts.scale import Scale


@dataclass(frozen=True, slots=True)
class Slot:
    """A place across, in shares of the width."""

    left: float
    width: float

    @property
    def middle(self) -> str:
        """Where its words stand."""
        return across(self.left + self.width / 2)

    def inner(self, margin: float) -> tuple[str, str]:
        """Where something begins and how wide it is that leaves a share of the slot free on both sides."""
        return across(self.left + self.width * margin), across(self.width * (1 - 2 * margin))

    def ends(self, margin: float) -> tuple[str, str]:
        """Where a line begins and ends that leaves a share of the slot free on both sides."""
        return across(self.left + self.width * margin), across(self.left + self.width * (1 - margin))


@dataclass(frozen=True, slots=True)
class Frame:
    """A scale between ``top`` and ``bottom``, in pixels."""

    scale: Scale
    top: int
    bottom: int

    def level(self, value: int) -> float:
        """How far down a value lies."""
        return self.bottom - self.scale.share(value) * (self.bottom - self.top)

    def add_grid(self, drawing: Element, words: Callable[[int], str] = quantity) -> None:
        """A line and its value at each step; the one of zero is the axis."""
        for step in self.scale.steps:
            y = f"{self.level(step):.1f}"
            add(drawing, "line", class_="grid" if step else "axis", x1=0, x2="100%", y1=y, y2=y)
            add(drawing, "text", words(step), class_="tick", x=-8, y=f"{self.level(step) + 4:.1f}", text_anchor="end")

    def add_column(self, drawing: Element, name: str, ends: tuple[int, int], place: tuple[str, str]) -> None:
        """A column between two values; ``place``: where it begins and how wide it is."""
        top, bottom = sorted(self.level(value) for value in ends)
        height = f"{max(bottom - top, 1.5):.1f}"
        add(drawing, "rect", class_=name, x=place[0], y=f"{top:.1f}", width=place[1], height=height)
