"""Registering, speaking in turn, asking, admitting, answering, promising, forgetting."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.hearings.conftest import DNI, EMAIL, NAME, fresh, let_the_term_pass, registration

from faro.hearings.domain.identity import WrongDocument
from faro.hearings.models import Attendee, Hearing
from faro.hearings.selectors.contents import speakers_of
from faro.hearings.selectors.publishing import public_hearing, unanswered
from faro.hearings.services import (
    AlreadyRegistered,
    Asked,
    GivenFile,
    HearingRefused,
    Promise,
    admit_question,
    answer_questions,
    ask_at_desk,
    ask_question,
    close_minutes,
    follow_commitment,
    forget_contacts,
    hold_hearing,
    make_commitment,
    note_arrival,
    register_at_desk,
    register_attendee,
    reject_question,
)
from faro.ledger.api import Actor, history
from faro.notices.api import Notice
from faro.questions.api import TooManyQuestions

pytestmark = pytest.mark.django_db
TEXT = "¿Cuándo se arregla la pista de mi calle?"


def test_turns_go_by_time_of_registration(called: Hearing, planner: Actor) -> None:
    register_attendee(hearing=called, facts=registration(document="10000001", speaks=True))
    register_attendee(hearing=called, facts=registration(document="10000002"))
    register_at_desk(actor=planner, hearing=called, facts=registration(document="10000003", speaks=True))
    assert list(called.attendees.values_list("number", "turn")) == [(1, 1), (2, None), (3, 2)]


def test_a_document_registers_once_and_nothing_is_told_of_the_other(called: Hearing) -> None:
    register_attendee(hearing=called, facts=registration())
    with pytest.raises(AlreadyRegistered) as refused:
        register_attendee(hearing=called, facts=registration(name="Otra Persona", document="0011 2233"))
    assert NAME not in str(refused.value)
    assert Attendee.objects.count() == 1


def test_a_dni_is_the_same_with_and_without_its_check_sign(called: Hearing) -> None:
    """By hand: 3·1 + 2·2 + 7·3 + 6·4 + 5·5 + 4·6 + 3·7 + 2·8 = 138 = 12·11 + 6, place 11 − 6 = 5 of 67890112345: 1."""
    attendee = register_attendee(hearing=called, facts=registration(document="12345678-1"))
    assert attendee.document == "12345678"
    with pytest.raises(AlreadyRegistered):
        register_attendee(hearing=called, facts=registration(document="12345678"))
    with pytest.raises(WrongDocument, match="verificación"):
        register_attendee(hearing=called, facts=registration(document="12345679-1"))


def test_unseen_signs_are_no_name_and_turn_no_text_round(called: Hearing) -> None:
    attendee = register_attendee(hearing=called, facts=registration(organisation="Junta\u202e \x0bvecinal"))
    assert attendee.organisation == "Junta vecinal"
    with pytest.raises(HearingRefused, match="nombres"):
        register_attendee(hearing=called, facts=registration(document="10000001", name="\u200b\u202e"))


def test_what_a_stranger_calls_their_organisation_is_shown_once_the_desk_saw_them(
    called: Hearing, planner: Actor
) -> None:
    facts = registration(speaks=True, organisation="Junta vecinal")
    attendee = register_attendee(hearing=called, facts=facts)
    assert [each.organisation for each in speakers_of((attendee,))] == [""]
    came = note_arrival(actor=planner, attendee=attendee)
    assert [each.organisation for each in speakers_of((came,))] == ["Junta vecinal"]


@pytest.mark.parametrize(
    ("kind", "number"), [("dni", "1234567"), ("dni", "ABCDEFGH"), ("ruc", "20131312955"), ("nada", "1"), ("ce", "")]
)
def test_a_document_is_written_as_its_kind_is(called: Hearing, kind: str, number: str) -> None:
    with pytest.raises(HearingRefused.__mro__[1]):
        register_attendee(hearing=called, facts=registration(document_kind=kind, document=number))
    assert not Attendee.objects.exists()


def test_what_is_refused_counts_against_trying_number_after_number(called: Hearing) -> None:
    register_attendee(hearing=called, facts=registration())
    for _n in range(30):
        with pytest.raises(AlreadyRegistered):
            register_attendee(hearing=called, facts=registration(), address="198.51.100.7")
    with pytest.raises(TooManyQuestions, match="última hora"):
        register_attendee(hearing=called, facts=registration(), address="198.51.100.7")


def test_who_registers_is_told_the_number_and_nobody_reads_who_it_is(called: Hearing) -> None:
    register_attendee(hearing=called, facts=registration(speaks=True), site="https://faro.ejemplo.pe/")
    mail = Notice.objects.get(kind="hearings.registered")
    assert mail.to == EMAIL
    assert "https://faro.ejemplo.pe/audiencias/" in mail.body
    public = " ".join(f"{each.what} {each.changes}" for each in history(f"hearing:{called.code}", public_only=True))
    for secret in (NAME, DNI, EMAIL):
        assert secret not in public


def test_a_question_not_admitted_stays_listed_with_its_reason_alone(called: Hearing, planner: Actor) -> None:
    question = ask_question(hearing=called, asked=Asked(text=f"{TEXT} {NAME}", name=NAME, email=EMAIL))
    reject_question(actor=planner, question=question, reason="No es sobre la gestión.")
    shown = public_hearing(called.code)
    assert shown is not None
    assert [(each.line.admitted, each.line.text, each.line.reason) for each in shown.questions] == [
        (False, "", "No es sobre la gestión.")
    ]
    assert NAME not in repr([each.line for each in shown.questions])


def test_a_trimmed_question_says_why(called: Hearing, planner: Actor) -> None:
    question = ask_question(hearing=called, asked=Asked(text=TEXT))
    with pytest.raises(HearingRefused, match="motivo"):
        admit_question(actor=planner, question=question, public_text="¿Cuándo se arregla […]?")
    admit_question(actor=planner, question=question, public_text="¿Cuándo se arregla […]?", reason="Daba un nombre")
    assert question.hearing.questions.get().public_text == "¿Cuándo se arregla […]?"


def test_questions_of_a_topic_are_answered_together(reported: Hearing, planner: Actor) -> None:
    asked = [ask_question(hearing=reported, asked=Asked(text=TEXT)) for _n in range(2)]
    for each in asked:
        admit_question(actor=planner, question=each, topic="Pistas")
    answer_questions(actor=planner, questions=asked, text="En agosto.")
    assert set(reported.questions.values_list("answer", "topic__title")) == {("En agosto.", "Pistas")}
    with pytest.raises(HearingRefused, match="ya tiene respuesta"):
        answer_questions(actor=planner, questions=asked[:1], text="Otra vez.")


def test_what_is_not_admitted_is_not_answered(called: Hearing, planner: Actor) -> None:
    question = ask_question(hearing=called, asked=Asked(text=TEXT))
    with pytest.raises(HearingRefused, match="no está admitida"):
        answer_questions(actor=planner, questions=[question], text="Sí.")


def test_a_councillor_has_the_term_of_the_law(reported: Hearing, planner: Actor) -> None:
    question = ask_at_desk(actor=planner, hearing=reported, asked=Asked(text=TEXT, asker="councillor"))
    hold_hearing(actor=planner, hearing=reported)
    question.refresh_from_db()
    assert question.clock is not None
    assert "27972" in question.clock.norm


def test_what_was_asked_and_not_answered_is_listed_until_it_is(held: Hearing, planner: Actor) -> None:
    question = ask_at_desk(actor=planner, hearing=held, asked=Asked(text=TEXT))
    assert unanswered() == ()
    admit_question(actor=planner, question=question, unit="03.08.04")
    assert [each.line.number for each in unanswered()] == [question.number]
    answer_questions(actor=planner, questions=[question], text="En agosto.")
    assert unanswered() == ()


def test_a_question_about_a_figure_must_be_of_a_published_one(called: Hearing) -> None:
    with pytest.raises(HearingRefused, match="no está publicada"):
        ask_question(hearing=called, asked=Asked(text=TEXT, subject="indicator:NADA/1"))


@pytest.mark.parametrize("text", ["corto", "x" * 1501, "http://a http://b http://c https://d"])
def test_a_text_too_short_too_long_or_full_of_links_is_not_taken(called: Hearing, text: str) -> None:
    with pytest.raises(HearingRefused):
        ask_question(hearing=called, asked=Asked(text=text))


def test_a_commitment_is_done_only_with_its_evidence(held: Hearing, planner: Actor) -> None:
    promise = Promise(text="Arreglar la pista.", unit="03.08.04", due_date=held.day)
    made = make_commitment(actor=planner, hearing=held, promise=promise)
    with pytest.raises(HearingRefused, match="adjunte"):
        follow_commitment(actor=planner, commitment=made, text="Listo.", state="done")
    file = GivenFile("acta.txt", b"Acta de entrega")
    follow_commitment(actor=planner, commitment=made, text="Listo.", state="done", file=file)
    made.refresh_from_db()
    assert made.state == "done"


def test_a_commitment_past_its_day_is_overdue_until_it_is_closed(held: Hearing, planner: Actor) -> None:
    promise = Promise(text="Arreglar la pista.", unit="03.08.04", due_date=held.day)
    made = make_commitment(actor=planner, hearing=held, promise=promise)
    long_ago = timezone.localdate() - timedelta(days=60)
    type(made).objects.filter(pk=made.pk).update(due_date=long_ago)
    shown = public_hearing(held.code)
    assert shown is not None
    assert [each.overdue for each in shown.commitments] == [True]
    follow_commitment(actor=planner, commitment=made, text="No va más.", state="dropped")
    again = public_hearing(held.code)
    assert again is not None
    assert [each.overdue for each in again.commitments] == [False]


def test_names_and_documents_are_forgotten_a_year_after_the_minutes(planner: Actor, observed: Hearing) -> None:
    let_the_term_pass(observed)
    close_minutes(actor=planner, hearing=observed)
    assert forget_contacts(now=timezone.now() + timedelta(days=300)) == 0
    assert forget_contacts(now=timezone.now() + timedelta(days=366)) == 1
    person = fresh(observed).attendees.get()
    assert (person.name, person.document, person.email) == ("", "", "")
    assert NAME not in repr(history(f"hearing_attendee:{observed.code}/1"))
    assert forget_contacts(now=timezone.now() + timedelta(days=400)) == 0
