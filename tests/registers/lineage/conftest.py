"""What the tests of lineage start from."""

import pytest
from tests.registers.lineage.world import Fed
from tests.registers.lineage.world import fed as make_fed


@pytest.fixture
def fed(db: None) -> Fed:
    return make_fed()
