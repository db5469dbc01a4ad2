"""Simpler ways of suggesting an action for an activity, to see what the chosen one adds."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log, sqrt
from typing import TypeAlias

from faro.matching.alignment import ActionTexts, ActivityTexts
from faro.matching.grams import Grams, cosine
from faro.matching.words import folded

Ranking: TypeAlias = list[str]
"""Codes of actions, the nearest first; those that share nothing are left out."""

Ranker: TypeAlias = Callable[[ActivityTexts], Ranking]


def by_shared_words(actions: Sequence[ActionTexts]) -> Ranker:
    """The share of the activity's words, as typed without accents, that stand in the action or its indicators."""
    known = {action.code: set(_tokens(_text(action))) for action in actions}

    def rank(activity: ActivityTexts) -> Ranking:
        words = set(_tokens(activity.name))
        return _ranked({code: len(words & held) / len(words) for code, held in known.items()})

    return rank


def by_word_tfidf(actions: Sequence[ActionTexts]) -> Ranker:
    """The cosine of whole words, weighed as scikit-learn does."""
    counted = {action.code: Counter(_tokens(_text(action))) for action in actions}
    held = Counter(word for counts in counted.values() for word in counts)
    rarity = {word: log((1 + len(actions)) / (1 + count)) + 1 for word, count in held.items()}
    vectors = {code: _unit(counts, rarity) for code, counts in counted.items()}

    def rank(activity: ActivityTexts) -> Ranking:
        vector = _unit(Counter(_tokens(activity.name)), rarity)
        return _ranked({code: cosine(vector, other) for code, other in vectors.items()})

    return rank


def by_letters(actions: Sequence[ActionTexts]) -> Ranker:
    """The cosine of three to five letters in a row."""
    grams = Grams([_text(action) for action in actions])

    def rank(activity: ActivityTexts) -> Ranking:
        vector = grams.vector(activity.name)
        return _ranked({a.code: cosine(vector, other) for a, other in zip(actions, grams.vectors, strict=True)})

    return rank


def by_habit_of_the_unit(placed: Iterable[tuple[str, str]]) -> Ranker:
    """The most frequent actions of the unit among ``placed``, pairs of unit and action; no text is read."""
    counts: dict[str, Counter[str]] = {}
    for unit, action in placed:
        counts.setdefault(unit, Counter())[action] += 1
    return lambda activity: _ranked(counts.get(activity.unit, {}))


def _text(action: ActionTexts) -> str:
    return " ".join((action.name, *action.indicators))


def _tokens(text: str) -> list[str]:
    return [word for word in "".join(each if each.isalnum() else " " for each in folded(text)).split() if len(word) > 2]


def _unit(counts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    weighted = {word: count * rarity[word] for word, count in counts.items() if word in rarity}
    length = sqrt(sum(weight * weight for weight in weighted.values()))
    return {word: weight / length for word, weight in weighted.items()}


def _ranked(scores: Mapping[str, float]) -> Ranking:
    return [code for score, code in sorted((-score, code) for code, score in scores.items()) if score < 0]
