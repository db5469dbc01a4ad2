"""The letters of a page with their places, put together to lines."""

import ctypes
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

_SPACE_SHARE = 0.18
_LINE_SHARE = 0.5
_COLUMN_SHARE = 0.9
_NARROW = 0.8
SOFT_HYPHEN = "\u00ad"
_SOFT_HYPHENS = frozenset({0x02, 0xFFFE})
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter and its box, in points from the page's lower left corner; ``spaced`` where a space is stored before."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool = False

    @property
    def x(self) -> float:
        """The middle of its width."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle of its height."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it stands on paper. ``first_word`` is the width of its first word."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    first_word: float

    @property
    def height(self) -> float:
        """From its lowest to its highest edge."""
        return self.top - self.bottom


def glyphs(text_page: Any, pdfium: Any) -> list[Glyph]:
    """The letters of a page in the order in which they are stored; spaces are told by letters."""
    found: list[Glyph] = []
    box = pdfium.FS_RECTF()
    spaced = False
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        text = SOFT_HYPHEN if code in _SOFT_HYPHENS else chr(code).translate(_LIGATURES) if code < 0x110000 else ""
        if not text.strip():
            spaced = True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box)):
            continue
        if box.right > box.left and box.top > box.bottom:
            # The hyphen that ends a line has a box of its own height; it stands on the line of the letter before it.
            line = found[-1] if text == SOFT_HYPHEN and found else box
            found.append(Glyph(text, box.left, line.bottom, box.right, line.top, spaced))
            spaced = False
    return found


def printed_lines(letters: Iterable[Glyph]) -> list[PrintedLine]:
    """The lines that the letters make, from the top of the page down."""
    lines = [_printed(line) for line in _rows(letters)]
    return sorted(lines, key=lambda line: -line.top)


def text_of(letters: Iterable[Glyph]) -> str:
    """The text of the letters of a cell: its lines from the top, joined by spaces."""
    return " ".join(line.text for line in printed_lines(letters)).replace(f"{SOFT_HYPHEN} ", "")


def spaced_lines(letters: Iterable[Glyph]) -> list[PrintedLine]:
    """The lines as a typewriter would set them: a gap as wide as the page's, so that columns stand below each other."""
    rows = list(_rows(letters))
    widths = sorted(glyph.right - glyph.left for row in rows for glyph in row)
    if not widths:
        return []
    unit = max(_NARROW * widths[len(widths) // 2], 1.0)
    lines = [replace(_printed(row), text=_spaced(row, unit)) for row in rows]
    return sorted(lines, key=lambda line: -line.top)


def _spaced(letters: list[Glyph], unit: float) -> str:
    """A word stands as far from the page's edge as it is printed, on every page alike, or one space after the last.

    A wide gap is two spaces at least.
    """
    text = ""
    previous: Glyph | None = None
    for glyph in sorted(letters, key=lambda each: each.left):
        height = glyph.top - glyph.bottom
        gap = glyph.left - previous.right if previous else math.inf
        if gap > _COLUMN_SHARE * height:
            text = text.ljust(max(round(glyph.left / unit), len(text) + 2 if text else 0))
        elif gap > _SPACE_SHARE * height or glyph.spaced:
            text += " "
        text += glyph.text
        previous = glyph
    return text


def lines_of(letters: Iterable[Glyph]) -> str:
    """The text of the letters of a cell, each of its lines on its own."""
    return "\n".join(line.text for line in printed_lines(letters))


def _rows(letters: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Letters of about one height, by their middle."""
    row: list[Glyph] = []
    for glyph in sorted(letters, key=lambda each: (-each.y, each.left)):
        if row and row[0].y - glyph.y > _LINE_SHARE * (row[0].top - row[0].bottom):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _printed(letters: list[Glyph]) -> PrintedLine:
    ordered = sorted(letters, key=lambda each: each.left)
    parts: list[str] = []
    previous: Glyph | None = None
    first_word: float | None = None
    for glyph in ordered:
        apart = previous is not None and glyph.left - previous.right > _SPACE_SHARE * (glyph.top - glyph.bottom)
        if previous is not None and (apart or glyph.spaced):
            parts.append(" ")
            first_word = first_word or previous.right - ordered[0].left
        parts.append(glyph.text)
        previous = glyph
    right = max(each.right for each in ordered)
    return PrintedLine(
        "".join(parts),
        ordered[0].left,
        min(each.bottom for each in ordered),
        right,
        max(each.top for each in ordered),
        first_word or right - ordered[0].left,
    )
