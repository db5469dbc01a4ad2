"""The second factor: set up, asked for, recovered from."""

import base64
import hmac
import re
import struct
import time

import pytest
from django.core.cache import cache
from django.test import Client
from tests.directory.cast import TESTS, cast
from tests.directory.signing_in import PASSWORD, SIGN_IN, sign_in, with_password

from faro.directory.models import Person
from faro.directory.services.people import drop_second_factor
from faro.ledger.api import history

pytestmark = pytest.mark.django_db

ACTIVATE, CODES, NEW_CODES = (f"/cuenta/segundo-factor/{end}" for end in ("activar/", "codigos/", "codigos/nuevos/"))
CONFIRM, ASKED, HOME = "/cuenta/confirmar/", "/cuenta/segundo-factor/codigo/", "/cuenta/"


def totp(secret: str, steps_ago: int = 0) -> str:
    """The six digits of RFC 6238, worked out here."""
    counter = struct.pack(">Q", int(time.time()) // 30 - steps_ago)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    offset = digest[-1] & 15
    return f"{(int.from_bytes(digest[offset : offset + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


@pytest.fixture
def person() -> Person:
    return with_password(cast("planeamiento"))


def confirm(client: Client) -> None:
    assert client.post(f"{CONFIRM}?next={ACTIVATE}", {"password": PASSWORD}).status_code == 302


def enrol(client: Client, person: Person) -> tuple[str, list[str]]:
    """The secret and the recovery codes of a person who has just set up the second factor."""
    sign_in(client, person.username)
    confirm(client)
    page = client.get(ACTIVATE).content.decode()
    found = re.search(r'<code class="secret">([A-Z2-7]+)</code>', page)
    assert found is not None
    secret = found[1]
    assert client.post(ACTIVATE, {"code": totp(secret)}).headers["Location"] == CODES
    codes = re.findall(r"<code>(\d{8})</code>", client.get(CODES).content.decode())
    client.post("/cuenta/salir/")
    return secret, codes


def test_changing_it_asks_who_one_is_again(client: Client, person: Person) -> None:
    sign_in(client, person.username)

    assert client.get(ACTIVATE).headers["Location"].startswith(CONFIRM)
    assert client.post(CONFIRM, {"password": "no-es-esta-clave"}).status_code == 200
    assert client.get(ACTIVATE).headers["Location"].startswith(CONFIRM)


def test_once_active_the_password_alone_opens_nothing(client: Client, person: Person) -> None:
    enrol(client, person)

    assert sign_in(client, person.username).headers["Location"].startswith(ASKED)
    assert client.get(HOME).status_code == 302
    wrong = client.post(ASKED, {"code": "000000"})
    assert "El código no es correcto o ya se usó." in wrong.content.decode()
    assert client.get(HOME).status_code == 302


def test_one_may_turn_back_from_the_code(client: Client, person: Person) -> None:
    enrol(client, person)
    sign_in(client, person.username)

    client.post("/cuenta/salir/", {"next": SIGN_IN})

    assert client.get(ASKED).headers["Location"] == SIGN_IN
    assert client.get(SIGN_IN).status_code == 200


def test_setting_it_up_is_written_down(client: Client, person: Person) -> None:
    enrol(client, person)

    assert "Activó el segundo factor" in [entry.what for entry in history(f"person:{person.key}")]


def test_the_code_of_the_telephone_opens(client: Client, person: Person) -> None:
    secret, _codes = enrol(client, person)
    sign_in(client, person.username)

    assert client.post(ASKED, {"code": totp(secret, -1)}).headers["Location"] == "/trabajo/"
    assert client.get(HOME).status_code == 200


@pytest.mark.parametrize("written", ["{}", " {}", "{}-"])
def test_a_code_of_the_telephone_opens_once_in_every_process(client: Client, person: Person, written: str) -> None:
    secret, _codes = enrol(client, person)
    code = totp(secret, -1)
    sign_in(client, person.username)
    assert client.post(ASKED, {"code": code}).headers["Location"] == "/trabajo/"
    client.post("/cuenta/salir/")
    cache.clear()  # each process remembers for itself, and for half a minute only

    sign_in(client, person.username)
    again = client.post(ASKED, {"code": written.format(code)})

    assert "El código no es correcto o ya se usó." in again.content.decode()
    assert client.get(HOME).status_code == 302


def test_the_code_that_set_it_up_does_not_open(client: Client, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)  # else the code might change meanwhile
    secret, _codes = enrol(client, person)
    sign_in(client, person.username)

    assert client.post(ASKED, {"code": totp(secret)}).status_code == 200
    assert client.get(HOME).status_code == 302


def test_a_recovery_code_opens_once(client: Client, person: Person) -> None:
    _secret, codes = enrol(client, person)
    assert len(set(codes)) == 10
    sign_in(client, person.username)

    assert client.post(ASKED, {"code": codes[3]}).status_code == 302
    assert client.get(HOME).status_code == 200
    client.post("/cuenta/salir/")
    sign_in(client, person.username)
    assert client.post(ASKED, {"code": codes[3]}).status_code == 200
    assert client.get(HOME).status_code == 302


def test_recovery_codes_are_shown_once(client: Client, person: Person) -> None:
    _secret, codes = enrol(client, person)
    sign_in(client, person.username)
    client.post(ASKED, {"code": codes[0]})
    client.post(f"{CONFIRM}?next={CODES}", {"password": PASSWORD})

    page = client.get(CODES).content.decode()

    assert "Le quedan 9 códigos sin usar." in page
    assert not any(code in page for code in codes)


def test_new_codes_void_the_old(client: Client, person: Person) -> None:
    _secret, codes = enrol(client, person)
    sign_in(client, person.username)
    client.post(ASKED, {"code": codes[0]})
    client.post(f"{CONFIRM}?next={NEW_CODES}", {"password": PASSWORD})
    assert client.post(NEW_CODES).headers["Location"] == CODES

    new = re.findall(r"<code>(\d{8})</code>", client.get(CODES).content.decode())
    client.post("/cuenta/salir/")
    sign_in(client, person.username)

    assert client.post(ASKED, {"code": codes[1]}).status_code == 200
    assert client.post(ASKED, {"code": new[1]}).status_code == 302


def test_guessing_codes_is_stopped(client: Client, person: Person) -> None:
    secret, _codes = enrol(client, person)
    sign_in(client, person.username)
    for guess in range(30):
        client.post(ASKED, {"code": f"{guess:06d}"})

    answer = client.post(ASKED, {"code": totp(secret, -1)})

    assert "Demasiados intentos" in answer.content.decode()
    assert client.get(HOME).status_code == 302


def test_who_lost_the_telephone_is_let_in_again_and_it_is_written_down(client: Client, person: Person) -> None:
    enrol(client, person)

    drop_second_factor(actor=TESTS, person=person, reason="Perdió su teléfono")

    assert sign_in(client, person.username).headers["Location"] == "/trabajo/"
    assert [entry.reason for entry in history(f"person:{person.key}")][1] == "Perdió su teléfono"
