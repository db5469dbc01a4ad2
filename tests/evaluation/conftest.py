"""The packages of Ilo and of the demonstration."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from tests.evaluation.variants import ACTOR
from tests.worlds import undone

from faro.evaluation.api import Publication, publish
from faro.package.model import Package
from faro.package.reading import read_package
from faro.plans.api import import_package

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def ilo() -> Package:
    """Ilo's plan and its evaluation of 2022."""
    return read_package(DATA / "ilo" / "pei-2022")


@pytest.fixture(scope="session")
def demo() -> Package:
    """The invented plan, which has activities and budget."""
    return read_package(DATA / "demo")


@pytest.fixture(scope="module")
def kept_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker, ilo: Package) -> Iterator[Publication]:
    """That world for all tests of a module, each of which takes back what it does."""
    with undone(django_db_blocker):
        yield _published(ilo)


@pytest.fixture
def world(db: None, ilo: Package) -> Publication:
    """Ilo's plan imported and its evaluation of 2022 published, with a document."""
    return _published(ilo)


def _published(ilo: Package) -> Publication:
    import_package(actor=ACTOR, package=ilo, instrument="", reason="")
    return publish(actor=ACTOR, plan_code=ilo.name, year=2022, reason="", formats=("html",))
