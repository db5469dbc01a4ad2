"""Registering those who attend, by themselves or at the door."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from faro.hearings.domain import states
from faro.hearings.domain.identity import clean_document
from faro.hearings.models import Attendee, Hearing
from faro.hearings.services.limits import count_sending
from faro.hearings.services.mail import confirm_registration
from faro.hearings.services.notes import PUBLIC, HearingRefused, locked, moment, note, required
from faro.kernel.text import _, ngettext
from faro.ledger.api import Actor, Change
from faro.questions.api import readable

DESK_STATES = (*states.OPEN_TO_PEOPLE, states.HELD)
"""The door writes down who came also after the hearing, from its paper, until the minutes are put up."""


class AlreadyRegistered(HearingRefused):
    """Someone registered with that document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What is known of who registers. ``speaks``: wants to speak, in turn by time of registration."""

    name: str
    document_kind: str
    document: str
    organisation: str = ""
    email: str = ""
    mode: str = Attendee.Mode.IN_PERSON
    speaks: bool = False
    topic: str = ""


def register_attendee(
    *, hearing: Hearing, facts: Registration, address: str = "", site: str = "", at: datetime | None = None
) -> Attendee:
    """Take the registration of a citizen. Raises :class:`HearingRefused`, and :class:`AlreadyRegistered`.

    ``address``: where it comes from, counted and forgotten; ``site``: the root of the site's addresses, for the mail.
    What is refused counts too, so that nobody tries number after number to learn who registered.
    """
    if address:
        count_sending(address)
    with transaction.atomic():
        hearing = locked(hearing)
        if hearing.state not in states.OPEN_TO_PEOPLE:
            raise HearingRefused(_("La inscripción no está abierta."))
        attendee = _registered(hearing, facts, Attendee.Channel.WEB, moment(at))
        _note(PUBLIC, attendee)
        confirm_registration(attendee, site)
    return attendee


@transaction.atomic
def register_at_desk(
    *, actor: Actor, hearing: Hearing, facts: Registration, site: str = "", at: datetime | None = None
) -> Attendee:
    """Write down at the door someone who is there. Raises as :func:`register_attendee`."""
    hearing = locked(hearing)
    if hearing.state not in DESK_STATES:
        raise HearingRefused(_("La mesa de registro no está abierta."))
    attendee = _registered(hearing, facts, Attendee.Channel.DESK, moment(at))
    attendee.came_at = attendee.registered_at
    attendee.save(update_fields=["came_at"])
    _note(actor, attendee)
    confirm_registration(attendee, site)
    return attendee


@transaction.atomic
def note_arrival(*, actor: Actor, attendee: Attendee, at: datetime | None = None) -> Attendee:
    """Write down that someone who registered came. Again changes nothing. Raises :class:`HearingRefused`."""
    hearing = locked(attendee.hearing)
    if hearing.state not in DESK_STATES:
        raise HearingRefused(_("La mesa de registro no está abierta."))
    attendee.refresh_from_db()
    if attendee.came_at is None:
        attendee.came_at = moment(at)
        attendee.save(update_fields=["came_at"])
        note(actor, "attendee_came", hearing, changes=[Change("number", None, attendee.number)])
    return attendee


def _registered(hearing: Hearing, facts: Registration, channel: Attendee.Channel, at: datetime) -> Attendee:
    name = required(readable(facts.name), _("Escriba sus nombres y apellidos."))
    document = clean_document(facts.document_kind, facts.document)
    known = hearing.attendees.filter(document_kind=facts.document_kind, document=document)
    if known.exists():
        raise AlreadyRegistered(_("Ya hay una inscripción con ese documento. En la mesa de registro se la confirman."))
    if facts.mode == Attendee.Mode.IN_PERSON:
        _check_capacity(hearing, channel)
    counts = hearing.attendees.aggregate(number=Max("number"), turn=Max("turn"))
    return Attendee.objects.create(
        hearing=hearing,
        number=(counts["number"] or 0) + 1,
        turn=(counts["turn"] or 0) + 1 if facts.speaks else None,
        name=name[:160],
        document_kind=facts.document_kind,
        document=document,
        organisation=readable(facts.organisation)[:200],
        email=facts.email.strip(),
        mode=facts.mode,
        channel=channel,
        topic=readable(facts.topic)[:300] if facts.speaks else "",
        registered_at=at,
    )


def _check_capacity(hearing: Hearing, channel: Attendee.Channel) -> None:
    """Seats are kept for who registered; at the door only who came takes one, and afterwards nobody is kept out."""
    if hearing.capacity is None or hearing.state == states.HELD:
        return
    seated = hearing.attendees.filter(mode=Attendee.Mode.IN_PERSON)
    if channel == Attendee.Channel.DESK:
        seated = seated.exclude(came_at=None)
    if seated.count() >= hearing.capacity:
        words = ngettext(
            "El local está completo: {n} lugar. Puede asistir en línea.",
            "El local está completo: {n} lugares. Puede asistir en línea.",
            hearing.capacity,
        )
        raise HearingRefused(words.format(n=hearing.capacity))


def _note(actor: Actor, attendee: Attendee) -> None:
    """That someone registered is public; who, is not."""
    hearing = attendee.hearing
    shown = [Change("number", None, attendee.number), Change("mode", None, attendee.mode)]
    note(actor, "attendee_registered", hearing, changes=shown)
    given = (
        ("hearing_name", attendee.name),
        ("hearing_document", attendee.document),
        ("hearing_organisation", attendee.organisation),
        ("hearing_email", attendee.email),
    )
    personal = [Change(field, None, value, personal=True) for field, value in given if value]
    note(actor, "attendee_registered", hearing, changes=personal, public=False, subject=attendee_key(attendee))


def attendee_key(attendee: Attendee) -> str:
    """The key under which the personal data of an attendee stand in the ledger."""
    return f"hearing_attendee:{attendee.hearing.code}/{attendee.number}"
