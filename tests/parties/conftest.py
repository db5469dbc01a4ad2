"""Those who deal with parties."""

import pytest
from tests.directory.cast import cast

from faro.ledger.api import Actor


@pytest.fixture
def planner(db: None) -> Actor:
    """Whoever merges, brings lists and erases."""
    return Actor(f"person:{cast('planeamiento').key}", "planeamiento")
