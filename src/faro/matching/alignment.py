"""Activities of an operating plan against the actions of the strategic plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from faro.kernel.text import _
from faro.matching.corpus import Corpus
from faro.matching.data_files import data_file
from faro.matching.entry import Entry, Part, Query, Text


@dataclass(frozen=True, slots=True)
class ActionTexts:
    """What the plan says of an action. ``indicators``: their names. ``responsible``: the units that answer for it."""

    code: str
    name: str
    indicators: tuple[str, ...] = ()
    objective: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class ActivityTexts:
    """What a unit says of an activity.

    ``accepted``: action to how many other activities of the unit a person has placed there.
    """

    name: str
    measure: str = ""
    unit: str = ""
    accepted: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))


def corpus_of_actions(actions: Iterable[ActionTexts], settings: Mapping[str, Any] | None = None) -> Corpus:
    """The actions made ready for comparison; ``settings`` stands in for ``matching.toml``."""
    chosen = data_file("matching.toml") if settings is None else settings
    return Corpus.of((_entry(action, chosen["entry"]) for action in actions), chosen)


def query_of(activity: ActivityTexts, settings: Mapping[str, Any] | None = None) -> Query:
    """An activity made ready for comparison."""
    weights = (data_file("matching.toml") if settings is None else settings)["query"]
    parts = (
        Part(activity.name, weights["name"]),
        Part(activity.measure, weights["measure"], _("unidad de medida")),
        Part(activity.unit, weights["unit"], _("unidad")),
    )
    placed = sum(activity.accepted.values()) + 1
    return Query(parts, {action: count / placed for action, count in activity.accepted.items()})


def _entry(action: ActionTexts, weights: Mapping[str, float]) -> Entry:
    texts = [Text(action.name, weights["name"])]
    texts += [Text(indicator, weights["indicator"]) for indicator in action.indicators]
    texts += [
        Text(action.objective, weights["objective"], own=False),
        Text(action.responsible, weights["responsible"], own=False),
    ]
    return Entry(action.code, tuple(texts))
