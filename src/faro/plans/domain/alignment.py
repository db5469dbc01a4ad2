"""How objectives of one plan hang from those of the plans above it, read from the links between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TypeAlias

from faro.package.names import folded
from faro.plans.domain.rows import Row

MOST_CHAINS = 1_000
"""Made-up links can make chains without end; a real matrix has some dozens."""

LONGEST_CHAIN = 30

NodeKey: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Objective:
    """An objective of some plan. Without a code its name names it."""

    plan: str
    code: str | None
    name: str

    @property
    def key(self) -> NodeKey:
        """The same objective written twice has the same key."""
        return folded(self.plan), folded(self.code or self.name)


@dataclass(frozen=True, slots=True)
class Step:
    """An objective in a chain. ``link``: the code of the link that leads up to it, empty at the bottom."""

    objective: Objective
    link: str = ""
    carried_over: bool = False


class GapKind(StrEnum):
    """What may be missing or too many in the links."""

    NO_UPPER = "no_upper"
    CUT = "cut"
    NO_LOWER = "no_lower"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to look at. ``links``: the codes of the links concerned."""

    kind: GapKind
    objective: Objective
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """The plans from the lowest up; the chains, each with a step or nothing per plan; what is missing."""

    plans: tuple[str, ...]
    chains: tuple[tuple[Step | None, ...], ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Link:
    code: str
    lower: Objective
    upper: Objective
    carried_over: bool


def alignment(links: Iterable[Row], objectives: Sequence[Objective] = ()) -> Alignment:
    """The chains and the gaps. ``objectives``: those of this plan, each of which must hang from something."""
    known = [_link(row) for row in links]
    plans = _plans_upwards(known)
    found = islice(_chains(known), MOST_CHAINS)
    chains = tuple(_placed(chain, plans) for chain in found)
    return Alignment(tuple(plans.values()), chains, tuple(_gaps(known, objectives)))


def _link(row: Row) -> _Link:
    lower = Objective(row["lower_plan"], row["lower_code"], row["lower_name"])
    upper = Objective(row["upper_plan"], row["upper_code"], row["upper_name"])
    return _Link(row["id"], lower, upper, bool(row["carried_over"]))


def _plans_upwards(links: Sequence[_Link]) -> dict[str, str]:
    """Each plan as it is first written, by its comparable name, the lowest first."""
    written: dict[str, str] = {}
    for link in links:
        for objective in (link.lower, link.upper):
            written.setdefault(objective.key[0], objective.plan)
    height = dict.fromkeys(written, 0)
    # As many rounds as plans settle every height; plans that stand above each other never settle, and stop here.
    for _round in written:
        for link in links:
            lower, upper = link.lower.key[0], link.upper.key[0]
            if lower != upper and height[upper] <= height[lower] < len(written):
                height[upper] = height[lower] + 1
    return {plan: written[plan] for plan in sorted(written, key=lambda plan: height[plan])}


def _chains(links: Sequence[_Link]) -> Iterator[tuple[Step, ...]]:
    above: dict[NodeKey, list[_Link]] = {}
    for link in links:
        above.setdefault(link.lower.key, []).append(link)
    uppers = {link.upper.key for link in links}
    bottoms = {link.lower.key: link.lower for link in links if link.lower.key not in uppers}
    for bottom in bottoms.values():
        yield from _upwards((Step(bottom),), above)


def _upwards(chain: tuple[Step, ...], above: Mapping[NodeKey, list[_Link]]) -> Iterator[tuple[Step, ...]]:
    met = {step.objective.key[0] for step in chain}
    further = [link for link in above.get(chain[-1].objective.key, []) if link.upper.key[0] not in met]
    if not further or len(chain) == LONGEST_CHAIN:
        yield chain
        return
    for link in further:
        yield from _upwards((*chain, Step(link.upper, link.code, link.carried_over)), above)


def _placed(chain: Sequence[Step], plans: Mapping[str, str]) -> tuple[Step | None, ...]:
    by_plan = {step.objective.key[0]: step for step in chain}
    return tuple(by_plan.get(plan) for plan in plans)


def _gaps(links: Sequence[_Link], objectives: Sequence[Objective]) -> Iterator[Gap]:
    yield from _without_upper(links, objectives)
    yield from _cut(links)
    yield from _without_lower(links)
    yield from _duplicates(links)


def _without_upper(links: Sequence[_Link], objectives: Sequence[Objective]) -> Iterator[Gap]:
    codes = {folded(link.lower.code) for link in links if link.lower.code}
    names = {folded(link.lower.name) for link in links}
    for objective in objectives:
        if folded(objective.code or "") not in codes and folded(objective.name) not in names:
            yield Gap(GapKind.NO_UPPER, objective)


def _cut(links: Sequence[_Link]) -> Iterator[Gap]:
    """The chain ends half-way: other objectives of the same plan do contribute to a plan above."""
    lowers = {link.lower.key for link in links}
    continued = {key[0] for key in lowers}
    for objective, codes in _by_objective((link.upper, link.code) for link in links):
        if objective.key[0] in continued and objective.key not in lowers:
            yield Gap(GapKind.CUT, objective, codes)


def _without_lower(links: Sequence[_Link]) -> Iterator[Gap]:
    """Nothing contributes to it, and something does to other objectives of the same plan."""
    uppers = {link.upper.key for link in links}
    served = {key[0] for key in uppers}
    for objective, codes in _by_objective((link.lower, link.code) for link in links):
        if objective.key[0] in served and objective.key not in uppers:
            yield Gap(GapKind.NO_LOWER, objective, codes)


def _duplicates(links: Sequence[_Link]) -> Iterator[Gap]:
    same: dict[tuple[NodeKey, NodeKey], list[_Link]] = {}
    for link in links:
        same.setdefault((link.lower.key, link.upper.key), []).append(link)
    for repeated in same.values():
        if len(repeated) > 1:
            yield Gap(GapKind.DUPLICATE, repeated[0].lower, tuple(link.code for link in repeated))


def _by_objective(pairs: Iterable[tuple[Objective, str]]) -> Iterator[tuple[Objective, tuple[str, ...]]]:
    found: dict[NodeKey, tuple[Objective, list[str]]] = {}
    for objective, code in pairs:
        found.setdefault(objective.key, (objective, []))[1].append(code)
    for objective, codes in found.values():
        yield objective, tuple(codes)
