"""Forgetting who attended and who asked."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from faro.catalogs.api import term
from faro.hearings.domain import states
from faro.hearings.keys import question_key
from faro.hearings.models import Attendee, Hearing, HearingQuestion
from faro.hearings.services.notes import note
from faro.hearings.services.registering import attendee_key
from faro.kernel.text import _
from faro.ledger.api import Actor, NothingToErase, erase

JOB = Actor("job:hearings.forget")
KEEP_CONTACT = "hearings.keep_contact"


@transaction.atomic
def forget_contacts(*, now: datetime) -> int:
    """Empty names, documents and e-mails of hearings that ended long ago, here and in the ledger. Gives how many."""
    limit = now - timedelta(days=term(KEEP_CONTACT).days)
    forgotten = 0
    for hearing in _ended_before(limit):
        people = list(hearing.attendees.filter(contact_forgotten_at=None))
        questions = list(hearing.questions.filter(contact_forgotten_at=None))
        for attendee in people:
            _forget_attendee(attendee, now)
        for question in questions:
            _forget_asker(question, now)
        if people or questions:
            note(JOB, "contacts_forgotten", hearing, public=False)
        forgotten += len(people) + len(questions)
    return forgotten


def _ended_before(limit: datetime) -> "QuerySet[Hearing]":
    final = Q(minutes__kind="final", minutes__published_at__lt=limit)
    cancelled = Q(state=states.CANCELLED, starts_at__lt=limit)
    return Hearing.objects.select_for_update().filter(pk__in=Hearing.objects.filter(final | cancelled).values("pk"))


def _forget_attendee(attendee: Attendee, now: datetime) -> None:
    attendee.name = attendee.document = attendee.document_kind = attendee.email = attendee.topic = ""
    attendee.contact_forgotten_at = now
    attendee.save()
    for observation in attendee.observations.all():
        observation.text = observation.public_text
        observation.save(update_fields=["text"])
    _erase(attendee_key(attendee))


def _forget_asker(question: HearingQuestion, now: datetime) -> None:
    question.name = question.email = ""
    question.text = question.public_text
    question.contact_forgotten_at = now
    question.save(update_fields=["name", "email", "text", "contact_forgotten_at"])
    _erase(question_key(question.hearing, question.number))


def _erase(key: str) -> None:
    try:
        erase(actor=JOB, subject=key, reason=_("Se cumplió el plazo para conservar los datos."))
    except NothingToErase:
        return
