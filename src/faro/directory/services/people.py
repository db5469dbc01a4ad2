"""People who may sign in."""

import re
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.db import transaction

from faro.directory.models import Person
from faro.directory.services.posts import end_appointments_of
from faro.directory.services.sessions import end_all_sessions
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key

PERSONAL = ("username", "full_name", "email")
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{2,79}")


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Who a person is, as far as Faro needs to know."""

    username: str
    full_name: str
    email: str = ""


@transaction.atomic
def create_person(*, actor: Actor, facts: PersonFacts, key: str = "") -> Person:
    """Add someone who, until given a post and a password, may do nothing. Raises :class:`FaroError`.

    ``key``: how the history names them; made now if it is not given, and it says nothing of them.
    """
    person = Person(key=key or f"p-{secrets.token_hex(5)}")
    _set(person, facts)
    person.set_unusable_password()
    person.save()
    _record(actor, "directory.person_created", person, {})
    return person


@transaction.atomic
def change_person(*, actor: Actor, person: Person, facts: PersonFacts) -> Person:
    """Correct who a person is. Raises :class:`FaroError`."""
    before = _as_is(person)
    _set(person, facts)
    person.save(update_fields=list(PERSONAL))
    _record(actor, "directory.person_changed", person, before)
    return person


@transaction.atomic
def deactivate_person(*, actor: Actor, person: Person, on: date, reason: str) -> Person:
    """Someone leaves: they enter no more, their sessions end now and their appointments the day before ``on``."""
    _refuse_self(actor, person)
    person.is_active = False
    person.set_unusable_password()
    person.one_time_until = None
    person.save(update_fields=["is_active", "password", "one_time_until"])
    end_all_sessions(actor=actor, person=person)
    end_appointments_of(actor=actor, person=person, until=on - timedelta(days=1), reason=reason)
    _record(actor, "directory.person_deactivated", person, _as_is(person), reason)
    return person


@transaction.atomic
def reactivate_person(*, actor: Actor, person: Person, reason: str) -> Person:
    """Someone is back: a password and a post must be given again."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    _record(actor, "directory.person_reactivated", person, _as_is(person), reason)
    return person


@transaction.atomic
def drop_second_factor(*, actor: Actor, person: Person, reason: str) -> Person:
    """Someone lost their telephone and their codes: from now on the password alone lets in."""
    Authenticator.objects.filter(user=person).delete()
    end_all_sessions(actor=actor, person=person)
    _record(actor, "directory.second_factor_dropped", person, _as_is(person), reason)
    return person


@transaction.atomic
def unlock_person(*, actor: Actor, person: Person) -> int:
    """Forget the failed attempts at a person's user, from every address. Gives how many."""
    forgotten: int = reset(username=person.username)
    if forgotten:
        _record(actor, "directory.unlocked", person, _as_is(person))
    return forgotten


def _refuse_self(actor: Actor, person: Person) -> None:
    if actor.key == f"person:{person.key}":
        raise FaroError(_("Nadie puede desactivarse: pídalo a otra persona que administre Faro."))


def _set(person: Person, facts: PersonFacts) -> None:
    username = facts.username.strip().casefold()
    if not _USERNAME.fullmatch(username):
        raise FaroError(_("El usuario lleva de 3 a 80 letras sin tilde, cifras, puntos, guiones o «@»."))
    if Person.objects.filter(username=username).exclude(pk=person.pk).exists():
        raise FaroError(_("Ya hay una persona con el usuario «{username}».").format(username=username))
    person.username, person.full_name, person.email = username, facts.full_name.strip(), facts.email.strip()


def _as_is(person: Person) -> dict[str, str]:
    return {field: getattr(person, field) for field in PERSONAL}


def _record(actor: Actor, action: str, person: Person, before: dict[str, str], reason: str = "") -> None:
    changes = [
        Change(field, before.get(field) or None, getattr(person, field) or None, personal=True)
        for field in PERSONAL
        if before.get(field, "") != getattr(person, field)
    ]
    record(actor=actor, action=action, subject=subject_key("person", person.key), changes=changes, reason=reason)
