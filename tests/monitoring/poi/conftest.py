"""The invented plan with its POI in the database, and the people who work on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from tests.directory.cast import cast
from tests.worlds import undone

from faro.ledger.api import Actor
from faro.monitoring.models import Poi
from faro.package.model import Package
from faro.package.reading import read_package
from faro.plans.api import import_package

DEMO = Path(__file__).parents[3] / "data" / "demo"
ACTOR = Actor("command:tests")


@pytest.fixture(scope="session")
def demo_package() -> Package:
    return read_package(DEMO)


@pytest.fixture(scope="module")
def imported(django_db_setup: None, django_db_blocker: DjangoDbBlocker, demo_package: Package) -> Iterator[None]:
    with undone(django_db_blocker):
        import_package(actor=ACTOR, package=demo_package, instrument="R.A. 512-2022-MPD", reason="Primera carga")
        yield


@pytest.fixture
def demo(imported: None, db: None) -> Poi:
    """The POI of 2025, with every stage and what was executed."""
    return Poi.objects.select_related("plan").get()


@pytest.fixture
def signed_in(db: None) -> Callable[[str], Client]:
    """A browser in which the person of that role is signed in."""

    def enter(role: str) -> Client:
        client = Client()
        client.force_login(cast(role))
        return client

    return enter
