from datetime import timedelta

import pytest
from django.utils import timezone
from tests.directory.cast import cast
from tests.questions.conftest import EMAIL
from tests.questions.subjects import FIGURE, PLANNING

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history, public_version
from faro.ledger.models import PersonalValue
from faro.notices.models import Delivery, Notice
from faro.questions.models import Question
from faro.questions.selectors import counts_for, errata, questions_about, term_of
from faro.questions.services import (
    Correction,
    add_erratum,
    answer,
    ask_clarification,
    clarify,
    contest,
    extend,
    forget_contacts,
    publish_statement,
    reassign,
    remind,
    take_up,
    withhold_statement,
)
from faro.workflow.clock import ClockState

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def fix(**given: str) -> Correction:
    return Correction(**({"said": "66.7 %", "says": "48.0 %"} | given), since=TODAY(), publication="PEI 2022")


def test_an_answer_closes_the_question_and_stays_beside_the_figure(asked: Question, unit_actor: Actor) -> None:
    answer(actor=unit_actor, question=asked, outcome="answered", text="Se cuentan por turno.")
    (shown,) = questions_about(FIGURE)
    assert shown.question.state == "answered"
    assert [each.public_text for each in shown.statements] == ["", "Se cuentan por turno."]


def test_an_answer_changes_what_citizens_see(asked: Question, unit_actor: Actor) -> None:
    before = public_version()
    answer(actor=unit_actor, question=asked, outcome="answered", text="Se cuentan por turno.")
    assert public_version() > before


def test_who_asked_is_told_the_answer(asked: Question, unit_actor: Actor) -> None:
    answer(actor=unit_actor, question=asked, outcome="answered", text="Se cuentan por turno.", site="https://f.pe/")
    delivery = Delivery.objects.get(kind="questions.answered")
    assert delivery.to == EMAIL
    assert "Se cuentan por turno." in delivery.body


def test_a_correction_says_what_was_wrong_in_the_errata(asked: Question, unit_actor: Actor) -> None:
    answer(actor=unit_actor, question=asked, outcome="corrected", text="Tiene razón.", correction=fix())
    (erratum,) = errata(FIGURE)
    assert (erratum.said, erratum.says, erratum.question_id) == ("66.7 %", "48.0 %", asked.number)


def test_a_correction_without_what_it_corrects_keeps_nothing(asked: Question, unit_actor: Actor) -> None:
    with pytest.raises(FaroError):
        answer(actor=unit_actor, question=asked, outcome="corrected", text="Tiene razón.")
    with pytest.raises(FaroError, match="iguales"):
        answer(actor=unit_actor, question=asked, outcome="corrected", text="Sí.", correction=fix(says="66.7 %"))
    asked.refresh_from_db()
    assert asked.state == "received"
    assert asked.statements.count() == 1


def test_the_municipality_lists_an_error_it_found_itself(db: None, planner: Actor) -> None:
    erratum = add_erratum(actor=planner, subject=FIGURE, correction=fix())
    assert (erratum.subject_title, erratum.question) == ("Patrullajes por mes", None)


def test_what_is_answered_is_not_answered_again(asked: Question, unit_actor: Actor) -> None:
    answer(actor=unit_actor, question=asked, outcome="rejected", text="No es sobre esta cifra.")
    with pytest.raises(FaroError):
        answer(actor=unit_actor, question=asked, outcome="answered", text="Otra vez.")


def test_asking_back_stops_the_term_and_clarifying_moves_its_end(asked: Question, unit_actor: Actor) -> None:
    ask_clarification(actor=unit_actor, question=asked, text="¿De qué mes habla?")
    stopped = Question.objects.get()
    assert term_of(stopped).state is ClockState.SUSPENDED
    assert term_of(stopped).due is None
    clarify(question=stopped, text="Del mes de marzo de 2022.")
    resumed = Question.objects.get()
    assert resumed.state == "answering"
    assert term_of(resumed).due is not None


def test_nobody_gains_time_by_asking_back_when_it_is_too_late(asked: Question, unit_actor: Actor) -> None:
    record = asked.clocks[0]
    record["start"] = (TODAY() - timedelta(days=60)).isoformat()
    asked.save()
    assert term_of(asked).late_days > 0
    with pytest.raises(FaroError, match="vencido"):
        ask_clarification(actor=unit_actor, question=asked, text="¿De qué mes habla?")


