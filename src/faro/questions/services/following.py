"""What who asked may do with the secret link: clarify when asked, and contest the answer once."""

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import start_clock
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.questions.domain import states
from faro.questions.domain.kinds import kind_of
from faro.questions.models import Question, Statement
from faro.questions.services import mail
from faro.questions.services.answering import locked, move, set_clock
from faro.questions.services.asking import acceptable_length
from faro.questions.services.notes import ASKER, asker_said, note
from faro.workflow.clock_record import to_record

LAST_ROUND = 2


@transaction.atomic
def clarify(*, question: Question, text: str) -> Question:
    """Say what was asked to be clarified: the term runs on from today. Raises :class:`FaroError`."""
    question = locked(question)
    change = move(question, states.RESUME)
    words = acceptable_length(text)
    set_clock(question, question.clock.resumed(timezone.localdate()))
    question.save(update_fields=["state", "clocks"])
    asker_said(question, Statement.Kind.CLARIFICATION, words)
    note(ASKER, "clarified", question, changes=[change])
    mail.tell_answerers(question, mail.CLARIFIED)
    return question


@transaction.atomic
def contest(*, question: Question, text: str) -> Question:
    """Say that the answer does not answer: the question is open again, with a new term. Only once.

    Raises :class:`FaroError`.
    """
    question = locked(question)
    if not may_contest(question):
        raise FaroError(_("Esta respuesta ya no se puede reabrir."))
    change = move(question, states.CONTEST)
    words = acceptable_length(text)
    clock = start_clock(kind_of(question.kind).term, timezone.localdate())
    question.clocks = [*question.clocks, to_record(clock)]
    question.closed_at = question.reminded_on = None
    question.save(update_fields=["state", "clocks", "closed_at", "reminded_on"])
    asker_said(question, Statement.Kind.CONTEST, words)
    note(ASKER, "contested", question, changes=[change])
    mail.tell_answerers(question, mail.CONTESTED)
    return question


def may_contest(question: Question) -> bool:
    """Whether who asked may still say that the answer does not answer."""
    return not question.is_open and question.round < LAST_ROUND
