"""The demonstration with its synthetic year, inside a test's database; for those who import ``year_world``."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from tests.config.world import PLAN_OF_ILO

from faro.cli.installation.demo_world import DemoWorld, build_demo
from faro.cli.installation.demo_year import add_synthetic_year
from faro.cli.installation.synthetic_year import SyntheticYear, make_year
from faro.monitoring.api import Poi
from faro.package.reading import read_package


@dataclass(frozen=True)
class YearWorld:
    """The world, the year as it was made, and its POI."""

    world: DemoWorld
    year: SyntheticYear
    poi: Poi


@pytest.fixture(scope="module")
def year_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[YearWorld]:
    package = read_package(PLAN_OF_ILO)
    with django_db_blocker.unblock(), transaction.atomic():
        world = build_demo(PLAN_OF_ILO, documents=("html",))
        yield YearWorld(world, make_year(package), add_synthetic_year(world, package))
        transaction.set_rollback(True)
