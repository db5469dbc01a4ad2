"""Pairs of items that are written almost alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faro.matching.data_files import data_file
from faro.matching.grams import Grams, Vector, cosine
from faro.matching.words import roots_of


@dataclass(frozen=True, slots=True)
class Item:
    """A text with its key. Items of one ``group`` are not paired; an empty group has no companions."""

    key: str
    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items, in the order they were given, with the cosine of their grams."""

    first: Item
    second: Item
    likeness: float

    @property
    def differing_roots(self) -> frozenset[str]:
        """Roots that stand in one of the two only; empty where they differ in writing alone."""
        return roots_of(self.first.text) ^ roots_of(self.second.text)


def near_duplicates(items: Sequence[Item], threshold: float | None = None) -> tuple[Pair, ...]:
    """The pairs whose likeness reaches ``threshold`` (that of ``matching.toml`` by default), the most alike first.

    No pair is missed: with all grams in one order, the rarest first, two texts as alike as that share a gram among
    those that come before the rest is too short to reach the threshold by itself (prefix filter, Bayardo et al. 2007).
    A threshold outside ]0, 1] raises :class:`ValueError`.
    """
    least = float(data_file("matching.toml")["duplicates"]["threshold"]) if threshold is None else threshold
    if not 0 < least <= 1:
        raise ValueError(f"a cosine above 0 and up to 1, not {least}")
    grams = Grams([item.text for item in items])
    pairs = (
        Pair(items[one], items[other], likeness)
        for one, other in _candidates(grams, least)
        if not items[one].group or items[one].group != items[other].group
        if (likeness := cosine(grams.vectors[one], grams.vectors[other])) >= least - _ROUNDING
    )
    return tuple(sorted(pairs, key=lambda pair: (-pair.likeness, pair.first.key, pair.second.key)))


_ROUNDING = 1e-9
"""A sum of some hundred products may miss the exact cosine by far less than this."""


def _candidates(grams: Grams, least: float) -> Iterator[tuple[int, int]]:
    """Pairs of positions, the smaller first, that share one of their deciding grams."""
    deciding: dict[str, list[int]] = defaultdict(list)
    for position, vector in enumerate(grams.vectors):
        mates: set[int] = set()
        for gram in _deciding(vector, grams, least):
            mates.update(deciding[gram])
            deciding[gram].append(position)
        yield from ((mate, position) for mate in sorted(mates))


def _deciding(vector: Vector, grams: Grams, least: float) -> Iterator[str]:
    """The rarest grams of a vector, until what is left is shorter than the threshold."""
    left = 1.0
    for gram in sorted(vector, key=lambda gram: (grams.held[gram], gram)):
        if left < least * least - _ROUNDING:
            return
        yield gram
        left -= vector[gram] ** 2
