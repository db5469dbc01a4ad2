"""The glossary, read from its file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from faro.portal.domain.folding import slug_of


@dataclass(frozen=True, slots=True)
class Term:
    """A term, what it means, the norm that gives it where one is known, and its anchor."""

    term: str
    text: str
    norm: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the glossary."""

    title: str
    anchor: str
    terms: tuple[Term, ...]


@cache
def glossary() -> tuple[Section, ...]:
    """All of it, in the order of its file."""
    data = tomllib.loads(resources.files("faro.portal.data").joinpath("glossary.toml").read_text("utf-8"))
    return tuple(
        Section(
            part["title"],
            slug_of(part["title"]),
            tuple(
                Term(each["term"], each["text"], each.get("norm", ""), f"t-{slug_of(each['term'])}")
                for each in part["terms"]
            ),
        )
        for part in data["sections"]
    )
