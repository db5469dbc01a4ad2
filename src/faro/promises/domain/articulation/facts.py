"""The chain of objectives as pages show it."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from faro.kernel.text import _


class Level(StrEnum):
    """Where an objective stands, from the nation down to the institution."""

    NATIONAL = "national"
    REGIONAL = "regional"
    PROVINCIAL = "provincial"
    PLAN = "plan"
    INSTITUTIONAL = "institutional"


LEVELS = tuple(Level)
LEVEL_NAMES = MappingProxyType(
    {
        Level.NATIONAL: _("Nacional"),
        Level.REGIONAL: _("Regional"),
        Level.PROVINCIAL: _("Provincial"),
        Level.PLAN: _("Plan de gobierno"),
        Level.INSTITUTIONAL: _("Institucional"),
    }
)


class LinkState(StrEnum):
    """What people said of a link."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Basis(StrEnum):
    """Where a link comes from: printed in a document, proposed by nearness of texts, or made by a person."""

    DOCUMENT = "document"
    NEARNESS = "nearness"
    PERSON = "person"


class Missing(StrEnum):
    """What an objective lacks: whatever serves it, or what it serves."""

    BELOW = "below"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveNode:
    """An objective of a level.

    ``key`` is its subject key: ``objective:<code>``, or ``element:<plan>/<code>`` for one of the institutional plan.
    ``plan``: code of the government plan, or of the institutional one. ``source``: document and place, in words.
    ``actions``: names of the institutional objective's actions, ``(code, name)``.
    """

    key: str
    code: str
    level: Level
    name: str
    plan: str = ""
    source: str = ""
    note: str = ""
    actions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """That a lower objective serves an upper one. ``inherited``: read from a merged cell, not printed in its own.

    ``score`` in [0, 1] and ``words`` say why it was proposed; ``reason`` is that of the person who decided.
    """

    id: int
    upper: str
    lower: str
    state: LinkState
    basis: Basis
    inherited: bool = False
    score: float | None = None
    words: tuple[str, ...] = ()
    reason: str = ""
    source: str = ""

    @property
    def holds(self) -> bool:
        """Whether it was confirmed or stands in a document."""
        return self.state == LinkState.CONFIRMED


@dataclass(frozen=True, slots=True)
class Articulation:
    """Objectives of every level and the links between them, rejected ones left out; level by level, in their order."""

    objectives: tuple[ObjectiveNode, ...]
    links: tuple[ChainLink, ...]

    def at(self, level: Level) -> tuple[ObjectiveNode, ...]:
        """The objectives of a level."""
        return tuple(each for each in self.objectives if each.level == level)

    def node(self, key: str) -> ObjectiveNode | None:
        """The objective of a key."""
        return next((each for each in self.objectives if each.key == key), None)


@dataclass(frozen=True, slots=True)
class ChainGap:
    """An objective that nothing serves (a gap) or that serves none (an orphan). ``proposals``: links to decide on."""

    objective: ObjectiveNode
    missing: Missing
    proposals: tuple[ChainLink, ...] = ()
