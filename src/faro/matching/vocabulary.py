"""The known roots, and which of them a typed word means: the same root, the word it begins, or one a slip away."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from faro.matching.words import Word

_PADDING = "^"


class Vocabulary:
    """The roots of a corpus. ``likeness``: the least Dice coefficient of letter pairs for a slip of the fingers."""

    def __init__(self, roots: Iterable[str], likeness: float, shortest: int) -> None:
        self._roots = frozenset(roots)
        self._likeness, self._shortest = likeness, shortest
        self._pairs = {root: letter_pairs(root) for root in self._roots if len(root) >= shortest}
        self._having: dict[str, list[str]] = defaultdict(list)
        for root, pairs in self._pairs.items():
            for pair in pairs:
                self._having[pair].append(root)
        self._found: dict[Word, dict[str, float]] = {}

    def known(self, word: Word) -> dict[str, float]:
        """The roots that a word may mean, with their likeness in ]0, 1]; empty for a word of another subject."""
        if word not in self._found:
            self._found[word] = self._look_up(word)
        return self._found[word]

    def _look_up(self, word: Word) -> dict[str, float]:
        if word.root in self._roots:
            return {word.root: 1.0}
        if (
            word.cut
            and len(word.root) >= 3
            and (longer := [root for root in self._roots if root.startswith(word.root)])
        ):
            return dict.fromkeys(longer, 1.0)
        return self._a_slip_away(word.root)

    def _a_slip_away(self, root: str) -> dict[str, float]:
        if len(root) < self._shortest:
            return {}
        own = letter_pairs(root)
        shared = Counter(other for pair in own for other in self._having.get(pair, ()))
        likeness = {other: 2 * count / (len(own) + len(self._pairs[other])) for other, count in shared.items()}
        return {other: value for other, value in likeness.items() if value >= self._likeness}


def letter_pairs(root: str) -> frozenset[str]:
    """Neighbouring letters, with the beginning of the word as a letter: beginnings tell words apart."""
    padded = _PADDING + root
    return frozenset(padded[at : at + 2] for at in range(len(padded) - 1))
