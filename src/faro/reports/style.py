"""How a report looks, in one place for every format: colours, sizes, pages and the words that stand for a light.

Colours keep WCAG 2.2 AA contrast on their grounds (a test computes it). A light is never colour alone: see ``worded``.
"""

import math
from dataclasses import dataclass

from faro.kernel.text import _
from faro.reports.document import Light

POINTS_PER_CM = 72 / 2.54


@dataclass(frozen=True, slots=True)
class LightColours:
    """The three tones of a light: the ground of its cell, the words on that ground, and its bar in a chart."""

    ground: str
    ink: str
    bar: str


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colours, as ``#rrggbb``."""

    page: str
    ink: str
    muted: str
    accent: str
    accent_ink: str
    head: str
    head_ink: str
    soft: str
    faint: str
    line: str
    mark: str
    warning: str
    warning_ink: str
    lights: dict[Light, LightColours]


DAY = Palette(
    page="#ffffff",
    ink="#1b2733",
    muted="#51606e",
    accent="#0b3c5d",
    accent_ink="#ffffff",
    head="#0b3c5d",
    head_ink="#ffffff",
    soft="#e4edf4",
    faint="#f3f6f9",
    line="#c3ced8",
    mark="#51606e",
    warning="#8a1c13",
    warning_ink="#ffffff",
    lights={
        Light.GREEN: LightColours(ground="#d8efdd", ink="#14532d", bar="#2e7d4f"),
        Light.AMBER: LightColours(ground="#fdecc4", ink="#6b4300", bar="#b57600"),
        Light.RED: LightColours(ground="#f9d9d5", ink="#7f1d1d", bar="#b3372c"),
        Light.ND: LightColours(ground="#e5e9ed", ink="#3b4754", bar="#7b8794"),
    },
)
"""Paper, and screens by day."""

NIGHT = Palette(
    page="#10181f",
    ink="#e6edf3",
    muted="#a9b6c2",
    accent="#8cc4e8",
    accent_ink="#10181f",
    head="#1f4f70",
    head_ink="#ffffff",
    soft="#1d2e3b",
    faint="#18232c",
    line="#3a4a58",
    mark="#a9b6c2",
    warning="#ffb4ab",
    warning_ink="#10181f",
    lights={
        Light.GREEN: LightColours(ground="#12391f", ink="#a8e6bd", bar="#4fb477"),
        Light.AMBER: LightColours(ground="#423005", ink="#ffd98a", bar="#d9a02b"),
        Light.RED: LightColours(ground="#4a1713", ink="#ffb9b0", bar="#e0695c"),
        Light.ND: LightColours(ground="#2a343d", ink="#c3ced8", bar="#8895a1"),
    },
)
"""Screens by night (``prefers-color-scheme: dark``)."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page: its sides and margins in centimetres."""

    width: float
    height: float
    side: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        """Centimetres between the side margins."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """Centimetres between the upper and the lower margin."""
        return self.height - self.top - self.bottom


PORTRAIT = Paper(width=21.0, height=29.7, side=2.3, top=2.7, bottom=2.5)
LANDSCAPE = Paper(width=29.7, height=21.0, side=2.0, top=2.5, bottom=2.2)

BODY_SIZE = 10.5
"""Points of running text on paper."""

SMALL_SIZE = 8.5
"""Points of notes, sources, headers and footers on paper."""

FIGURE_SIZE = 19.0
"""Points of a key figure's value on paper, when it fits."""

FIGURE_LEAST_SIZE = 11.0
"""Points of a key figure's value on paper at the least."""

CONTENTS_DEPTH = 2
"""Heading levels listed in the table of contents on paper."""


_TABLE_SIZES = ((6, 9.0), (10, 8.0), (16, 7.0), (math.inf, 6.5))
"""Up to how many columns a table's text has how many points."""

TABLE_SIZES = tuple(size for _most, size in _TABLE_SIZES)
"""Every size of table text, in points."""


def table_size(columns: int) -> float:
    """Points of a table's text on paper: the more columns, the smaller."""
    return next(size for most, size in _TABLE_SIZES if columns <= most)


def table_padding(columns: int) -> float:
    """Points left and right of the text of a table's cell on paper, each."""
    return 4.5 if columns <= 10 else 2.5


def light_word(light: Light) -> str:
    """The word that stands for a light wherever its colour is shown."""
    words = {Light.GREEN: _("Verde"), Light.AMBER: _("Amarillo"), Light.RED: _("Rojo"), Light.ND: _("ND")}
    return words[light]


def worded(text: str, light: Light | None) -> str:
    """A text shown in a light's colour; a bare figure gets the light's word, so that colour is never alone.

    >>> worded("66.7 %", Light.AMBER)
    '66.7 % · Amarillo'
    """
    if light is None or any(character.isalpha() for character in text):
        return text
    return f"{text} · {light_word(light)}" if text.strip() else light_word(light)
