"""Bringing the printed articulation, proposing and deciding, against counts made with plain Python."""

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.promises.articulation.published import chain_world  # noqa: F401  pytest finds the fixture by its name
from tests.promises.articulation.world import ACTOR, AP, DATA, PN, RN, rows_of

from faro.kernel.errors import FaroError
from faro.ledger.api import history, recent
from faro.promises.api import Basis, Level, LinkState, Missing, articulation, gaps
from faro.promises.domain.articulation.reading import read_matrix
from faro.promises.models import GovernmentPlan
from faro.promises.models.articulation import Objective, ObjectiveLink
from faro.promises.selectors.articulation import suggested
from faro.promises.services.articulation import (
    add_objectives_of_pledges,
    decide_link,
    link_objectives,
    load_articulation,
    propose_objective_links,
)

pytestmark = pytest.mark.django_db

World = dict[str, GovernmentPlan]


def printed(level: str) -> set[str]:
    return {row[f"{level}_objective"] for row in rows_of("articulation.csv")}


def named(document: str) -> set[str]:
    """The objectives that the pledges of a document name."""
    return {row["objective"] for row in rows_of("pledges.csv") if row["document"] == document}


def test_each_level_holds_what_is_printed(chain_world: World) -> None:  # noqa: F811
    chain = articulation(RN)

    for level in (Level.NATIONAL, Level.REGIONAL, Level.PROVINCIAL, Level.PLAN):
        assert {each.name for each in chain.at(level)} == printed(level.value)
    assert [len(chain.at(level)) for level in Level] == [6, 8, 8, 6, 9]
    assert sum(len(each.actions) for each in chain.at(Level.INSTITUTIONAL)) == 41
    assert len(chain.links) == 26
    assert all(link.state == LinkState.CONFIRMED and link.basis == Basis.DOCUMENT for link in chain.links)
    assert sum(link.inherited for link in chain.links) == 8


def test_a_link_tells_its_line(chain_world: World) -> None:  # noqa: F811
    sources = {link.source for link in articulation(RN).links}

    assert sources == {f"002 · VIII anexo · {row['line']}" for row in rows_of("articulation.csv")}


def test_another_plan_has_its_own_objectives_below_the_same_upper_ones(chain_world: World) -> None:  # noqa: F811
    chain = articulation(PN)

    assert {each.name for each in chain.at(Level.PLAN)} == named("001")
    assert len(chain.at(Level.PROVINCIAL)) == 8


def test_without_confirmed_links_the_institutional_objectives_are_orphans_and_the_plans_ones_gaps(
    chain_world: World,  # noqa: F811
) -> None:
    found = gaps(RN)

    assert {gap.objective.level for gap in found if gap.missing == Missing.ABOVE} == {Level.INSTITUTIONAL}
    assert {gap.objective.name for gap in found if gap.missing == Missing.BELOW} == printed("plan")
    assert len([gap for gap in gaps(PN) if gap.missing == Missing.ABOVE]) == len(named("001")) + 9


def test_bringing_it_again_adds_nothing(chain_world: World) -> None:  # noqa: F811
    matrix = read_matrix((DATA / "articulation.csv").read_text("utf-8"), "m.csv")

    again = load_articulation(actor=ACTOR, plan=chain_world["002"], rows=matrix, reason="Otra vez")

    assert (again.objectives, again.links) == (0, 0)
    assert add_objectives_of_pledges(actor=ACTOR, plan=chain_world["000"]) == 0


def test_proposals_come_three_at_most_each_with_its_words_and_wait(chain_world: World) -> None:  # noqa: F811
    new = propose_objective_links(actor=ACTOR, plan=chain_world["002"])
    proposed = [link for link in articulation(RN).links if link.state == LinkState.PROPOSED]

    assert new == len(proposed) > 0
    below = [link for link in proposed if link.lower.startswith("element:")]
    assert below == proposed  # the annex prints what stands above
    assert all(len([link for link in below if link.upper == each.upper]) <= 3 for each in below)
    assert all(link.words and link.score and 0 < link.score <= 1 for link in proposed)
    assert len(gaps(RN)) == len(printed("plan")) + 9
    assert propose_objective_links(actor=ACTOR, plan=chain_world["002"]) == 0


