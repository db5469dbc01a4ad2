"""A PDF: the text of its pages as paragraphs, and the tables that ruled lines draw.

A line number counts the lines of its page, a row of a table being one. Pictures are not read: a page without text is
named in ``Document.silent_pages``. A paragraph that goes on over a page break stays two.
"""

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from faro.kernel.text import _
from faro.reading.document import Block, Document, Grid, GridRow, Line, Spot, grid_of, one_line, whole_grid
from faro.reading.pdf_page import (
    SOFT_HYPHEN,
    Glyph,
    PrintedLine,
    glyphs,
    lines_of,
    printed_lines,
    spaced_lines,
    text_of,
)
from faro.reading.pdf_rulings import Ruled, ruled_tables
from faro.reading.refusals import LIMITS, ReadingLimits, broken, protected, scanned, too_long

_FULL_LINE = 1.3
_GAP = 1.2
_SAME_SIZE = 0.15
_BULLETS = "-–—•▪●❖➢✓*·"


def read_pdf(content: bytes, name: str, limits: ReadingLimits = LIMITS, *, layout: bool = False) -> Document:
    """The document in a PDF; for ``layout`` see ``read_document``. Raises :class:`InputProblems`, also where no page
    has a text.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise protected(name) from error
        raise broken(name, str(error)) from error
    try:
        return _read(document, name, limits, layout=layout)
    except pypdfium2.PdfiumError as error:
        raise broken(name, str(error)) from error
    finally:
        document.close()


def _read(document: Any, name: str, limits: ReadingLimits, *, layout: bool) -> Document:
    pages = len(document)
    if pages > limits.pages:
        raise too_long(name, _("páginas"))
    blocks: list[Block] = []
    silent: list[int] = []
    for number in range(1, pages + 1):
        page = document[number - 1]
        found = list(_page_blocks(page, number, name, limits, layout=layout))
        page.close()
        blocks.extend(found)
        if not found:
            silent.append(number)
        if len(blocks) > limits.blocks:
            raise too_long(name, _("párrafos"))
    if pages and not blocks:
        raise scanned(name, pages)
    return Document(name, tuple(blocks), tuple(silent))


def _page_blocks(page: Any, number: int, name: str, limits: ReadingLimits, *, layout: bool) -> Iterator[Block]:
    text_page = page.get_textpage()
    letters = glyphs(text_page, pdfium)
    text_page.close()
    tables = ruled_tables(page, pdfium, name, limits)
    free: list[Glyph] = []
    inside: dict[int, list[Glyph]] = {}
    pieces: list[_Piece] = []
    for glyph in letters:
        at = next((index for index, table in enumerate(tables) if table.holds(glyph.x, glyph.y)), None)
        if at is None:
            free.append(glyph)
        else:
            inside.setdefault(at, []).append(glyph)
    pieces.extend(_Piece(line.top, line, None) for line in (spaced_lines if layout else printed_lines)(free))
    cell = lines_of if layout else text_of
    pieces.extend(_Piece(tables[at].top, None, _grid_rows(tables[at], held, cell)) for at, held in inside.items())
    pieces.sort(key=lambda piece: -piece.top)
    yield from _printed(pieces, number) if layout else _blocks(pieces, number)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A printed line or the rows of a table, by its upper edge."""

    top: float
    line: PrintedLine | None
    rows: list[tuple[str, ...]] | None


def _grid_rows(table: Ruled, held: list[Glyph], cell: Callable[[list[Glyph]], str]) -> list[tuple[str, ...]]:
    by_cell: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in held:
        by_cell.setdefault(table.cell(glyph.x, glyph.y), []).append(glyph)
    width, height = table.size
    return [tuple(cell(by_cell.get((row, column), [])).strip() for column in range(width)) for row in range(height)]


def _printed(pieces: list[_Piece], page: int) -> Iterator[Block]:
    """Lines as they stand, an empty one where the page leaves a gap; tables with all of their columns."""
    measure = _Measure.of([piece.line for piece in pieces if piece.line is not None])
    count = 0
    upper: PrintedLine | None = None
    for piece in pieces:
        line = piece.line
        if line is not None:
            count += 1
            if upper is None or upper.bottom - line.bottom > _GAP * max(measure.distance, line.height):
                yield Line("", Spot(page, count))
            yield Line(line.text, Spot(page, count))
        elif piece.rows is not None:
            rows = [GridRow(cells, Spot(page, count + at)) for at, cells in enumerate(piece.rows, 1)]
            count += len(rows)
            yield whole_grid([row for row in rows if row.filled()])
        upper = line


def _blocks(pieces: list[_Piece], page: int) -> Iterator[Block]:
    """Lines joined to paragraphs, tables as grids, numbered down the page."""
    lines = [piece.line for piece in pieces if piece.line is not None]
    measure = _Measure.of(lines)
    count = 0
    paragraph: list[PrintedLine] = []
    first = 0
    for piece in pieces:
        line = piece.line
        if line is not None and paragraph and measure.joins(paragraph[-1], line):
            count += 1
            paragraph.append(line)
            continue
        yield from _paragraph(paragraph, Spot(page, first))
        paragraph = []
        if line is not None:
            count += 1
            paragraph, first = [line], count
        elif piece.rows is not None:
            rows = [GridRow(cells, Spot(page, count + at)) for at, cells in enumerate(piece.rows, 1)]
            count += len(rows)
            yield from _grid([row for row in rows if row.filled()])
    yield from _paragraph(paragraph, Spot(page, first))


def _paragraph(lines: list[PrintedLine], spot: Spot) -> Iterator[Line]:
    text = one_line(" ".join(line.text for line in lines).replace(f"{SOFT_HYPHEN} ", ""))
    if text:
        yield Line(text, spot)


def _grid(rows: list[GridRow]) -> Iterator[Block]:
    grid = grid_of(rows)
    if grid.rows and len(grid.rows[0].cells) > 1:
        yield Grid(grid.rows)
    else:
        yield from (Line(cell, row.spot) for row in grid.rows for cell in row.filled())


@dataclass(frozen=True, slots=True)
class _Measure:
    """How lines stand on a page: their usual distance, and the right margin."""

    distance: float
    right: float

    @classmethod
    def of(cls, lines: list[PrintedLine]) -> "_Measure":
        """Measured on the page's lines."""
        gaps = [upper.bottom - lower.bottom for upper, lower in pairwise(lines)]
        return cls(statistics.median(gaps) if gaps else 0.0, max((line.right for line in lines), default=0.0))

    def joins(self, upper: PrintedLine, lower: PrintedLine) -> bool:
        """Whether the lower line goes on with the paragraph: near, alike, and its first word had no room above."""
        near = 0 < upper.bottom - lower.bottom <= max(self.distance, upper.height) * _FULL_LINE
        alike = abs(upper.height - lower.height) <= _SAME_SIZE * upper.height
        full = upper.right + lower.first_word + 0.2 * upper.height > self.right
        return near and alike and full and not lower.text.startswith(tuple(_BULLETS))
