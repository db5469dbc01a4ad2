"""Which activities read like an office's routine, and by which words. Signs and weights are data: ``routine.toml``."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from faro.matching.words import Word, folded, roots_of, words_of


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for routine, or against it where ``weight`` is negative. ``phrases`` are sets of roots."""

    reason: str
    weight: float
    phrases: tuple[frozenset[str], ...]
    first: frozenset[str]
    measures: frozenset[str]


@dataclass(frozen=True, slots=True)
class FoundSign:
    """A sign that stands in an activity, with the words that carry it, as typed."""

    reason: str
    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Routine:
    """How much an activity reads like routine: the sum of what was found, and whether it reaches the limit."""

    score: float
    found: tuple[FoundSign, ...]
    likely: bool

    @property
    def speaking_for(self) -> tuple[FoundSign, ...]:
        """The signs of routine, without those against it."""
        return tuple(sign for sign in self.found if sign.weight > 0)


def routine_of(name: str, measure: str = "") -> Routine:
    """How much an activity reads like routine by its name and unit of measure."""
    limit, signs = _signs()
    words = words_of(name)
    found = tuple(found for sign in signs if (found := _found(sign, words, measure)) is not None)
    score = sum(each.weight for each in found)
    return Routine(score, found, likely=score >= limit)


def _found(sign: Sign, words: tuple[Word, ...], measure: str) -> FoundSign | None:
    carrying = tuple(dict.fromkeys(_carrying(sign, words, measure)))
    return FoundSign(sign.reason, sign.weight, carrying) if carrying else None


def _carrying(sign: Sign, words: tuple[Word, ...], measure: str) -> Iterator[str]:
    """The words that carry the sign, in the order of the text; the measure last."""
    roots = {word.root for word in words}
    meant = frozenset().union(*(phrase for phrase in sign.phrases if phrase <= roots))
    for position, word in enumerate(words):
        if word.root in meant or (position == 0 and word.root in sign.first):
            yield word.shown
    if " ".join(folded(measure).split()) in sign.measures:
        yield measure.strip().lower()


@cache
def _signs() -> tuple[float, tuple[Sign, ...]]:
    content = tomllib.loads(resources.files("faro.monitoring.domain").joinpath("routine.toml").read_text("utf-8"))
    signs = tuple(
        Sign(
            sign["reason"],
            sign["weight"],
            tuple(map(roots_of, sign.get("phrases", ()))),
            frozenset(root for word in sign.get("first", ()) for root in roots_of(word)),
            frozenset(sign.get("measures", ())),
        )
        for sign in content["signs"]
    )
    return content["limit"], signs
