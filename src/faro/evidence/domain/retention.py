"""How long files are kept, by class, from ``retention_classes.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """A class of files. ``term``: the catalogue's term that gives the days; empty: kept for good."""

    code: str
    label: str
    term: str


@cache
def retention_classes() -> tuple[RetentionClass, ...]:
    """All classes, in the order of the data file; the first is what a file gets when nobody says."""
    rows = tomllib.loads(resources.files("faro.evidence").joinpath("retention_classes.toml").read_text("utf-8"))
    return tuple(RetentionClass(**row) for row in rows["class"])
