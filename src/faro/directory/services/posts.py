"""Posts and who holds them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from faro.directory.models import Appointment, Person, Post, Role, Unit
from faro.kernel.errors import FaroError
from faro.kernel.formats import day as shown_day
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, JsonValue, record, subject_key


@dataclass(frozen=True, slots=True)
class PostFacts:
    """What a post is: its title, what its holder may do, and where. Without unit, over the whole municipality."""

    title: str
    role: Role
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Days of an appointment, both included, and the document that gives it. Without end, until further notice."""

    since: date
    until: date | None
    instrument: str


@transaction.atomic
def create_post(*, actor: Actor, code: str, facts: PostFacts) -> Post:
    """Add a post. Raises :class:`FaroError` when its code is taken."""
    if Post.objects.filter(code=code).exists():
        raise FaroError(_("Ya hay un cargo con el código «{code}».").format(code=code))
    post = Post(code=code, title=facts.title, role=facts.role, unit=facts.unit)
    post.save()
    _record_post(actor, "directory.post_created", post, {})
    return post


@transaction.atomic
def change_post(*, actor: Actor, post: Post, facts: PostFacts, reason: str) -> Post:
    """Change what a post is. Who holds it keeps it."""
    before = _post_values(post)
    post.title, post.role, post.unit = facts.title, facts.role, facts.unit
    post.save(update_fields=["title", "role", "unit"])
    _record_post(actor, "directory.post_changed", post, before, reason)
    return post


@transaction.atomic
def retire_post(*, actor: Actor, post: Post, on: date, reason: str) -> Post:
    """End a post: ``on`` is the first day without it. Raises :class:`FaroError` while someone holds it from then on."""
    if post.appointments.exclude(until__lt=on).exists():
        raise FaroError(_("Alguien ocupa este cargo: termine antes su designación."))
    post.is_active = False
    post.save(update_fields=["is_active"])
    _record_post(actor, "directory.post_retired", post, _post_values(post), reason)
    return post


@transaction.atomic
def appoint(*, actor: Actor, post: Post, person: Person, period: Period) -> Appointment:
    """Give a post to a person. Raises :class:`FaroError` when someone else holds it in those days."""
    _refuse_unfit(post, person, period)
    other = _overlapping(post.appointments.filter(covers=None), period).first()
    if other is not None:
        raise FaroError(
            _("{person} ya ocupa el cargo desde el {since}: termine antes esa designación.").format(
                person=other.person.full_name, since=shown_day(other.since)
            )
        )
    return _give(actor, "directory.person_appointed", post, person, period)


@transaction.atomic
def substitute(*, actor: Actor, holder: Appointment, person: Person, period: Period) -> Appointment:
    """While the holder of a post is away, another stands in; meanwhile the holder's own is suspended.

    Raises :class:`FaroError` outside the holder's days, without an end, or when someone else already stands in.
    """
    _refuse_unfit(holder.post, person, period)
    if holder.covers_id is not None or holder.person_id == person.pk:
        raise FaroError(_("Suple una persona distinta, y a quien ocupa el cargo."))
    if period.until is None:
        raise FaroError(_("Una suplencia dice hasta cuándo."))
    if period.since < holder.since or (holder.until is not None and period.until > holder.until):
        raise FaroError(_("La suplencia cae fuera de los días en que el cargo está ocupado."))
    if _overlapping(holder.covered_by.all(), period).exists():
        raise FaroError(_("En esos días ya hay otra suplencia."))
    return _give(actor, "directory.substitute_appointed", holder.post, person, period, holder)


@transaction.atomic
def end_appointment(*, actor: Actor, appointment: Appointment, until: date, reason: str) -> Appointment:
    """Say the last day of an appointment; what would fall after it falls away. Raises :class:`FaroError`."""
    if until < appointment.since:
        raise FaroError(_("El último día no puede ser anterior al primero."))
    _cut(actor, appointment, until, reason)
    return appointment


def end_appointments_of(*, actor: Actor, person: Person, until: date, reason: str) -> int:
    """Leave a person no post after a day. Gives how many appointments it cut."""
    cut = list(person.appointments.exclude(until__lte=until).select_related("post", "person"))
    for appointment in cut:
        _cut(actor, appointment, until, reason)
    return len(cut)


def _cut(actor: Actor, appointment: Appointment, until: date, reason: str) -> None:
    """End an appointment and those who stand in for its holder; what would begin later is taken back."""
    for substitution in appointment.covered_by.exclude(until__lte=until):
        _cut(actor, substitution, until, reason)
    changes = [
        Change("person", None, subject_key("person", appointment.person.key)),
        Change("until", _iso(appointment.until), _iso(until)),
    ]
    if appointment.since > until:
        appointment.delete()
    else:
        appointment.until = until
        appointment.save(update_fields=["until"])
    subject = subject_key("post", appointment.post.code)
    record(actor=actor, action="directory.appointment_ended", subject=subject, changes=changes, reason=reason)


def _refuse_unfit(post: Post, person: Person, period: Period) -> None:
    if period.until is not None and period.until < period.since:
        raise FaroError(_("La designación termina antes de empezar."))
    if not person.is_active or not post.is_active:
        raise FaroError(_("La persona y el cargo deben estar vigentes."))


def _overlapping(appointments: QuerySet[Appointment], period: Period) -> QuerySet[Appointment]:
    found = appointments.filter(Q(until=None) | Q(until__gte=period.since))
    return found if period.until is None else found.filter(since__lte=period.until)


def _give(
    actor: Actor, action: str, post: Post, person: Person, period: Period, covers: Appointment | None = None
) -> Appointment:
    appointment = Appointment.objects.create(
        post=post,
        person=person,
        since=period.since,
        until=period.until,
        instrument=period.instrument,
        covers=covers,
    )
    changes = [
        Change("person", None, subject_key("person", person.key)),
        Change("since", None, _iso(period.since)),
        Change("until", None, _iso(period.until)),
        Change("instrument", None, period.instrument or None),
    ]
    record(actor=actor, action=action, subject=subject_key("post", post.code), changes=changes)
    return appointment


def _post_values(post: Post) -> dict[str, JsonValue]:
    return {
        "title": post.title,
        "role": subject_key("role", post.role.code),
        "unit": subject_key("unit", post.unit.code) if post.unit else None,
    }


def _record_post(actor: Actor, action: str, post: Post, before: dict[str, JsonValue], reason: str = "") -> None:
    after = _post_values(post)
    changes = [Change(name, before.get(name), after[name]) for name in after if before.get(name) != after[name]]
    record(actor=actor, action=action, subject=subject_key("post", post.code), changes=changes, reason=reason)


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
