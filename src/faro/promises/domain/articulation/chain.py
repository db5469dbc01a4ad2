"""What a chain lacks, and the part of it around one objective."""

from collections import defaultdict
from collections.abc import Iterable

from faro.promises.domain.articulation.facts import (
    LEVELS,
    Articulation,
    ChainGap,
    ChainLink,
    Level,
    Missing,
    ObjectiveNode,
)


def gaps_of(chain: Articulation) -> tuple[ChainGap, ...]:
    """Objectives without anything under them, then those without anything above; proposals don't fill a gap.

    Nothing is asked of what stands below the lowest level or above the highest one of the chain.
    """
    below = [each for each in chain.objectives if each.level != LEVELS[-1]]
    above = [each for each in chain.objectives if each.level != LEVELS[0]]
    return (
        *_lacking(below, chain.links, Missing.BELOW),
        *_lacking(above, chain.links, Missing.ABOVE),
    )


def _lacking(nodes: Iterable[ObjectiveNode], links: Iterable[ChainLink], missing: Missing) -> list[ChainGap]:
    ends: dict[str, list[ChainLink]] = defaultdict(list)
    for link in links:
        ends[link.upper if missing == Missing.BELOW else link.lower].append(link)
    return [
        ChainGap(node, missing, tuple(link for link in ends[node.key] if not link.holds))
        for node in nodes
        if not any(link.holds for link in ends[node.key])
    ]


def around(chain: Articulation, key: str) -> Articulation:
    """The objective of a key with all it serves and all that serves it, at any distance; nothing for an unknown key."""
    kept = {key} if chain.node(key) else set()
    kept |= _reached(kept, {(link.lower, link.upper) for link in chain.links})
    kept |= _reached({key} & kept, {(link.upper, link.lower) for link in chain.links})
    return Articulation(
        tuple(each for each in chain.objectives if each.key in kept),
        tuple(link for link in chain.links if link.upper in kept and link.lower in kept),
    )


def held_of(chain: Articulation) -> Articulation:
    """The chain without its proposals."""
    return Articulation(chain.objectives, tuple(link for link in chain.links if link.holds))


def _reached(start: set[str], steps: set[tuple[str, str]]) -> set[str]:
    ways: dict[str, set[str]] = defaultdict(set)
    for here, there in steps:
        ways[here].add(there)
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        for there in ways[waiting.pop()] - found:
            found.add(there)
            waiting.append(there)
    return found


def neighbours(level: Level) -> tuple[Level | None, Level | None]:
    """The level above and the one below, None beyond the ends."""
    place = LEVELS.index(level)
    return (LEVELS[place - 1] if place else None, LEVELS[place + 1] if place + 1 < len(LEVELS) else None)


def is_above(upper: Level, lower: Level) -> bool:
    """Whether a link may lead from one level down to the other."""
    return LEVELS.index(upper) < LEVELS.index(lower)
