"""The shipped plan of Ilo in the database, and the people who see it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.directory.cast import cast

from faro.ledger.api import Actor
from faro.package.model import Package
from faro.package.reading import read_package
from faro.plans.api import Plan, import_package

ROOT = Path(__file__).parents[2]
ILO = ROOT / "data" / "ilo" / "pei-2022"
DEMO = ROOT / "data" / "demo"
ACTOR = Actor("command:tests")


@pytest.fixture(scope="session")
def ilo_package() -> Package:
    return read_package(ILO)


@pytest.fixture(scope="session")
def demo_package() -> Package:
    return read_package(DEMO)


@pytest.fixture
def ilo(db: None, ilo_package: Package) -> Plan:
    import_package(actor=ACTOR, package=ilo_package, instrument="R.A. 749-2020-MPI", reason="Primera carga")
    return Plan.objects.get()


@pytest.fixture
def demo(db: None, demo_package: Package) -> Plan:
    import_package(actor=ACTOR, package=demo_package, instrument="R.A. 512-2022-MPD", reason="Primera carga")
    return Plan.objects.get()


@pytest.fixture
def signed_in(db: None) -> Callable[[str], Client]:
    """A browser in which the person of that role is signed in."""

    def enter(role: str) -> Client:
        client = Client()
        client.force_login(cast(role))
        return client

    return enter
