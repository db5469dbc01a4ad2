"""Which entries a Spanish text is near to, and because of which words.

The score of an entry is the part of the text's weight found in it. A word weighs the more, the fewer documents hold it
(inverse document frequency, Spärck Jones 1972); a phrase of kindred words counts as one thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import log
from typing import Any, TypeAlias

from faro.matching.data_files import data_file
from faro.matching.entry import Answer, Entry, Outside, Part, Query, Reason, Suggestion
from faro.matching.features import Documents, Feature
from faro.matching.vocabulary import Vocabulary
from faro.matching.words import Word, words_of

_Shares: TypeAlias = dict[str, dict[str, float]]
"""Document to word as typed to its share of the text's weight."""


class Corpus:
    """Entries made ready for comparison. ``settings`` are those of ``matching.toml``; without ``kin``, no thesaurus."""

    def __init__(self, entries: Sequence[Entry], settings: Mapping[str, Any] | None = None) -> None:
        self._settings = data_file("matching.toml") if settings is None else settings
        self._codes = tuple(entry.code for entry in entries)
        self._numbers = {code: str(number) for number, code in enumerate(self._codes)}
        documents = Documents(entries, self._settings.get("kin"))
        self._outside, self._weights = documents.outside, documents.weights
        count = len(self._codes) + len(self._outside)
        self._rarity = {feature: log(1 + count / len(held)) for feature, held in self._weights.items() if held}
        self._rarest = log(1 + count)
        words = self._settings["words"]
        self._vocabulary = Vocabulary(chain.from_iterable(self._rarity), words["likeness"], words["shortest_slip"])
        self._phrases: dict[str, list[Feature]] = defaultdict(list)
        for feature in self._rarity:
            if len(feature) > 1:
                self._phrases[min(feature)].append(feature)

    @classmethod
    def of(cls, entries: Iterable[Entry], settings: Mapping[str, Any] | None = None) -> "Corpus":
        """A corpus of the entries. Two of one code raise :class:`ValueError`."""
        listed = tuple(entries)
        if len({entry.code for entry in listed}) != len(listed):
            raise ValueError("two entries with one code")
        return cls(listed, settings)

    def nearest(self, text: str | Query, limit: int | None = None) -> tuple[Suggestion, ...]:
        """The nearest entries, three unless ``limit`` says so; fewer, or none, where nothing telling is shared."""
        count = self._settings["answer"]["suggestions"] if limit is None else limit
        least = self._settings["answer"]["least"]
        return tuple(found for found in self.answer(text).suggestions[:count] if found.score >= least)

    def answer(self, text: str | Query) -> Answer:
        """Every entry that shares something with the text, the nearest first; equal scores in order of code."""
        query = Query((Part(text),)) if isinstance(text, str) else text
        scores, shares = self._scores(query)
        outside = self._nearest_outside(scores, shares)
        bar = max(self._settings["answer"]["sure"], outside.score if outside else 0)
        ranked = sorted(
            (
                (-score, self._codes[int(number)], number)
                for number, score in scores.items()
                if number not in self._outside
            )
        )
        suggestions = (
            Suggestion(code, -negative, self._reasons(shares[number]), sure=-negative >= bar)
            for negative, code, number in ranked
        )
        return Answer(tuple(suggestions), outside)

    def _scores(self, query: Query) -> tuple[dict[str, float], dict[str, dict[tuple[str, str], float]]]:
        """Document to score, and to the share of each word in it."""
        whole = sum(part.weight for part in query.parts if part.text.strip()) or 1
        shares: dict[str, dict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
        for part in query.parts:
            for document, found in self._compared(part.text).items():
                for word, share in found.items():
                    shares[document][word, part.name] += share * part.weight / whole
        scores = {document: sum(found.values()) for document, found in shares.items()}
        for code, prior in query.priors.items():
            if code in self._numbers:
                number = self._numbers[code]
                scores[number] = scores.get(number, 0) + self._settings["query"]["prior"] * prior / whole
        return {document: min(score, 1.0) for document, score in scores.items()}, shares

    def _compared(self, text: str) -> _Shares:
        """Document to word of one text to the share it contributes."""
        words = {word.root: word for word in reversed(words_of(text))}
        meanings = {root: self._vocabulary.known(word) for root, word in words.items()}
        importance = {root: self._importance(word, meanings[root]) for root, word in words.items()}
        found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for root, meant in meanings.items():
            for known, likeness in meant.items():
                self._credit(found, root, frozenset({known}), likeness * self._light(words[root]))
        self._credit_phrases(found, importance, meanings)
        whole = sum(importance.values())
        shares: _Shares = defaultdict(lambda: defaultdict(float))
        for document, credited in found.items():
            for root, credit in credited.items():
                shares[document][words[root].shown] += credit / whole
        return shares

    def _importance(self, word: Word, meant: Mapping[str, float]) -> float:
        """What a word adds to the weight of its text."""
        rarities = [
            self._rarity[frozenset({root})] * likeness
            for root, likeness in meant.items()
            if frozenset({root}) in self._rarity
        ]
        if rarities:
            return max(rarities) * self._light(word)
        return self._rarest * float(self._settings["words"]["unknown_weight"]) * self._light(word)

    def _light(self, word: Word) -> float:
        return float(self._settings["words"]["light_weight"]) if word.light else 1.0

    def _credit_phrases(
        self,
        found: dict[str, dict[str, float]],
        importance: dict[str, float],
        meanings: Mapping[str, Mapping[str, float]],
    ) -> None:
        """Credit the words of each phrase that is there whole; they weigh at least as much as the phrase."""
        present: dict[str, tuple[float, str]] = {}
        for root, meant in meanings.items():
            for known, likeness in meant.items():
                present[known] = max(present.get(known, (0.0, "")), (likeness, root))
        for known in present:
            for phrase in self._phrases.get(known, ()):
                if all(root in present for root in phrase):
                    for each in phrase:
                        likeness, root = present[each]
                        factor = likeness * self._settings["kin"]["phrase_rarity"]
                        importance[root] = max(importance[root], self._rarity[phrase] * factor)
                        self._credit(found, root, phrase, factor)

    def _credit(self, found: dict[str, dict[str, float]], root: str, feature: Feature, factor: float) -> None:
        """Credit a word in every document that holds the feature, if it does better than before."""
        for document, weight in self._weights.get(feature, {}).items():
            credit = self._rarity[feature] * weight * factor
            found[document][root] = max(found[document][root], credit)

    def _nearest_outside(
        self, scores: Mapping[str, float], shares: Mapping[str, dict[tuple[str, str], float]]
    ) -> Outside | None:
        outside = [(-scores[number], name, number) for number, name in self._outside.items() if number in scores]
        if not outside:
            return None
        negative, name, number = min(outside)
        return Outside(name, -negative, self._reasons(shares[number]))

    def _reasons(self, shares: Mapping[tuple[str, str], float]) -> tuple[Reason, ...]:
        """The words that weighed most; where they weigh the same, those of the text itself first."""
        ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0][1], item[0][0]))
        return tuple(Reason(word, share, part) for (word, part), share in ranked[: self._settings["answer"]["reasons"]])
