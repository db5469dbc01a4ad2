"""Ending sessions."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from faro.directory.models import Person
from faro.ledger.api import Actor, record, subject_key


@transaction.atomic
def end_session(*, person: Person, session: UserSession) -> UserSession:
    """End one of a person's sessions, at their wish."""
    session.end()
    _record(Actor(f"person:{person.key}"), person)
    return session


@transaction.atomic
def end_other_sessions(*, person: Person, kept: str | None) -> int:
    """End all of a person's sessions but one, at their wish. Gives how many."""
    return _end_all(Actor(f"person:{person.key}"), person, kept)


@transaction.atomic
def end_all_sessions(*, actor: Actor, person: Person) -> int:
    """End all of a person's sessions. Gives how many."""
    return _end_all(actor, person, None)


def _end_all(actor: Actor, person: Person, kept: str | None) -> int:
    ended = list(UserSession.objects.filter(user=person).exclude(session_key=kept or ""))
    for session in ended:
        session.end()
    if ended:
        _record(actor, person)
    return len(ended)


def _record(actor: Actor, person: Person) -> None:
    record(actor=actor, action="directory.session_ended", subject=subject_key("person", person.key))
