"""Gaps, orphans and what hangs together, on chains small enough to see; the list within a list."""

from hypothesis import given
from hypothesis import strategies as st

from faro.promises.domain.articulation.chain import around, gaps_of, is_above, neighbours
from faro.promises.domain.articulation.facts import (
    LEVELS,
    Articulation,
    Basis,
    ChainLink,
    Level,
    LinkState,
    Missing,
    ObjectiveNode,
)
from faro.promises.domain.articulation.tree import Branch, branches_of

CODES = {"n": Level.NATIONAL, "r": Level.REGIONAL, "p": Level.PROVINCIAL, "g": Level.PLAN, "i": Level.INSTITUTIONAL}


def node(key: str) -> ObjectiveNode:
    return ObjectiveNode(key=key, code=key, level=CODES[key[0]], name=f"Objetivo {key}")


def chain(*links: str, keys: str = "n1 r1 p1 g1 g2 i1 i2") -> Articulation:
    """``n1>r1``: r1 serves n1, confirmed; ``n1?r1``: proposed."""
    made = []
    for number, text in enumerate(links, 1):
        state = LinkState.PROPOSED if "?" in text else LinkState.CONFIRMED
        upper, lower = text.replace("?", ">").split(">")
        made.append(ChainLink(id=number, upper=upper, lower=lower, state=state, basis=Basis.PERSON))
    return Articulation(tuple(map(node, keys.split())), tuple(made))


WHOLE = chain("n1>r1", "r1>p1", "p1>g1", "g1>i1", "p1?g2")


def missing(articulation: Articulation, kind: Missing) -> set[str]:
    return {gap.objective.key for gap in gaps_of(articulation) if gap.missing == kind}


def test_an_objective_without_anything_under_it_is_a_gap_and_the_lowest_level_needs_none() -> None:
    assert missing(WHOLE, Missing.BELOW) == {"g2"}


def test_an_objective_without_anything_above_is_an_orphan_and_the_highest_level_needs_none() -> None:
    assert missing(WHOLE, Missing.ABOVE) == {"g2", "i2"}


def test_a_proposal_fills_no_gap_and_is_told_beside_it() -> None:
    (gap,) = [each for each in gaps_of(WHOLE) if each.objective.key == "g2" and each.missing == Missing.ABOVE]

    assert [(link.upper, link.lower) for link in gap.proposals] == [("p1", "g2")]


def test_a_link_that_steps_over_a_level_fills_the_gap() -> None:
    assert missing(chain("n1>g1", keys="n1 g1"), Missing.BELOW) == {"g1"}


def test_around_an_objective_stands_all_above_and_all_below_and_no_brother() -> None:
    found = around(chain("n1>r1", "r1>p1", "p1>g1", "p1>g2", "g1>i1", "g2>i2"), "g1")

    assert [each.key for each in found.objectives] == ["n1", "r1", "p1", "g1", "i1"]
    assert len(found.links) == 4


def test_around_an_unknown_objective_there_is_nothing() -> None:
    assert around(WHOLE, "x9") == Articulation((), ())


def test_the_list_repeats_none_that_serves_several() -> None:
    n1, *others = branches_of(chain("n1>r1", "n1>p1", "r1>p1", "p1>g1", keys="n1 r1 p1 g1"))

    r1, again = n1.below
    assert others == []
    assert [branch.node.key for branch in r1.below[0].below] == ["g1"]
    assert again.again
    assert again.below == ()


def test_levels_have_neighbours_but_at_the_ends() -> None:
    assert neighbours(Level.NATIONAL) == (None, Level.REGIONAL)
    assert neighbours(Level.INSTITUTIONAL) == (Level.PLAN, None)
    assert is_above(Level.REGIONAL, Level.PLAN)
    assert not is_above(Level.PLAN, Level.PLAN)


@st.composite
def any_chain(draw: st.DrawFn) -> Articulation:
    keys = [f"{letter}{number}" for letter in CODES for number in range(draw(st.integers(0, 3)))]
    pairs = [
        (one, other) for one in keys for other in keys if LEVELS.index(CODES[one[0]]) < LEVELS.index(CODES[other[0]])
    ]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    marks = draw(st.lists(st.sampled_from(">?"), min_size=len(chosen), max_size=len(chosen)))
    return chain(
        *(f"{one}{mark}{other}" for (one, other), mark in zip(chosen, marks, strict=True)), keys=" ".join(keys)
    )


@given(any_chain())
def test_the_list_tells_every_objective_and_every_link(articulation: Articulation) -> None:
    shown, links = set(), set()
    waiting: list[Branch] = list(branches_of(articulation))
    while waiting:
        branch = waiting.pop()
        shown.add(branch.node.key)
        links |= {branch.link.id} if branch.link else set()
        waiting += branch.below

    assert shown == {each.key for each in articulation.objectives}
    assert links == {link.id for link in articulation.links}


@given(any_chain())
def test_what_lacks_nothing_has_a_confirmed_link(articulation: Articulation) -> None:
    held = {link.upper for link in articulation.links if link.holds}
    lowest = {each.key for each in articulation.at(Level.INSTITUTIONAL)}

    assert missing(articulation, Missing.BELOW) == {each.key for each in articulation.objectives} - held - lowest
