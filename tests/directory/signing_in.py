"""Signing in as a browser does."""

from django.http import HttpResponse
from django.test import Client

from faro.directory.models import Person

PASSWORD = "tres-faros-en-la-costa"  # noqa: S105  opens only what tests make
SIGN_IN = "/cuenta/entrar/"


def with_password(person: Person, password: str = PASSWORD) -> Person:
    person.set_password(password)
    person.save()
    return person


def sign_in(client: Client, username: str, password: str = PASSWORD, **extra: str) -> HttpResponse:
    response = client.post(SIGN_IN, {"login": username, "password": password}, headers=extra)
    assert isinstance(response, HttpResponse)
    return response
