"""The packages of Ilo and of the demonstration."""

from pathlib import Path

import pytest
from tests.evaluation.variants import ACTOR

from faro.evaluation.api import Publication, publish
from faro.package.model import Package
from faro.package.reading import read_package
from faro.plans.api import import_package

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def ilo() -> Package:
    """Ilo's plan and its evaluation of 2022."""
    return read_package(DATA / "ilo" / "pei-2022")


@pytest.fixture(scope="session")
def demo() -> Package:
    """The invented plan, which has activities and budget."""
    return read_package(DATA / "demo")


@pytest.fixture
def world(db: None, ilo: Package) -> Publication:
    """Ilo's plan imported and its evaluation of 2022 published, with a document."""
    import_package(actor=ACTOR, package=ilo, instrument="", reason="")
    return publish(actor=ACTOR, plan_code=ilo.name, year=2022, reason="", formats=("html",))
