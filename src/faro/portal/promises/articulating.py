"""What objective serves which, from the nation down to the municipality's own plan, and those that stand alone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from faro.portal.addresses import subject_address
from faro.portal.domain.edition import Edition
from faro.promises import api as promises
from faro.promises.api import Articulation, Branch, ChainGap, Missing, ObjectiveNode


@dataclass(frozen=True, slots=True)
class BranchShown:
    """An objective with its level, how it hangs from the one above, where it is said, and those that serve it.

    ``again``: what serves it was shown further up.
    """

    name: str
    url: str
    level: str
    link: str
    source: str
    again: bool
    below: tuple["BranchShown", ...]


def branches_shown(branches: Iterable[Branch], edition: Edition | None) -> tuple[BranchShown, ...]:
    """The chain as a list within a list."""
    return tuple(
        BranchShown(
            _named(each.node),
            address_of(each.node, edition),
            promises.LEVEL_NAMES[each.node.level],
            promises.link_words(each.link) if each.link else "",
            each.node.source,
            each.again,
            branches_shown(each.below, edition),
        )
        for each in branches
    )


def what_holds(chain: Articulation) -> Articulation:
    """The chain by what a document prints or a person confirmed, and the objectives that it joins."""
    links = tuple(each for each in chain.links if each.holds)
    joined = {key for each in links for key in (each.upper, each.lower)}
    return replace(chain, objectives=tuple(each for each in chain.objectives if each.key in joined), links=links)


def address_of(node: ObjectiveNode, edition: Edition | None) -> str:
    """The page of an objective of the published plan; nothing for those of other levels."""
    return subject_address(edition, node.key) if edition else ""


def _named(node: ObjectiveNode) -> str:
    return f"{node.code} {node.name}" if node.key.startswith("element:") else node.name


@dataclass(frozen=True, slots=True)
class LoneShown:
    """An objective that something is missing to. ``proposals``: how many links wait for a person to decide."""

    name: str
    url: str
    level: str
    proposals: int


def lone_shown(gaps: Iterable[ChainGap], missing: Missing, edition: Edition | None) -> tuple[LoneShown, ...]:
    """The objectives that lack what serves them, or what they serve."""
    return tuple(
        LoneShown(
            _named(each.objective),
            address_of(each.objective, edition),
            promises.LEVEL_NAMES[each.objective.level],
            len(each.proposals),
        )
        for each in gaps
        if each.missing == missing
    )
