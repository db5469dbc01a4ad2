"""The world of the demonstration inside a test's database: loaded, published, its cast named, questions asked.

``demo_world`` serves a whole module and is taken back at its end; each test's own changes are taken back after it.
To use it elsewhere: ``from tests.config.world import demo_world  # noqa: F401``.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from faro.cli.installation.demo_world import DemoWorld, build_demo

PLAN_OF_ILO = Path(__file__).parents[2] / "data" / "ilo" / "pei-2022"
ROLES = ("registrador", "responsable", "planeamiento", "direccion", "regidor", "control", "administrador", "publico")


@pytest.fixture(scope="module")
def demo_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoWorld]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_demo(PLAN_OF_ILO, documents=("html",))
        transaction.set_rollback(True)


def client_of(world: DemoWorld, role: str) -> Client:
    """A browser in which someone of that role is signed in; nobody for ``publico``."""
    client = Client()
    if role != "publico":
        client.force_login(world.cast[role])
    return client
