"""Receiving a question."""

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import limit, start_clock
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.questions.domain import states
from faro.questions.domain.kinds import FIGURE, PUBLIC_ASKER, kind_of
from faro.questions.domain.numbers import number_of
from faro.questions.domain.spam import readable, too_many_links
from faro.questions.models import Question, Statement, YearSequence
from faro.questions.ports import Subject, subject_of
from faro.questions.services import mail
from faro.questions.services.notes import ASKER, asker_said, note, unit_change
from faro.questions.services.throttle import check_and_trace
from faro.workflow.clock_record import to_record

SHORTEST = 10


@transaction.atomic
def ask(  # noqa: PLR0913 the contract between rooms
    *,
    subject: str,
    text: str,
    name: str = "",
    email: str = "",
    address: str = "",
    site: str = "",
    kind: str = FIGURE.code,
    asker_role: str = PUBLIC_ASKER,
    actor: Actor = ASKER,
) -> Question:
    """Receive a question: it gets its number, its term and the unit that answers, before any moderator reads it.

    ``address``: where it comes from, counted and forgotten; ``site``: the root of the site's addresses, for the mail.
    Raises :class:`FaroError` for a subject that is not published, a text that is too short, too long or full of links,
    or too many questions at once.
    """
    about = _published(subject)
    said = _acceptable(text)
    if address:
        check_and_trace(address, subject)
    question = _received(subject, about, kind, asker_role, name=readable(name)[:120], email=email.strip())
    changes = [Change("about", None, subject), *([unit_change(None, question.unit)] if question.unit else [])]
    note(actor, "received", question, changes=changes)
    _note_contact(question)
    asker_said(question, Statement.Kind.QUESTION, said)
    mail.confirm_receipt(question, site)
    mail.tell_answerers(question, mail.NEW)
    return question


def _published(subject: str) -> Subject:
    about = subject_of(subject)
    if about is None or not about.published:
        raise FaroError(_("Esa cifra no está publicada: no se puede cuestionar."))
    return about


def acceptable_length(text: str) -> str:
    """The text as it is kept. Raises :class:`FaroError` where it is too short or too long."""
    said, longest = readable(text), int(limit("questions.max_length").value)
    if len(said) < SHORTEST:
        raise FaroError(_("Escriba al menos {n} letras.").format(n=SHORTEST))
    if len(said) > longest:
        sentence = _("El texto tiene {n} letras y se aceptan {longest}: acórtelo.")
        raise FaroError(sentence.format(n=len(said), longest=longest))
    return said


def _acceptable(text: str) -> str:
    said = acceptable_length(text)
    if too_many_links(said):
        raise FaroError(_("El texto lleva demasiados enlaces: deje dos como máximo."))
    return said


def _received(subject: str, about: Subject, kind: str, asker_role: str, *, name: str, email: str) -> Question:
    now = timezone.now()
    today = timezone.localdate(now)
    return Question.objects.create(
        number=_next_number(today.year),
        kind=kind,
        asker_role=asker_role,
        subject=subject,
        subject_title=about.title,
        subject_url=about.url,
        figure=about.figure,
        unit=about.unit_code,
        name=name,
        email=email,
        received_at=now,
        state=states.STATES.initial,
        clocks=[to_record(start_clock(kind_of(kind).term, today))],
    )


def _next_number(year: int) -> str:
    """The next number; whoever asks at the same time waits for this transaction to end."""
    YearSequence.objects.get_or_create(year=year)
    sequence = YearSequence.objects.select_for_update().get(year=year)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return number_of(year, sequence.last)


def _note_contact(question: Question) -> None:
    given = (("asker_name", question.name), ("asker_email", question.email))
    changes = [Change(field, None, value, personal=True) for field, value in given if value]
    if changes:
        note(ASKER, "contact_given", question, changes=changes, public=False)
