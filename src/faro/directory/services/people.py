"""People who may sign in."""

from django.db import transaction

from faro.directory.models import Person
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key

PERSONAL = ("username", "full_name", "email")


@transaction.atomic
def create_person(*, actor: Actor, key: str, username: str, full_name: str, email: str = "") -> Person:
    """Add someone who, until given a post and a password, may do nothing. Raises :class:`FaroError`."""
    if Person.objects.filter(username__iexact=username).exists() or Person.objects.filter(key=key).exists():
        raise FaroError(_("Ya hay una persona con el usuario «{username}».").format(username=username))
    person = Person(key=key, username=username, full_name=full_name, email=email)
    person.set_unusable_password()
    person.save()
    _record(actor, "directory.person_created", person, {})
    return person


def _record(actor: Actor, action: str, person: Person, before: dict[str, str], reason: str = "") -> None:
    changes = [
        Change(field, before.get(field) or None, getattr(person, field) or None, personal=True)
        for field in PERSONAL
        if before.get(field, "") != getattr(person, field)
    ]
    record(actor=actor, action=action, subject=subject_key("person", person.key), changes=changes, reason=reason)
