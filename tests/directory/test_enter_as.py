"""Entering as someone of the cast: in the demonstration, and on its own machine only."""

import importlib
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from django.test import Client
from django.urls import clear_url_caches
from pytest_django import Settings
from tests.directory.cast import ROLES, cast

from faro.config import urls
from faro.directory import account_urls
from faro.directory.models import Appointment, Person

pytestmark = pytest.mark.django_db

PAGE = "/cuenta/entrar-como/"


@pytest.fixture
def demo(settings: Settings) -> Iterator[None]:
    settings.DEMO = True
    _reload(account_urls, urls)
    cast("regidor")
    yield
    settings.DEMO = False
    _reload(account_urls, urls)


def _reload(*modules: ModuleType) -> None:
    for module in modules:
        importlib.reload(module)
    clear_url_caches()


def test_outside_the_demonstration_it_does_not_exist(client: Client) -> None:
    cast("regidor")

    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"role": "regidor"}).status_code == 404
    assert "enter_as" not in {getattr(pattern, "name", "") for pattern in account_urls.urlpatterns}
    assert "entrar-como" not in client.get("/cuenta/entrar/").content.decode()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("role", ROLES)
def test_one_enters_as_anyone_of_the_cast(client: Client, role: str) -> None:
    page = client.get(PAGE).content.decode()
    assert f'value="{role}"' in page

    client.post(PAGE, {"role": role})

    assert cast(role).full_name in client.get("/cuenta/").content.decode()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1"])
def test_from_this_machine(address: str) -> None:
    assert Client(REMOTE_ADDR=address).get(PAGE).status_code == 200


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(
    "where",
    [
        {"REMOTE_ADDR": "192.0.2.1"},
        {"REMOTE_ADDR": "10.0.0.1"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=192.0.2.1"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_REAL_IP": "127.0.0.1"},
    ],
)
def test_from_anywhere_else_and_through_a_proxy_it_does_not_exist(where: dict[str, Any]) -> None:
    client = Client(**where)

    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"role": "administrador"}).status_code == 404


@pytest.mark.usefixtures("demo")
def test_nobody_but_the_cast_can_be_entered_as(client: Client) -> None:
    for role in ("", "publico", "demo-regidor"):
        assert client.post(PAGE, {"role": role}).status_code == 404


@pytest.mark.usefixtures("demo")
def test_there_are_two_of_planning_so_that_one_decides_what_the_other_asked(client: Client) -> None:
    offered = client.get(PAGE).content.decode()
    assert "Planificadora, demo" in offered
    assert "Jefa de Planeamiento, demo" in offered

    assert client.post(PAGE, {"role": "jefatura"}).status_code == 302
    assert client.session["_auth_user_id"] == str(cast("jefatura").pk) != str(cast("planeamiento").pk)
    held = [set(appointment_roles(person)) for person in (cast("jefatura"), cast("planeamiento"))]
    assert held == [{"planeamiento"}, {"planeamiento"}]


def appointment_roles(person: Person) -> list[str]:
    return list(Appointment.objects.filter(person=person).values_list("post__role__code", flat=True))
