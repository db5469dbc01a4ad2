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


def column_widths(table: Table, width: float, size: float, padding: float) -> tuple[float, ...]:
    """The width of each column, in the unit of ``width``, for text of ``size`` and ``padding`` on both sides together.

    Weights are kept, except that no column is narrower than its longest word or amount.
    """
    least = [_least(table, place, size) + padding for place in range(len(table.columns))]
    least = [min(need, width * _WIDEST_WORD) for need in least]
    if sum(least) >= width:
        return tuple(need * width / sum(least) for need in least)
    return _shared(least, [max(column.weight, 0.01) for column in table.columns], width)


def _least(table: Table, place: int, size: float) -> float:
    column = table.columns[place]
    need = longest_word(column.label, size) * BOLD
    for row in table.rows:
        cell = row.cells[place]
        if row.kind is RowKind.GROUP and spans_row(row.cells):
            continue
        text = worded(cell.text, cell.light)
        bold = 1.0 if row.kind is RowKind.BODY and cell.light is None else BOLD
        need = max(need, bold * (text_width(text, size) if is_unbroken(column, text) else longest_word(text, size)))
    return need


def _shared(least: list[float], weights: list[float], width: float) -> tuple[float, ...]:
    """Widths by weight; columns that would be too narrow get what they need first, the others share the rest."""
    lifted: set[int] = set()
    while True:
        free = width - sum(least[place] for place in lifted)
        total = sum(weight for place, weight in enumerate(weights) if place not in lifted)
        shares = [least[place] if place in lifted else free * weight / total for place, weight in enumerate(weights)]
        narrow = {place for place, share in enumerate(shares) if place not in lifted and share < least[place]}
        if not narrow:
            return tuple(shares)
        lifted |= narrow
