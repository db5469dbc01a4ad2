"""What the components of a page are given: plain facts, already in a reader's words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to this page. The last one, where the reader is, has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a key-value list; ``note`` stands small below the value."""

    label: str
    value: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: ``kind`` is its format (CSV, XLSX, PDF), ``size`` in words (``12 kB``)."""

    label: str
    url: str
    kind: str
    size: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of something that takes several. ``state``: done, current or next."""

    label: str
    state: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column; ``figures`` set right, with digits of equal width."""

    label: str
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: a text, which may lead somewhere, bear a light, or differ from the cell it is compared with."""

    text: str
    url: str = ""
    light: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class DataTable:
    """A whole table. The first cell of a row names it. ``stacked``: on a phone each row becomes a block of lines."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    stacked: bool = False
