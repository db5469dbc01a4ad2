"""What the tests of a module start from, made once: each test's own changes are taken back after it, all at the end.

    @pytest.fixture(scope="module")
    def imported(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
        with undone(django_db_blocker):
            import_package(...)
            yield

    @pytest.fixture
    def plan(imported: None, db: None) -> Plan:
        return Plan.objects.get()

Every test of the module that asks for the database after the first one finds that world.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django import DjangoDbBlocker


@contextmanager
def undone(blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is done to the database within is undone at the end."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