def test_the_objective_about_water_is_near_to_the_one_with_the_action_about_water(chain_world: World) -> None:  # noqa: F811
    water = Objective.objects.get(level=Level.PLAN, plan__code=RN, name__contains="agua de calidad")
    node = articulation(RN).node(water.key)

    assert node is not None
    near = [each for each in suggested(node) if not each.upper]
    assert near[0].node.code == "OEI.04"
    assert "agua" in {reason.word for reason in near[0].found.reasons}


def test_a_person_confirms_and_the_gap_is_filled_and_citizens_may_read_it(chain_world: World) -> None:  # noqa: F811
    propose_objective_links(actor=ACTOR, plan=chain_world["002"])
    link = ObjectiveLink.objects.filter(state=LinkState.PROPOSED).order_by("-score")[0]

    decide_link(actor=ACTOR, link=link, confirm=True, reason="El OEI  la nombra")

    link.refresh_from_db()
    assert (link.state, link.reason, link.decided_by) == (LinkState.CONFIRMED, "El OEI la nombra", ACTOR.key)
    assert link.upper not in {gap.objective.key for gap in gaps(RN) if gap.missing == Missing.BELOW}
    entry = recent(1)[0]
    assert entry.action == "promises.link_confirmed"
    assert [label for label, _before, _after in entry.changes] == ["Vínculo", "Objetivo de arriba"]


def test_what_was_rejected_is_neither_shown_nor_proposed_again(chain_world: World) -> None:  # noqa: F811
    propose_objective_links(actor=ACTOR, plan=chain_world["002"])
    link = ObjectiveLink.objects.filter(state=LinkState.PROPOSED)[0]
    decide_link(actor=ACTOR, link=link, confirm=False, reason="Trata de otra cosa")

    assert link.pk not in {each.id for each in articulation(RN).links}
    assert propose_objective_links(actor=ACTOR, plan=chain_world["002"]) == 0


def test_a_decision_needs_a_reason_and_isn_t_made_twice(chain_world: World) -> None:  # noqa: F811
    link = ObjectiveLink.objects.filter(basis=Basis.DOCUMENT)[0]

    with pytest.raises(FaroError, match="motivo"):
        decide_link(actor=ACTOR, link=link, confirm=False, reason="  ")
    with pytest.raises(FaroError, match="ya está"):
        decide_link(actor=ACTOR, link=link, confirm=True, reason="Porque sí")


def test_links_by_hand_go_downwards_between_objectives_that_exist(chain_world: World) -> None:  # noqa: F811
    chain = articulation(AP)
    upper, lower = chain.at(Level.PROVINCIAL)[0].key, chain.at(Level.PLAN)[0].key

    with pytest.raises(FaroError, match="nivel más alto"):
        link_objectives(actor=ACTOR, upper=lower, lower=upper, reason="Al revés")
    with pytest.raises(FaroError, match="ya no existe"):
        link_objectives(actor=ACTOR, upper="objective:no-hay", lower=lower, reason="Nada")
    made = link_objectives(actor=ACTOR, upper=upper, lower=lower, reason="Lo decide una persona")

    assert (made.state, made.basis) == (LinkState.CONFIRMED, Basis.PERSON)
    with pytest.raises(FaroError, match="ya está"):
        link_objectives(actor=ACTOR, upper=upper, lower=lower, reason="Otra vez")


def test_a_plan_whose_reading_is_not_approved_stays_inside(chain_world: World) -> None:  # noqa: F811
    plan = chain_world["000"]
    GovernmentPlan.objects.filter(pk=plan.pk).update(state=GovernmentPlan.State.READING)
    plan.refresh_from_db()
    propose_objective_links(actor=ACTOR, plan=plan)

    assert articulation(AP).at(Level.PLAN) == ()
    assert {each.name for each in articulation(AP, draft=True).at(Level.PLAN)} == named("000")
    assert not [
        entry for entry in history(f"govplan:{AP}", public_only=True) if entry.action == "promises.links_proposed"
    ]


def test_the_whole_chain_asks_the_database_a_few_times(
    chain_world: World,  # noqa: F811
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(4):
        articulation(RN)
