"""What the unit that answers does with a question."""

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import calendar, term
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.questions.domain import states
from faro.questions.domain.states import STATES
from faro.questions.models import Question, Statement
from faro.questions.services import mail
from faro.questions.services.errata import Correction, add_erratum
from faro.questions.services.notes import municipality_said, note, unit_change
from faro.workflow.clock import Clock
from faro.workflow.clock_record import to_record

EXTENSION = "questions.extension"


def locked(question: Question) -> Question:
    """The question as it is now, for this transaction alone."""
    return Question.objects.select_for_update().get(pk=question.pk)


def move(question: Question, verb: str) -> Change:
    """Take a step of the table. Raises :class:`~faro.workflow.states.ForbiddenTransition`."""
    before = question.state
    question.state = STATES.step(before, verb).target
    return Change("state", before, question.state)


def set_clock(question: Question, clock: Clock) -> None:
    """Keep the term that runs."""
    question.clocks = [*question.clocks[:-1], to_record(clock)]


@transaction.atomic
def take_up(*, actor: Actor, question: Question) -> Question:
    """Say that the unit is working on the answer."""
    question = locked(question)
    change = move(question, states.TAKE_UP)
    question.save(update_fields=["state"])
    note(actor, "taken_up", question, changes=[change])
    return question


@transaction.atomic
def ask_clarification(*, actor: Actor, question: Question, text: str, site: str = "") -> Question:
    """Ask who asked what exactly is meant; the term stops until they say it.

    Raises :class:`FaroError` where the term has run out already: nobody gains time by asking back.
    """
    question = locked(question)
    change = move(question, states.ASK_CLARIFICATION)
    reason = _required(text, _("Escriba qué falta aclarar."))
    set_clock(question, question.clock.suspended(timezone.localdate(), calendar=calendar(), reason=reason))
    question.save(update_fields=["state", "clocks"])
    municipality_said(actor, question, Statement.Kind.REQUEST, reason)
    note(actor, "clarification_asked", question, changes=[change], reason=reason)
    mail.tell_asker(question, mail.CLARIFICATION, reason, site)
    return question


@transaction.atomic
def extend(*, actor: Actor, question: Question, reason: str) -> Question:
    """Give the unit more days, once, with a reason that everyone reads. Raises :class:`FaroError`."""
    question = locked(question)
    if not question.is_open:
        raise FaroError(_("La cuestión ya tiene respuesta: no hay plazo que ampliar."))
    if question.clock.extensions:
        raise FaroError(_("El plazo ya se amplió una vez."))
    added = term(EXTENSION)
    why = _required(reason, _("Escriba por qué se amplía el plazo."))
    clock = question.clock.extended(
        added.days, on=timezone.localdate(), calendar=calendar(), reason=why, norm=added.norm
    )
    set_clock(question, clock)
    question.save(update_fields=["clocks"])
    note(actor, "term_extended", question, changes=[Change("days", None, added.days)], reason=why)
    return question


@transaction.atomic
def reassign(*, actor: Actor, question: Question, unit: str, reason: str) -> Question:
    """Give the question to another unit; its term goes on. Raises :class:`FaroError`."""
    question = locked(question)
    if not question.is_open:
        raise FaroError(_("La cuestión ya tiene respuesta: no se puede derivar."))
    if unit == question.unit:
        raise FaroError(_("La cuestión ya es de esa unidad."))
    change = unit_change(question.unit, unit)
    question.unit = unit
    question.save(update_fields=["unit"])
    note(actor, "reassigned", question, changes=[change], reason=_required(reason, _("Escriba por qué se deriva.")))
    mail.tell_answerers(question, mail.REASSIGNED)
    return question


@transaction.atomic
def answer(
    *,
    actor: Actor,
    question: Question,
    outcome: str,
    text: str,
    correction: Correction | None = None,
    site: str = "",
) -> Question:
    """Answer: ``outcome`` is one of ``answered``, ``corrected`` (with what was corrected) or ``rejected`` (with why).

    Raises :class:`FaroError`; nothing is kept then.
    """
    question = locked(question)
    if (outcome == states.CORRECTED) != (correction is not None):
        raise FaroError(_("Una corrección dice qué decía la cifra y qué dice ahora; una respuesta sin corrección, no."))
    words = _required(text, _("Escriba la respuesta."))
    change = move(question, outcome)
    question.closed_at = timezone.now()
    if question.clock.is_suspended:
        set_clock(question, question.clock.resumed(timezone.localdate()))
    question.save(update_fields=["state", "closed_at", "clocks"])
    municipality_said(actor, question, Statement.Kind.ANSWER, words, outcome)
    if correction is not None:
        add_erratum(actor=actor, subject=question.subject, correction=correction, question=question)
    note(actor, "answered", question, changes=[change], reason=words)
    mail.tell_asker(question, mail.ANSWERED, words, site)
    mail.withdraw_reminders(question)
    return question


def _required(text: str, sentence: str) -> str:
    if not text.strip():
        raise FaroError(sentence)
    return text.strip()
