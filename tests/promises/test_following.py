"""Links and states of a pledge: people decide, figures propose, and the chain leads from promise to record."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.config.world import demo_world  # noqa: F401  pytest finds the fixture by its name

from faro.cli.installation.demo_promises import add_promises
from faro.cli.installation.demo_world import DemoWorld
from faro.evidence.api import publish_file, store_file
from faro.evidence.ports import keys_of
from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history
from faro.promises.api import (
    PledgeDetail,
    StateDecision,
    add_link,
    confirm_link,
    decide_state,
    pledge,
    pledge_row,
    pledges_linked_with,
    pledges_of,
    propose_links,
    reject_link,
)
from faro.promises.models import GovernmentPlan, Link

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parents[2] / "data" / "ilo" / "promises"
RN = "restauracion-nacional-2018"
PEOPLE = Actor("person:uno", "planeamiento")
TODAY = date(2023, 1, 16)
SOURCE = "Informe de prueba, página 4"


@pytest.fixture
def world(demo_world: DemoWorld) -> DemoWorld:  # noqa: F811  the fixture above
    add_promises(demo_world, FOLDER)
    return demo_world


def detail(code: str, plan: str = RN) -> PledgeDetail:
    found = pledge(plan, code)
    assert found is not None
    return found


def decision(state: str, day: date = TODAY, **more: Any) -> StateDecision:
    return replace(StateDecision(state=state, day=day, reason="Se comprobó", source=SOURCE), **more)


def test_the_demonstration_decides_few_states_and_says_that_they_are_samples(world: DemoWorld) -> None:
    decided = [line for line in pledges_of() if line.state]

    assert len(decided) == 3
    for line in decided:
        for entry in detail(line.code, line.plan).timeline:
            assert "De muestra" in entry.reason
            assert "De muestra" in entry.source


def test_the_chain_goes_from_the_pledge_to_money_and_result(world: DemoWorld) -> None:
    found = detail("P002-02")

    kinds = [step.kind for step in found.chain.steps]
    assert kinds[:1] == ["action"]
    assert "indicator" in kinds
    (indicator,) = found.chain.of("indicator")
    assert indicator.code == "IND.01.OEI.05"
    assert indicator.url.endswith("/indicadores/IND.01.OEI.05/")
    assert "en 2022" in indicator.figure
    assert "action" not in found.chain.missing
    assert found.line.has_action
    for step in found.chain.of("money"):
        assert step.amount is not None


def test_what_was_done_before_the_plan_is_nobodys_answer_to_its_pledges(world: DemoWorld) -> None:
    """A plan of 2027 is not shown what others spent and reached in 2022."""
    GovernmentPlan.objects.filter(code=RN).update(period_from=2027, period_to=2030)

    found = detail("P002-02")

    assert found.chain.of("action")
    assert found.chain.of("indicator")
    assert not found.chain.of("money")
    assert not found.chain.of("record")
    assert not any(step.figure or step.degree for step in found.chain.steps)
    assert "money" in found.chain.missing
    assert found.proposal is not None
    assert "2022" not in found.proposal.why


def test_what_has_no_action_says_so(world: DemoWorld) -> None:
    found = detail("P002-16")

    assert not found.line.has_action
    assert "action" in found.chain.missing


def test_figures_propose_and_only_people_decide(world: DemoWorld) -> None:
    before = detail("P002-13")
    assert before.proposal is not None
    assert "IND.01.AEI.07.01" in before.proposal.why
    assert before.line.state == ""

    decide_state(actor=PEOPLE, pledge=pledge_row(RN, "P002-13"), decision=decision("incumplida"))

    after = detail("P002-13")
    assert (after.line.state, after.timeline[-1].source) == ("incumplida", SOURCE)
    assert before.proposal.why in after.timeline[-1].proposed


def test_a_state_is_never_overwritten(world: DemoWorld) -> None:
    row = pledge_row(RN, "P002-16")
    decide_state(actor=PEOPLE, pledge=row, decision=decision("en_marcha"))
    decide_state(actor=PEOPLE, pledge=row, decision=decision("incumplida", TODAY + timedelta(days=1)))

    assert [entry.state for entry in detail("P002-16").timeline] == ["en_marcha", "incumplida"]
    assert len(history(f"pledge:{RN}/P002-16", public_only=True)) == 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"state": "cumplidísima"}, "escala"),
        ({"state": ""}, "escala"),
        ({"reason": "  "}, "motivo"),
        ({"source": ""}, "fuente"),
        ({"state": "reformulada"}, "resolución"),
        ({"reason": "a" * 601}, "600"),
    ],
)
def test_a_state_without_what_it_needs_is_refused(world: DemoWorld, wrong: dict[str, Any], said: str) -> None:
    given = replace(decision("cumplida"), **wrong)
    with pytest.raises(FaroError, match=said):
        decide_state(actor=PEOPLE, pledge=pledge_row(RN, "P002-16"), decision=given)

    assert detail("P002-16").line.state == ""


def test_a_day_to_come_or_before_the_last_one_is_refused(world: DemoWorld) -> None:
    row = pledge_row(RN, "P002-16")
    decide_state(actor=PEOPLE, pledge=row, decision=decision("en_marcha"))
    for day in (TODAY - timedelta(days=1), timezone.localdate() + timedelta(days=1)):
        with pytest.raises(FaroError):
            decide_state(actor=PEOPLE, pledge=row, decision=decision("cumplida", day))


def test_a_reformulated_pledge_names_its_resolution(world: DemoWorld) -> None:
    row = pledge_row(RN, "P002-16")
    decide_state(actor=PEOPLE, pledge=row, decision=decision("reformulada", resolution="R.A. 001-2023 (de prueba)"))

    assert detail("P002-16").timeline[-1].resolution == "R.A. 001-2023 (de prueba)"


def test_three_links_of_a_kind_are_proposed_at_most_and_none_counts_until_confirmed(world: DemoWorld) -> None:
    row = pledge_row(RN, "P002-16")
    proposed = Link.objects.filter(pledge=row, state=Link.State.PROPOSED)
    assert proposed.exists()
    for kind in ("action", "indicator"):
        assert proposed.filter(kind=kind).count() <= 3
    assert detail("P002-16").links == ()

    first = confirm_link(actor=PEOPLE, link=proposed.order_by("-score")[0])

    assert [link.subject for link in detail("P002-16").links] == [first.subject]
    assert "P002-16" in [line.code for line in pledges_linked_with(first.subject)]


def test_what_was_rejected_is_not_proposed_again(world: DemoWorld) -> None:
    row = pledge_row(RN, "P002-16")
    link = Link.objects.filter(pledge=row, state=Link.State.PROPOSED)[0]
    reject_link(actor=PEOPLE, link=link, reason="No trata de eso")
    propose_links(actor=PEOPLE, plan=row.plan)

    link.refresh_from_db()
    assert (link.state, link.reason) == (Link.State.REJECTED, "No trata de eso")
    assert Link.objects.filter(pledge=row, subject=link.subject).count() == 1
    with pytest.raises(FaroError):
        reject_link(actor=PEOPLE, link=link, reason="Otra vez")


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("action", "element:PEI/AEI.99.99"),
        ("action", "indicator:PEI/IND.01.OEI.05"),
        ("indicator", "element:PEI/OEI.05"),
        ("activity", "activity:PEI/2022/AOI1"),
        ("activity", "activity:PEI"),
        ("investment", "investment:12"),
        ("secret", "person:1"),
    ],
)
def test_a_key_of_nothing_or_of_another_kind_is_refused(world: DemoWorld, kind: str, subject: str) -> None:
    named = subject.replace("PEI", world.plan)
    with pytest.raises(FaroError):
        add_link(actor=PEOPLE, pledge=pledge_row(RN, "P002-16"), kind=kind, subject=named)

    assert detail("P002-16").links == ()


def test_an_objective_is_no_action(world: DemoWorld) -> None:
    row = pledge_row(RN, "P002-16")
    with pytest.raises(FaroError, match="clase"):
        add_link(actor=PEOPLE, pledge=row, kind="action", subject=f"element:{world.plan}/OEI.05")
    add_link(actor=PEOPLE, pledge=row, kind="objective", subject=f"element:{world.plan}/OEI.05")

    assert [step.kind for step in detail("P002-16").chain.steps][:1] == ["objective"]


def test_a_published_file_stands_at_the_end_of_the_chain(world: DemoWorld) -> None:
    key = f"pledge:{RN}/P002-16"
    file = store_file(actor=PEOPLE, content=b"De prueba", name="sustento.txt", unit="03.06", about=[key])
    assert detail("P002-16").chain.of("evidence") == ()

    publish_file(actor=PEOPLE, evidence=file, title="Sustento de prueba", reason="Prueba")

    (step,) = detail("P002-16").chain.of("evidence")
    assert (step.title, step.url) == ("Sustento de prueba", f"/archivos/publicos/{file.sha256}")
    assert key in keys_of("p002-16")


def test_an_investment_is_named_by_its_code(world: DemoWorld) -> None:
    row = pledge_row(RN, "P002-12")
    add_link(actor=PEOPLE, pledge=row, kind="investment", subject="investment:1234567", title="Obra de prueba")

    (link,) = detail("P002-12").links
    assert (link.code, link.title, detail("P002-12").line.has_action) == ("1234567", "Obra de prueba", True)


def test_a_list_of_many_pledges_asks_few_questions(
    world: DemoWorld, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(6):
        assert len(pledges_of()) == 101
