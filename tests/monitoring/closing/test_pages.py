"""The pages of closings: what is missing, closing, what a seal holds, asking for a correction and deciding it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.directory.cast import cast
from tests.monitoring.closing.demo_year import OTHER, PLANNER, DemoYear

from faro.monitoring.models import Adjustment, ClosedPeriod, UnitReport
from faro.monitoring.models.reporting import ReviewState
from faro.monitoring.selectors.closing.reproducing import sealed_content
from faro.monitoring.services.closing.adjusting import Correction, ask_adjustment
from faro.monitoring.services.closing.closing import close_period
from faro.monitoring.vocabulary.closing import name_of_key

HERE = "/trabajo/poi/PEI-2023-2027/2025/cierres/"
JANUARY = f"{HERE}2025-01/"
CODE = "AOI99999900001"
STAFF = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control")


def client_of(role: str) -> Client:
    client = Client()
    client.force_login(cast(role))
    return client


@pytest.fixture
def planner(january: DemoYear) -> Client:
    assert january.months
    return client_of("planeamiento")


def closed(made: DemoYear) -> ClosedPeriod:
    return close_period(actor=OTHER, poi=made.poi, period=made.months[1])


def test_the_year_shows_what_is_ready_and_what_waits(planner: Client) -> None:
    page = planner.get(HERE).content.decode()
    assert "Enero de 2025" in page
    assert "Listo para cerrar" in page
    assert "Datos sintéticos" in page
    assert "por liberar" in page


def test_the_list_costs_the_same_whatever_is_closed(
    planner: Client, january: DemoYear, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    closed(january)
    with django_assert_max_num_queries(140):
        assert planner.get(HERE).status_code == 200


def test_a_month_is_closed_on_its_page(planner: Client) -> None:
    assert "Todo está liberado" in planner.get(JANUARY).content.decode()
    done = planner.post(f"{JANUARY}cerrar/", follow=True)
    page = done.content.decode()
    digest = ClosedPeriod.objects.get().digest
    assert "Cerrado y sellado" in page
    assert digest in page
    again = planner.post(f"{JANUARY}reproducir/", follow=True).content.decode()
    assert "byte por byte" in again


def test_a_month_that_lacks_someone_asks_for_a_reason(planner: Client) -> None:
    UnitReport.objects.filter(unit="01").update(state=ReviewState.SENT)
    page = planner.get(JANUARY).content.decode()
    assert "Motivo para cerrar sin lo que falta" in page
    assert "Enviado" in page
    refused = planner.post(f"{JANUARY}cerrar/", {"reason": ""})
    assert refused.status_code == 422
    assert not ClosedPeriod.objects.exists()
    done = planner.post(f"{JANUARY}cerrar/", {"reason": "No respondió."}, follow=True).content.decode()
    assert "Lo que quedó sin dato" in done
    assert "No respondió." in done


def test_the_sealed_bytes_can_be_taken_away(planner: Client, january: DemoYear) -> None:
    made = closed(january)
    answer = planner.get(f"{JANUARY}contenido/0/")
    assert answer.content == sealed_content(made)
    assert answer["Content-Disposition"] == 'attachment; filename="cierre-PEI-2023-2027-2025-01-v0.zip"'
    assert planner.get(f"{JANUARY}contenido/7/").status_code == 404


def test_a_correction_is_asked_by_one_and_decided_by_another(planner: Client, january: DemoYear) -> None:
    closed(january)
    asked = planner.post(
        f"{JANUARY}ajustes/pedir/",
        {"activity": CODE, "field": "physical", "after": "1,234.5", "reason": "Se contó de menos."},
        follow=True,
    )
    assert "nadie acepta el ajuste que pidió" in asked.content.decode()
    adjustment = Adjustment.objects.get()
    assert adjustment.after == 1_234_500_000
    Adjustment.objects.update(asked_by="person:otra")
    here = f"{JANUARY}ajustes/{adjustment.pk}/"
    assert "Aceptar el ajuste" in planner.get(here).content.decode()
    assert planner.post(here, {"accepted": "no", "decision": ""}).status_code == 422
    done = planner.post(here, {"accepted": "yes", "decision": ""}, follow=True).content.decode()
    assert "Versión 1" in done
    assert "1,234.5" in done


def test_a_figure_that_cannot_be_read_is_told_beside_it(planner: Client, january: DemoYear) -> None:
    closed(january)
    data = {"activity": CODE, "field": "physical", "after": "muchos", "reason": "Porque sí."}
    answer = planner.post(f"{JANUARY}ajustes/pedir/", data)
    assert answer.status_code == 422
    assert "muchos" in answer.content.decode()


@pytest.mark.parametrize("role", STAFF)
def test_all_of_the_staff_read_and_planning_closes(january: DemoYear, role: str) -> None:
    client = client_of(role)
    assert client.get(HERE).status_code == 200
    assert client.get(JANUARY).status_code == 200
    status = client.post(f"{JANUARY}cerrar/").status_code
    assert status == (302 if role == "planeamiento" else 403)
    assert ClosedPeriod.objects.exists() is (role == "planeamiento")


@pytest.mark.parametrize("role", ["direccion", "regidor", "control"])
def test_who_only_reads_asks_for_nothing_and_decides_nothing(january: DemoYear, role: str) -> None:
    closed(january)
    asked = ask_adjustment(
        actor=PLANNER,
        poi=january.poi,
        period=january.months[1],
        correction=Correction(CODE, "physical", 1),
        reason="Prueba",
    )
    client = client_of(role)
    assert client.get(f"{JANUARY}ajustes/pedir/").status_code == 403
    assert client.get(f"{JANUARY}ajustes/{asked.pk}/").status_code == 200
    assert client.post(f"{JANUARY}ajustes/{asked.pk}/", {"accepted": "yes"}).status_code == 403
    assert client.post(f"{HERE}2025/publicar/").status_code == 404


def test_nobody_outside_sees_them_and_a_strange_period_is_not_there(planner: Client) -> None:
    assert Client().get(JANUARY).status_code == 302
    for strange in ("2025-13", "2024-01", "2025-S1", "x"):
        assert planner.get(f"{HERE}{strange}/").status_code == 404


def test_the_history_calls_a_seal_by_its_period() -> None:
    assert name_of_key("seal:poi/PEI-2021-2025/2023/2023-03") == "cierre 2023-03 del POI 2023 (PEI-2021-2025)"
    assert name_of_key("seal:PEI-2021-2025/2022/1") is None
