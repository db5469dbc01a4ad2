import pytest
from django.test import Client
from django.urls import reverse
from tests.directory.cast import cast
from tests.questions.conftest import EMAIL, TEXT
from tests.questions.subjects import OF_NOBODY

from faro.directory.api import Person
from faro.ledger.api import Actor
from faro.questions.models import Question
from faro.questions.services import ask, publish_statement

pytestmark = pytest.mark.django_db


def sign_in(client: Client, role: str) -> Person:
    person = cast(role)
    client.force_login(person)
    return person


def test_the_unit_reads_the_question_and_its_history_but_never_the_address(client: Client, asked: Question) -> None:
    sign_in(client, "responsable")
    for name in ("question", "answer", "ask_clarification", "extend"):
        page = client.get(reverse(f"questions:{name}", args=[asked.number])).content.decode()
        assert TEXT in page
        assert EMAIL not in page


def test_the_answer_typed_in_the_form_is_published(client: Client, asked: Question) -> None:
    sign_in(client, "responsable")
    given = {"outcome": "corrected", "text": "Tiene razón.", "said": "66.7 %", "says": "48.0 %", "since": "2026-03-01"}
    assert client.post(reverse("questions:answer", args=[asked.number]), given).status_code == 302
    client.logout()
    assert "Tiene razón." in client.get(f"/cuestiones/{asked.number}/").content.decode()
    assert "48.0 %" in client.get("/fe-de-erratas/").content.decode()


def test_after_acting_one_is_at_the_question_unless_it_went_beyond_reach(client: Client, asked: Question) -> None:
    sign_in(client, "responsable")
    act = reverse("questions:ask_clarification", args=[asked.number])
    assert client.post(act, {"text": "¿Qué tabla?"}).headers["Location"] == reverse(
        "questions:question", args=[asked.number]
    )
    sign_in(client, "planeamiento")
    given = {"unit": "03.06", "reason": "Le toca."}
    assert client.post(reverse("questions:reassign", args=[asked.number]), given).status_code == 302
    sign_in(client, "responsable")
    assert client.get(reverse("questions:question", args=[asked.number])).status_code == 403


def test_the_staff_reads_the_words_that_are_public_and_apart_those_that_came(
    client: Client, asked: Question, planner: Actor
) -> None:
    shown = "La tabla 12 dice […]."
    statement = asked.statements.get()
    publish_statement(actor=planner, statement=statement, public_text=shown, reason="Nombra a una persona.")
    sign_in(client, "responsable")

    page = client.get(reverse("questions:question", args=[asked.number])).content.decode()

    assert page.index(shown) < page.index("El texto tal como llegó") < page.index(TEXT)


def test_a_correction_that_does_not_say_what_was_wrong_is_said_beside_the_field(
    client: Client, asked: Question
) -> None:
    sign_in(client, "responsable")
    given = {"outcome": "corrected", "text": "Tiene razón."}
    form = client.post(reverse("questions:answer", args=[asked.number]), given).context["form"]
    assert set(form.errors) == {"said", "says"}


def test_who_answers_for_a_unit_does_not_reach_the_questions_of_others(client: Client, asked: Question) -> None:
    elsewhere = ask(subject=OF_NOBODY, text=TEXT)
    sign_in(client, "responsable")
    assert client.get(reverse("questions:question", args=[elsewhere.number])).status_code == 403
    assert client.post(reverse("questions:answer", args=[elsewhere.number]), {}).status_code == 403
    page = client.get(reverse("questions:list")).content.decode()
    assert asked.number in page
    assert elsewhere.number not in page


@pytest.mark.parametrize("role", ["registrador", "direccion", "control", "regidor", "administrador"])
def test_others_may_not_answer(client: Client, asked: Question, role: str) -> None:
    sign_in(client, role)
    given = {"outcome": "answered", "text": "No me toca."}
    assert client.post(reverse("questions:answer", args=[asked.number]), given).status_code == 403
    assert client.post(reverse("questions:take_up", args=[asked.number])).status_code == 403
    asked.refresh_from_db()
    assert asked.state == "received"


def test_only_planning_reads_texts_before_everyone_and_gives_questions_to_other_units(
    client: Client, asked: Question
) -> None:
    statement = asked.statements.get()
    moderate = reverse("questions:moderate", args=[asked.number, statement.place])
    reassign = reverse("questions:reassign", args=[asked.number])
    sign_in(client, "responsable")
    assert client.get(moderate).status_code == 403
    assert client.post(reassign, {"unit": "03.06", "reason": "x"}).status_code == 403
    sign_in(client, "planeamiento")
    assert client.post(moderate, {"decision": "publish", "public_text": TEXT}).status_code == 302
    assert client.post(reassign, {"unit": "03.06", "reason": "La calcula esa gerencia."}).status_code == 302
    statement.refresh_from_db()
    assert statement.moderation == "published"
    assert TEXT in client.get(f"/cuestiones/{asked.number}/").content.decode()


def test_withholding_without_a_reason_is_said_beside_the_field(client: Client, asked: Question) -> None:
    sign_in(client, "planeamiento")
    address = reverse("questions:moderate", args=[asked.number, 1])
    assert "reason" in client.post(address, {"decision": "withhold"}).context["form"].errors


def test_the_staff_list_narrows_to_what_is_to_be_answered(client: Client, asked: Question) -> None:
    sign_in(client, "planeamiento")
    assert asked.number in client.get(reverse("questions:list"), {"estado": "open"}).content.decode()
    assert asked.number not in client.get(reverse("questions:list"), {"estado": "answered"}).content.decode()
