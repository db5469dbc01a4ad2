"""From where a row says it comes from to the very cell of a printed table that shows it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from faro.evaluation.api import PrintedCell, PrintedTable, Provenance, PublishedSource
from faro.portal.domain.folding import folded

_LINES = re.compile(r"l[ií]neas?\s+([0-9][0-9,\s y]*)", re.IGNORECASE)
_PAGES = re.compile(r"p[aá]g(?:ina|inas|s)?\.?\s+([0-9][0-9,\s y]*)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]+")

COLUMNS_OF = {
    "value": ("obtained", "value", "percent"),
    "target": ("target",),
    "name": ("name", "description"),
}
"""The columns of a printed table that can show a kind of figure, the likeliest first."""


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a printed table: the table, the place of its row in it and of its column, both counted from 1."""

    table: PrintedTable
    row: int
    column: int
    text: str

    @property
    def anchor(self) -> str:
        """The id of the cell on the page of its table."""
        return f"f{self.row}c{self.column}"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a figure comes from, in words, and the cell that shows it where one does."""

    source: PublishedSource | None
    place: str
    note: str
    cell: CellPlace | None

    @property
    def text(self) -> str:
        """The document's short name and the place in it."""
        name = (self.source.instrument or self.source.title) if self.source else ""
        return ", ".join(part for part in (name, self.place) if part)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed table laid out: its columns with their headings, and its rows with the cells in those columns."""

    table: PrintedTable
    columns: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[PrintedCell | None, ...], ...]

    def find(self, row: int | None, column: str) -> CellPlace | None:
        """The cell of a printed row and column; the first of the row where the column is not told."""
        at = self.columns.index(column) if column in self.columns else 0
        for place, cells in enumerate(self.rows):
            if any(cell is not None and cell.row == row for cell in cells):
                return self.place(place, at)
        return None

    def place(self, row: int, column: int) -> CellPlace:
        """The place of a cell, counted from 0."""
        cell = self.rows[row][column]
        return CellPlace(self.table, row + 1, column + 1, (cell.text or "") if cell else "")


def laid_out(table: PrintedTable) -> Sheet:
    """The cells of a table in rows and columns, in the order in which they first come."""
    columns: dict[str, str] = {}
    rows: dict[int, dict[str, PrintedCell]] = defaultdict(dict)
    for cell in table.cells:
        if not columns.get(cell.column):
            columns[cell.column] = cell.heading or ""
        rows[cell.row][cell.column] = cell
    return Sheet(
        table,
        tuple(columns),
        tuple(columns.values()),
        tuple(tuple(row.get(column) for column in columns) for row in rows.values()),
    )


@dataclass(frozen=True, slots=True)
class CitationIndex:
    """Finds the cell behind a citation. Built once for a publication."""

    sources: Mapping[str, PublishedSource]
    sheets: Sequence[Sheet]
    _by_line: dict[tuple[str, int], list[CellPlace]] = field(default_factory=lambda: defaultdict(list))
    _by_page: dict[tuple[str, int], list[CellPlace]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Note where each line and page is printed."""
        for sheet in self.sheets:
            source = sheet.table.provenance.source or ""
            for row, cells in enumerate(sheet.rows):
                for column, cell in enumerate(cells):
                    if cell is not None:
                        self._note(source, cell, sheet.place(row, column))

    def _note(self, source: str, cell: PrintedCell, place: CellPlace) -> None:
        if cell.line is not None:
            self._by_line[source, cell.line].append(place)
        if cell.page is not None:
            self._by_page[source, cell.page].append(place)

    def at_line(self, source: str, line: int | None) -> CellPlace | None:
        """The first cell printed on a line of a document."""
        return next(iter(self._by_line.get((source, line), ())), None) if line is not None else None

    def cite(self, provenance: Provenance, kind: str = "name", code: str = "") -> Citation:
        """The citation of a row. ``kind``: what of the row is cited; ``code``: what the printed row must be about."""
        source = self.sources.get(provenance.source or "")
        place = provenance.place or ""
        return Citation(source, place, provenance.note or "", self._cell(provenance, kind, code))

    def _cell(self, provenance: Provenance, kind: str, code: str) -> CellPlace | None:
        source, place = provenance.source or "", provenance.place or ""
        found = [each for line in _numbers(_LINES, place) for each in self._by_line.get((source, line), ())]
        found = found or [each for page in _numbers(_PAGES, place) for each in self._by_page.get((source, page), ())]
        wanted = COLUMNS_OF[kind]
        return max(found, key=lambda each: self._fit(each, wanted, code), default=None)

    def _fit(self, place: CellPlace, wanted: Sequence[str], code: str) -> tuple[bool, int]:
        sheet = next(sheet for sheet in self.sheets if sheet.table.id == place.table.id)
        texts = (cell.text or "" for cell in sheet.rows[place.row - 1] if cell)
        column = sheet.columns[place.column - 1]
        nearness = len(wanted) - wanted.index(column) if column in wanted else 0
        return bool(code) and any(folded(code) == folded(text.strip()) for text in texts), nearness


def _numbers(pattern: re.Pattern[str], place: str) -> Iterable[int]:
    for run in pattern.findall(place):
        yield from map(int, _NUMBER.findall(run))
