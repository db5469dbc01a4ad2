import time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.questions.conftest import EMAIL, TEXT
from tests.questions.subjects import FIGURE, UNPUBLISHED

from faro.ledger.api import Actor
from faro.questions.forms import public as public_forms
from faro.questions.links import follow_up_path, questioning_url
from faro.questions.models import Question
from faro.questions.services import Correction, answer, ask, ask_clarification, publish_statement, withhold_statement

pytestmark = pytest.mark.django_db
NAME = "Vecina Curiosa"
HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> {{ settings.SECRET_KEY }} ' + TEXT


def fill(client: Client, **given: str) -> dict[str, Any]:
    form = client.get(questioning_url(FIGURE)).context["form"]
    return {
        "text": TEXT,
        "why": "",
        "name": NAME,
        "email": EMAIL,
        "website": "",
        "opened": form["opened"].value(),
    } | given


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever fills the form in takes longer than a program does."""
    monkeypatch.setattr(public_forms, "LEAST_SECONDS", 0)


def test_the_form_says_what_is_questioned_who_answers_and_until_when(client: Client) -> None:
    page = client.get(questioning_url(FIGURE)).content.decode()
    for word in ("Patrullajes por mes", "66.7 %", "10 días hábiles", "03.08.04"):
        assert word in page


@pytest.mark.parametrize("query", ["", "?sobre=", f"?sobre={UNPUBLISHED}", "?sobre=indicator:NADA/1"])
def test_what_is_not_published_has_no_form(client: Client, query: str) -> None:
    assert client.get(f"/cuestionar/{query}").status_code == 404


def test_anyone_asks_without_an_account_and_gets_a_number_and_a_secret_link(client: Client, patient: None) -> None:
    answered = client.post(questioning_url(FIGURE), fill(client), follow=True)
    question = Question.objects.get()
    assert answered.redirect_chain[-1][0] == follow_up_path(question.number)
    assert question.number in answered.content.decode()


def test_a_form_filled_in_too_fast_is_not_taken(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    given = fill(client)
    assert client.post(questioning_url(FIGURE), given).status_code == 200
    assert not Question.objects.exists()
    later = time.time() + 10
    monkeypatch.setattr(time, "time", lambda: later)
    assert client.post(questioning_url(FIGURE), given).status_code == 302


@pytest.mark.parametrize("given", [{"website": "http://spam"}, {"opened": ""}, {"opened": "1:x:y"}, {"text": "corto"}])
def test_what_a_program_sends_is_not_taken_and_nothing_typed_is_lost(
    client: Client, given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled = fill(client, **given)
    later = time.time() + 10
    monkeypatch.setattr(time, "time", lambda: later)
    answered = client.post(questioning_url(FIGURE), filled)
    assert answered.status_code == 200
    assert filled["text"] in answered.content.decode()
    assert not Question.objects.exists()


def test_the_sixth_question_of_an_hour_is_refused_in_words(client: Client, patient: None) -> None:
    for _n in range(5):
        client.post(questioning_url(FIGURE), fill(client))
    assert "última hora" in client.post(questioning_url(FIGURE), fill(client)).content.decode()


def test_an_unread_text_is_not_shown_but_the_number_and_the_term_are(client: Client, asked: Question) -> None:
    page = client.get(reverse("public_questions:question", args=[asked.number])).content.decode()
    assert "en revisión" in page
    assert "hasta el" in page
    assert TEXT not in page


def test_a_withheld_text_is_replaced_by_its_reason(client: Client, asked: Question, planner: Actor) -> None:
    withhold_statement(actor=planner, statement=asked.statements.get(), reason="Nombra a una persona.")
    page = client.get(reverse("public_questions:question", args=[asked.number])).content.decode()
    assert "Nombra a una persona." in page
    assert TEXT not in page


def test_a_hostile_text_is_shown_as_text(client: Client, planner: Actor) -> None:
    question = ask(subject=FIGURE, text=HOSTILE)
    publish_statement(actor=planner, statement=question.statements.get())
    page = client.get(reverse("public_questions:question", args=[question.number])).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_neither_address_nor_name_is_on_any_public_page(client: Client, asked: Question, unit_actor: Actor) -> None:
    ask_clarification(actor=unit_actor, question=asked, text="¿De qué mes habla?")
    client.post(follow_up_path(asked.number), {"text": "Del mes de marzo de 2022."})
    correction = Correction("66.7 %", "48.0 %", asked.started_on)
    answer(actor=unit_actor, question=asked, outcome="corrected", text="Tiene razón.", correction=correction)
    addresses = [
        reverse("public_questions:list"),
        f"{reverse('public_questions:list')}?texto=vecina",
        reverse("public_questions:question", args=[asked.number]),
        reverse("public_questions:errata"),
        reverse("public_questions:news"),
        follow_up_path(asked.number),
        questioning_url(FIGURE),
    ]
    for address in addresses:
        answered = client.get(address)
        assert answered.status_code == 200, address
        everything = answered.content.decode() + str(answered.headers)
        assert EMAIL not in everything, address
        assert NAME not in everything, address


@pytest.mark.parametrize("text", [EMAIL, "vecina", "curiosa@", TEXT[:20]])
def test_nothing_private_can_be_found_by_searching(client: Client, asked: Question, text: str) -> None:
    page = client.get(reverse("public_questions:list"), {"texto": text}).content.decode()
    assert asked.number not in page


def test_the_secret_link_works_only_for_its_question(client: Client, asked: Question) -> None:
    other = ask(subject=FIGURE, text=TEXT)
    good = follow_up_path(asked.number)
    assert client.get(good).headers["Cache-Control"].startswith("max-age=0")
    assert client.get(good.replace(asked.number, other.number)).status_code == 404
    assert client.get(good[:-3] + "x/").status_code == 404


def test_who_asked_contests_once_through_the_secret_link(client: Client, asked: Question, unit_actor: Actor) -> None:
    answer(actor=unit_actor, question=asked, outcome="answered", text="Se cuentan por turno.")
    address = follow_up_path(asked.number)
    assert "¿No respondieron" in client.get(address).content.decode()
    assert client.post(address, {"text": "No responde a lo que pregunté."}).status_code == 302
    answer(actor=unit_actor, question=asked, outcome="answered", text="Cada turno es un patrullaje.")
    assert "¿No respondieron" not in client.get(address).content.decode()
    client.post(address, {"text": "Sigue sin responder a eso."})
    assert Question.objects.get().state == "answered"


def test_an_unknown_number_is_not_found(client: Client) -> None:
    assert client.get("/cuestiones/2026-9999/").status_code == 404
    assert client.get("/cuestiones/..%2f/").status_code == 404


def test_the_feed_tells_answers_and_corrections(client: Client, asked: Question, unit_actor: Actor) -> None:
    correction = Correction("66.7 %", "48.0 %", asked.started_on)
    answer(actor=unit_actor, question=asked, outcome="corrected", text="Tiene razón.", correction=correction)
    feed = client.get(reverse("public_questions:news"))
    assert feed.headers["Content-Type"].startswith("application/atom+xml")
    assert "48.0 %" in feed.content.decode()
    assert "Tiene razón." in feed.content.decode()


def test_the_feed_stands_a_sign_that_a_word_processor_left(client: Client, asked: Question, unit_actor: Actor) -> None:
    answer(actor=unit_actor, question=asked, outcome="answered", text="Primera línea\x0bsegunda", site="")
    feed = client.get(reverse("public_questions:news"))
    assert feed.status_code == 200
    assert "Primera líneasegunda" in feed.content.decode()


def test_a_long_list_costs_no_more_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    for _n in range(12):
        ask(subject=FIGURE, text=TEXT)
    with django_assert_max_num_queries(14):
        client.get(reverse("public_questions:list"))


def test_who_asked_reads_their_own_words_before_the_moderator_does(client: Client, asked: Question) -> None:
    page = client.get(follow_up_path(asked.number)).content.decode()
    assert TEXT in page
    assert "Alguien lo revisa" in page
