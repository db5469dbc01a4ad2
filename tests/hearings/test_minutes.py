"""From the hearing to its final minutes."""

import io
import json

import pytest
from django.db import DatabaseError, transaction
from docx import Document
from pypdfium2 import PdfDocument
from tests.hearings.conftest import DNI, NAME, days_ago, fresh, let_the_term_pass, registration

from faro.catalogs.api import limit
from faro.hearings.domain.content import MINUTES, digest_of, from_json
from faro.hearings.models import Attendee, Hearing, Minutes
from faro.hearings.services import (
    Asked,
    HearingRefused,
    Promise,
    admit_question,
    answer_questions,
    ask_at_desk,
    close_minutes,
    decide_observation,
    make_commitment,
    observe_minutes,
    publish_draft,
    reject_question,
)
from faro.hearings.services.registering import register_at_desk
from faro.ledger.api import Actor
from faro.notices.api import Notice
from faro.questions.api import TooManyQuestions
from faro.workflow.states import ForbiddenTransition

pytestmark = pytest.mark.django_db


def test_the_final_minutes_hold_what_was_asked_answered_promised_and_observed(
    planner: Actor, written: Hearing, attendee: Attendee
) -> None:
    asked = ask_at_desk(actor=planner, hearing=written, asked=Asked(text="¿Cuándo se arregla la pista?"))
    refused = ask_at_desk(actor=planner, hearing=written, asked=Asked(text="Texto que nombra a una persona."))
    admit_question(actor=planner, question=asked, topic="Pistas", unit="03.08.04")
    reject_question(actor=planner, question=refused, reason="Nombra a una persona.")
    answer_questions(actor=planner, questions=[asked], text="En agosto.", at_hearing=True)
    promise = Promise(text="Arreglar la pista.", unit="03.08.04", due_date=written.day, question=asked)
    make_commitment(actor=planner, hearing=written, promise=promise)
    publish_draft(actor=planner, hearing=written)
    observation = observe_minutes(attendee=attendee, text="Falta decir en qué calle es.")
    decide_observation(actor=planner, observation=observation, accepted=True, reason="Se precisa.")
    let_the_term_pass(written)
    minutes = close_minutes(actor=planner, hearing=written)

    content = from_json(MINUTES, minutes.content)
    assert minutes.digest == digest_of(minutes.content)
    assert [each.answer for each in content.questions] == ["En agosto.", ""]
    assert [(each.text, each.reason) for each in content.questions][1] == ("", "Nombra a una persona.")
    assert [each.text for each in content.promises] == ["Arreglar la pista."]
    assert [(each.decision, each.reason) for each in content.observations] == [("acogida", "Se precisa.")]
    assert content.in_person == 1
    assert content.speakers[0].who == "N. I. A., DNI ****2233"
    assert fresh(written).state == "final"
    for secret in (NAME, DNI, "Texto que nombra a una persona."):
        assert secret not in minutes.content


def test_both_files_of_the_minutes_are_kept_and_no_name_stands_in_them(observed: Hearing) -> None:
    files = {each.file_format: bytes(each.content) for each in observed.files.filter(document="draft")}
    words = "\n".join(
        [paragraph.text for paragraph in Document(io.BytesIO(files["docx"])).paragraphs]
        + [page.get_textpage().get_text_range() for page in PdfDocument(files["pdf"])]
    )

    assert words.count("Se expone.") == 2
    assert NAME not in words
    assert DNI not in words


def test_nothing_closes_before_the_term_has_run_out(planner: Actor, observed: Hearing) -> None:
    with pytest.raises(HearingRefused, match="Todavía se puede observar"):
        close_minutes(actor=planner, hearing=observed)


def test_nothing_closes_with_an_observation_undecided(planner: Actor, observed: Hearing, attendee: Attendee) -> None:
    observe_minutes(attendee=attendee, text="Falta decir en qué calle es.")
    let_the_term_pass(observed)
    with pytest.raises(HearingRefused, match="sin decidir"):
        close_minutes(actor=planner, hearing=observed)


def test_only_who_came_may_observe(reported: Hearing, planner: Actor, written: Hearing) -> None:
    absent = Attendee.objects.create(
        hearing=written, number=99, mode="online", channel="web", registered_at=days_ago(1)
    )
    publish_draft(actor=planner, hearing=written)
    with pytest.raises(HearingRefused, match="quienes asistieron"):
        observe_minutes(attendee=absent, text="Falta decir en qué calle es.")


def test_nobody_observes_once_the_term_has_run_out(observed: Hearing, attendee: Attendee) -> None:
    let_the_term_pass(observed)
    with pytest.raises(HearingRefused, match="venció"):
        observe_minutes(attendee=attendee, text="Falta decir en qué calle es.")


def test_one_address_sends_only_so_many_observations_an_hour(observed: Hearing, attendee: Attendee) -> None:
    allowed = int(limit("hearings.per_hour").value)
    for _turn in range(allowed):
        observe_minutes(attendee=attendee, text="Falta decir en qué calle es.", address="192.0.2.7")
    with pytest.raises(TooManyQuestions, match="última hora"):
        observe_minutes(attendee=attendee, text="Falta decir en qué calle es.", address="192.0.2.7")
    assert observed.observations.count() == allowed


def test_an_observation_is_decided_with_its_reason(planner: Actor, observed: Hearing, attendee: Attendee) -> None:
    observation = observe_minutes(attendee=attendee, text="Falta decir en qué calle es.")
    with pytest.raises(HearingRefused, match="razón"):
        decide_observation(actor=planner, observation=observation, accepted=False, reason=" ")


def test_a_draft_needs_its_text_and_no_question_unread(planner: Actor, held: Hearing) -> None:
    with pytest.raises(HearingRefused, match="Escriba primero"):
        publish_draft(actor=planner, hearing=held)


def test_unread_questions_stop_the_draft(planner: Actor, written: Hearing) -> None:
    ask_at_desk(actor=planner, hearing=written, asked=Asked(text="¿Cuándo se arregla la pista?"))
    with pytest.raises(HearingRefused, match="sin revisar"):
        publish_draft(actor=planner, hearing=written)


def test_who_came_and_left_an_address_is_told_of_the_draft(observed: Hearing, attendee: Attendee) -> None:
    told = Notice.objects.filter(kind="hearings.minutes_draft").values_list("to", flat=True)
    assert list(told) == [attendee.email]


def test_the_desk_is_closed_once_the_draft_is_up(planner: Actor, observed: Hearing) -> None:
    with pytest.raises(HearingRefused, match="mesa"):
        register_at_desk(actor=planner, hearing=observed, facts=registration(document="44556677"))


def test_minutes_are_not_published_out_of_order(planner: Actor, written: Hearing) -> None:
    with pytest.raises(ForbiddenTransition):
        close_minutes(actor=planner, hearing=written)


def test_the_database_refuses_to_change_what_was_published(observed: Hearing) -> None:
    minutes = observed.minutes.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Minutes.objects.filter(pk=minutes.pk).update(content=json.dumps({"otra": "cosa"}))
