"""What the tests of telephones share."""

import pytest
from tests.registers.odk.telephone import Telephone, made_world


@pytest.fixture
def phone(db: None) -> Telephone:
    return Telephone(made_world())
