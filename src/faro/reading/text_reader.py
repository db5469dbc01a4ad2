"""A text file: free lines, and tables whose cells are parted by tabulators or bars."""

import re

from faro.kernel.text import _
from faro.reading.document import Block, Document, Grid, GridRow, Line, Spot, grid_of
from faro.reading.refusals import LIMITS, ReadingLimits, not_utf8, too_long

_RULE = re.compile(r"[\s|+:=-]*")
_PAGE_BREAK = "\f"
_SPACES = "  \u00a0\u202f"


def read_text(content: bytes, name: str, limits: ReadingLimits = LIMITS) -> Document:
    """The document in a text file. UTF-8 only; a form feed begins a page. Raises :class:`InputProblems`."""
    text = decoded(content, name).replace("\r\n", "\n").replace("\r", "\n")
    blocks: list[Block] = []
    rows: list[GridRow] = []
    page = 1 if _PAGE_BREAK in text else None
    for number, raw in enumerate(text.split("\n"), start=1):
        if page is not None:
            page += raw.count(_PAGE_BREAK)
        line = raw.replace(_PAGE_BREAK, "")
        cells = _cells(line)
        if cells is None:
            _close(rows, blocks)
            _add_line(line, Spot(page, number), blocks)
        elif any(cells):
            _widths(cells, name, limits)
            rows.append(GridRow(cells, Spot(page, number)))
        if len(blocks) + len(rows) > limits.blocks:
            raise too_long(name, _("líneas"))
    _close(rows, blocks)
    return Document(name, tuple(blocks))


def read_text_layout(content: bytes, name: str, limits: ReadingLimits = LIMITS) -> Document:
    """The same line by line: a row of a table is a grid of its own with all of its cells, other lines as they stand."""
    text = decoded(content, name).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if len(lines) > limits.blocks:
        raise too_long(name, _("líneas"))
    blocks: list[Block] = []
    page = 1 if _PAGE_BREAK in text else None
    for number, raw in enumerate(lines, start=1):
        if page is not None:
            page += raw.count(_PAGE_BREAK)
        line = raw.replace(_PAGE_BREAK, "")
        cells = _cells(line) or _indented(line)
        if cells is None:
            blocks.append(Line(line.rstrip(), Spot(page, number)))
        elif any(cells):
            _widths(cells, name, limits)
            blocks.append(Grid((GridRow(cells, Spot(page, number)),)))
    return Document(name, tuple(blocks) if text.strip() else ())


def decoded(content: bytes, name: str) -> str:
    """The content as text, its byte order mark left out. Raises :class:`InputProblems` where it is not UTF-8."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise not_utf8(name, 1, content[:2].hex())
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        body = error.object
        start = body.rfind(b"\n", 0, error.start) + 1
        sample = body[start : error.start + 20].decode("cp1252", errors="replace")
        raise not_utf8(name, body.count(b"\n", 0, error.start) + 1, sample) from error


def _cells(line: str) -> tuple[str, ...] | None:
    """The cells of a line of a table; None for a free line, no filled cell for a ruling of dashes."""
    if "\t" in line.strip(_SPACES):
        cells = line.strip(_SPACES).split("\t")
    elif line.count("|") >= 2:
        if _RULE.fullmatch(line):
            return ("",)
        cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    else:
        return None
    stripped = tuple(cell.strip() for cell in cells)
    # A line indented by a tabulator is prose and not a row.
    return stripped if len(cells) > 1 and (len([c for c in stripped if c]) != 1 or cells[0].strip()) else None


def _indented(line: str) -> tuple[str, ...] | None:
    """The cells of a line with one filled cell behind tabulators, which in a table is what goes on from above."""
    cells = tuple(cell.strip() for cell in line.strip(_SPACES).split("\t"))
    return cells if len(cells) > 1 and any(cells) else None


def _add_line(line: str, spot: Spot, blocks: list[Block]) -> None:
    stripped = line.strip()
    if stripped:
        blocks.append(Line(stripped, spot))


def _widths(cells: tuple[str, ...], name: str, limits: ReadingLimits) -> None:
    if len(cells) > limits.columns:
        raise too_long(name, _("columnas en una tabla"))


def _close(rows: list[GridRow], blocks: list[Block]) -> None:
    if rows:
        grid = grid_of(rows)
        blocks.append(grid if len(grid.rows[0].cells) > 1 else _as_line(grid))
        rows.clear()


def _as_line(grid: Grid) -> Line:
    return Line(" ".join(cell for row in grid.rows for cell in row.filled()), grid.rows[0].spot)
