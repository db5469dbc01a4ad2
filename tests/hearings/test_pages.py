"""What citizens see and fill in, and hostile inputs."""

import csv
import io
import json
import time
from typing import Any

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from tests.directory.cast import cast
from tests.hearings.conftest import DNI, EMAIL, NAME, fresh, registration

from faro.hearings.forms import public as public_forms
from faro.hearings.links import attendee_path, attendee_token
from faro.hearings.models import Attendee, Hearing
from faro.hearings.services import (
    Asked,
    admit_question,
    ask_question,
    cancel_hearing,
    register_attendee,
    reject_question,
)
from faro.ledger.api import Actor
from faro.portal.hearings_calendar import calendar_of

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> {{ settings.SECRET_KEY }} =HYPERLINK("x")'


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever fills a form in takes longer than a program does."""
    monkeypatch.setattr(public_forms, "LEAST_SECONDS", 0)


def address(name: str, hearing: Hearing, **kwargs: object) -> str:
    return reverse(name, kwargs={"code": hearing.code, **kwargs})


def fill(client: Client, url: str, **given: str) -> dict[str, Any]:
    form = client.get(url).context["form"]
    return {"opened": form["opened"].value(), "website": ""} | given


PERSON = {"name": NAME, "document_kind": "dni", "document": DNI, "email": EMAIL, "mode": "online", "speaks": "on"}


def test_anyone_registers_without_an_account_and_gets_number_turn_and_link(
    client: Client, called: Hearing, patient: None
) -> None:
    url = address("public_hearings:register", called)
    answered = client.post(url, fill(client, url, **PERSON), follow=True)
    person = Attendee.objects.get()
    assert answered.redirect_chain[-1][0] == attendee_path(person)
    assert "Su turno para hablar es el 1." in answered.content.decode()


def test_the_form_says_what_becomes_of_the_data(client: Client, called: Hearing) -> None:
    page = client.get(address("public_hearings:register", called)).content.decode()
    assert "Ley 29733" in page
    assert "365 días" in page


def test_a_program_is_not_registered(client: Client, called: Hearing) -> None:
    url = address("public_hearings:register", called)
    assert client.post(url, fill(client, url, **PERSON)).status_code == 200
    assert not Attendee.objects.exists()


@pytest.mark.parametrize(
    "given", [{"website": "x"}, {"opened": ""}, {"opened": "1:x:y"}, {"document": "12"}, {"mode": "?"}]
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    client: Client, called: Hearing, monkeypatch: pytest.MonkeyPatch, given: dict[str, str]
) -> None:
    url = address("public_hearings:register", called)
    filled = fill(client, url, **PERSON) | given
    later = time.time() + 10
    monkeypatch.setattr(time, "time", lambda: later)
    answered = client.post(url, filled)
    assert answered.status_code == 200
    assert NAME in answered.content.decode()
    assert not Attendee.objects.exists()


def test_nobody_asks_as_a_councillor_from_outside(client: Client, called: Hearing, patient: None) -> None:
    url = address("public_hearings:ask", called)
    given = fill(client, url, text="¿Cuándo se arregla la pista?", asker="councillor", name="", email="")
    assert client.post(url, given).status_code == 200
    assert not called.questions.exists()


def test_a_hearing_in_preparation_is_nobody_elses(client: Client, prepared: Hearing) -> None:
    names = ("portal:hearings_hearing", "portal:hearings_ics", "public_hearings:register", "public_hearings:ask")
    assert [client.get(address(name, prepared)).status_code for name in names] == [404] * 4
    assert prepared.title not in client.get("/audiencias/").content.decode()


def test_one_cancelled_before_its_call_is_not_shown_either(client: Client, prepared: Hearing, planner: Actor) -> None:
    cancel_hearing(actor=planner, hearing=prepared, reason="No hace falta")
    assert client.get(address("portal:hearings_hearing", prepared)).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43, attendee_token("2026-1", 2)])
def test_a_link_of_another_opens_nothing(client: Client, called: Hearing, token: str) -> None:
    register_attendee(hearing=called, facts=registration())
    url = address("public_hearings:attendee", called, number=1, token=token)
    assert client.get(url).status_code == 404


def test_no_name_document_or_mail_is_on_any_public_page(client: Client, held: Hearing, planner: Actor) -> None:
    question = ask_at(held, planner, f"¿Cuándo? Lo pregunta {NAME}.")
    reject_question(actor=planner, question=question, reason="Da un nombre.")
    pages = [
        address("portal:hearings_hearing", held),
        address("portal:hearings_report", held),
        "/audiencias/",
        "/audiencias/sin-respuesta/",
        "/audiencias/novedades.atom",
        "/audiencias/preguntas.csv",
        "/audiencias/preguntas.json",
        address("portal:hearings_ics", held),
    ]
    for url in pages:
        answered = client.get(url)
        assert answered.status_code == 200, url
        for secret in (NAME, DNI, EMAIL):
            assert secret not in answered.content.decode(), url
    shown = client.get(pages[0]).content.decode()
    assert "N. I. A., DNI ****2233" in shown
    assert "Da un nombre." in shown


def ask_at(hearing: Hearing, planner: Actor, text: str) -> Any:
    from faro.hearings.services import ask_at_desk  # noqa: PLC0415

    return ask_at_desk(actor=planner, hearing=hearing, asked=Asked(text=text))


def test_a_hostile_text_is_shown_as_text(client: Client, called: Hearing, planner: Actor) -> None:
    question = ask_question(hearing=called, asked=Asked(text=HOSTILE))
    admit_question(actor=planner, question=question)
    page = client.get(address("portal:hearings_hearing", called)).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_calendar_gets_one_event_whatever_the_title(called: Hearing) -> None:
    called.title = "A\r\nBEGIN:VEVENT;x,y\\" + "ñ" * 200
    lines = calendar_of(called, "https://faro.ejemplo.pe/audiencias/1/", "faro.ejemplo.pe").decode().split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 1
    assert max(len(line.encode()) for line in lines) <= 75
    whole = "".join(line[1:] if line.startswith(" ") else f"\n{line}" for line in lines)
    assert "SUMMARY:A\\nBEGIN:VEVENT\\;x\\,y\\\\ñ" in whole


def test_the_day_of_the_event_is_in_utc(called: Hearing) -> None:
    text = calendar_of(called, "https://faro.ejemplo.pe/", "faro.ejemplo.pe").decode()
    assert f"DTSTART:{called.starts_at:%Y%m%dT%H%M%SZ}" in text


def test_data_are_read_back_as_they_were(client: Client, called: Hearing, planner: Actor) -> None:
    question = ask_question(hearing=called, asked=Asked(text='=SUMA(1;2), "con comas",\ny líneas'))
    admit_question(actor=planner, question=question, topic="Presupuesto")
    rows = list(csv.DictReader(io.StringIO(client.get("/audiencias/preguntas.csv").content.decode())))
    data = json.loads(client.get("/audiencias/preguntas.json").content)
    assert rows[0]["text"] == "'" + data["rows"][0]["text"]
    assert data["rows"][0]["state"] == "unanswered"
    assert client.get("/audiencias/preguntas.csv")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["nada.csv", "preguntas.exe", "preguntas.CSV", "../preguntas.csv"])
def test_there_is_no_other_table(client: Client, path: str) -> None:
    assert client.get(f"/audiencias/{path}").status_code == 404


def test_a_report_that_is_published_stays_as_it_was(client: Client, reported: Hearing) -> None:
    page = client.get(address("portal:hearings_report", reported)).content.decode()
    assert reported.report.digest in page
    for suffix, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        url = address("portal:hearings_document", reported, document="informe", suffix=suffix)
        assert client.get(url).content.startswith(begins)


def test_a_page_kept_for_everyone_shows_the_next_answer_at_once(
    client: Client, called: Hearing, planner: Actor
) -> None:
    url = address("portal:hearings_hearing", called)
    assert "Alguien la lee" not in client.get(url).content.decode()
    question = ask_question(hearing=called, asked=Asked(text="¿Cuándo se arregla la pista?"))
    assert "Alguien la lee" in client.get(url).content.decode()
    admit_question(actor=planner, question=question)
    assert "¿Cuándo se arregla la pista?" in client.get(url).content.decode()


def test_the_unit_sees_the_text_of_what_it_answers_and_others_only_what_is_published(
    client: Client, called: Hearing, planner: Actor
) -> None:
    ask_question(hearing=called, asked=Asked(text="¿Cuándo se arregla la pista?"))
    client.force_login(cast("regidor"))
    assert "pista" not in client.get(address("hearings:questions", called)).content.decode()
    client.force_login(cast("planeamiento"))
    assert "pista" in client.get(address("hearings:questions", called)).content.decode()


@pytest.mark.parametrize("role", ["responsable", "direccion", "regidor", "control", "administrador"])
@pytest.mark.parametrize(
    ("name", "numbered"),
    [("hold", False), ("publish_report", False), ("cancel", False), ("desk_register", False), ("moderate", True)],
)
def test_nobody_else_acts(client: Client, called: Hearing, role: str, name: str, *, numbered: bool) -> None:
    ask_question(hearing=called, asked=Asked(text="¿Cuándo se arregla la pista?"))
    client.force_login(cast(role))
    url = address(f"hearings:{name}", called, **({"number": 1} if numbered else {}))
    assert client.post(url, {"reason": "x", "decision": "reject"}).status_code == 403
    assert fresh(called).state == "called"


def test_a_unit_answers_only_what_is_its_own(client: Client, called: Hearing, planner: Actor) -> None:
    question = ask_question(hearing=called, asked=Asked(text="¿Cuándo se arregla la pista?"))
    admit_question(actor=planner, question=question, unit="03.06")
    client.force_login(cast("responsable"))
    assert client.post(address("hearings:answer", called, number=1), {"text": "Ya."}).status_code == 403


@pytest.mark.parametrize("demo", [True, False])
def test_a_hearing_of_a_demonstration_says_so_for_good(client: Client, *, demo: bool) -> None:
    client.force_login(cast("planeamiento"))
    given = {"title": "Audiencia", "day": "2026-11-30", "time": "10:00", "place": "Local", "agenda": "Preguntas"}
    with override_settings(DEMO=demo):
        client.post(reverse("hearings:new"), given)
    assert [each.synthetic for each in Hearing.objects.all()] == [demo]


def test_a_question_of_a_number_that_nobody_has_is_not_written_down_as_anyones(client: Client, called: Hearing) -> None:
    client.force_login(cast("planeamiento"))
    given = {"text": "¿Cuándo se arregla la pista?", "asker": "neighbour", "number": "99"}
    answered = client.post(address("hearings:desk_ask", called), given)
    assert "No hay una inscripción con el número 99." in answered.content.decode()
    assert not called.questions.exists()


def test_what_the_service_refuses_is_said_on_the_form(client: Client, called: Hearing) -> None:
    client.force_login(cast("planeamiento"))
    answered = client.post(address("hearings:call", called), {"decree_number": "1", "decree_date": "2020-01-01"})
    assert answered.status_code == 200
    assert "Esto no se puede hacer en el estado" in answered.content.decode()
