"""Ilo and the invented plan, each published once for a module, through the services; nothing is left behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from faro.cli.installation.demo_world import COMMAND, DemoWorld, build_demo
from faro.evaluation.api import PublishedPlan, publish
from faro.package.reading import read_package
from faro.plans.api import import_package
from faro.portal.answering import CACHE
from faro.portal.domain.edition import Edition
from faro.portal.selectors import edition_at

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True, slots=True)
class Published:
    """A published plan: its package's folder, its address parts, and what was published."""

    folder: Path
    plan: str
    year: int

    @property
    def base(self) -> str:
        return f"/planes/{self.plan}/{self.year}"

    @property
    def edition(self) -> Edition:
        return edition_at(self.plan, self.year)

    @property
    def shown(self) -> PublishedPlan:
        return self.edition.plan


ILO = Published(DATA / "ilo" / "pei-2022", "pei-2021-2025", 2022)


@contextmanager
def undone(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is done to the database within is undone at the end."""
    with blocker.unblock(), transaction.atomic():
        CACHE.clear()
        yield
        transaction.set_rollback(True)
    CACHE.clear()


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoWorld]:
    """Ilo as the demonstration has it: published, with questions, a cast and a commitment."""
    with undone(django_db_blocker):
        yield build_demo(DATA / "ilo" / "pei-2022", documents=("html",))


@pytest.fixture(scope="module")
def ilo(demonstration: DemoWorld) -> Published:
    return ILO


@pytest.fixture(scope="module")
def invented(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Published]:
    """The invented plan, which has activities, budget, several years and versions of targets."""
    with undone(django_db_blocker):
        yield _publish_invented()


@pytest.fixture(scope="module", params=["ilo", "invented"])
def either(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Published]:
    """One after the other: an installation is of one municipality."""
    with undone(django_db_blocker):
        if request.param == "ilo":
            build_demo(DATA / "ilo" / "pei-2022", documents=())
            yield ILO
        else:
            yield _publish_invented()


def _publish_invented() -> Published:
    package = read_package(DATA / "demo")
    import_package(actor=COMMAND, package=package, instrument="", reason="")
    publish(actor=COMMAND, plan_code=package.name, year=package.plan.evaluation_year, reason="", formats=())
    return Published(DATA / "demo", "pei-2023-2027", package.plan.evaluation_year)


@pytest.fixture
def site(db: None) -> Client:
    """A reader without account, cookies or JavaScript. Asks for the database, so that one file can be run alone."""
    return Client()
