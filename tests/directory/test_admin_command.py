"""``faro admin``: the first administrator, and letting someone in again."""

import re

import pytest
from click.testing import CliRunner, Result
from django.test import Client
from django.utils import timezone
from tests.directory.signing_in import sign_in

from faro.cli import admin as command
from faro.directory.models import Person
from faro.directory.selectors.access import access_of_person

pytestmark = pytest.mark.django_db

NEW = ["create", "--user", "Admin", "--name", "Administrador de Faro"]


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Django runs already."""
    monkeypatch.setattr(command, "_start", lambda _home: None)


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(command.admin, arguments, input=typed)


def given_password(result: Result) -> str:
    found = re.search(r"de un solo uso: ([a-z0-9-]+)", result.output)
    assert found is not None, result.output
    return found[1]


def test_the_first_administrator_enters_once_with_what_is_shown() -> None:
    password = given_password(run(*NEW))

    person = Person.objects.get()
    assert person.username == "admin"
    assert person.one_time_until is not None
    assert person.check_password(password)
    assert not access_of_person(person).grants


def test_or_with_the_password_they_type() -> None:
    run(*NEW, "--ask-password", typed="tres-faros-en-la-costa\n" * 2)

    person = Person.objects.get()
    assert person.check_password("tres-faros-en-la-costa")
    assert access_of_person(person).may("directory.manage_people")
    assert person.appointments.get().since == timezone.localdate()


def test_a_weak_password_makes_nobody() -> None:
    result = run(*NEW, "--ask-password", typed="corta\n" * 2)

    assert "al menos 12 caracteres" in str(result.exception)
    assert not Person.objects.exists()


def test_a_user_is_taken_once() -> None:
    run(*NEW)

    assert "Ya hay una persona" in str(run(*NEW).exception)


def test_who_forgot_gets_another() -> None:
    first = given_password(run(*NEW))

    second = given_password(run("reset-password", "admin", "--drop-second-factor"))

    person = Person.objects.get()
    assert person.check_password(second)
    assert not person.check_password(first)
    assert "Nadie entra con el usuario" in str(run("reset-password", "nadie").exception)


def test_who_is_locked_is_unlocked() -> None:
    run(*NEW)
    assert "no estaba bloqueado" in run("unlock", "admin").output
    for _n in range(6):
        sign_in(Client(), "admin", "no-es")

    assert "puede intentarlo de nuevo" in run("unlock", "ADMIN").output
    assert sign_in(Client(), "admin", "no-es").status_code == 200
