from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from tests.directory.cast import cast

from faro.notices.models import Delivery, JobState, Notice

pytestmark = pytest.mark.django_db
PAGE = "/trabajo/avisos/"


def given_up(queue: Callable[..., Notice]) -> Delivery:
    queue(at_once=True)
    Delivery.objects.update(state="given_up", attempts=5, error="ConnectionRefusedError: 550 ••• rejected")
    return Delivery.objects.get()


def test_the_administrator_sees_what_could_not_be_sent_but_not_to_whom(
    client: Client, queue: Callable[..., Notice]
) -> None:
    given_up(queue)
    client.force_login(cast("administrador"))
    page = client.get(PAGE).content.decode()
    assert "a•••@ejemplo.pe" in page
    assert "ana@ejemplo.pe" not in page
    assert "Texto de Cuestión" not in page


def test_the_administrator_has_it_tried_again(client: Client, queue: Callable[..., Notice]) -> None:
    delivery = given_up(queue)
    client.force_login(cast("administrador"))
    assert client.post(reverse("notices:retry", args=[delivery.pk])).status_code == 302
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("waiting", 0)


def test_the_administrator_runs_a_job_and_sees_how_it_went(client: Client, db: None) -> None:
    client.force_login(cast("administrador"))
    page = client.post(reverse("notices:run", args=["notices.send"]), follow=True).content.decode()
    assert "0 mensajes enviados" in page
    assert JobState.objects.get(code="notices.send").succeeded


def test_every_room_below_registered_its_jobs(client: Client, db: None) -> None:
    client.force_login(cast("administrador"))
    page = client.get(PAGE).content.decode()
    for label in ("Enviar el correo que espera", "Recordar las cuestiones por vencer", "Retirar restos"):
        assert label in page


@pytest.mark.parametrize("role", ["registrador", "responsable", "planeamiento", "direccion", "regidor", "control"])
def test_nobody_else_looks_after_the_mail(client: Client, queue: Callable[..., Notice], role: str) -> None:
    delivery = given_up(queue)
    client.force_login(cast(role))
    assert client.get(PAGE).status_code == 403
    assert client.post(reverse("notices:retry", args=[delivery.pk])).status_code == 403
    assert client.post(reverse("notices:run", args=["notices.send"])).status_code == 403
