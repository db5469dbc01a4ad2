"""When two names are the same name: other words, or only other spelling, inflection, abbreviation or length."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from faro.checks.words import folded

_WORD = re.compile(r"[^\W_]+")
_LITTLE_WORDS = """
a al ante bajo cada con de del desde e el en entre es esta este la las lo los o para por que se segun sobre su sus u
un una y
"""
_UNIMPORTANT = frozenset(_LITTLE_WORDS.split())
_ENDINGS = ("amiento", "imiento", "acion", "icion", "ativo", "ativa", "ado", "ada", "ido", "ida")
_VERB_ENDINGS = ("ar", "er", "ir")
_SHORTEST_ROOT = 4
_SHORTEST_MISSPELT = 6
_ACRONYM_LENGTHS = range(2, 9)

RootedWord = tuple[str, str]
"""A word's root, and the word as written."""


class Kinship(StrEnum):
    """How a name stands to another one."""

    SAME = "same"
    SHORTER = "shorter"
    LONGER = "longer"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Difference:
    """The significant words, as written, that the other name has and this one lacks, and those that only this has."""

    lacking: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def kinship(self) -> Kinship:
        """Other words on both sides make another name; words on one side only, a shorter or a longer one."""
        if self.lacking and self.added:
            return Kinship.OTHER
        if self.lacking:
            return Kinship.SHORTER
        return Kinship.LONGER if self.added else Kinship.SAME


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """What is left of a folded word without plural, gender and the common endings: «modernización», «modernizar»."""
    word = _singular(word)
    if word.endswith("mente") and len(word) - len("mente") >= _SHORTEST_ROOT:
        word = word.removesuffix("mente")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_ROOT:
            return word.removesuffix(ending)
    if word.endswith(_VERB_ENDINGS) and len(word) > _SHORTEST_ROOT + 2:
        return word[:-2]
    return word[:-1] if word.endswith(("a", "e", "o")) and len(word) > _SHORTEST_ROOT else word


def _singular(word: str) -> str:
    if word.endswith("es") and len(word) > _SHORTEST_ROOT + 1 and word[-3] not in "aeiou":
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > _SHORTEST_ROOT else word


@lru_cache(maxsize=65536)
def significant(name: str) -> tuple[RootedWord, ...]:
    """The significant words of a name, in order."""
    words = ((folded(word), word) for word in _WORD.findall(name))
    return tuple((root(plain), word) for plain, word in words if plain not in _UNIMPORTANT)


def roots(name: str) -> tuple[str, ...]:
    """The roots of the significant words, sorted. Names with the same roots are the same name."""
    return tuple(sorted(root for root, _word in significant(name)))


def difference(name: str, other: str) -> Difference:
    """What tells ``name`` from ``other`` once spelling, inflection and abbreviations are set aside."""
    mine, others = significant(name), significant(other)
    lacking, added = _without(others, mine), _without(mine, others)
    _drop_acronyms(added, lacking, others)
    _drop_acronyms(lacking, added, mine)
    _drop_misspellings(lacking, added)
    return Difference(tuple(word for _root, word in lacking), tuple(word for _root, word in added))


def _without(words: Sequence[RootedWord], others: Sequence[RootedWord]) -> list[RootedWord]:
    """The words that the others lack; one that stands twice must stand there twice."""
    left = Counter(root for root, _word in others)
    kept = []
    for root, word in words:
        left[root] -= 1
        if left[root] < 0:
            kept.append((root, word))
    return kept


def _drop_acronyms(short: list[RootedWord], long: list[RootedWord], full: Sequence[RootedWord]) -> None:
    """Drop each word that abbreviates words of ``full``, and those words."""
    for abbreviation in tuple(short):
        run = _run_with_initials(folded(abbreviation[1]), full)
        if run:
            short.remove(abbreviation)
            long[:] = [each for each in long if each[0] not in run]


def _run_with_initials(letters: str, full: Sequence[RootedWord]) -> tuple[str, ...]:
    if len(letters) not in _ACRONYM_LENGTHS:
        return ()
    initials = "".join(folded(word)[0] for _root, word in full)
    at = initials.find(letters)
    return () if at < 0 else tuple(root for root, _word in full[at : at + len(letters)])


def _drop_misspellings(lacking: list[RootedWord], added: list[RootedWord]) -> None:
    for mine in tuple(added):
        twin = next((other for other in lacking if _misspelt(folded(mine[1]), folded(other[1]))), None)
        if twin is not None:
            added.remove(mine)
            lacking.remove(twin)


def _misspelt(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST_MISSPELT and one_edit_apart(one, other)


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two letters swapped, makes one word the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or one == other:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return _edited(short, long, at)


def _edited(short: str, long: str, at: int) -> bool:
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]
