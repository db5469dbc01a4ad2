"""Sentences, and words folded so that a place in the folded text is the same place in the printed one."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_SENTENCE_END = re.compile(r"[.;?!]\s+(?=[^\W\d_a-záéíóúñü])")
_CODE_BEFORE = re.compile(r"(?:oei|aei|oe|ae|ind|n[°o])[\s.\-]*[\d. ]*$")
LONGEST_QUOTATION = 30
_LONGEST_SENTENCE = 2_500


def aligned(text: str) -> str:
    """The text in lower case without accents, letter for letter as long as it was."""
    return "".join(_bare(letter) for letter in text)


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    decomposed = unicodedata.normalize("NFKD", letter)[:1].lower()
    return decomposed if len(decomposed) == 1 else letter


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph. The full stop within a code, as in «AEI.02.03. Tasa», ends none.

    What has no full stop for thousands of letters is no sentence; it comes in pieces, cut at spaces.
    """
    start = 0
    folded = aligned(text)
    for end in _SENTENCE_END.finditer(text):
        if not _CODE_BEFORE.search(folded[max(start, end.start() - 20) : end.start()]):
            yield from _pieces(text[start : end.start() + 1].strip())
            start = end.end()
    yield from _pieces(text[start:].strip())


def _pieces(sentence: str) -> Iterator[str]:
    while len(sentence) > _LONGEST_SENTENCE:
        cut = sentence.rfind(" ", 0, _LONGEST_SENTENCE)
        cut = cut if cut > 0 else _LONGEST_SENTENCE
        yield sentence[:cut]
        sentence = sentence[cut:].strip()
    if sentence:
        yield sentence


def quotation(text: str, start: int, end: int) -> str:
    """The words of the text between two places, at most 30 of them."""
    return " ".join(text[start:end].replace("*", "").split()[:LONGEST_QUOTATION]).strip(" ,;:")
