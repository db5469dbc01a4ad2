"""A report as a sequence of blocks, free of any format. Renderers turn the same blocks into DOCX, PDF and HTML.

Every text here is final: numbers are already written for the reader, texts already in Spanish.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Light(StrEnum):
    """A traffic light. Renderers show it with its word, never by colour alone."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    ND = "nd"


class Align(StrEnum):
    """How a table column is set."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


class RowKind(StrEnum):
    """What a table row is: a body row, a group heading, or a total."""

    BODY = "body"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered-by-hand heading: level 1 is a chapter, 2 a section, 3 a subsection. ``anchor`` is unique."""

    level: int
    text: str
    anchor: str

    def __post_init__(self) -> None:
        """Raise ValueError for a heading that no reader could use."""
        if self.level not in (1, 2, 3) or not self.text.strip() or self.anchor.split() != [self.anchor]:
            raise ValueError(f"a heading needs a level from 1 to 3, a text and an anchor without spaces: {self!r}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``source`` says where it comes from, when a person wrote it."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short items."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. ``weight`` is its share of the width."""

    label: str
    align: Align = Align.LEFT
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text, and the light that colours it, if any."""

    text: str
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, with as many cells as the table has columns."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """A captioned table with a repeated heading row. ``notes`` stand below it. ``wide`` asks for a landscape page."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    wide: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError for a row with more or fewer cells than the table has columns."""
        for place, row in enumerate(self.rows):
            if len(row.cells) != len(self.columns):
                raise ValueError(f"row {place} of «{self.caption}» has {len(row.cells)} cells, not {len(self.columns)}")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: ``value`` in points of ``BarChart.maximum`` (None: no data), ``text`` as it is written beside it."""

    label: str
    value: float | None
    text: str
    light: Light


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from 0 to ``maximum``, with a line at each of ``marks`` (points). ``alt`` says it in words."""

    caption: str
    alt: str
    bars: tuple[Bar, ...]
    maximum: float = 100.0
    marks: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueError for a chart without words for those who cannot see it."""
        if not self.alt.strip():
            raise ValueError(f"the chart «{self.caption}» says nothing in words")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure to see first: what it is, its value, and one line about it."""

    label: str
    value: str
    note: str = ""
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of key figures."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A marked empty space where a person's analysis is due: ``prompt`` says what is to be written."""

    prompt: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A boxed remark, such as «según documento» or a reason why a figure is missing."""

    text: str


Block: TypeAlias = Heading | Paragraph | Bullets | Table | BarChart | KeyFigures | Gap | Notice


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``synthetic`` ones say so on every page. ``date`` is the data's, never the clock's."""

    title: str
    subtitle: str
    organisation: str
    date: date | None
    synthetic: bool
    footer: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        """Raise ValueError where readers would lose their way: no title, an anchor twice, a heading level left out."""
        if not self.title.strip():
            raise ValueError("a document needs a title")
        headings = [block for block in self.blocks if isinstance(block, Heading)]
        levels = [0, *(heading.level for heading in headings)]
        for before, heading in zip(levels, headings, strict=False):
            if heading.level > before + 1:
                raise ValueError(f"«{heading.text}» has level {heading.level} after level {before}")
        anchors = [heading.anchor for heading in headings]
        twice = sorted({anchor for anchor in anchors if anchors.count(anchor) > 1})
        if twice:
            raise ValueError(f"anchors used more than once: {', '.join(twice)}")
