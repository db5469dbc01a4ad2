"""The chain as a list within a list, for those who read it line by line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faro.promises.domain.articulation.facts import Articulation, ChainLink, ObjectiveNode


@dataclass(frozen=True, slots=True)
class Branch:
    """An objective and those that serve it. ``link`` leads up to the one it stands under, None at the top.

    ``again``: it stands further up with all that serves it, and is not repeated.
    """

    node: ObjectiveNode
    link: ChainLink | None
    below: tuple["Branch", ...] = ()
    again: bool = False


def branches_of(articulation: Articulation) -> tuple[Branch, ...]:
    """The objectives that serve none, each with what serves it; one that serves several stands whole the first time."""
    nodes = {each.key: each for each in articulation.objectives}
    below: dict[str, list[ChainLink]] = defaultdict(list)
    for link in articulation.links:
        below[link.upper].append(link)
    served = {link.lower for link in articulation.links}
    seen: set[str] = set()
    return tuple(_branch(each, None, nodes, below, seen) for each in articulation.objectives if each.key not in served)


def _branch(
    node: ObjectiveNode,
    link: ChainLink | None,
    nodes: Mapping[str, ObjectiveNode],
    below: Mapping[str, Sequence[ChainLink]],
    seen: set[str],
) -> Branch:
    links = below.get(node.key, ())
    if node.key in seen:
        return Branch(node, link, again=bool(links))
    seen.add(node.key)
    return Branch(node, link, tuple(_branch(nodes[each.lower], each, nodes, below, seen) for each in links))
