"""Which words and phrases each document of a corpus holds, and how much they weigh in it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TypeAlias

from faro.matching.data_files import data_file
from faro.matching.entry import Entry
from faro.matching.words import roots_of

Feature: TypeAlias = frozenset[str]
"""The roots that must be there together: one for a word, several for a phrase."""

Weights: TypeAlias = dict[Feature, dict[str, float]]
"""Feature to document to weight."""

KinGroup: TypeAlias = tuple[str, tuple[frozenset[str], ...], tuple[Feature, ...]]
"""Name, heads and words of a group of the thesaurus, as roots."""


class Documents:
    """The entries and, beside them, the groups of municipal work that none of them names.

    ``weights`` holds them under numbers as text: entries ``0``… in their order, then groups; ``outside`` names these.
    """

    def __init__(self, entries: Sequence[Entry], kin: Mapping[str, float] | None) -> None:
        self.weights: Weights = defaultdict(dict)
        self.outside: dict[str, str] = {}
        called: set[str] = set()
        groups = kin_groups() if kin is not None else ()
        for number, entry in enumerate(entries):
            own = self._add_texts(str(number), entry)
            for name, heads, words in groups:
                if any(head <= own for head in heads):
                    called.add(name)
                    self._lend(str(number), words, kin or {})
        for number, (name, _, words) in enumerate(groups, start=len(entries)):
            if name not in called:
                self.outside[str(number)] = name
                self._lend(str(number), words, kin or {})

    def _add_texts(self, document: str, entry: Entry) -> frozenset[str]:
        """Add the words of an entry's texts; the roots of those that name it are the result."""
        for text in entry.texts:
            for root in roots_of(text.text):
                self._add(document, frozenset({root}), text.weight)
        return frozenset(chain.from_iterable(roots_of(text.text) for text in entry.texts if text.own))

    def _lend(self, document: str, words: Iterable[Feature], kin: Mapping[str, float]) -> None:
        for feature in words:
            self._add(document, feature, kin["word"] if len(feature) == 1 else kin["phrase"])

    def _add(self, document: str, feature: Feature, weight: float) -> None:
        if weight > self.weights[feature].get(document, 0):
            self.weights[feature][document] = weight


@cache
def kin_groups() -> tuple[KinGroup, ...]:
    """The groups of ``thesaurus.toml``."""
    return tuple(
        (group["name"], tuple(map(roots_of, group["heads"])), tuple(_features(group["words"])))
        for group in data_file("thesaurus.toml")["groups"]
    )


def _features(phrases: Iterable[str]) -> Iterator[Feature]:
    return (roots for roots in map(roots_of, phrases) if roots)
