"""Telling those who owe something of a hearing in time, and when it is too late."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import term
from faro.hearings.domain.states import CANCELLED
from faro.hearings.domain.steps import Step, StepState
from faro.hearings.keys import key_of
from faro.hearings.models import Commitment, Hearing, HearingQuestion, StepReminder
from faro.hearings.selectors.board import board
from faro.hearings.selectors.commitments import CLOSED, is_overdue
from faro.hearings.selectors.terms import due_of, hearing_steps
from faro.hearings.services.mail import tell_committed, tell_managers, tell_unit
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.ledger.api import subject_key

BEFORE = "hearings.remind_before"


@transaction.atomic
def remind_steps(*, now: datetime) -> int:
    """Tell who manages hearings what the law asks for and is not done: once when it comes near, once when it is late.

    Gives how many steps.
    """
    today = timezone.localdate(now)
    return sum(_remind_step(key, title, step, today) for key, title, step in _owed(today))


def _owed(today: date) -> list[tuple[str, str, Step]]:
    """The steps not done: of the hearings that this year must have, and of those that are on their way."""
    found = []
    on_their_way = Hearing.objects.exclude(state=CANCELLED).exclude(minutes__kind="final")
    for hearing in on_their_way.prefetch_related("minutes", "questions"):
        found += [(key_of(hearing), hearing.title, step) for step in hearing_steps(hearing, today)]
    for line in board((today.year,), today):
        if line.hearing is None:
            key = subject_key("hearing_duty", str(line.duty.year), line.duty.rule.code)
            title = f"{line.duty.rule.label}, {line.duty.year}"
            found += [(key, title, step) for step in line.steps[:1]]
    return [each for each in found if each[2].state in (StepState.DUE, StepState.OVERDUE)]


def _remind_step(key: str, title: str, step: Step, today: date) -> bool:
    if step.due is None or not _is_near(step.due, today):
        return False
    late = today > step.due
    _row, fresh = StepReminder.objects.get_or_create(
        subject=key, step=step.rule.code, due=step.due, late=late, defaults={"sent_on": today}
    )
    if fresh:
        words = _("{title}: venció «{step}» el {day}.") if late else _("{title}: «{step}», hasta el {day}.")
        tell_managers(words.format(title=title, step=step.rule.label, day=day(step.due)), "hearings.step_due", key)
    return fresh


def _is_near(due: date, today: date) -> bool:
    return today >= due - timedelta(days=term(BEFORE).days)


@transaction.atomic
def remind_answers(*, now: datetime) -> int:
    """Put into the digest the answers that are nearly due or late; each once in the days of the reminder."""
    today = timezone.localdate(now)
    waiting = HearingQuestion.objects.filter(moderation=HearingQuestion.Moderation.ADMITTED, answered_at=None)
    reminded = 0
    for question in waiting.exclude(clock_record__isnull=True).select_related("hearing"):
        due = due_of(question)
        if due is None or not _is_near(due, today) or _was_reminded(question.reminded_on, today):
            continue
        words = _("Pregunta {n} de la audiencia {code}: respuesta hasta el {day}.")
        tell_unit(
            question,
            kind="hearings.answer_due",
            words=words.format(n=question.number, code=question.hearing.code, day=day(due)),
        )
        HearingQuestion.objects.filter(pk=question.pk).update(reminded_on=today)
        reminded += 1
    return reminded


@transaction.atomic
def remind_commitments(*, now: datetime) -> int:
    """The same of what was promised."""
    today = timezone.localdate(now)
    reminded = 0
    for each in Commitment.objects.exclude(state__in=CLOSED).select_related("hearing"):
        if not _is_near(each.due_date, today) or _was_reminded(each.reminded_on, today):
            continue
        late = is_overdue(each, today)
        words = _("Venció el {day} el compromiso {n} de la audiencia {code}.")
        soon = _("Compromiso {n} de la audiencia {code}: hasta el {day}.")
        tell_committed(
            each,
            kind="hearings.commitment_due",
            words=(words if late else soon).format(n=each.number, code=each.hearing.code, day=day(each.due_date)),
        )
        Commitment.objects.filter(pk=each.pk).update(reminded_on=today)
        reminded += 1
    return reminded


def _was_reminded(last: date | None, today: date) -> bool:
    return last is not None and today < last + timedelta(days=term(BEFORE).days)
