"""A store of its own for each test, and those who bring files."""

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.directory.cast import cast
from tests.evidence.samples import photo

from faro.evidence.models import Evidence
from faro.evidence.ports import Place, register_finder, register_places
from faro.evidence.services import store_file
from faro.ledger.api import Actor

SECURITY = "03.08.04"
FIGURE = "indicator:PRUEBA/IND.01"


def place_of(key: str) -> Place | None:
    """Two plans of these tests, each with the figures IND.01 and IND.02, the first with IND.03 too."""
    known = [f"indicator:{plan}/IND.0{n}" for plan, most in (("PRUEBA", 3), ("OTRO", 2)) for n in range(1, most + 1)]
    return Place(f"Cifra {key}", f"/cifras/{key}/") if key in known else None


def keys_of(code: str) -> list[str]:
    keys = [f"indicator:{plan}/{code}" for plan in ("PRUEBA", "OTRO")]
    return [key for key in keys if place_of(key)]


register_places(place_of)
register_finder(keys_of)


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
