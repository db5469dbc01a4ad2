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
