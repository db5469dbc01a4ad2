"""Calling a hearing, moving its day, cancelling it, and saying that it was held."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import start_clock
from faro.evidence.api import publish_file, store_file
from faro.hearings.domain import states
from faro.hearings.domain.data import asker_kinds
from faro.hearings.keys import key_of
from faro.hearings.models import Hearing, HearingQuestion, Postponement
from faro.hearings.services.mail import CANCELLED, POSTPONED, RESCHEDULED, tell_registered
from faro.hearings.services.notes import HearingRefused, locked, moment, move, note, required
from faro.hearings.services.preparing import check_duty
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.workflow.clock_record import to_record


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file that someone brings."""

    name: str
    content: bytes


@transaction.atomic
def call_hearing(
    *, actor: Actor, hearing: Hearing, decree_number: str, decree_date: date, file: GivenFile | None = None
) -> Hearing:
    """Call a hearing by its decree; from now on citizens see it, register and ask. Raises :class:`HearingRefused`."""
    hearing = locked(hearing)
    change = move(hearing, states.CALL)
    hearing.decree_number = required(decree_number, _("Escriba el número del decreto de alcaldía."))
    if decree_date > timezone.localdate():
        raise HearingRefused(_("La fecha del decreto todavía no llega."))
    if decree_date > hearing.day:
        raise HearingRefused(_("El decreto es posterior a la audiencia: revise las fechas."))
    if hearing.obligation and not hearing.online_url:
        raise HearingRefused(_("Esta audiencia es presencial y en línea: falta la dirección en línea."))
    hearing.decree_date = hearing.called_on = decree_date
    if file is not None:
        hearing.decree_file = keep_public(actor, hearing, file, _("Decreto {number}").format(number=decree_number))
    hearing.save(update_fields=["state", "decree_number", "decree_date", "called_on", "decree_file"])
    changes = [
        change,
        Change("decree_number", None, hearing.decree_number),
        Change("decree_date", None, decree_date.isoformat()),
        Change("starts_at", None, hearing.starts_at.isoformat()),
    ]
    note(actor, "called", hearing, changes=changes)
    return hearing


def keep_public(actor: Actor, hearing: Hearing, file: GivenFile, title: str) -> str:
    """Keep a file about the hearing and let anyone read it. Gives its digest."""
    evidence = store_file(actor=actor, content=file.content, name=file.name, unit="", about=[key_of(hearing)])
    if evidence.may_be_served:
        publish_file(actor=actor, evidence=evidence, title=title, reason=hearing.title)
    return evidence.sha256


@transaction.atomic
def postpone_hearing(*, actor: Actor, hearing: Hearing, reason: str, decree_number: str = "") -> Hearing:
    """Say that the day does not hold. Those registered stay so, and are told. Raises :class:`HearingRefused`."""
    hearing = locked(hearing)
    change = move(hearing, states.POSTPONE)
    why = required(reason, _("Escriba el motivo: se publica."))
    hearing.save(update_fields=["state"])
    Postponement.objects.create(
        hearing=hearing,
        before=hearing.starts_at,
        reason=why,
        decree_number=decree_number.strip(),
        decided_at=timezone.now(),
    )
    note(actor, "postponed", hearing, changes=[change], reason=why)
    tell_registered(hearing, POSTPONED, why)
    return hearing


@transaction.atomic
def reschedule_hearing(*, actor: Actor, hearing: Hearing, starts_at: datetime, decree_number: str = "") -> Hearing:
    """Give a postponed hearing its new day. A report that was published stays. Raises :class:`HearingRefused`."""
    hearing = locked(hearing)
    has_report = hasattr(hearing, "report")
    change = move(hearing, states.RESCHEDULE_REPORTED if has_report else states.RESCHEDULE)
    if starts_at <= timezone.now():
        raise HearingRefused(_("El nuevo día ya pasó."))
    check_duty(hearing.obligation, starts_at)
    if timezone.localdate(starts_at).year != hearing.year:
        raise HearingRefused(_("La audiencia {code} es de ese año: para otro, prepare una nueva.").format(code=hearing))
    before, hearing.starts_at = hearing.starts_at, starts_at
    hearing.save(update_fields=["state", "starts_at"])
    last = hearing.postponements.order_by("-decided_at", "-id").first()
    if last is not None:
        last.after, last.decree_number = starts_at, decree_number.strip() or last.decree_number
        last.save(update_fields=["after", "decree_number"])
    changes = [change, Change("starts_at", before.isoformat(), starts_at.isoformat())]
    note(actor, "rescheduled", hearing, changes=changes)
    tell_registered(hearing, RESCHEDULED, last.reason if last else "")
    return hearing


@transaction.atomic
def cancel_hearing(*, actor: Actor, hearing: Hearing, reason: str) -> Hearing:
    """Say that it will not be held, and why. Raises :class:`HearingRefused`."""
    hearing = locked(hearing)
    announced = hearing.state != states.PREPARED
    change = move(hearing, states.CANCEL)
    hearing.cancel_reason = required(reason, _("Escriba el motivo: se publica."))
    hearing.save(update_fields=["state", "cancel_reason"])
    note(actor, "cancelled", hearing, changes=[change], reason=hearing.cancel_reason, public=announced)
    if announced:
        tell_registered(hearing, CANCELLED, hearing.cancel_reason)
    return hearing


@transaction.atomic
def hold_hearing(*, actor: Actor, hearing: Hearing, at: datetime | None = None) -> Hearing:
    """Say that it was held on its day; what was asked and not answered has its term from then on.

    Raises :class:`HearingRefused` before its day.
    """
    hearing = locked(hearing)
    change = move(hearing, states.HOLD)
    if timezone.localdate(moment(at)) < hearing.day:
        raise HearingRefused(
            _("La audiencia es el {day}: todavía no se realiza.").format(day=f"{hearing.day:%d/%m/%Y}")
        )
    hearing.held_on = hearing.day
    hearing.save(update_fields=["state", "held_on"])
    waiting = hearing.questions.filter(clock_record__isnull=True, answered_at=None).exclude(
        moderation=HearingQuestion.Moderation.REJECTED
    )
    for question in waiting:
        start_term(question, hearing.day)
    note(actor, "held", hearing, changes=[change])
    return hearing


def start_term(question: HearingQuestion, start: date) -> None:
    """Let the term of an answer run from a day."""
    question.clock_record = to_record(start_clock(asker_kinds()[question.asker].term, start))
    question.save(update_fields=["clock_record"])
