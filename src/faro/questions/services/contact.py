"""Forgetting who asked."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import term
from faro.kernel.text import _
from faro.ledger.api import Actor, erase
from faro.questions.models import DaySalt, Question, Trace
from faro.questions.services.notes import key_of, note

JOB = Actor("job:questions.forget")
KEEP_CONTACT = "questions.keep_contact"


@transaction.atomic
def forget_contacts(*, now: datetime) -> int:
    """Empty name and e-mail of questions answered long ago, here and in the ledger. Gives how many."""
    limit = now - timedelta(days=term(KEEP_CONTACT).days)
    old = Question.objects.select_for_update().filter(closed_at__lt=limit, contact_forgotten_at=None)
    known = list(old.exclude(name="", email=""))
    for question in known:
        question.name = question.email = ""
        question.contact_forgotten_at = now
        question.save(update_fields=["name", "email", "contact_forgotten_at"])
        note(JOB, "contact_forgotten", question, public=False)
        erase(actor=JOB, subject=key_of(question.number), reason=_("Se cumplió el plazo para conservar los datos."))
    return len(known)


@transaction.atomic
def forget_traces(*, now: datetime) -> int:
    """Delete the traces of earlier days and their salts. Gives how many traces."""
    deleted = Trace.objects.filter(at__lt=now - timedelta(days=1)).delete()[0]
    DaySalt.objects.filter(day__lt=timezone.localdate(now) - timedelta(days=1)).delete()
    return deleted
