"""Texts made fit for paper: what no format can carry is taken out or replaced, visibly, before any renderer sees it."""

import re

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character has no glyph in the PDF's typefaces, so that the loss is seen."""

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")
_WORD_BULLETS = re.compile(r"[\uf0a7\uf0b7]")

_DRAWABLE = (
    (0x20, 0x7E),
    (0xA0, 0x377),
    (0x3A3, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x2029),
    (0x202F, 0x2040),
    (0x2044, 0x2052),
    (0x2074, 0x208E),
    (0x20A0, 0x20C0),
    (0x2100, 0x211E),
    (0x2120, 0x2120),
    (0x2122, 0x2122),
    (0x2126, 0x2151),
    (0x2153, 0x2184),
    (0x2190, 0x23FF),
    (0x2460, 0x2606),
    (0x2610, 0x262F),
    (0x2701, 0x2704),
    (0x270C, 0x2714),
    (0x2717, 0x2726),
    (0x2761, 0x277F),
    (0x2798, 0x27AF),
    (0x27B1, 0x2AFF),
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
"""What the typefaces inside typst can draw, among the characters a Spanish text may hold."""

_UNDRAWABLE = re.compile("[^\n" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _DRAWABLE) + "]+")


def printable(text: str) -> str:
    """The text without control characters and direction marks, with one kind of line end, Word's bullets mended.

    A figure and its % never stand on two lines.
    """
    ended = _BEFORE_PERCENT.sub("\N{NO-BREAK SPACE}", _LINE_ENDS.sub("\n", text).replace("\t", " "))
    return _WORD_BULLETS.sub("•", _UNSEEN.sub("", ended))


def drawable(text: str) -> str:
    """The printable text, each run of characters without a glyph in the PDF's typefaces shown as ``UNKNOWN``.

    PDF/UA-1 allows no character without a glyph: typst would refuse the whole report for one emoji.
    """
    return _UNDRAWABLE.sub(UNKNOWN, printable(text))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: blank lines part them, single line ends stay inside. Empty ones are left out."""
    return [part.strip() for part in re.split(r"\n\s*\n", printable(text)) if part.strip()]
