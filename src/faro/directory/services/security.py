"""What concerns getting in: passwords, entries, locks. None of it is for citizens to read."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from faro.directory.accounts.passwords import one_time_lasts, one_time_password
from faro.directory.models import Person
from faro.ledger.api import Actor, record, subject_key

ANYONE = Actor("public")


def note_sign_in(*, person: Person) -> None:
    """Write down that someone entered."""
    _record(self_of(person), "directory.signed_in", person)


def note_sign_out(*, person: Person) -> None:
    """Write down that someone left."""
    _record(self_of(person), "directory.signed_out", person)


def note_second_factor_on(*, person: Person) -> None:
    """Write down that someone set up the second factor."""
    _record(self_of(person), "directory.second_factor_activated", person)


def note_second_factor_off(*, person: Person) -> None:
    """Write down that someone gave up the second factor."""
    _record(self_of(person), "directory.second_factor_deactivated", person)


def note_recovery_codes_made(*, person: Person) -> None:
    """Write down that someone replaced their recovery codes."""
    _record(self_of(person), "directory.recovery_codes_made", person)


def note_lockout(*, username: str) -> None:
    """Write down a lock, if the user exists; tries at invented ones leave no trace here."""
    person = Person.objects.filter(username=username).first()
    if person is not None:
        _record(ANYONE, "directory.locked_out", person)


@transaction.atomic
def set_password(*, actor: Actor, person: Person, password: str) -> Person:
    """Set a password that passed the rules, chosen by the person or by whoever typed the command."""
    person.set_password(password)
    person.one_time_until = None
    person.save(update_fields=["password", "one_time_until"])
    _record(actor, "directory.password_changed", person)
    return person


@transaction.atomic
def give_one_time_password(*, actor: Actor, person: Person, lasts: timedelta | None = None) -> str:
    """Replace a person's password with one that lets in once, to choose another. Gives it: it is kept nowhere else."""
    password = one_time_password()
    person.set_password(password)
    person.one_time_until = timezone.now() + (one_time_lasts() if lasts is None else lasts)
    person.save(update_fields=["password", "one_time_until"])
    _record(actor, "directory.one_time_password_given", person)
    return password


def self_of(person: Person) -> Actor:
    """The person, acting for themselves."""
    return Actor(f"person:{person.key}")


def _record(actor: Actor, action: str, person: Person, reason: str = "") -> None:
    record(actor=actor, action=action, subject=subject_key("person", person.key), reason=reason)
