"""The institutional plan that government plans are held against: its objectives with their actions and indicators."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from faro.evaluation.api import published
from faro.ledger.api import subject_key
from faro.plans.api import package_of, plans
from faro.promises.domain.articulation.facts import Level, ObjectiveNode
from faro.promises.domain.articulation.nearness import ObjectiveTexts


@dataclass(frozen=True, slots=True)
class _Element:
    code: str
    parent: str | None
    name: str
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Institutional:
    """The plan's top objectives. ``plan`` is its code, empty where there is none; ``texts`` is what is compared."""

    plan: str
    name: str
    objectives: tuple[ObjectiveNode, ...]
    texts: tuple[ObjectiveTexts, ...]


def institutional_plan(*, draft: bool = False) -> Institutional:
    """The plan as published. ``draft``: where none is, the newest one as it stands, for those who work on it."""
    shown = published()
    if shown is not None:
        elements = [
            _Element(each.code, each.parent, each.name, tuple(shown.indicators[code].name for code in each.indicators))
            for each in shown.elements.values()
        ]
        return _of(shown.plan, shown.name, elements)
    newest = plans().first() if draft else None
    return _of(newest.code, newest.name, _drafted(newest.code)) if newest else Institutional("", "", (), ())


def _drafted(code: str) -> list[_Element]:
    package = package_of(code)
    names: dict[str, list[str]] = defaultdict(list)
    for row in package.rows("indicators"):
        names[row["element"]].append(row["name"])
    rows = package.rows("elements")
    return [_Element(row["code"], row["parent"], row["name"], tuple(names[row["code"]])) for row in rows]


def _of(plan: str, name: str, elements: Iterable[_Element]) -> Institutional:
    listed = list(elements)
    below: dict[str | None, list[_Element]] = defaultdict(list)
    for each in listed:
        below[each.parent].append(each)
    top = below[None]
    return Institutional(
        plan,
        name,
        tuple(_node(plan, name, each, below[each.code]) for each in top),
        tuple(_texts(plan, each, below[each.code]) for each in top),
    )


def _node(plan: str, source: str, element: _Element, actions: Iterable[_Element]) -> ObjectiveNode:
    return ObjectiveNode(
        key=subject_key("element", plan, element.code),
        code=element.code,
        level=Level.INSTITUTIONAL,
        name=element.name,
        plan=plan,
        source=source,
        actions=tuple((each.code, each.name) for each in actions),
    )


def _texts(plan: str, element: _Element, actions: Iterable[_Element]) -> ObjectiveTexts:
    served = list(actions)
    return ObjectiveTexts(
        subject_key("element", plan, element.code),
        element.name,
        actions=tuple(each.name for each in served),
        indicators=(*element.indicators, *(name for each in served for name in each.indicators)),
    )
