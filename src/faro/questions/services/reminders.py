"""Telling units in time, and when it is too late."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import calendar, term
from faro.questions.domain.states import ANSWERING, RECEIVED
from faro.questions.models import Question
from faro.questions.services import mail
from faro.workflow.clock import ClockState

REMINDER = "questions.reminder"


@transaction.atomic
def remind(*, now: datetime) -> int:
    """Put into the digest what is about to run out or has run out today; each question once a day. Gives how many."""
    today, days, before = timezone.localdate(now), calendar(), term(REMINDER).days
    reminded = 0
    for question in Question.objects.filter(state__in=(RECEIVED, ANSWERING)).exclude(reminded_on=today):
        overdue = question.clock.state(today, days) is ClockState.OVERDUE
        if overdue or question.clock.remaining(today, days) <= before:
            mail.tell_answerers(question, mail.OVERDUE if overdue else mail.DUE_SOON)
            Question.objects.filter(pk=question.pk).update(reminded_on=today)
            reminded += 1
    return reminded
