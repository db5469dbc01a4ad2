"""A question and those who deal with it."""

from collections.abc import Callable

import pytest
from tests.directory.cast import cast
from tests.questions.subjects import FIGURE

from faro.ledger.api import Actor
from faro.questions.models import Question
from faro.questions.services import ask

TEXT = "La tabla 12 dice 48 patrullajes y aquí se leen 66."
EMAIL = "vecina.curiosa@ejemplo.pe"
Asking = Callable[..., Question]


@pytest.fixture
def unit_actor() -> Actor:
    """Whoever answers for the unit."""
    return Actor(f"person:{cast('responsable').key}", "responsable")


@pytest.fixture
def planner() -> Actor:
    """Whoever moderates and reassigns."""
    return Actor(f"person:{cast('planeamiento').key}", "planeamiento")


@pytest.fixture
def asked(db: None) -> Question:
    """A question with an address to answer to."""
    cast("responsable")
    return ask(subject=FIGURE, text=TEXT, name="Vecina Curiosa", email=EMAIL, site="https://faro.ejemplo.pe/")
