"""The sheet: each row by itself, saved once, and what is wrong cell by cell with nothing lost."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from tests.registers.boards.world import UNIT, load
from tests.registers.exchange.test_taking import as_role

from faro.registers.models import Record, Register

pytestmark = pytest.mark.django_db
AT = "/trabajo/registros/partes/hoja/"
GOOD = {"fecha": "15/03/2023", "sector": "Norte", "turno": "noche", "kilometros": "12", "apoyos": "Policía; Bomberos"}


@pytest.fixture
def register(db: None) -> Register:
    return load()


def send(client: Client, *rows: dict[str, str], keys: tuple[str, ...] = (), headers: Any = None) -> Any:
    keys = keys or tuple(str(uuid4()) for _row in rows)
    cells = {f"{key}:{name}": text for key, row in zip(keys, rows, strict=True) for name, text in row.items()}
    return client.post(AT, {"fila": list(keys), **cells}, headers=headers)


def test_each_row_is_saved_by_itself_and_the_wrong_one_comes_back(register: Register) -> None:
    bad = {"fecha": "31/02/2023", "sector": "Oeste", "nota": "lo que escribí"}
    answer = send(as_role("registrador"), GOOD, bad, {"fecha": ""})
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "Guardadas: 1. Por corregir: 1." in page
    assert "No es una fecha" in page
    assert 'value="lo que escribí"' in page
    record = Record.objects.get()
    assert (record.origin, record.unit, record.answers["apoyos"]) == ("sheet", UNIT, ["pnp", "bomberos"])


def test_what_the_form_refuses_is_said_beside_its_cell(register: Register) -> None:
    page = send(as_role("registrador"), {"fecha": "2023-01-01", "sector": "Oeste"}).content.decode()

    assert 'aria-invalid="true"' in page
    assert "no está entre las opciones" in page


def test_the_same_row_sent_again_is_the_same_record(register: Register) -> None:
    client, keys = as_role("registrador"), (str(uuid4()),)
    for _time in range(3):
        send(client, GOOD, keys=keys)

    assert Record.objects.count() == 1


def test_one_row_alone_is_answered_with_that_row(register: Register) -> None:
    good = send(as_role("registrador"), GOOD, headers={"X-Fila": "1"})
    bad = send(as_role("registrador"), {"fecha": "ayer"}, headers={"X-Fila": "1"})

    assert good.status_code == 200
    assert good.content.decode().startswith("<tr")
    assert "data-saved" in good.content.decode()
    assert (bad.status_code, Record.objects.count()) == (422, 1)
    assert "No es una fecha" in bad.content.decode()


@pytest.mark.parametrize("key", ["", "x", "../..", "'; DROP"])
def test_a_row_without_a_key_is_no_row(register: Register, key: str) -> None:
    assert send(as_role("registrador"), GOOD, keys=(key,)).status_code == 200
    assert not Record.objects.exists()


def test_who_does_not_enter_has_no_sheet(register: Register) -> None:
    assert as_role("regidor").get(AT).status_code == 403
    assert send(as_role("regidor"), GOOD).status_code == 403
    assert as_role("registrador").get(AT).content.decode().count('name="fila"') == 9
