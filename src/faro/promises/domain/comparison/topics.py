"""The topic of a pledge, found by its words. A person may give it another one."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from faro.kernel.text import _
from faro.matching.corpus import Corpus
from faro.matching.entry import Entry, Part, Query, Text


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of ``topics.toml``."""

    code: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicFound:
    """The topic nearest to a pledge, empty where none is near, the words that weighed, and the topics next to it."""

    code: str
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@cache
def topics() -> tuple[Topic, ...]:
    """The topics in their order."""
    return tuple(Topic(row["code"], row["name"], tuple(row["words"])) for row in _file()["topics"])


def topic_name(code: str) -> str:
    """The name of a topic; of none, that there is none."""
    return next((each.name for each in topics() if each.code == code), _("Sin tema"))


@lru_cache(maxsize=10_000)
def topic_of(title: str, objective: str, problem: str) -> TopicFound:
    """The nearest topic of a pledge's texts."""
    weights = _file()["weights"]
    parts = (
        Part(title, weights["target"]),
        Part(objective, weights["objective"], _("objetivo")),
        Part(problem, weights["problem"], _("problema")),
    )
    found = _corpus().nearest(Query(parts))
    if not found:
        return TopicFound("")
    least = weights["also"] * found[0].score
    words = tuple(dict.fromkeys(reason.word for reason in found[0].reasons))
    return TopicFound(found[0].code, words, tuple(each.code for each in found[1:] if each.score >= least))


@cache
def _file() -> dict[str, Any]:
    file = resources.files("faro.promises.domain.comparison") / "topics.toml"
    return tomllib.loads(file.read_text("utf-8"))


@cache
def _corpus() -> Corpus:
    return Corpus.of(Entry(each.code, tuple(_texts(each))) for each in topics())


def _texts(topic: Topic) -> Sequence[Text]:
    return [Text(topic.name), *(Text(words) for words in topic.words)]
