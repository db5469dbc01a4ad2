"""The room's data: what the law asks for each year, the steps of a hearing, who asks, how a year is projected."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from faro.catalogs.api import Sure


@dataclass(frozen=True, slots=True)
class Obligation:
    """A hearing that every year must have, in its month; ``norm`` asks for it from ``valid_from`` on."""

    code: str
    label: str
    month: int
    norm: str
    sure: Sure
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step of a hearing: its term (empty: the very day), on which side of which day."""

    code: str
    label: str
    term: str
    side: str
    anchor: str


@dataclass(frozen=True, slots=True)
class AskerKind:
    """Who asks, and the term for what the hearing leaves unanswered."""

    code: str
    label: str
    term: str


@dataclass(frozen=True, slots=True)
class ProjectionRule:
    """A way to carry what was accrued to the end of the year."""

    code: str
    label: str
    norm: str
    sure: Sure


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("faro.hearings.domain").joinpath("obligations.toml").read_text("utf-8"))


@cache
def obligations() -> tuple[Obligation, ...]:
    """The hearings of a year, in their order."""
    return tuple(Obligation(**{**row, "sure": Sure(row["sure"])}) for row in _data()["obligations"])


@cache
def steps() -> tuple[StepRule, ...]:
    """The steps of a hearing, in their order."""
    return tuple(StepRule(**row) for row in _data()["steps"])


@cache
def asker_kinds() -> dict[str, AskerKind]:
    """Who may ask, by code."""
    return {row["code"]: AskerKind(**row) for row in _data()["askers"]}


@cache
def document_kinds() -> tuple[str, ...]:
    """The documents that people show, by their codes in the room of parties."""
    return tuple(_data()["documents"]["kinds"])


@cache
def projection_rules() -> dict[str, ProjectionRule]:
    """The ways to project a year, by code."""
    return {row["code"]: ProjectionRule(**{**row, "sure": Sure(row["sure"])}) for row in _data()["projections"]}
