"""Plans side by side against the rows of the file; topics that a person corrects; who took up what."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.directory.cast import cast
from tests.promises.articulation.published import chain_world  # noqa: F401  pytest finds the fixture by its name
from tests.promises.articulation.world import ACTOR, AP, PN, RN, rows_of

from faro.kernel.errors import FaroError
from faro.promises.api import comparison
from faro.promises.domain.comparison.topics import topics
from faro.promises.models import GovernmentPlan, Link, Pledge
from faro.promises.services.comparison import choose_topic

pytestmark = pytest.mark.django_db

World = dict[str, GovernmentPlan]
PAGE = "/trabajo/promesas/comparacion/"


def cells(plans: tuple[str, ...] = (), dimension: str = "") -> dict[str, list[set[str]]]:
    """Codes of pledges by topic, a set for each plan."""
    return {
        row.code: [{pledge.code for pledge in cell} for cell in row.cells]
        for row in comparison(plans, dimension=dimension).topics
    }


def test_every_pledge_stands_under_one_topic_of_its_plan(chain_world: World) -> None:  # noqa: F811
    shown = comparison()
    codes = [pledge.code for row in shown.topics for cell in row.cells for pledge in cell]

    assert sorted(codes) == sorted(row["id"] for row in rows_of("pledges.csv"))
    assert len(codes) == 101
    assert {plan.code for plan in shown.plans} == {AP, PN, RN}


def test_the_plans_asked_for_come_in_that_order_and_of_one_dimension(chain_world: World) -> None:  # noqa: F811
    shown = comparison((RN, AP), dimension="Ambiental")
    codes = {pledge.code for row in shown.topics for cell in row.cells for pledge in cell}

    assert [plan.code for plan in shown.plans] == [RN, AP]
    assert codes == {
        row["id"]
        for row in rows_of("pledges.csv")
        if row["dimension"] == "Ambiental" and row["document"] in ("000", "002")
    }


def test_a_topic_is_of_one_plan_alone_where_no_pledge_of_another_comes_near(chain_world: World) -> None:  # noqa: F811
    shown = comparison()
    pledges = [pledge for row in shown.topics for cell in row.cells for pledge in cell]
    alone = {row.code: row.only_in for row in shown.topics if row.only_in}

    for row in shown.topics:
        speaking = {pledge.plan for pledge in pledges if row.code in (pledge.topic, *pledge.also)}
        assert row.only_in == (next(iter(speaking)) if len(speaking) == 1 and row.code else "")
        assert row.near == {pledge.plan for pledge in pledges if row.code in pledge.also}
    assert alone["turismo"] == PN
    assert "residuos" not in alone  # P001-55, under another topic, promises it too
    assert all(PN in row.near for row in shown.topics if row.code == "residuos")
    assert not any(row.only_in for row in comparison((PN,)).topics)


def test_who_won_is_told_by_no_source_and_the_page_says_so(chain_world: World, client: Client) -> None:  # noqa: F811
    client.force_login(cast("regidor"))

    page = client.get(PAGE).content.decode()

    assert comparison().elected is None
    assert not comparison().election_known
    assert "Ninguna fuente de Faro dice qué organización ganó la elección" in page


def test_who_won_is_told_once_it_is_known(chain_world: World, client: Client) -> None:  # noqa: F811
    GovernmentPlan.objects.update(elected=False)
    GovernmentPlan.objects.filter(code=AP).update(elected=True)
    client.force_login(cast("regidor"))

    assert comparison().election_known
    assert "Ganó la elección: Acción Popular." in client.get(PAGE).content.decode()


def test_what_the_institutional_plan_took_up_tells_confirmed_from_proposed(chain_world: World) -> None:  # noqa: F811
    one, other, third, hidden = Pledge.objects.filter(plan__code=RN)[:4]
    for pledge, subject, state in (
        (one, "element:PEI-2021-2025/AEI.04.05", "confirmed"),
        (other, "element:PEI-2021-2025/AEI.05.03", "proposed"),
        (third, "element:PEI-2021-2025/AEI.01.01", "rejected"),
        (hidden, "element:pei-secreto/AEI.01.01", "confirmed"),
    ):
        Link.objects.create(pledge=pledge, kind="action", subject=subject, title="Acción", state=state)

    taken = {each.pledge.code: each.confirmed for each in comparison().taken_up}

    assert taken == {one.code: True, other.code: False}


def test_a_person_corrects_the_topic_with_a_reason(chain_world: World, client: Client) -> None:  # noqa: F811
    client.force_login(cast("planeamiento"))
    url = reverse("promises:choose_topic", args=[PN, "P001-52"])

    assert client.get(url).status_code == 200
    assert client.post(url, {"topic": "agua", "reason": ""}).status_code == 422
    assert client.post(url, {"topic": "no-hay", "reason": "x"}).status_code == 422
    assert client.post(url, {"topic": "agua", "reason": "Es una planta de agua"}).status_code == 302

    assert "P001-52" in cells()["agua"][[plan.code for plan in comparison().plans].index(PN)]
    assert client.post(url, {"topic": "agua", "reason": "Otra vez"}).status_code == 422
    assert client.post(url, {"topic": "", "reason": "De ninguno"}).status_code == 302
    assert "P001-52" in {code for found in cells()[""] for code in found}


def test_only_who_edits_may_choose_a_topic(chain_world: World, client: Client) -> None:  # noqa: F811
    client.force_login(cast("control"))
    url = reverse("promises:choose_topic", args=[PN, "P001-52"])

    assert client.post(url, {"topic": "agua", "reason": "x"}).status_code == 403
    with pytest.raises(FaroError, match="lista"):
        choose_topic(actor=ACTOR, pledge=Pledge.objects.all()[0], topic="x" * 500, reason="y")


def test_hostile_filters_change_nothing(chain_world: World, client: Client) -> None:  # noqa: F811
    client.force_login(cast("control"))

    page = client.get(PAGE, {"planes": ["<script>alert(1)</script>", "x" * 5000], "dimension": "'--"}).content.decode()

    assert "<script>alert(1)" not in page
    assert page.count("P001-") >= 71


def test_the_comparison_asks_the_database_a_few_times(
    chain_world: World,  # noqa: F811
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(5):
        comparison()


def test_topics_have_codes_of_their_own() -> None:
    assert len({each.code for each in topics()}) == len(topics())
