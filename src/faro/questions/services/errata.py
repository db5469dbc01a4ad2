"""The public list of what was wrong."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record
from faro.questions.models import Erratum, Question
from faro.questions.ports import subject_of


@dataclass(frozen=True, slots=True)
class Correction:
    """What a figure said, what it says now, since which day, and in which publication."""

    said: str
    says: str
    since: date
    publication: str = ""


@transaction.atomic
def add_erratum(*, actor: Actor, subject: str, correction: Correction, question: Question | None = None) -> Erratum:
    """List a correction, whether somebody asked or the municipality found it. Raises :class:`FaroError`."""
    if not correction.said.strip() or not correction.says.strip():
        raise FaroError(_("Escriba qué decía y qué dice ahora."))
    if correction.said.strip() == correction.says.strip():
        raise FaroError(_("Lo que decía y lo que dice ahora son iguales: no hay corrección."))
    about = subject_of(subject)
    title = question.subject_title if question else (about.title if about else subject)
    url = question.subject_url if question else (about.url if about else "")
    erratum = Erratum.objects.create(
        question=question,
        subject=subject,
        subject_title=title,
        subject_url=url,
        said=correction.said.strip(),
        says=correction.says.strip(),
        since=correction.since,
        publication=correction.publication.strip(),
        noted_at=timezone.now(),
    )
    change = Change("figure", erratum.said, erratum.says)
    record(actor=actor, action="questions.erratum_added", subject=subject, changes=[change], public=True)
    return erratum
