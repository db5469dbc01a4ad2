"""Questions: received, admitted or not with a reason, grouped, answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from faro.hearings.domain import states
from faro.hearings.domain.data import asker_kinds
from faro.hearings.keys import question_key
from faro.hearings.models import Attendee, Hearing, HearingQuestion, Topic
from faro.hearings.services import mail
from faro.hearings.services.holding import start_term
from faro.hearings.services.limits import acceptable, count_sending
from faro.hearings.services.notes import PUBLIC, HearingRefused, locked, moment, note, required
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, subject_key
from faro.questions.api import readable
from faro.questions.ports import Subject, subject_of

Moderation = HearingQuestion.Moderation


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question as it is given. ``subject``: the key of a published figure, pledge or element, or none."""

    text: str
    asker: str = "neighbour"
    name: str = ""
    email: str = ""
    subject: str = ""


def ask_question(
    *, hearing: Hearing, asked: Asked, address: str = "", site: str = "", at: datetime | None = None
) -> HearingQuestion:
    """Receive a question from anyone, before the hearing. Raises :class:`HearingRefused`."""
    if address:
        count_sending(address)
    with transaction.atomic():
        hearing = locked(hearing)
        if hearing.state not in states.OPEN_TO_PEOPLE:
            raise HearingRefused(_("Ya no se reciben preguntas para esta audiencia."))
        question = _received(hearing, asked, None, HearingQuestion.Moment.BEFORE, moment(at))
        _note(PUBLIC, question)
        mail.confirm_question(question, site)
    return question


@transaction.atomic
def ask_at_desk(
    *, actor: Actor, hearing: Hearing, asked: Asked, attendee: Attendee | None = None, at: datetime | None = None
) -> HearingQuestion:
    """Write down a question that someone asks at the hearing. Raises :class:`HearingRefused`."""
    hearing = locked(hearing)
    if hearing.state not in (*states.OPEN_TO_PEOPLE, states.HELD):
        raise HearingRefused(_("La mesa ya no recibe preguntas de esta audiencia."))
    question = _received(hearing, asked, attendee, HearingQuestion.Moment.DURING, moment(at))
    _note(actor, question)
    return question


def _received(
    hearing: Hearing, asked: Asked, attendee: Attendee | None, when: HearingQuestion.Moment, at: datetime
) -> HearingQuestion:
    if asked.asker not in asker_kinds():
        raise HearingRefused(_("Diga quién pregunta."))
    about = _published(asked.subject)
    last = hearing.questions.aggregate(last=Max("number"))["last"] or 0
    question = HearingQuestion.objects.create(
        hearing=hearing,
        number=last + 1,
        moment=when,
        asker=asked.asker,
        attendee=attendee,
        name=readable(asked.name)[:120],
        email=asked.email.strip(),
        subject=asked.subject,
        subject_title=about.title if about else "",
        subject_url=about.url if about else "",
        unit=about.unit_code if about else "",
        text=acceptable(asked.text),
        received_at=at,
    )
    if hearing.held_on:
        start_term(question, hearing.held_on)
    return question


def _published(key: str) -> Subject | None:
    if not key:
        return None
    about = subject_of(key)
    if about is None or not about.published:
        raise HearingRefused(_("Esa cifra no está publicada: pregunte sin ella."))
    return about


def _note(actor: Actor, question: HearingQuestion) -> None:
    hearing, key = question.hearing, question_key(question.hearing, question.number)
    note(actor, "question_received", hearing, changes=[Change("number", None, question.number)], subject=key)
    given = (
        ("hearing_name", question.name),
        ("hearing_email", question.email),
        ("hearing_text", question.text),
    )
    personal = [Change(field, None, value, personal=True) for field, value in given if value]
    note(actor, "question_received", hearing, changes=personal, public=False, subject=key)


@transaction.atomic
def admit_question(
    *,
    actor: Actor,
    question: HearingQuestion,
    public_text: str = "",
    topic: str = "",
    unit: str = "",
    reason: str = "",
) -> HearingQuestion:
    """Show a question, in its topic, and say which unit answers. Raises :class:`HearingRefused`.

    ``public_text``: the text without what may not be shown; then ``reason`` says why.
    """
    question = _open(question)
    shown = public_text.strip() or question.text
    if shown != question.text and not reason.strip():
        raise HearingRefused(_("Si quita algo del texto, escriba el motivo: se publica con él."))
    before, unit_before = question.moderation, question.unit
    question.moderation, question.public_text = Moderation.ADMITTED, shown
    question.moderation_reason = reason.strip()
    question.topic = _topic(question.hearing, topic)
    question.unit = unit or question.unit
    question.save(update_fields=["moderation", "public_text", "moderation_reason", "topic", "unit"])
    _note_moderation(actor, question, before, reason)
    if question.unit and question.unit != unit_before:
        _assigned(question)
    return question


