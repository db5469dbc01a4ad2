"""Registers with records in them, and somebody signed in."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.directory.cast import TESTS, cast
from tests.registers.inspections import answers, load, load_premises, observed

from faro.registers.domain.answers import Answers
from faro.registers.models import Record, Register
from faro.registers.services import save_record

SignIn = Callable[[str], Client]


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A browser of someone with that role."""

    def signed(role: str) -> Client:
        client = Client()
        client.force_login(cast(role))
        return client

    return signed


@pytest.fixture
def inspections(db: None) -> Register:
    """Two inspections of one place: one closed that names somebody, one with something to lift."""
    premises = load_premises()
    saved = save_record(actor=TESTS, register=premises, answers=Answers({"nombre": "Bodega Uno", "sector": "puerto"}))
    assert saved.record is not None
    register = load()
    named = answers("2023-05-02", dni="12345678", nombres="Vecina Prueba Muestra")
    for each in (named, observed("extintor", day="2023-06-26")):
        saved = save_record(actor=TESTS, register=register, answers=each)
        assert saved.record is not None, saved.problems
    return register


@pytest.fixture
def closed(inspections: Register) -> Record:
    return Record.objects.get(register=inspections, state="cerrada")


@pytest.fixture
def waiting(inspections: Register) -> Record:
    return Record.objects.get(register=inspections, state="observada")
