"""Chains of objectives across plans, and what is missing in them; worked by hand."""

from hypothesis import given
from hypothesis import strategies as st

from faro.plans.domain.alignment import Alignment, GapKind, Objective, alignment


def link(code: str, lower: str, upper: str, *, carried: bool = False) -> dict[str, object]:
    """``"PEI A"`` is the objective A of the plan PEI."""
    (lower_plan, lower_name), (upper_plan, upper_name) = lower.split(), upper.split()
    return {
        "id": code,
        "lower_plan": lower_plan,
        "lower_code": None,
        "lower_name": lower_name,
        "upper_plan": upper_plan,
        "upper_code": None,
        "upper_name": upper_name,
        "carried_over": carried,
    }


def words(found: Alignment) -> list[list[str]]:
    return [[step.objective.name if step else "—" for step in chain] for chain in found.chains]


def gaps(found: Alignment, kind: GapKind) -> list[str]:
    return [gap.objective.name for gap in found.gaps if gap.kind is kind]


def test_chains_run_from_the_lowest_plan_to_the_highest_whatever_the_order_of_the_links() -> None:
    found = alignment([link("3", "PDRC C", "PEDN D"), link("1", "PEI A", "PDLC B"), link("2", "PDLC B", "PDRC C")])
    assert found.plans == ("PEI", "PDLC", "PDRC", "PEDN")
    assert words(found) == [["A", "B", "C", "D"]]
    assert found.gaps == ()


def test_an_objective_that_serves_two_stands_in_two_chains() -> None:
    found = alignment([link("1", "PEI A", "PDLC B"), link("2", "PEI A", "PDLC C", carried=True)])
    assert words(found) == [["A", "B"], ["A", "C"]]
    assert [chain[1].carried_over for chain in found.chains if chain[1]] == [False, True]


def test_a_chain_that_skips_a_plan_leaves_its_place_empty() -> None:
    found = alignment([link("1", "PEI A", "PDLC B"), link("2", "PDLC B", "PEDN D"), link("3", "PEI X", "PEDN D")])
    assert words(found) == [["A", "B", "D"], ["X", "—", "D"]]


def test_what_is_missing_or_repeated_is_told() -> None:
    found = alignment(
        [
            link("1", "PEI A", "PDLC B"),
            link("2", "PDLC B", "PEDN D"),
            link("3", "PEI A", "PDLC cut"),
            link("4", "PDLC alone", "PEDN D"),
            link("5", "PEI A", "PDLC B"),
        ],
        [Objective("PEI", "OEI.01", "a"), Objective("PEI", "OEI.02", "Nothing above")],
    )
    assert gaps(found, GapKind.NO_UPPER) == ["Nothing above"]
    assert gaps(found, GapKind.CUT) == ["cut"]
    assert gaps(found, GapKind.NO_LOWER) == ["alone"]
    assert [gap.links for gap in found.gaps if gap.kind is GapKind.DUPLICATE] == [("1", "5")]


PLANS, NAMES = st.sampled_from("ABC"), st.sampled_from("xy")


def test_a_chain_of_hundreds_of_plans_does_not_stop_the_page() -> None:
    found = alignment([link(str(n), f"P{n} a", f"P{n + 1} a") for n in range(300)])
    assert len(found.chains) == 1


@given(st.lists(st.tuples(PLANS, NAMES, PLANS, NAMES)))
def test_links_that_turn_in_circles_end(edges: list[tuple[str, str, str, str]]) -> None:
    links = [link(str(n), f"{a} {b}", f"{c} {d}") for n, (a, b, c, d) in enumerate(edges)]
    found = alignment(links)
    assert set(found.plans) == {plan for a, _b, c, _d in edges for plan in (a, c)}
    assert all(len(chain) == len(found.plans) for chain in found.chains)
