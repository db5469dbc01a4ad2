"""«Lo que debo este mes», and the deadline that stays on every page."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.directory.cast import cast
from tests.monitoring.reporting.world import PLANNING, TESTS, World, actor, fill, world

from faro.directory.api import Period, PersonFacts, PostFacts, appoint, create_person, create_post, unit
from faro.directory.models import Role
from faro.monitoring.api import check, open_reports, send, set_calendar


@pytest.fixture
def made(db: None) -> World:
    return world()


def page(role: str, name: str = "workspace:owed") -> str:
    client = Client()
    client.force_login(cast(role))
    return client.get(reverse(name)).content.decode()


def test_only_what_is_due_and_in_its_order(made: World) -> None:
    open_reports(actor=TESTS, poi=made.poi, period=made.period("2023-02"))

    shown = page("registrador")

    assert shown.index("Reporte de enero de 2023") < shown.index("Reporte de febrero de 2023")
    assert "AO3" not in shown
    assert shown.count('class="card report-card"') == 4


def test_what_was_sent_is_owed_no_more(made: World) -> None:
    fill(made.report, actor("registrador"))
    send(actor=actor("registrador"), report=made.report)

    assert "No debe nada por ahora" in page("registrador")


def test_more_reports_do_not_mean_more_queries(made: World, django_assert_max_num_queries: object) -> None:
    client = Client()
    client.force_login(cast("registrador"))
    client.get(reverse("workspace:owed"))
    with django_assert_max_num_queries(60) as one:  # type: ignore[operator]
        client.get(reverse("workspace:owed"))
    for code in ("2023-02", "2023-03", "2023-04"):
        open_reports(actor=TESTS, poi=made.poi, period=made.period(code))

    with django_assert_max_num_queries(len(one) + 2):  # type: ignore[operator]
        client.get(reverse("workspace:owed"))


def test_the_deadline_stays_on_every_page_of_whoever_owes(made: World) -> None:
    assert "Debe 1 reporte vencido." in page("registrador", "workspace:home")
    assert "vencido" not in page("direccion", "workspace:home")

    set_calendar(actor=TESTS, year=2023, dues={"2023-01": timezone.localdate()}, norm="Comunicado 1")

    assert f"Debe 1 reporte: vence el {timezone.localdate():%d/%m/%Y}." in page("registrador", "workspace:home")


def test_what_waits_for_a_review_is_told_at_home(made: World) -> None:
    fill(made.report, actor("registrador"))
    send(actor=actor("registrador"), report=made.report)
    assert "Reporte de enero de 2023, SUBGERENCIA DE SEGURIDAD CIUDADANA" in page("responsable", "workspace:home")

    check(actor=actor("responsable"), report=made.report)
    assert "Reporte de enero de 2023, SUBGERENCIA DE SEGURIDAD CIUDADANA" in page("planeamiento", "workspace:home")


def test_a_head_owes_the_reports_of_units_that_have_nobody_of_their_own(made: World) -> None:
    """The head of planning has nobody below; the one of security does not see theirs."""
    person = create_person(actor=TESTS, key="head", facts=PersonFacts("head", "Gerenta, prueba"))
    role = Role.objects.get(code="responsable")
    post = create_post(actor=TESTS, code="head", facts=PostFacts("Gerenta", role, unit(PLANNING)))
    appoint(actor=TESTS, post=post, person=person, period=Period(timezone.localdate(), None, "Prueba"))
    client = Client()
    client.force_login(person)

    shown = client.get(reverse("workspace:owed")).content.decode()

    assert "Actividad AO3" in shown
    assert "Actividad AO1" not in shown
