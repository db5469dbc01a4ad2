"""The registers that the services are tried on."""

import pytest
from tests.registers.inspections import load, load_premises

from faro.ledger.api import Actor
from faro.registers.domain.answers import Answers
from faro.registers.models import Register
from faro.registers.services import save_record


@pytest.fixture
def actor(db: None) -> Actor:
    return Actor("person:demo-registrador", "registrador")


@pytest.fixture
def premises(db: None, actor: Actor) -> Register:
    """The premises with two in them."""
    register = load_premises()
    for name in ("Bodega Uno", "Bodega Dos"):
        saved = save_record(actor=actor, register=register, answers=Answers({"nombre": name, "sector": "puerto"}))
        assert saved.record is not None
    return register


@pytest.fixture
def inspections(premises: Register) -> Register:
    return load()