def test_a_term_is_extended_once_with_a_reason(asked: Question, unit_actor: Actor) -> None:
    due = term_of(asked).due
    extend(actor=unit_actor, question=asked, reason="Hay que revisar los partes.")
    extended = Question.objects.get()
    assert due is not None
    assert (term_of(extended).due or due) > due
    with pytest.raises(FaroError, match="una vez"):
        extend(actor=unit_actor, question=extended, reason="Más.")


def test_contesting_reopens_with_a_new_term_and_only_once(asked: Question, unit_actor: Actor) -> None:
    answer(actor=unit_actor, question=asked, outcome="answered", text="Se cuentan por turno.")
    contest(question=asked, text="No responde a lo que pregunté.")
    reopened = Question.objects.get()
    assert (reopened.state, reopened.round, reopened.closed_at) == ("answering", 2, None)
    answer(actor=unit_actor, question=reopened, outcome="answered", text="Cada turno es un patrullaje.")
    with pytest.raises(FaroError):
        contest(question=reopened, text="Sigue sin responder.")


def test_another_unit_gets_the_question_and_its_term_goes_on(asked: Question, planner: Actor) -> None:
    due = term_of(asked).due
    reassign(actor=planner, question=asked, unit=PLANNING, reason="La cifra la calcula esa gerencia.")
    moved = Question.objects.get()
    assert (moved.unit, term_of(moved).due) == (PLANNING, due)


def test_those_in_the_post_of_the_unit_are_told_in_the_digest_and_no_longer_once_it_is_answered(
    unit_actor: Actor, asked: Question
) -> None:
    person = cast("responsable")
    person.email = "subgerencia@ejemplo.pe"
    person.save()
    take_up(actor=unit_actor, question=asked)
    assert remind(now=timezone.now()) == 0
    record = asked.clocks[0]
    record["start"] = (TODAY() - timedelta(days=60)).isoformat()
    Question.objects.update(clocks=[record])
    assert remind(now=timezone.now()) == 1
    assert remind(now=timezone.now()) == 0
    assert [notice.to for notice in Notice.objects.filter(delivery=None)] == ["subgerencia@ejemplo.pe"]
    answer(actor=unit_actor, question=asked, outcome="answered", text="Se cuentan por turno.")
    assert not Notice.objects.filter(delivery=None).exists()


def test_moderation_shows_the_text_or_says_why_not_and_keeps_what_was_written(asked: Question, planner: Actor) -> None:
    statement = asked.statements.get()
    with pytest.raises(FaroError, match="motivo"):
        withhold_statement(actor=planner, statement=statement, reason=" ")
    with pytest.raises(FaroError, match="motivo"):
        publish_statement(actor=planner, statement=statement, public_text="La tabla 12 dice […].")
    withhold_statement(actor=planner, statement=statement, reason="Nombra a una persona.")
    publish_statement(
        actor=planner, statement=statement, public_text="La tabla 12 […].", reason="Nombra a una persona."
    )
    statement.refresh_from_db()
    assert statement.public_text == "La tabla 12 […]."
    assert "patrullajes" in statement.text


def test_what_a_unit_says_is_not_moderated(asked: Question, unit_actor: Actor, planner: Actor) -> None:
    answer(actor=unit_actor, question=asked, outcome="answered", text="Se cuentan por turno.")
    with pytest.raises(FaroError):
        withhold_statement(actor=planner, statement=asked.statements.get(kind="answer"), reason="No gusta.")


def test_counts_are_by_subject(asked: Question) -> None:
    assert counts_for([FIGURE, "indicator:PRUEBA/IND.02"]) == {FIGURE: 1}


def test_contacts_are_forgotten_a_year_after_the_answer(asked: Question, unit_actor: Actor) -> None:
    answer(actor=unit_actor, question=asked, outcome="answered", text="Se cuentan por turno.")
    now = timezone.now()
    assert PersonalValue.objects.filter(value__contains=EMAIL).exists()
    assert forget_contacts(now=now + timedelta(days=364)) == 0
    assert forget_contacts(now=now + timedelta(days=366)) == 1
    asked.refresh_from_db()
    assert (asked.name, asked.email) == ("", "")
    assert any("Se borraron" in entry.what for entry in history(f"question:{asked.number}"))
    for known in (EMAIL, "Vecina Curiosa"):
        assert not PersonalValue.objects.filter(value__contains=known).exists()
