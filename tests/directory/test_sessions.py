"""Open sessions: seen and ended."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.directory.cast import cast
from tests.directory.signing_in import PASSWORD, sign_in, with_password

from faro.catalogs.api import set_limit
from faro.directory.models import Person
from faro.directory.selectors.sessions import device
from faro.ledger.api import Actor

pytestmark = pytest.mark.django_db

PAGE, HOME = "/cuenta/sesiones/", "/cuenta/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"


@pytest.fixture
def person() -> Person:
    return with_password(cast("planeamiento"))


@pytest.fixture
def two(person: Person) -> tuple[Client, Client]:
    here, there = Client(headers={"user-agent": FIREFOX}), Client(headers={"user-agent": PHONE})
    for client in (here, there):
        assert sign_in(client, person.username).status_code == 302
    return here, there


def test_each_is_told_by_its_browser(two: tuple[Client, Client]) -> None:
    page = two[0].get(PAGE).content.decode()

    assert "Firefox en Windows" in page
    assert "Chrome en Android" in page


def test_one_can_be_ended(two: tuple[Client, Client]) -> None:
    here, there = two
    other = UserSession.objects.get(session_key=there.session.session_key)

    assert here.post(PAGE, {"session": other.pk}).status_code == 302

    assert there.get(HOME).status_code == 302
    assert here.get(HOME).status_code == 200


def test_all_the_others_can_be_ended(two: tuple[Client, Client]) -> None:
    here, there = two

    here.post(PAGE, {"session": "others"})

    assert there.get(HOME).status_code == 302
    assert here.get(HOME).status_code == 200


def test_nobody_ends_the_session_of_another(two: tuple[Client, Client]) -> None:
    intruder = Client()
    sign_in(intruder, with_password(cast("regidor")).username)
    theirs = UserSession.objects.get(session_key=two[0].session.session_key)

    for session in (str(theirs.pk), "x", "", "9" * 30):
        assert intruder.post(PAGE, {"session": session}).status_code == 404
    assert two[0].get(HOME).status_code == 200


def test_changing_the_password_ends_the_others(two: tuple[Client, Client]) -> None:
    here, there = two
    new = "otra-clave-de-la-costa"
    here.post("/cuenta/contrasena/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert there.get(HOME).status_code == 302
    assert here.get(HOME).status_code == 200


def test_who_is_deactivated_is_out_at_once(two: tuple[Client, Client], person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(is_active=False)

    assert two[0].get(HOME).status_code == 302


def test_a_session_in_use_does_not_expire_and_is_not_written_at_each_request(person: Person) -> None:
    client = Client()
    client.force_login(person)
    client.get(HOME)
    first = client.session["renewed"]
    client.get(HOME)
    assert client.session["renewed"] == first

    session = client.session
    session["renewed"] = (timezone.now() - timedelta(minutes=11)).isoformat()
    session.save()
    client.get(HOME)

    assert client.session["renewed"] > first
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE


@pytest.mark.parametrize(("unused", "status"), [(timedelta(hours=7, minutes=50), 200), (timedelta(hours=8), 302)])
def test_a_session_that_nobody_used_for_eight_hours_is_over(person: Person, unused: timedelta, status: int) -> None:
    client = Client()
    client.force_login(person)
    client.get(PAGE)
    session = client.session
    session["renewed"] = (timezone.now() - unused).isoformat()
    session.save()

    assert client.get(PAGE).status_code == status


def test_the_municipality_may_allow_less(person: Person) -> None:
    set_limit(
        actor=Actor("command:tests"),
        code="accounts.session_hours",
        value=1,
        norm="Directiva 1",
        valid_from=timezone.localdate(),
        reason="Se pidió",
    )
    client = Client()
    client.force_login(person)
    client.get(PAGE)
    session = client.session
    session["renewed"] = (timezone.now() - timedelta(hours=2)).isoformat()
    session.save()

    assert client.get(PAGE).status_code == 302


def test_who_is_outside_is_shown_the_way_in_and_comes_back(client: Client) -> None:
    answer = client.get("/trabajo/directorio/personas/?buscar=x")

    assert answer.headers["Location"] == "/cuenta/entrar/?next=/trabajo/directorio/personas/%3Fbuscar%3Dx"


def test_what_is_sent_after_the_session_ended_is_said_to_be_lost(client: Client) -> None:
    answer = client.post("/trabajo/directorio/personas/nueva/", {"full_name": "X"}, follow=True)

    assert "Su sesión terminó y lo que envió no se guardó." in answer.content.decode()


@pytest.mark.parametrize(
    ("agent", "words"),
    [(FIREFOX, "Firefox en Windows"), (PHONE, "Chrome en Android"), ("curl/8", "Navegador desconocido")],
)
def test_browsers_are_told_apart(agent: str, words: str) -> None:
    assert device(agent) == words
