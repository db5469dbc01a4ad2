"""A grid parted into segments: one heading each, and the rows below it. Headings of two rows become one."""

import re
from dataclasses import dataclass

from faro.checks.words import folded
from faro.kernel.printed_numbers import printed_number
from faro.reading.codes import COST_CENTRE_CODE, ELEMENT_CODE, INDICATOR_CODE
from faro.reading.document import Grid, GridRow
from faro.reading.forms import CODE, FORMS

YEAR = re.compile(r"(?:19|20)\d\d")
_HEADING_LENGTH = 90
_HEADING_WORDS = tuple(column.heading for form in FORMS for column in form.columns if column.name != CODE)
_CODE_HEADING = re.compile(r"^(?:cod(?:igo)?|n[°o])\b|^oei\s*/\s*aei")
_CODES = (ELEMENT_CODE, INDICATOR_CODE, COST_CENTRE_CODE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A heading, one text for each column (empty where none is printed), the rows of a single cell above, the rows."""

    titles: tuple[GridRow, ...]
    headings: tuple[str, ...]
    rows: tuple[GridRow, ...]


def segments(grid: Grid) -> list[Segment]:
    """The segments of a grid, in order; the first has no headings where the grid begins with its rows."""
    found: list[Segment] = []
    titles: list[GridRow] = []
    headings: list[GridRow] = []
    rows: list[GridRow] = []
    for row in grid.rows:
        if _is_heading(row, is_first=not (headings or rows), below_heading=bool(headings) and not rows):
            if rows:
                found.append(Segment(tuple(titles), merged_headings(headings), tuple(rows)))
                titles, headings, rows = [], [], []
            headings.append(row)
        elif len(row.filled()) == 1 and not is_total(row):
            # A title in the midst of the rows belongs to the block that begins there.
            titles.append(row)
        else:
            rows.append(row)
    if headings or rows or titles:
        found.append(Segment(tuple(titles), merged_headings(headings), tuple(rows)))
    return found


def merged_headings(rows: list[GridRow]) -> tuple[str, ...]:
    """One heading for each column: the lowest that is printed; a year joins the words above it, spread to the right."""
    if not rows:
        return ()
    headings = list(rows[0].cells)
    for upper_at, row in enumerate(rows[1:]):
        spread = _spread(rows[upper_at].cells)
        for at, lower in enumerate(row.cells):
            if YEAR.fullmatch(lower):
                headings[at] = f"{headings[at] or spread[at]} {lower}".strip()
            elif lower:
                headings[at] = lower
    return tuple(_spread(tuple(headings)))


def is_total(row: GridRow) -> bool:
    """Whether the row says that it is a total."""
    return any(folded(cell).startswith("total") for cell in row.cells[:3])


def is_number(cell: str) -> bool:
    """Whether the cell holds a number that is not a year."""
    return printed_number(cell) is not None and not YEAR.fullmatch(cell)


def _spread(cells: tuple[str, ...]) -> list[str]:
    spread: list[str] = []
    for cell in cells:
        spread.append(cell or (spread[-1] if spread else ""))
    return spread


def _is_heading(row: GridRow, *, is_first: bool, below_heading: bool) -> bool:
    filled = row.filled()
    if not filled or any(is_number(cell) or len(cell) > _HEADING_LENGTH for cell in filled):
        return False
    if any(code.fullmatch(folded(filled[0])) for code in _CODES):
        return False
    if below_heading and (all(YEAR.fullmatch(cell) for cell in filled) or not row.cells[0]):
        return True
    known = sum(_is_known(folded(cell)) for cell in filled)
    return len(filled) >= 2 and (known >= 2 or (is_first and known >= 1))


def _is_known(heading: str) -> bool:
    return bool(_CODE_HEADING.search(heading)) or any(words.search(heading) for words in _HEADING_WORDS)
