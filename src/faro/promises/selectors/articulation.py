"""The chain of objectives, what it lacks, and what an objective's text is near to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from faro.matching.entry import Suggestion
from faro.promises.domain.articulation.chain import around, gaps_of, neighbours
from faro.promises.domain.articulation.facts import (
    Articulation,
    Basis,
    ChainGap,
    ChainLink,
    Level,
    LinkState,
    ObjectiveNode,
)
from faro.promises.domain.articulation.nearness import ObjectiveTexts, corpus_of, suggestions_for
from faro.promises.models import GovernmentPlan
from faro.promises.models.articulation import Objective, ObjectiveLink
from faro.promises.selectors.institutional import Institutional, institutional_plan

MILLION = 1_000_000


def articulation(plan: str = "", objective: str = "", *, draft: bool = False) -> Articulation:
    """The whole chain, or that of one government plan, or what hangs together with the objective of a key.

    Only approved plans and the published institutional plan; with ``draft`` what staff works on, too.
    """
    chain = _chain(_objectives(plan, draft=draft), institutional_plan(draft=draft))
    return around(chain, objective) if objective else chain


def gaps(plan: str = "", *, draft: bool = False) -> tuple[ChainGap, ...]:
    """The objectives that nothing serves, and those that serve none."""
    return gaps_of(articulation(plan, draft=draft))


def link_node(row: ObjectiveLink) -> ChainLink:
    """A link as pages show it."""
    return ChainLink(
        id=row.pk,
        upper=row.upper,
        lower=row.lower,
        state=LinkState(row.state),
        basis=Basis(row.basis),
        inherited=row.inherited,
        score=None if row.score is None else row.score / MILLION,
        words=tuple(row.words),
        reason=row.reason,
        source=row.source,
    )


@dataclass(frozen=True, slots=True)
class Suggested:
    """An objective of a neighbouring level that a text is near to. ``link``: the link that there is, or None."""

    node: ObjectiveNode
    upper: bool
    found: Suggestion
    link: ChainLink | None


def suggested(objective: ObjectiveNode, *, draft: bool = True) -> tuple[Suggested, ...]:
    """Three objectives above and three below at most, the nearest first."""
    plan = objective.plan if objective.level == Level.PLAN else ""
    nearness = Nearness(_objectives(plan, draft=draft), institutional_plan(draft=draft))
    return nearness.of(objective.key)


class Nearness:
    """The texts of a chain made ready for comparison, each level once."""

    def __init__(self, objectives: Sequence[Objective], institutional: Institutional) -> None:
        self.chain = _chain(objectives, institutional)
        self._links = {(link.upper, link.lower): link for link in _links(self.chain.objectives, rejected=True)}
        self._nodes = {each.key: each for each in self.chain.objectives}
        texts = {each.key: ObjectiveTexts(each.key, each.name, each.problem) for each in objectives}
        texts |= {each.key: each for each in institutional.texts}
        self._texts = {key: replace(each, linked=self._linked(key)) for key, each in texts.items()}
        self._corpora = {level: corpus_of(self._texts[each.key] for each in self.chain.at(level)) for level in Level}

    def of(self, key: str) -> tuple[Suggested, ...]:
        """What the objective of a key is near to, above and below; nothing for an unknown one."""
        node = self._nodes.get(key)
        if node is None:
            return ()
        above, below = neighbours(node.level)
        return (*self._near(node, above, upper=True), *self._near(node, below, upper=False))

    def _near(self, node: ObjectiveNode, level: Level | None, *, upper: bool) -> list[Suggested]:
        if level is None or not self.chain.at(level):
            return []
        found = suggestions_for(self._texts[node.key], self._corpora[level])
        return [self._suggested(node, each, upper=upper) for each in found]

    def _suggested(self, node: ObjectiveNode, found: Suggestion, *, upper: bool) -> Suggested:
        pair = (found.code, node.key) if upper else (node.key, found.code)
        return Suggested(self._nodes[found.code], upper, found, self._links.get(pair))

    def _linked(self, key: str) -> tuple[str, ...]:
        ends: dict[str, list[str]] = defaultdict(list)
        for link in self.chain.links:
            if link.holds:
                ends[link.upper].append(link.lower)
                ends[link.lower].append(link.upper)
        return tuple(self._nodes[other].name for other in ends[key] if other in self._nodes)


def nearness_of(plan: GovernmentPlan) -> Nearness:
    """The texts around a plan's objectives."""
    return Nearness(_objectives(plan.code, draft=True), institutional_plan(draft=True))


def _objectives(plan: str, *, draft: bool) -> list[Objective]:
    """The upper objectives that all plans share, and those of the plan, or of every plan."""
    mine = Q(level=Level.PLAN)
    if plan:
        mine &= Q(plan__code=plan)
    if not draft:
        mine &= Q(plan__state=GovernmentPlan.State.APPROVED)
    return list(Objective.objects.filter(~Q(level=Level.PLAN) | mine).select_related("plan"))


def _chain(objectives: Sequence[Objective], institutional: Institutional) -> Articulation:
    nodes = [_node(each) for each in objectives]
    whole = tuple(each for level in Level for each in (*nodes, *institutional.objectives) if each.level == level)
    return Articulation(whole, tuple(_links(whole)))


def _node(row: Objective) -> ObjectiveNode:
    place = (row.document, row.section, str(row.line or ""))
    return ObjectiveNode(
        key=row.key,
        code=row.code,
        level=Level(row.level),
        name=row.name,
        plan=row.plan.code if row.plan is not None else "",
        source=" · ".join(part for part in place if part),
        note=row.notes,
    )


def _links(nodes: Sequence[ObjectiveNode], *, rejected: bool = False) -> list[ChainLink]:
    keys = {each.key for each in nodes}
    rows = ObjectiveLink.objects.all() if rejected else ObjectiveLink.objects.exclude(state=LinkState.REJECTED)
    return [link_node(row) for row in rows if row.upper in keys and row.lower in keys]
