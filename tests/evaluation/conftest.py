"""The packages of Ilo and of the demonstration."""

from pathlib import Path

import pytest

from faro.package.model import Package
from faro.package.reading import read_package

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def ilo() -> Package:
    """Ilo's plan and its evaluation of 2022."""
    return read_package(DATA / "ilo" / "pei-2022")


@pytest.fixture(scope="session")
def demo() -> Package:
    """The invented plan, which has activities and budget."""
    return read_package(DATA / "demo")
