"""What was promised at a hearing: written down, followed, done with its evidence."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from faro.evidence.api import store_file
from faro.hearings.domain import states
from faro.hearings.keys import commitment_key
from faro.hearings.models import Commitment, Hearing, HearingQuestion, Progress
from faro.hearings.services.holding import GivenFile
from faro.hearings.services.mail import tell_committed
from faro.hearings.services.notes import HearingRefused, locked, note, required
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, subject_key
from faro.package.tables.account import COMMITMENT_STATES

PENDING, DONE = "pending", "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was promised: what, which unit, until when; the question it answers and what it is about, if any."""

    text: str
    unit: str
    due_date: date
    question: HearingQuestion | None = None
    subject: str = ""


@transaction.atomic
def make_commitment(*, actor: Actor, hearing: Hearing, promise: Promise) -> Commitment:
    """Write down what was promised at the hearing. Raises :class:`HearingRefused`."""
    hearing = locked(hearing)
    if hearing.state not in (states.HELD, states.OBSERVED):
        raise HearingRefused(_("Los compromisos se registran después de la audiencia y antes del acta final."))
    if promise.due_date < hearing.day:
        raise HearingRefused(_("La fecha límite es anterior a la audiencia."))
    if not promise.unit:
        raise HearingRefused(_("Diga qué unidad lo hará."))
    last = hearing.commitments.aggregate(last=Max("number"))["last"] or 0
    question = promise.question
    made = Commitment.objects.create(
        hearing=hearing,
        number=last + 1,
        text=required(promise.text, _("Escriba el compromiso.")),
        unit=promise.unit,
        due_date=promise.due_date,
        state=PENDING,
        question=question,
        subject=promise.subject or (question.subject if question else ""),
        made_at=timezone.now(),
    )
    changes = [
        Change("commitment", None, made.text),
        Change("unit", None, subject_key("unit", made.unit)),
        Change("due_date", None, made.due_date.isoformat()),
    ]
    note(actor, "commitment_made", hearing, changes=changes, subject=commitment_key(made))
    words = _("Compromiso {number} de la audiencia {code}: {text}")
    tell_committed(
        made,
        kind="hearings.commitment_made",
        words=words.format(number=made.number, code=hearing.code, text=made.text[:120]),
    )
    return made


@transaction.atomic
def follow_commitment(
    *, actor: Actor, commitment: Commitment, text: str, state: str = "", file: GivenFile | None = None
) -> Progress:
    """How it goes and, with ``state``, its new state. Nothing is done without a file that shows it.

    Raises :class:`HearingRefused`.
    """
    row = Commitment.objects.select_for_update().select_related("hearing").get(pk=commitment.pk)
    words = required(text, _("Escriba qué se avanzó."))
    if state and state not in COMMITMENT_STATES:
        raise HearingRefused(_("«{state}» no es un estado de un compromiso.").format(state=state))
    evidence = _evidence(actor, row, file)
    if state == DONE and not evidence and not row.progress.exclude(evidence="").exists():
        raise HearingRefused(_("Para darlo por cumplido, adjunte el archivo que lo muestra."))
    made = Progress.objects.create(
        commitment=row,
        text=words,
        state=state,
        evidence=evidence,
        written_by=actor.key,
        role=actor.role,
        written_at=timezone.now(),
    )
    changes = [Change("progress", None, words)]
    if evidence:
        changes.append(Change("evidence", None, evidence))
    if state and state != row.state:
        changes.append(Change("commitment_state", row.state, state))
        Commitment.objects.filter(pk=row.pk).update(state=state)
    note(actor, "commitment_followed", row.hearing, changes=changes, subject=commitment_key(row))
    return made


def _evidence(actor: Actor, commitment: Commitment, file: GivenFile | None) -> str:
    if file is None:
        return ""
    about = [commitment_key(commitment)]
    kept = store_file(actor=actor, content=file.content, name=file.name, unit=commitment.unit, about=about)
    return kept.sha256
