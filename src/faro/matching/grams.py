"""TF-IDF of letters in a row, 3 to 5, within words: how alike two short texts are written (cosine).

Counted and weighed as scikit-learn's ``TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5))`` does, over the roots
of the words, so that plural, gender and abbreviations don't count as differences.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import TypeAlias

from faro.matching.data_files import data_file
from faro.matching.words import words_of

Vector: TypeAlias = dict[str, float]
"""Gram to weight, of length 1."""


class Grams:
    """The weights of grams in a set of texts, and the texts as vectors."""

    def __init__(self, texts: Sequence[str]) -> None:
        limits = data_file("matching.toml")["duplicates"]
        self._lengths = range(limits["shortest_gram"], limits["longest_gram"] + 1)
        counted = [self._counted(text) for text in texts]
        self.held = Counter(gram for counts in counted for gram in counts)
        self._rarity = {gram: log((1 + len(texts)) / (1 + held)) + 1 for gram, held in self.held.items()}
        self.vectors = tuple(self._unit_vector(counts) for counts in counted)

    def vector(self, text: str) -> Vector:
        """A text as vector of the known grams; empty where it has none."""
        return self._unit_vector(self._counted(text))

    def _counted(self, text: str) -> Counter[str]:
        return Counter(gram for word in words_of(text) for gram in _grams(word.root, self._lengths))

    def _unit_vector(self, counts: Mapping[str, int]) -> Vector:
        weighted = {gram: count * self._rarity[gram] for gram, count in counts.items() if gram in self._rarity}
        length = sqrt(sum(weight * weight for weight in weighted.values()))
        return {gram: weight / length for gram, weight in weighted.items()}


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1."""
    shorter, longer = sorted((one, other), key=len)
    return sum(weight * longer[gram] for gram, weight in shorter.items() if gram in longer)


@lru_cache(maxsize=20_000)
def _grams(root: str, lengths: range) -> tuple[str, ...]:
    """Letters in a row of a word between blanks; a word shorter than that counts once, whole."""
    return tuple(_cut(f" {root} ", lengths))


def _cut(padded: str, lengths: range) -> Iterator[str]:
    for length in lengths:
        yield from (padded[at : at + length] for at in range(max(1, len(padded) - length + 1)))
        if len(padded) <= length:
            return
