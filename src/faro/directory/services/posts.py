"""Posts and who holds them."""

from datetime import date

from django.db import transaction

from faro.directory.models import Appointment, Person, Post, Role, Unit, in_force
from faro.kernel.errors import FaroError
from faro.kernel.formats import day as shown_day
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key


@transaction.atomic
def create_post(*, actor: Actor, code: str, title: str, role: Role, unit: Unit | None = None) -> Post:
    """Add a post. Raises :class:`FaroError` when its code is taken."""
    if Post.objects.filter(code=code).exists():
        raise FaroError(_("Ya hay un cargo con el código «{code}».").format(code=code))
    post = Post.objects.create(code=code, title=title, role=role, unit=unit)
    changes = [
        Change("title", None, title),
        Change("role", None, role.code),
        Change("unit", None, unit.code if unit else None),
    ]
    record(actor=actor, action="directory.post_created", subject=subject_key("post", code), changes=changes)
    return post


@transaction.atomic
def appoint(
    *, actor: Actor, post: Post, person: Person, since: date, instrument: str, until: date | None = None
) -> Appointment:
    """Give a post to a person. Raises :class:`FaroError` when someone else holds it in those days."""
    if until is not None and until < since:
        raise FaroError(_("La designación termina antes de empezar."))
    _refuse_overlap(post, since, until)
    appointment = Appointment.objects.create(post=post, person=person, since=since, until=until, instrument=instrument)
    _record_period(actor, "directory.person_appointed", appointment)
    return appointment


def _refuse_overlap(post: Post, since: date, until: date | None) -> None:
    others = post.appointments.filter(covers=None).filter(in_force(since, "since", "until"))
    later = post.appointments.filter(covers=None, since__gt=since)
    if until is not None:
        later = later.filter(since__lte=until)
    other = others.first() or later.first()
    if other is not None:
        raise FaroError(
            _("{person} ya ocupa el cargo desde el {since}: termine antes esa designación.").format(
                person=other.person.full_name, since=shown_day(other.since)
            )
        )


def _record_period(actor: Actor, action: str, appointment: Appointment, reason: str = "") -> None:
    changes = [
        Change("person", None, appointment.person.key),
        Change("since", None, appointment.since.isoformat()),
        Change("until", None, appointment.until.isoformat() if appointment.until else None),
        Change("instrument", None, appointment.instrument or None),
    ]
    subject = subject_key("post", appointment.post.code)
    record(actor=actor, action=action, subject=subject, changes=changes, reason=reason)
