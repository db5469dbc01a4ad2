"""Getting in and out, and being kept out."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone
from tests.directory.cast import TESTS, cast
from tests.directory.signing_in import PASSWORD, SIGN_IN, sign_in, with_password

from faro.catalogs.api import limit
from faro.directory.models import Person
from faro.directory.services.security import give_one_time_password
from faro.ledger.api import history

pytestmark = pytest.mark.django_db

HOME = "/cuenta/"


@pytest.fixture
def person() -> Person:
    return with_password(cast("planeamiento"))


def what_happened(person: Person) -> list[str]:
    return [entry.what for entry in history(f"person:{person.key}")]


def test_the_right_password_lets_in_and_it_is_written_down(client: Client, person: Person) -> None:
    response = sign_in(client, person.username)

    assert response.status_code == 302
    assert response.headers["Location"] == "/trabajo/"
    assert client.get(HOME).status_code == 200
    assert what_happened(person)[0] == "Ingresó"


def test_the_user_may_be_written_in_capitals(client: Client, person: Person) -> None:
    assert sign_in(client, f" {person.username.upper()} ").status_code == 302


def test_after_signing_in_one_lands_where_one_wanted(client: Client, person: Person) -> None:
    response = client.post(f"{SIGN_IN}?next=/cuenta/sesiones/", {"login": person.username, "password": PASSWORD})

    assert response.headers["Location"] == "/cuenta/sesiones/"


def test_no_one_is_sent_to_another_site(client: Client, person: Person) -> None:
    response = client.post(f"{SIGN_IN}?next=https://example.org/", {"login": person.username, "password": PASSWORD})

    assert response.headers["Location"] == "/trabajo/"


def test_leaving_closes_the_session(client: Client, person: Person) -> None:
    client.force_login(person)

    assert client.get("/cuenta/salir/").status_code == 200
    assert client.get(HOME).status_code == 200
    assert client.post("/cuenta/salir/").status_code == 302
    assert client.get(HOME).status_code == 302
    assert what_happened(person)[0] == "Salió"


def test_a_wrong_password_an_unknown_user_and_a_person_who_left_are_answered_alike(client: Client) -> None:
    with_password(cast("planeamiento"))
    gone = with_password(cast("regidor"))
    gone.is_active = False
    gone.save()

    answers = [
        sign_in(client, "demo-planeamiento", "no-es-esta-clave"),
        sign_in(client, "nadie", "no-es-esta-clave"),
        sign_in(client, "demo-regidor", "no-es-esta-clave"),
        sign_in(client, "demo-regidor", PASSWORD),
    ]

    texts = [answer.content.decode() for answer in answers]
    assert all("El usuario o la contraseña no son correctos." in text for text in texts)
    names = ["demo-planeamiento", "nadie", "demo-regidor", "demo-regidor"]
    blanked = {
        "".join(line for line in text.replace(name, "?").splitlines() if "csrfmiddlewaretoken" not in line)
        for text, name in zip(texts, names, strict=True)
    }
    assert len(blanked) == 1


def test_too_many_failures_lock_the_user_from_that_address_until_a_said_time(client: Client, person: Person) -> None:
    for _n in range(limit("accounts.lockout_attempts").value - 1):
        assert sign_in(client, person.username, "no-es-esta-clave").status_code == 200
    locking = sign_in(client, person.username, "no-es-esta-clave")
    even_right = sign_in(client, person.username)

    minutes = limit("accounts.lockout_minutes").value
    until = timezone.localtime() + timedelta(minutes=minutes)
    for answer in (locking, even_right):
        assert answer.status_code == 429
        assert until.strftime("%d/%m/%Y") in answer.content.decode()
    assert what_happened(person).count("Se bloqueó el ingreso por intentos fallidos") == 1


def test_others_and_other_addresses_are_not_locked(client: Client, person: Person) -> None:
    other = with_password(cast("control"))
    for _n in range(limit("accounts.lockout_attempts").value):
        sign_in(client, person.username, "no-es-esta-clave")

    assert sign_in(client, other.username).status_code == 302
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert sign_in(elsewhere, person.username).status_code == 302


def test_an_unknown_user_is_locked_like_a_known_one(client: Client) -> None:
    answers = [sign_in(client, "nadie", "no-es") for _n in range(limit("accounts.lockout_attempts").value)]

    assert [answer.status_code for answer in answers][-2:] == [200, 429]


def test_a_lock_ends_by_itself(client: Client, person: Person) -> None:
    for _n in range(limit("accounts.lockout_attempts").value):
        sign_in(client, person.username, "no-es-esta-clave")
    earlier = timezone.now() - timedelta(minutes=limit("accounts.lockout_minutes").value, seconds=1)
    AccessAttempt.objects.update(attempt_time=earlier)

    assert sign_in(client, person.username).status_code == 302


def test_a_one_time_password_lets_in_only_to_choose_another(client: Client, person: Person) -> None:
    given = give_one_time_password(actor=TESTS, person=person)

    first = sign_in(client, person.username, given)
    assert first.headers["Location"] == "/cuenta/contrasena/"
    assert client.get("/trabajo/directorio/unidades/").headers["Location"] == "/cuenta/contrasena/"

    chosen = {"oldpassword": given, "password1": "otra-clave-de-la-costa", "password2": "otra-clave-de-la-costa"}
    assert client.post("/cuenta/contrasena/", chosen).headers["Location"] == HOME
    assert client.get("/trabajo/directorio/unidades/").status_code == 200
    person.refresh_from_db()
    assert person.one_time_until is None
    assert not person.check_password(given)


def test_a_one_time_password_expires(client: Client, person: Person) -> None:
    given = give_one_time_password(actor=TESTS, person=person, lasts=timedelta(seconds=-1))

    assert sign_in(client, person.username, given).status_code == 200
    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("corta-1", "al menos 12 caracteres"),
        ("489302847562", "numérica"),
        ("demo-planeamiento", "similar"),
        ("qwerty123456", "común"),
        (PASSWORD, "distinta de la actual"),
    ],
)
def test_passwords_are_refused_in_spanish(client: Client, person: Person, password: str, said: str) -> None:
    client.force_login(person)
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}

    answer = client.post("/cuenta/contrasena/", form)

    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_the_session_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(client: Client, person: Person) -> None:
    cookie = sign_in(client, person.username).cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]


def test_no_address_of_the_library_is_open_beyond_those_used(client: Client) -> None:
    for path in ("signup", "registro", "email", "password/reset", "login/code", "segundo-factor/webauthn"):
        assert client.get(f"/cuenta/{path}/").status_code == 404
