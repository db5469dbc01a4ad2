"""A store of its own for each test, and those who bring files."""

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.directory.cast import cast
from tests.evidence.samples import photo

from faro.evidence.models import Evidence
from faro.evidence.services import store_file
from faro.ledger.api import Actor

SECURITY = "03.08.04"
FIGURE = "indicator:PRUEBA/IND.01"


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """The folder of the installation."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def clerk(db: None) -> Actor:
    """Whoever brings files."""
    return Actor(f"person:{cast('registrador').key}", "registrador")


@pytest.fixture
def picture(clerk: Actor) -> Evidence:
    """A photograph of the unit."""
    return store_file(actor=clerk, content=photo(), name="patrulla.jpg", unit=SECURITY, about=[FIGURE])
