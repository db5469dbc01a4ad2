"""Finding what is published by words, codes and numbers, whatever the accents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from faro.portal.domain.folding import code_parts, folded, words_of

_CODE_EQUAL, _CODE_STARTS, _CODE_HOLDS = 1000, 400, 200
_TITLE_WORD, _TITLE_START, _TEXT_WORD, _TEXT_START = 30, 15, 8, 3
_LONGEST_QUERY = 200
_EMPTY_WORDS = frozenset((
    "a", "al", "como", "con", "cual", "de", "del", "el", "en", "es", "esta", "este", "la", "las",
    "lo", "los", "o", "para", "por", "que", "se", "su", "sus", "un", "una", "y",
))  # fmt: skip
"""Words that say nothing of what is looked for, beside others that do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found: what it is, its code, its name, the text behind it, its address."""

    kind: str
    code: str
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class _Indexed:
    entry: Entry
    code: str
    parts: tuple[str, ...]
    title: frozenset[str]
    text: frozenset[str]


class SearchIndex:
    """All entries with their words folded. Built once for a publication."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = [
            _Indexed(
                each,
                folded(each.code),
                code_parts(each.code),
                frozenset(words_of(each.title)),
                frozenset(words_of(each.text)),
            )
            for each in entries
        ]

    def find(self, query: str) -> list[Entry]:
        """The entries in which every word of the query stands, the best first; codes before names before texts."""
        query = query[:_LONGEST_QUERY]
        given = words_of(query)
        words = [word for word in given if word not in _EMPTY_WORDS] or given
        if not words:
            return []
        whole, parts = folded(query.strip()), code_parts(query)
        scored = [(_score(each, whole, parts, words), place, each.entry) for place, each in enumerate(self._entries)]
        return [entry for score, _place, entry in sorted(scored, key=lambda one: (-one[0], one[1])) if score]


def _score(entry: _Indexed, whole: str, parts: tuple[str, ...], words: Sequence[str]) -> int:
    # Without a letter it is a figure rather than a code: 3.6 is not the unit 03.06.
    is_code = entry.parts == parts and any(part.isalpha() for part in parts)
    by_code = _CODE_EQUAL if is_code else _code_score(entry.code, whole)
    scores = [_word_score(entry, word) for word in words]
    return by_code + sum(scores) if all(scores) or by_code else 0


def _code_score(code: str, whole: str) -> int:
    if not code:
        return 0
    if code == whole:
        return _CODE_EQUAL
    if code.startswith(whole):
        return _CODE_STARTS
    return _CODE_HOLDS if whole in code and any(letter.isdigit() for letter in whole) else 0


def _word_score(entry: _Indexed, word: str) -> int:
    if word in entry.title:
        return _TITLE_WORD
    if any(each.startswith(word) for each in entry.title):
        return _TITLE_START
    if word in entry.text:
        return _TEXT_WORD
    if any(each.startswith(word) for each in entry.text):
        return _TEXT_START
    return _TEXT_START if word in words_of(entry.code) else 0
