"""Commitments come with the package, are followed up, and go back with it; nothing that is not said is invented."""

from datetime import date

import pytest
from tests.evaluation.variants import ACTOR, publish

from faro.evaluation.api import (
    CommitmentFacts,
    Publication,
    accept_proposal,
    add_follow_up,
    change_commitment,
    commitments,
    decline_proposal,
    make_commitment,
    proposals,
)
from faro.evaluation.models import Commitment, FollowUp
from faro.evaluation.services.committing import CommitmentRefused
from faro.evaluation.services.keeping import CommitmentKeeper
from faro.ledger.api import history
from faro.package.model import Package
from faro.plans.api import package_of

PLAN = "PEI-2021-2025"
KEEPER = CommitmentKeeper()


def _load(package: Package) -> None:
    tables = {name: package.tables[name] for name in KEEPER.tables if name in package.tables}
    KEEPER.load(plan_code=package.name, tables=tables, actor=ACTOR)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ilo", "demo"])
def test_what_is_loaded_is_given_back(name: str, request: pytest.FixtureRequest) -> None:
    package: Package = request.getfixturevalue(name)
    _load(package)
    assert KEEPER.dump(package.name)["commitments"].equals(package.tables["commitments"])


@pytest.mark.django_db
def test_an_empty_table_is_not_an_absent_one(ilo: Package) -> None:
    assert KEEPER.dump(PLAN) == {}
    KEEPER.load(plan_code=PLAN, tables={"commitments": ilo.tables["commitments"].clear()}, actor=ACTOR)
    assert KEEPER.dump(PLAN)["commitments"].equals(ilo.tables["commitments"].clear())
    KEEPER.load(plan_code=PLAN, tables={}, actor=ACTOR)
    assert KEEPER.dump(PLAN) == {}


@pytest.mark.django_db
def test_the_seven_measures_of_ilo_have_no_date_and_no_state_because_the_document_gives_none(ilo: Package) -> None:
    _load(ilo)
    listed = commitments(PLAN, today=date(2030, 1, 1))
    assert [each.row.code for each in listed] == ["9.1.a", "9.1.b", "9.1.c", "9.2.a", "9.2.b", "9.3.a", "9.3.b"]
    assert {(each.due_label, each.state_label, each.overdue) for each in listed} == {("sin fecha", "sin estado", False)}
    assert [each.responsible_label for each in listed[1:3]] == [
        "Gerencia de Planeamiento Estratégico",
        "sin responsable",
    ]


@pytest.mark.django_db
def test_loading_the_same_again_writes_nothing(ilo: Package) -> None:
    _load(ilo)
    before = history(f"commitment:{PLAN}/9.1.a")
    _load(ilo)
    assert history(f"commitment:{PLAN}/9.1.a") == before


@pytest.mark.django_db
def test_one_that_an_import_drops_is_withdrawn_and_its_follow_up_kept(ilo: Package) -> None:
    _load(ilo)
    first = commitments(PLAN)[0].row
    add_follow_up(actor=ACTOR, commitment=first, text="Se dictó el curso.")
    table = ilo.tables["commitments"]
    KEEPER.load(plan_code=PLAN, tables={"commitments": table[1:]}, actor=ACTOR)
    assert commitments(PLAN)[0].row.code == "9.1.b"
    assert FollowUp.objects.get().commitment == first
    _load(ilo)
    assert KEEPER.dump(PLAN)["commitments"].equals(table)


@pytest.mark.django_db
def test_it_is_overdue_the_working_day_after_and_never_once_closed() -> None:
    saturday = date(2024, 6, 8)
    made = make_commitment(
        actor=ACTOR, plan_code=PLAN, code="C-1", facts=CommitmentFacts(action="Medir", due_date=saturday)
    )

    def overdue(today: date) -> bool:
        return commitments(PLAN, today=today)[0].overdue

    assert [overdue(date(2024, 6, day)) for day in (8, 10, 11)] == [False, False, True]
    change_commitment(
        actor=ACTOR, commitment=made, facts=CommitmentFacts(action="Medir", due_date=saturday, state="done")
    )
    assert not overdue(date(2024, 6, 11))


@pytest.mark.django_db
def test_a_follow_up_may_change_the_state_and_is_told(ilo: Package) -> None:
    _load(ilo)
    row = commitments(PLAN)[0].row
    add_follow_up(actor=ACTOR, commitment=row, text="Se empezó.", state="in_progress")
    told = commitments(PLAN)[0]
    assert (told.state_label, [note.text for note in told.notes]) == ("En proceso", ["Se empezó."])
    entry = history(f"commitment:{PLAN}/9.1.a", public_only=True)[0]
    assert ("Estado", "ND", "En proceso") in entry.changes
    assert KEEPER.dump(PLAN)["commitments"]["state"][0] == "in_progress"


@pytest.mark.django_db
def test_the_nine_recommendations_are_proposals_until_decided(ilo: Package) -> None:
    assert proposals(PLAN) == ()
    publish(ilo)
    nine = [each.text.id for each in proposals(PLAN) if each.chapter == "§8 Recomendaciones"]
    assert nine == ["8.1", "8.2", "8.3", "8.4", "8.5", "8.5.1", "8.5.2", "8.5.3", "8.5.4"]
    accepted = accept_proposal(
        actor=ACTOR,
        plan_code=PLAN,
        text_id="8.1",
        code="8.1",
        facts=CommitmentFacts(action="Crear formatos", origin="Recomendación 8.1"),
    )
    assert accepted.commitment == Commitment.objects.get(code="8.1")
    declined = decline_proposal(actor=ACTOR, plan_code=PLAN, text_id="8.2", reason="Ya se hace")
    decided = {each.text.id: each.decision for each in proposals(PLAN) if each.decision}
    assert decided == {"8.1": accepted, "8.2": declined}
    with pytest.raises(CommitmentRefused, match="ya se decidió"):
        decline_proposal(actor=ACTOR, plan_code=PLAN, text_id="8.1", reason="Tarde")


@pytest.mark.django_db
def test_declining_needs_a_reason_and_a_recommendation(ilo: Package) -> None:
    publish(ilo)
    with pytest.raises(CommitmentRefused, match="por qué"):
        decline_proposal(actor=ACTOR, plan_code=PLAN, text_id="8.2", reason=" ")
    with pytest.raises(CommitmentRefused, match="no está"):
        decline_proposal(actor=ACTOR, plan_code=PLAN, text_id="1.a", reason="No es una")


@pytest.mark.django_db
def test_two_commitments_never_share_a_code() -> None:
    facts = CommitmentFacts(action="Medir")
    make_commitment(actor=ACTOR, plan_code=PLAN, code="C-1", facts=facts)
    with pytest.raises(CommitmentRefused, match="C-1"):
        make_commitment(actor=ACTOR, plan_code=PLAN, code="C-1", facts=facts)


def test_what_was_followed_up_goes_back_with_the_package(world: Publication, ilo: Package) -> None:
    assert package_of(PLAN).tables["commitments"].equals(ilo.tables["commitments"])
    add_follow_up(actor=ACTOR, commitment=commitments(PLAN)[0].row, text="Se empezó.", state="in_progress")
    states = package_of(PLAN).tables["commitments"]["state"].to_list()
    assert states == ["in_progress", *[None] * 6]
