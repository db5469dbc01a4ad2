"""What is compared and what comes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its weight, 1 for the most telling one. ``own``: it names the thing, so it calls kindred words."""

    text: str
    weight: float = 1.0
    own: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """Something a text may be near to: an action, an objective, an activity."""

    code: str
    texts: Sequence[Text]


@dataclass(frozen=True, slots=True)
class Part:
    """A text to be compared, with its weight; ``name`` says in a reason where a word stood, empty for the main text."""

    text: str
    weight: float = 1.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """The parts of what is to be compared. ``priors``: code to what speaks for it beforehand, in [0, 1]."""

    parts: Sequence[Part]
    priors: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Reason:
    """A word that weighed: as typed, with its share of the score; ``part`` names where it stood, empty for the text."""

    word: str
    share: float
    part: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry with its score in [0, 1] and the words that weighed most, the heaviest first.

    ``sure``: the score reaches the limit of ``matching.toml`` and no work outside the entries comes nearer. A person
    decides all the same.
    """

    code: str
    score: float
    reasons: tuple[Reason, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Outside:
    """Municipal work that none of the entries names, and how near the text is to it."""

    name: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Every entry that shares something with the text, the nearest first, and what work outside is nearest."""

    suggestions: tuple[Suggestion, ...]
    outside: Outside | None

    @property
    def beyond(self) -> bool:
        """Whether the text is nearer to work outside the entries than to any of them."""
        if self.outside is None:
            return False
        return not self.suggestions or self.outside.score > self.suggestions[0].score