@transaction.atomic
def reject_question(*, actor: Actor, question: HearingQuestion, reason: str) -> HearingQuestion:
    """Do not admit a question. It stays in the list, without its text, with this reason.

    Raises :class:`HearingRefused`.
    """
    question = _open(question)
    why = required(reason, _("Escriba el motivo por el que no se admite: se publica en su lugar."))
    before = question.moderation
    question.moderation, question.public_text, question.moderation_reason = Moderation.REJECTED, "", why
    question.topic, question.clock_record = None, None
    question.save(update_fields=["moderation", "public_text", "moderation_reason", "topic", "clock_record"])
    _note_moderation(actor, question, before, why)
    words = _("Su pregunta no se admitió. Motivo: {reason}").format(reason=why)
    mail.tell_asker(question, _("Su pregunta {number} no se admitió"), words, "hearings.question_rejected")
    return question


def _open(question: HearingQuestion) -> HearingQuestion:
    locked(question.hearing)
    question = HearingQuestion.objects.select_related("hearing").get(pk=question.pk)
    if question.answered_at is not None:
        raise HearingRefused(_("La pregunta ya está respondida."))
    if question.hearing.state == states.FINAL:
        raise HearingRefused(_("El acta es final: la decisión sobre las preguntas ya no se cambia."))
    return question


def _topic(hearing: Hearing, title: str) -> Topic | None:
    if not title.strip():
        return None
    place = hearing.topics.count() + 1
    return Topic.objects.get_or_create(hearing=hearing, title=title.strip()[:160], defaults={"place": place})[0]


def _note_moderation(actor: Actor, question: HearingQuestion, before: str, reason: str) -> None:
    if question.is_admitted and question.hearing.held_on and question.clock_record is None:
        start_term(question, question.hearing.held_on)
    change = Change("moderation", before, question.moderation)
    key = question_key(question.hearing, question.number)
    note(actor, "question_moderated", question.hearing, changes=[change], reason=reason, subject=key)


@transaction.atomic
def assign_question(*, actor: Actor, question: HearingQuestion, unit: str) -> HearingQuestion:
    """Say which unit answers. Raises :class:`HearingRefused`."""
    locked(question.hearing)
    question = HearingQuestion.objects.select_related("hearing").get(pk=question.pk)
    if question.answered_at is not None or not question.is_admitted:
        raise HearingRefused(_("Solo se encarga lo admitido que espera respuesta."))
    if unit == question.unit:
        return question
    before, question.unit = question.unit, unit
    question.save(update_fields=["unit"])
    change = Change("unit", subject_key("unit", before) if before else None, subject_key("unit", unit))
    note(
        actor,
        "question_assigned",
        question.hearing,
        changes=[change],
        subject=question_key(question.hearing, question.number),
    )
    _assigned(question)
    return question


def _assigned(question: HearingQuestion) -> None:
    words = _("Pregunta {number} de la audiencia {code} por responder: ábrala en Faro, en Trabajo, Audiencias.")
    mail.tell_unit(
        question,
        kind="hearings.question_assigned",
        words=words.format(number=question.number, code=question.hearing.code),
    )


@transaction.atomic
def answer_questions(
    *,
    actor: Actor,
    questions: Sequence[HearingQuestion],
    text: str,
    at_hearing: bool = False,
    at: datetime | None = None,
) -> tuple[HearingQuestion, ...]:
    """Answer one question, or those of a topic together. ``at_hearing``: it was said there, and is written down.

    Raises :class:`HearingRefused` for one that is not admitted or has its answer.
    """
    words, when = required(text, _("Escriba la respuesta.")), moment(at)
    return tuple(_answer(actor, question, words, at_hearing=at_hearing, at=when) for question in questions)


def _answer(actor: Actor, given: HearingQuestion, words: str, *, at_hearing: bool, at: datetime) -> HearingQuestion:
    locked(given.hearing)
    question = HearingQuestion.objects.select_related("hearing").get(pk=given.pk)
    if not question.is_admitted:
        raise HearingRefused(_("La pregunta {n} no está admitida.").format(n=question.number))
    if question.answered_at is not None:
        raise HearingRefused(_("La pregunta {n} ya tiene respuesta.").format(n=question.number))
    if at_hearing and question.hearing.state == states.FINAL:
        raise HearingRefused(_("El acta es final: lo que no está en ella no se respondió en la audiencia."))
    question.answer, question.answered_at, question.answered_by = words, at, actor.key
    question.at_hearing = at_hearing
    question.save(update_fields=["answer", "answered_at", "answered_by", "at_hearing"])
    key = question_key(question.hearing, question.number)
    note(actor, "question_answered", question.hearing, changes=[Change("answer", None, words)], subject=key)
    mail.tell_asker(question, _("Respuesta a su pregunta {number}"), words, "hearings.question_answered")
    return question
