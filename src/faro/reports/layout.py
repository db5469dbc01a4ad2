"""How blocks lie on paper: which pages are turned, and how wide each column is. Shared by DOCX and PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from faro.reports.document import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Gap,
    Heading,
    KeyFigures,
    Notice,
    Paragraph,
    RowKind,
    Table,
)
from faro.reports.metrics import BOLD, longest_word, text_width
from faro.reports.style import LANDSCAPE, PORTRAIT, Paper, worded

_UNBROKEN = 24
"""Longest text, in characters, that a column set right keeps on one line: an amount with its sign."""

_WIDEST_WORD = 0.4
"""Share of the table's width that one column may claim for its longest word."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Blocks that follow each other on pages of one kind."""

    blocks: tuple[Block, ...]
    landscape: bool

    @property
    def paper(self) -> Paper:
        """The page these blocks lie on."""
        return LANDSCAPE if self.landscape else PORTRAIT


def opening(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The key figures and sentences before the first heading, which stand on the cover, and the blocks after them."""
    start = next(
        (place for place, block in enumerate(blocks) if not isinstance(block, KeyFigures | Paragraph)), len(blocks)
    )
    if start < len(blocks) and isinstance(blocks[start], Heading):
        return tuple(blocks[:start]), tuple(blocks[start:])
    return (), tuple(blocks)


def segments(blocks: Sequence[Block]) -> tuple[Segment, ...]:
    """The blocks parted where the page turns.

    A wide table takes along the section it stands in (from its heading to the next one), as far as that is only text:
    neither a heading alone at the foot of an upright page, nor one line alone on the page after the table.
    """
    parts: list[tuple[list[Block], bool]] = []
    for section in _sections(blocks):
        for block, landscape in zip(section, _turns(section), strict=True):
            if not parts or parts[-1][1] != landscape:
                parts.append(([], landscape))
            parts[-1][0].append(block)
    return tuple(Segment(tuple(held), landscape) for held, landscape in parts)


def _sections(blocks: Iterable[Block]) -> list[list[Block]]:
    """Blocks from heading to heading; headings that follow each other directly stay together."""
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and sections[-1] and not isinstance(sections[-1][-1], Heading):
            sections.append([])
        sections[-1].append(block)
    return sections


def _is_wide(block: Block) -> bool:
    return isinstance(block, Table) and block.wide


def _is_text(block: Block) -> bool:
    return isinstance(block, Heading | Paragraph | Bullets | Notice | Gap)


def _turns(section: Sequence[Block]) -> list[bool]:
    """For each block of a section, whether it lies on a turned page."""
    turns = [_is_wide(block) for block in section]
    wide = [place for place, turn in enumerate(turns) if turn]
    ends = [-1, *wide, len(section)]
    if not wide:
        return turns
    for start, end in pairwise(ends):
        between = range(start + 1, end)
        if all(_is_text(section[place]) for place in between):
            for place in between:
                turns[place] = True
    return turns


def is_unbroken(column: Column, text: str) -> bool:
    """Whether a cell's text stays on one line: amounts and figures do."""
    return column.align is Align.RIGHT and len(text) <= _UNBROKEN


def spans_row(cells: Sequence[Cell]) -> bool:
    """Whether a group row has only its name, which then takes the whole width."""
    return not any(cell.text.strip() or cell.light for cell in cells[1:])


def figures_across(count: int) -> int:
    """How many key figures stand side by side on paper: four if there are just four, else up to three."""
    return 4 if count == 4 else max(1, min(count, 3))


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of a table's columns. ``whole``: every amount has its line. ``tight``: not even every word has."""

    widths: tuple[float, ...]
    whole: bool = True
    tight: bool = False


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column needs: for its longest word, and for every cell on one line."""

    least: float
    most: float

    def within(self, padding: float, width: float) -> "_Need":
        """The need with the cell's padding; one column's longest word claims at most a part of the table."""
        least = min(self.least + padding, width * _WIDEST_WORD)
        return _Need(least, max(least, self.most + padding))


def column_widths(table: Table, width: float, size: float, padding: float) -> Columns:
    """The width of each column, in the unit of ``width``, for text of ``size`` and ``padding`` on both sides together.

    Weights are kept, with two exceptions: no column is narrower than its longest word or amount, and what a column of
    short texts does not use goes to those whose texts wrap.
    """
    weights = [max(column.weight, 0.01) for column in table.columns]
    for whole in (True, False):
        needs = _needs(table, size, padding, width, whole=whole)
        if sum(need.least for need in needs) < width:
            return Columns(_passed_on(needs, weights, _shared(needs, weights, width)), whole)
    least = [need.least for need in _needs(table, size, padding, width, whole=False)]
    return Columns(tuple(need * width / sum(least) for need in least), whole=False, tight=True)


def _needs(table: Table, size: float, padding: float, width: float, *, whole: bool) -> list[_Need]:
    return [_need(table, place, size, whole=whole).within(padding, width) for place in range(len(table.columns))]


def _need(table: Table, place: int, size: float, *, whole: bool) -> _Need:
    """A column's need for its texts alone; its heading may stand on three lines."""
    column = table.columns[place]
    least = longest_word(column.label, size) * BOLD
    most = max(least, text_width(column.label, size) * BOLD / 3)
    for row in table.rows:
        if row.kind is RowKind.GROUP and spans_row(row.cells):
            continue
        cell = row.cells[place]
        text = worded(cell.text, cell.light)
        bold = 1.0 if row.kind is RowKind.BODY and cell.light is None else BOLD
        line = max((text_width(part, size) for part in text.split("\n")), default=0.0) * bold
        least = max(least, line if whole and is_unbroken(column, text) else longest_word(text, size) * bold)
        most = max(most, line)
    return _Need(least, most)


def _shared(needs: list[_Need], weights: list[float], width: float) -> list[float]:
    """Widths by weight; columns that would be too narrow get what they need first, the others share the rest."""
    lifted: set[int] = set()
    while True:
        free = width - sum(needs[place].least for place in lifted)
        total = sum(weight for place, weight in enumerate(weights) if place not in lifted)
        shares = [need.least if place in lifted else free * weights[place] / total for place, need in enumerate(needs)]
        narrow = {place for place, share in enumerate(shares) if place not in lifted and share < needs[place].least}
        if not narrow:
            return shares
        lifted |= narrow


def _passed_on(needs: list[_Need], weights: list[float], widths: list[float]) -> tuple[float, ...]:
    """Widths with the room that columns of short texts leave given to those that wrap, by weight."""
    wrapping = [place for place, need in enumerate(needs) if widths[place] < need.most]
    if not wrapping:
        return tuple(widths)
    kept = [min(width, need.most) for width, need in zip(widths, needs, strict=True)]
    spare = sum(widths) - sum(kept)
    total = sum(weights[place] for place in wrapping)
    for place in wrapping:
        kept[place] += spare * weights[place] / total
    return tuple(kept)
