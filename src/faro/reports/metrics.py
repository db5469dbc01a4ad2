"""How wide a text is, near enough to wrap labels and set column widths without opening a font.

Widths are those of Helvetica (and so of Arial) in thousandths of the type size. Libertinus is narrower, so on paper the
estimates err on the safe side.
"""

import unicodedata
from functools import lru_cache

_WIDTHS = {
    191: "'",
    222: "ijl|",
    278: " !,./:;I[\\]ft·",
    333: "()-r`“”‘’",
    355: '"',
    370: "°",
    389: "*",
    500: "Jckvsxyz",
    584: "+<=>~–",
    611: "FTZ¿",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
_WIDTH_OF = {character: width for width, characters in _WIDTHS.items() for character in characters}
_USUAL = 556
_UNKNOWN = 1000
BOLD = 1.12
"""How much wider bold text runs."""


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    letter = unicodedata.normalize("NFD", character)[0]
    return _WIDTH_OF.get(letter, _USUAL if ord(letter) < 0x2000 else _UNKNOWN)


def text_width(text: str, size: float) -> float:
    """The width of one line, in the unit of ``size``."""
    return sum(map(_advance, text)) * size / 1000


def fitting_size(text: str, width: float, largest: float, least: float) -> float:
    """The largest type size between ``least`` and ``largest`` at which bold text stays within ``width`` on one line."""
    unit = text_width(text, 1.0) * BOLD
    return largest if unit == 0 else max(least, min(largest, int(10 * width / unit) / 10))


def longest_word(text: str, size: float) -> float:
    """The width of the widest word, in the unit of ``size``; 0 for an empty text."""
    return max((text_width(word, size) for word in text.split()), default=0.0)


def wrap(text: str, size: float, width: float, max_lines: int) -> list[str]:
    """The text in lines no wider than ``width``.

    A word wider than a line is broken. At most ``max_lines``: a longer text ends in «…».
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(text, size, width):
        longer = f"{line} {word}".strip()
        if line and text_width(longer, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines.append(line)
    if len(lines) <= max_lines:
        return lines
    return [*lines[: max_lines - 1], _cut(" ".join(lines[max_lines - 1 :]), size, width)]


def _pieces(text: str, size: float, width: float) -> list[str]:
    pieces: list[str] = []
    for word in text.split():
        rest = word
        while text_width(rest, size) > width and len(rest) > 1:
            fit = next((n for n in range(len(rest) - 1, 0, -1) if text_width(rest[:n], size) <= width), 1)
            pieces.append(rest[:fit])
            rest = rest[fit:]
        pieces.append(rest)
    return pieces


def _cut(text: str, size: float, width: float) -> str:
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip(' ,;.')}…"
