"""Which objectives of a neighbouring level an objective's text is near to. A person decides."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from faro.kernel.text import _
from faro.matching.corpus import Corpus
from faro.matching.entry import Entry, Part, Query, Suggestion, Text


@dataclass(frozen=True, slots=True)
class ObjectiveTexts:
    """What is compared of an objective.

    ``problem``: what it answers to. ``actions``, ``indicators``: their names. ``linked``: names of the objectives that
    confirmed links tie to it, which say in other words what it is about.
    """

    key: str
    name: str
    problem: str = ""
    actions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()


@cache
def weights() -> dict[str, float]:
    """The weights of ``nearness.toml``."""
    file = resources.files("faro.promises.domain.articulation") / "nearness.toml"
    return {name: float(value) for name, value in tomllib.loads(file.read_text("utf-8")).items()}


def corpus_of(objectives: Iterable[ObjectiveTexts]) -> Corpus:
    """Objectives of one level made ready for comparison."""
    return Corpus.of(Entry(each.key, tuple(_texts(each))) for each in objectives)


def suggestions_for(objective: ObjectiveTexts, corpus: Corpus) -> tuple[Suggestion, ...]:
    """The nearest objectives, three at most, each with the words that weighed."""
    own = Part(objective.name, weights()["name"])
    problem = Part(objective.problem, weights()["problem"], _("problema"))
    return corpus.nearest(Query((own, problem)))


def words_of(suggestion: Suggestion) -> tuple[str, ...]:
    """The words because of which it was suggested, as typed."""
    return tuple(dict.fromkeys(reason.word for reason in suggestion.reasons))


def _texts(objective: ObjectiveTexts) -> Iterable[Text]:
    yield Text(objective.name, weights()["entry_name"])
    yield from (Text(each, weights()["entry_action"]) for each in objective.actions)
    yield from (Text(each, weights()["entry_indicator"]) for each in objective.indicators)
    yield from (Text(each, weights()["entry_linked"]) for each in objective.linked)
