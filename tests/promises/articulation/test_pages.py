"""The pages of the chain, driven as forms without scripts; who may do what; texts from outside stay text."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.directory.cast import cast
from tests.promises.articulation.published import chain_world  # noqa: F401  pytest finds the fixture by its name
from tests.promises.articulation.world import ACTOR, AP, PN, RN, rows_of

from faro.promises.domain.articulation.facts import Basis, Level, LinkState
from faro.promises.models import GovernmentPlan
from faro.promises.models.articulation import Objective, ObjectiveLink
from faro.promises.services.articulation import propose_objective_links

pytestmark = pytest.mark.django_db

World = dict[str, GovernmentPlan]
CHAIN = "/trabajo/promesas/articulacion/"
SEEING = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")


@pytest.fixture
def planner(client: Client) -> Client:
    client.force_login(cast("planeamiento"))
    return client


@pytest.fixture
def councillor(client: Client) -> Client:
    client.force_login(cast("regidor"))
    return client


def text_of(client: Client, url: str, **query: str) -> str:
    answer = client.get(url, query)
    assert answer.status_code == 200
    return answer.content.decode()


def proposed(plan: GovernmentPlan) -> ObjectiveLink:
    propose_objective_links(actor=ACTOR, plan=plan)
    return ObjectiveLink.objects.filter(state=LinkState.PROPOSED).order_by("-score")[0]


def test_the_picture_and_the_list_tell_the_whole_printed_chain(chain_world: World, councillor: Client) -> None:  # noqa: F811
    page = text_of(councillor, CHAIN)

    assert page.count("<rect") == 6 + 8 + 8 + 6 + 9
    assert len(re.findall(r"<path[^>]* d=\"M", page)) >= 26
    for row in rows_of("articulation.csv"):
        assert row["plan_objective"] in page
        assert f"002 · VIII anexo · {row['line']}" in page
    assert "de una celda combinada" in page
    assert "style=" not in page


def test_the_chain_of_another_plan_and_the_part_around_one_objective(chain_world: World, councillor: Client) -> None:  # noqa: F811
    water = Objective.objects.get(level=Level.PROVINCIAL, name__contains="agua potable")

    narrowed = text_of(councillor, CHAIN, plan=RN, objetivo=water.key)
    other = text_of(councillor, CHAIN, plan=PN)

    assert narrowed.count("<rect") == 4  # one of each printed level
    assert (
        other.count("<rect")
        == 6 + 8 + 8 + len({r["objective"] for r in rows_of("pledges.csv") if r["document"] == "001"}) + 9
    )
    assert "Irrig" not in narrowed


def test_unknown_plans_and_objectives_show_the_whole_chain(chain_world: World, councillor: Client) -> None:  # noqa: F811
    page = text_of(councillor, CHAIN, plan="'; drop table--", objetivo="<script>alert(1)</script>")

    assert "<script>alert(1)" not in page
    assert page.count("<rect") == 37


def test_who_only_sees_gets_no_way_to_change(chain_world: World, councillor: Client) -> None:  # noqa: F811
    link = proposed(chain_world["002"])
    page = text_of(councillor, CHAIN)

    assert "Proponer vínculos" not in page
    assert reverse("promises:decide_link", args=[link.pk]) not in page
    objective = reverse("promises:objective", args=[Objective.objects.filter(plan__code=RN)[0].code])
    assert councillor.post(objective, {"other": "x", "reason": "y"}).status_code == 403
    for url in (
        reverse("promises:decide_link", args=[link.pk]),
        reverse("promises:propose_links", args=[RN]),
        reverse("promises:take_objectives", args=[RN]),
    ):
        assert councillor.post(url, {"decision": "confirmar", "reason": "y"}).status_code == 403
    link.refresh_from_db()
    assert link.state == LinkState.PROPOSED


@pytest.mark.parametrize("role", SEEING)
def test_every_role_that_sees_promises_sees_an_objective(chain_world: World, client: Client, role: str) -> None:  # noqa: F811
    client.force_login(cast(role))
    url = reverse("promises:objective", args=[Objective.objects.filter(plan__code=RN)[0].code])

    assert "Textos cercanos" in text_of(client, url)
    decide = reverse("promises:decide_link", args=[ObjectiveLink.objects.all()[0].pk])
    assert client.get(decide).status_code == (200 if role == "planeamiento" else 403)


def test_an_administrator_and_a_stranger_see_nothing(chain_world: World, client: Client) -> None:  # noqa: F811
    assert client.get(CHAIN).status_code == 302
    client.force_login(cast("administrador"))
    assert client.get(CHAIN).status_code == 403


def test_asking_for_proposals_then_confirming_one(chain_world: World, planner: Client) -> None:  # noqa: F811
    asked = planner.post(reverse("promises:propose_links", args=[RN]), follow=True)
    assert "Propuestas nuevas" in asked.content.decode()
    link = ObjectiveLink.objects.filter(state=LinkState.PROPOSED).order_by("-score")[0]
    url = reverse("promises:decide_link", args=[link.pk])

    refused = planner.post(url, {"decision": "confirmar", "reason": " "})
    done = planner.post(url, {"decision": "confirmar", "reason": "El OEI lo nombra"})

    assert refused.status_code == 422
    assert (done.status_code, done.headers["Location"]) == (302, f"{CHAIN}?plan={RN}")
    link.refresh_from_db()
    assert (link.state, link.reason) == (LinkState.CONFIRMED, "El OEI lo nombra")
    assert planner.post(url, {"decision": "confirmar", "reason": "Otra vez"}).status_code == 422
    assert "confirmado por una persona (El OEI lo nombra)" in text_of(planner, CHAIN, plan=RN)


def test_linking_by_hand_from_either_end(chain_world: World, planner: Client) -> None:  # noqa: F811
    mine = Objective.objects.filter(plan__code=AP)[0]
    upper = Objective.objects.filter(level=Level.PROVINCIAL)[0]
    url = reverse("promises:objective", args=[mine.code])

    assert planner.post(url, {"other": upper.key, "reason": "Lo dice el plan"}).status_code == 302
    made = ObjectiveLink.objects.get(basis=Basis.PERSON)
    assert (made.upper, made.lower) == (upper.key, mine.key)

    planner.post(url, {"other": "element:PEI-2021-2025/OEI.03", "reason": "Seguridad"})
    assert (
        ObjectiveLink.objects.filter(basis=Basis.PERSON, upper=mine.key).get().lower == "element:PEI-2021-2025/OEI.03"
    )


@pytest.mark.parametrize("other", ["", "objective:no-hay", "element:pei/../x", "<b>", "a" * 5000])
def test_what_is_no_objective_is_refused(chain_world: World, planner: Client, other: str) -> None:  # noqa: F811
    url = reverse("promises:objective", args=[Objective.objects.filter(plan__code=AP)[0].code])

    answer = planner.post(url, {"other": other, "reason": "x"})

    assert answer.status_code == 422
    assert "other" in answer.context["form"].errors


def test_a_reason_with_marks_of_a_page_is_shown_as_text(chain_world: World, planner: Client) -> None:  # noqa: F811
    link = proposed(chain_world["002"])
    url = reverse("promises:decide_link", args=[link.pk])

    planner.post(url, {"decision": "confirmar", "reason": '"><script>alert(1)</script>\0'})
    planner.post(url, {"decision": "confirmar", "reason": '"><script>alert(1)</script>'})

    page = text_of(planner, CHAIN, plan=RN)
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("link", ["9" * 30, "0"])
def test_a_link_that_is_not_there_is_not_found(chain_world: World, planner: Client, link: str) -> None:  # noqa: F811
    assert planner.get(f"{CHAIN}vinculos/{link}/").status_code == 404


def test_a_plan_without_pledges_has_no_objectives_to_take(chain_world: World, planner: Client) -> None:  # noqa: F811
    chain_world["001"].pledges.update(objective="")

    answer = planner.post(reverse("promises:take_objectives", args=[PN]), follow=True)

    assert "Ninguna promesa de este plan nombra un objetivo." in answer.content.decode()
