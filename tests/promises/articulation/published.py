"""Ilo's institutional plan published and the government plans brought, once for a module; nothing is left behind.

``from tests.promises.articulation.published import chain_world  # noqa: F401``
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from tests.promises.articulation.world import ACTOR, load_all

from faro.evaluation.api import publish
from faro.package.reading import read_package
from faro.plans.api import import_package
from faro.promises.models import GovernmentPlan

PEI = Path(__file__).parents[3] / "data" / "ilo" / "pei-2022"


@pytest.fixture(scope="module")
def chain_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, GovernmentPlan]]:
    """The government plans by their document's code."""
    with django_db_blocker.unblock(), transaction.atomic():
        package = read_package(PEI)
        import_package(actor=ACTOR, package=package, instrument="", reason="")
        publish(actor=ACTOR, plan_code=package.name, year=2022, reason="", formats=())
        yield load_all()
        transaction.set_rollback(True)
