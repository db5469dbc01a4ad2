"""Spanish words as offices type them: folded, abbreviations spelt out, cut to a root."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from faro.matching.data_files import data_file

_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,3}\.\s?){2,}")
_WORD = re.compile(r"([^\W_]+)(\.?)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. ``shown`` is what stands there, in lower case; ``root`` is what is compared.

    ``light``: it says little by itself. ``cut``: it ended in a dot, so it may be the beginning of a longer word.
    """

    shown: str
    root: str
    light: bool = False
    cut: bool = False


def folded(text: str) -> str:
    """The text in lower case, without accents and with ñ as n."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def words_of(text: str) -> tuple[Word, ...]:
    """The words that say something, in their order; abbreviations of ``abbreviations.toml`` spelt out."""
    composed = unicodedata.normalize("NFC", text)
    joined = _INITIALS.sub(lambda found: _joined_initials(found.group()), composed)
    return tuple(
        word
        for match in _WORD.finditer(joined)
        for word in _spelt_out(match.group(1).lower(), dotted=bool(match.group(2)))
    )


def roots_of(text: str) -> frozenset[str]:
    """The roots of a text's words."""
    return frozenset(word.root for word in words_of(text))


@cache
def root_of(word: str) -> str:
    """The root of a folded word: plural, gender and the commonest endings removed."""
    spelling = data_file("spelling.toml")
    if word.isdecimal():
        return word
    if word in spelling["roots"]:
        return str(spelling["roots"][word])
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= spelling["shortest_root"]:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("s") and len(word) >= spelling["shortest_root"] else word


def _joined_initials(found: str) -> str:
    """``RR.SS.`` and ``EE. FF.`` as one word, where such initials are known."""
    letters = re.sub(r"[.\s]", "", found)
    return f"{letters} " if folded(letters) in data_file("abbreviations.toml")["initials"] else found


def _spelt_out(shown: str, *, dotted: bool) -> Iterator[Word]:
    """The word, or the words of its abbreviation; initials stay beside what they stand for."""
    abbreviations, token = data_file("abbreviations.toml"), folded(shown)
    if token in _spelling("stop") or (len(token) == 1 and token.isalpha()):
        return
    if token in abbreviations["initials"]:
        yield Word(shown, token)
        yield from _written_for(shown, abbreviations["initials"][token])
    elif token in abbreviations["words"]:
        yield from _written_for(shown, abbreviations["words"][token])
    else:
        yield Word(shown, root_of(token), token in _spelling("light"), dotted)


def _written_for(shown: str, written: str) -> Iterator[Word]:
    for token in written.split():
        if token not in _spelling("stop"):
            yield Word(shown, root_of(token), token in _spelling("light"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(data_file("spelling.toml")["endings"], key=len, reverse=True))


@cache
def _spelling(kind: str) -> frozenset[str]:
    return frozenset(data_file("spelling.toml")[kind])
