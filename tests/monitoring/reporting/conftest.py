"""What the tests of reports start from."""

import pytest
from tests.monitoring.reporting.world import World, world


@pytest.fixture
def made(db: None) -> World:
    return world()
