"""What the tests of closing start from."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker
from tests.monitoring.closing.demo_year import DemoYear, planned_year, report_month
from tests.worlds import undone


@pytest.fixture(scope="module")
def reported(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoYear]:
    with undone(django_db_blocker):
        made = planned_year()
        report_month(made, 1)
        yield made


@pytest.fixture
def january(reported: DemoYear, db: None) -> DemoYear:
    """January reported by everyone and released, as the database has it."""
    return reported.anew()
