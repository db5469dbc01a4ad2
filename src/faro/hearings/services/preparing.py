"""Preparing a hearing and changing what is said of it."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from faro.hearings.domain.duties import duty_of
from faro.hearings.domain.states import CALLED, PREPARED, REPORTED
from faro.hearings.models import Hearing, YearSequence
from faro.hearings.services.mail import CHANGED, tell_registered
from faro.hearings.services.notes import HearingRefused, locked, note, required
from faro.kernel.formats import day
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, JsonValue


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingFacts:
    """What is known of a hearing before it is called. ``obligation``: the one of the law that it is, if any."""

    title: str
    starts_at: datetime
    place: str
    agenda: str
    online_url: str = ""
    obligation: str = ""
    capacity: int | None = None


FIELDS = tuple(field.name for field in fields(HearingFacts))


@transaction.atomic
def prepare_hearing(*, actor: Actor, facts: HearingFacts, synthetic: bool = False) -> Hearing:
    """A new hearing, seen by the staff alone until it is called. Raises :class:`HearingRefused`."""
    _check(facts)
    year = timezone.localdate(facts.starts_at).year
    hearing = Hearing.objects.create(
        code=_next_code(year), year=year, synthetic=synthetic, created_at=timezone.now(), **_values(facts)
    )
    changes = [Change(name, None, _plain(value)) for name, value in _values(facts).items() if value not in ("", None)]
    note(actor, "prepared", hearing, changes=changes, public=False)
    return hearing


@transaction.atomic
def change_hearing(*, actor: Actor, hearing: Hearing, facts: HearingFacts, reason: str = "") -> Hearing:
    """Other facts. Once it is called its day moves only by postponing it, and every change says why.

    Raises :class:`HearingRefused`.
    """
    hearing = locked(hearing)
    _check(facts)
    if hearing.state not in (PREPARED, CALLED, REPORTED):
        raise HearingRefused(_("Los datos de esta audiencia ya no se cambian."))
    changes = [
        Change(name, _plain(getattr(hearing, name)), _plain(value))
        for name, value in _values(facts).items()
        if getattr(hearing, name) != value
    ]
    if not changes:
        return hearing
    announced = hearing.state != PREPARED
    if announced:
        _check_announced(changes, reason)
    for name, value in _values(facts).items():
        setattr(hearing, name, value)
    hearing.save(update_fields=[*FIELDS])
    note(actor, "changed", hearing, changes=changes, reason=reason, public=announced)
    if announced:
        tell_registered(hearing, CHANGED, reason)
    return hearing


def _check_announced(changes: list[Change], reason: str) -> None:
    if any(change.field == "starts_at" for change in changes):
        raise HearingRefused(_("La audiencia ya se convocó: para cambiar el día, postérguela y fije el nuevo."))
    required(reason, _("Escriba el motivo del cambio: se publica."))


def _check(facts: HearingFacts) -> None:
    required(facts.title, _("Escriba el título."))
    required(facts.place, _("Escriba el lugar."))
    required(facts.agenda, _("Escriba la agenda."))
    if facts.starts_at.tzinfo is None:
        raise HearingRefused(_("El día y la hora van con su zona horaria."))
    check_duty(facts.obligation, facts.starts_at)


def check_duty(obligation: str, starts_at: datetime) -> None:
    """A hearing of the law is one that its year must have. One held in another month is told late, not refused.

    Raises :class:`HearingRefused`.
    """
    year = timezone.localdate(starts_at).year
    if obligation and duty_of(obligation, year) is None:
        raise HearingRefused(_("La ley no pide esa audiencia en {year}: déjela como adicional.").format(year=year))


def _values(facts: HearingFacts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in FIELDS}


def _plain(value: object) -> JsonValue:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, int | None) else str(value)


def _next_code(year: int) -> str:
    """The next code; whoever prepares one at the same time waits for this transaction to end."""
    YearSequence.objects.get_or_create(year=year)
    sequence = YearSequence.objects.select_for_update().get(year=year)
    sequence.last += 1
    sequence.save(update_fields=["last"])
    return f"{year}-{sequence.last}"


def day_words(hearing: Hearing) -> str:
    """The day of a hearing for a letter."""
    return day(hearing.day)
