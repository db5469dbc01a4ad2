"""Preparing, calling, moving, cancelling and holding; what the law asks for and how it stands."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from tests.hearings.conftest import facts, fresh, registration

from faro.hearings.domain.states import STATES
from faro.hearings.models import Attendee, Hearing, StepReminder
from faro.hearings.selectors.board import board
from faro.hearings.services import (
    Asked,
    GivenFile,
    HearingRefused,
    admit_question,
    ask_question,
    call_hearing,
    cancel_hearing,
    change_hearing,
    hold_hearing,
    postpone_hearing,
    prepare_hearing,
    register_at_desk,
    register_attendee,
    reschedule_hearing,
)
from faro.hearings.services.reminders import remind_steps
from faro.ledger.api import Actor
from faro.notices.api import Notice
from faro.workflow.states import ForbiddenTransition

pytestmark = pytest.mark.django_db
TOMORROW = timedelta(days=1)


def test_codes_count_the_hearings_of_a_year(planner: Actor) -> None:
    made = [prepare_hearing(actor=planner, facts=facts()).code for _n in range(2)]
    assert made == [f"{timezone.localdate().year}-1", f"{timezone.localdate().year}-2"]


def test_a_hearing_of_the_law_needs_an_address_on_line(planner: Actor) -> None:
    hearing = prepare_hearing(actor=planner, facts=facts(obligation="may", online_url=""))
    with pytest.raises(HearingRefused, match="en línea"):
        call_hearing(actor=planner, hearing=hearing, decree_number="1", decree_date=timezone.localdate())
    assert fresh(hearing).state == "prepared"


@pytest.mark.parametrize(
    ("decree", "words"), [(timezone.localdate() + timedelta(days=3), "todavía no llega"), (None, "posterior")]
)
def test_a_decree_is_neither_to_come_nor_later_than_the_hearing(
    planner: Actor, decree: date | None, words: str
) -> None:
    hearing = prepare_hearing(actor=planner, facts=facts(starts_at=timezone.now() - timedelta(days=4)))
    with pytest.raises(HearingRefused, match=words):
        call_hearing(actor=planner, hearing=hearing, decree_number="1", decree_date=decree or timezone.localdate())


def test_the_decree_is_kept_and_anyone_may_read_it(planner: Actor, prepared: Hearing) -> None:
    file = GivenFile("decreto.txt", b"Decreto de prueba")
    call_hearing(actor=planner, hearing=prepared, decree_number="1", decree_date=timezone.localdate(), file=file)
    assert len(fresh(prepared).decree_file) == 64


def test_a_day_that_was_announced_moves_only_by_postponing(planner: Actor, called: Hearing) -> None:
    moved = facts(starts_at=called.starts_at + TOMORROW)
    with pytest.raises(HearingRefused, match="postérguela"):
        change_hearing(actor=planner, hearing=called, facts=moved, reason="Otro día")


def test_a_change_of_what_was_announced_says_why_and_is_told(planner: Actor, called: Hearing) -> None:
    register_attendee(hearing=called, facts=registration())
    other = facts(starts_at=called.starts_at, place="Otro local")
    with pytest.raises(HearingRefused, match="motivo"):
        change_hearing(actor=planner, hearing=called, facts=other)
    change_hearing(actor=planner, hearing=called, facts=other, reason="Se inundó")
    assert "Se inundó" in Notice.objects.get(kind="hearings.changed").body


def test_a_postponed_hearing_keeps_who_registered_and_its_report(planner: Actor, reported: Hearing) -> None:
    register_attendee(hearing=reported, facts=registration())
    postpone_hearing(actor=planner, hearing=reported, reason="Emergencia")
    with pytest.raises(HearingRefused, match="no está abierta"):
        register_attendee(hearing=fresh(reported), facts=registration(document="99887766"))
    new_day = timezone.now() + timedelta(days=1)
    if timezone.localdate(new_day).year != reported.year:
        pytest.skip("the last day of a year")
    again = reschedule_hearing(actor=planner, hearing=reported, starts_at=new_day)
    assert again.state == "reported"
    assert again.attendees.count() == 1
    assert again.postponements.get().after == new_day
    assert set(Notice.objects.values_list("kind", flat=True)) >= {"hearings.postponed", "hearings.rescheduled"}


def test_nothing_is_postponed_or_cancelled_without_a_reason(planner: Actor, called: Hearing) -> None:
    for act in (postpone_hearing, cancel_hearing):
        with pytest.raises(HearingRefused, match="motivo"):
            act(actor=planner, hearing=called, reason="  ")
    assert fresh(called).state == "called"


def test_a_cancelled_hearing_is_the_end(planner: Actor, called: Hearing) -> None:
    cancel_hearing(actor=planner, hearing=called, reason="No hay condiciones")
    assert STATES.is_final(fresh(called).state)


def test_it_is_not_held_before_its_day(planner: Actor) -> None:
    hearing = prepare_hearing(actor=planner, facts=facts(starts_at=timezone.now() + timedelta(days=2)))
    Hearing.objects.filter(pk=hearing.pk).update(state="reported")
    with pytest.raises(HearingRefused, match="todavía no"):
        hold_hearing(actor=planner, hearing=hearing)


def test_it_is_not_held_without_its_report(planner: Actor, called: Hearing) -> None:
    with pytest.raises(ForbiddenTransition):
        hold_hearing(actor=planner, hearing=called)


def test_what_was_asked_and_not_answered_has_its_term_from_the_hearing_on(planner: Actor, reported: Hearing) -> None:
    question = ask_question(hearing=reported, asked=Asked(text="¿Cuándo se arregla la pista?"))
    admit_question(actor=planner, question=question, unit="03.08.04")
    hold_hearing(actor=planner, hearing=reported)
    question.refresh_from_db()
    assert question.clock is not None
    assert question.clock.start == reported.day
    assert question.clock.days == 10


def test_the_board_says_what_is_missing_and_by_when(planner: Actor) -> None:
    year = 2031
    may, september = board((year,), today=date(year, 6, 15))
    assert may.overdue
    assert may.words == "No consta en Faro que se realizara"
    assert next(each.rule.code for each in september.missing) == "call"
    assert september.next_step is not None
    assert september.next_step.due is not None
    assert september.next_step.due < september.duty.last


def test_a_hearing_of_may_held_in_june_is_told_so(planner: Actor) -> None:
    starts = datetime(2024, 6, 4, 10, tzinfo=UTC)
    hearing = prepare_hearing(actor=planner, facts=facts(obligation="may", starts_at=starts))
    Hearing.objects.filter(pk=hearing.pk).update(state="held", held_on=date(2024, 6, 4))
    line = board((2024,), today=date(2024, 7, 1))[0]
    assert not line.met
    assert line.words == "Realizada fuera de su mes"


def test_the_year_before_the_norm_asks_for_nothing(planner: Actor) -> None:
    starts = datetime(2021, 5, 4, 10, tzinfo=UTC)
    with pytest.raises(HearingRefused, match="no pide"):
        prepare_hearing(actor=planner, facts=facts(obligation="may", starts_at=starts))


def test_who_manages_is_told_once_of_each_step_that_comes_near(planner: Actor, called: Hearing) -> None:
    remind_steps(now=timezone.now())
    told = StepReminder.objects.count()
    assert told > 0
    assert remind_steps(now=timezone.now()) == 0
    assert StepReminder.objects.count() == told


def test_a_full_house_takes_nobody_more_and_says_what_else_there_is(planner: Actor) -> None:
    hearing = prepare_hearing(actor=planner, facts=facts(capacity=1))
    call_hearing(actor=planner, hearing=hearing, decree_number="1", decree_date=timezone.localdate())
    register_attendee(hearing=hearing, facts=registration())
    with pytest.raises(HearingRefused, match="Puede asistir en línea"):
        register_attendee(hearing=hearing, facts=registration(document="99887766"))
    online = registration(document="99887766", mode=Attendee.Mode.ONLINE)
    assert register_attendee(hearing=hearing, facts=online).number == 2


def test_at_the_door_a_seat_is_taken_by_who_came_and_afterwards_everyone_is_written_down(planner: Actor) -> None:
    hearing = prepare_hearing(actor=planner, facts=facts(capacity=1))
    call_hearing(actor=planner, hearing=hearing, decree_number="1", decree_date=timezone.localdate())
    register_attendee(hearing=hearing, facts=registration())
    register_at_desk(actor=planner, hearing=hearing, facts=registration(document="10000001"))
    with pytest.raises(HearingRefused, match="completo: 1 lugar"):
        register_at_desk(actor=planner, hearing=hearing, facts=registration(document="10000002"))
    Hearing.objects.filter(pk=hearing.pk).update(state="held")
    assert register_at_desk(actor=planner, hearing=hearing, facts=registration(document="10000002")).came_at
