"""What waits for each person: theirs, all of it, the nearest term first, and nothing that is another's."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.config.world import client_of, demo_world  # noqa: F401  pytest finds the fixture by its name

from faro.cli.installation.demo_world import DemoWorld
from faro.evaluation.api import EXPLAINED, CommitmentFacts, answer_findings, findings_of, make_commitment
from faro.ledger.api import record
from faro.questions.api import answer

pytestmark = pytest.mark.django_db
UNIT_OF_THE_RESPONSIBLE = "03.08.04"


def home_of(world: DemoWorld, role: str) -> str:
    response = client_of(world, role).get("/trabajo/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_open_question_waits_for_planning_until_it_is_answered(demo_world: DemoWorld) -> None:  # noqa: F811
    number = demo_world.open_question.number
    assert number in home_of(demo_world, "planeamiento")

    answer(
        actor=demo_world.actor("planeamiento"), question=demo_world.open_question, outcome="answered", text="Por esto."
    )

    assert f"/trabajo/cuestiones/{number}/" not in home_of(demo_world, "planeamiento")


def test_an_answered_question_waits_for_nobody(demo_world: DemoWorld) -> None:  # noqa: F811
    assert f"/trabajo/cuestiones/{demo_world.answered_question.number}/" not in home_of(demo_world, "planeamiento")


def test_the_findings_that_wait_are_those_that_nobody_explained(demo_world: DemoWorld) -> None:  # noqa: F811
    states = findings_of(demo_world.plan, demo_world.year)
    assert f"({len(states)})" in home_of(demo_world, "planeamiento")

    answer_findings(
        actor=demo_world.actor("planeamiento"),
        plan_code=demo_world.plan,
        year=demo_world.year,
        finding_ids=list(states)[:2],
        state=EXPLAINED,
        answer="Se explica así.",
    )

    assert f"({len(states) - 2})" in home_of(demo_world, "planeamiento")


def test_a_commitment_of_a_unit_waits_for_who_answers_for_it_and_says_it_is_late(demo_world: DemoWorld) -> None:  # noqa: F811
    late = CommitmentFacts(
        action="Poner en marcha el sistema de patrullaje",
        unit=UNIT_OF_THE_RESPONSIBLE,
        due_date=timezone.localdate() - timedelta(days=10),
        state="pending",
    )
    assert late.action not in home_of(demo_world, "responsable")

    make_commitment(actor=demo_world.actor("planeamiento"), plan_code=demo_world.plan, code="T-1", facts=late)

    shown = home_of(demo_world, "responsable")
    assert late.action in shown
    assert "vencido" in shown
    assert late.action not in home_of(demo_world, "registrador")


def test_who_has_nothing_to_do_is_told_so(demo_world: DemoWorld) -> None:  # noqa: F811
    assert "Nada espera de usted por ahora" in home_of(demo_world, "regidor")


def test_who_came_in_is_no_news(demo_world: DemoWorld) -> None:  # noqa: F811
    planner = demo_world.actor("planeamiento")
    for _time in range(10):
        record(actor=planner, action="directory.signed_in", subject=planner.key)

    shown = home_of(demo_world, "control")

    assert "Ingresó" not in shown
    assert "Respondió" in shown
    assert "Ingresó" in client_of(demo_world, "control").get("/trabajo/historia/").content.decode()


def test_more_findings_do_not_mean_more_queries(
    demo_world: DemoWorld,  # noqa: F811
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client: Client = client_of(demo_world, "planeamiento")
    client.get("/trabajo/")

    with django_assert_max_num_queries(60):
        client.get("/trabajo/")
