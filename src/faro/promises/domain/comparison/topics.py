"""The topic of a pledge, found by its words. A person may give it another one."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from faro.kernel.text import _
from faro.matching.corpus import Corpus
from faro.matching.entry import Entry, Part, Query, Text

# What the texts of a pledge weigh: what is promised first, then why.
_TARGET, _OBJECTIVE, _PROBLEM = 1.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of ``topics.toml``."""

    code: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicFound:
    """The topic nearest to a pledge, empty where none is near, and the words that weighed."""

    code: str
    words: tuple[str, ...] = ()


@cache
def topics() -> tuple[Topic, ...]:
    """The topics in their order."""
    file = resources.files("faro.promises.domain.comparison") / "topics.toml"
    rows = tomllib.loads(file.read_text("utf-8"))["topics"]
    return tuple(Topic(row["code"], row["name"], tuple(row["words"])) for row in rows)


def topic_name(code: str) -> str:
    """The name of a topic; of none, that there is none."""
    return next((each.name for each in topics() if each.code == code), _("Sin tema"))


@cache
def topic_of(title: str, objective: str, problem: str) -> TopicFound:
    """The nearest topic of a pledge's texts."""
    parts = (
        Part(title, _TARGET),
        Part(objective, _OBJECTIVE, _("objetivo")),
        Part(problem, _PROBLEM, _("problema")),
    )
    found = _corpus().nearest(Query(parts), 1)
    if not found:
        return TopicFound("")
    return TopicFound(found[0].code, tuple(dict.fromkeys(reason.word for reason in found[0].reasons)))


@cache
def _corpus() -> Corpus:
    return Corpus.of(Entry(each.code, tuple(_texts(each))) for each in topics())


def _texts(topic: Topic) -> Sequence[Text]:
    return [Text(topic.name), *(Text(words) for words in topic.words)]
