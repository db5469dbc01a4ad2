"""The first administrator, made by command: nobody else could make one."""

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from faro.directory.models import Person, Post, Role
from faro.directory.services.people import PersonFacts, create_person
from faro.directory.services.posts import Period, PostFacts, appoint, create_post
from faro.directory.services.roles import sync_roles
from faro.directory.services.security import give_one_time_password, set_password
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor

ROLE = "administrador"


@transaction.atomic
def create_administrator(*, actor: Actor, facts: PersonFacts, password: str | None, since: date) -> tuple[Person, str]:
    """Add a person in a post of their own that administers Faro; gives them and the password to enter with.

    Without ``password``, one for a single use is made. Raises :class:`FaroError`, also for a weak password.
    """
    sync_roles(actor=actor)
    person = create_person(actor=actor, facts=facts)
    post = _free_post(actor, person)
    appoint(actor=actor, post=post, person=person, period=Period(since, None, _("Orden «faro admin create»")))
    return person, give_password(actor=actor, person=person, password=password)


@transaction.atomic
def give_password(*, actor: Actor, person: Person, password: str | None) -> str:
    """Set the password given, if it passes the rules, or make one for a single use. Gives it."""
    if password is None:
        return give_one_time_password(actor=actor, person=person)
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise FaroError(" ".join(error.messages)) from None
    set_password(actor=actor, person=person, password=password)
    return password


def _free_post(actor: Actor, person: Person) -> Post:
    facts = PostFacts(_("Administración de Faro"), Role.objects.get(code=ROLE))
    return create_post(actor=actor, code=f"administracion-{person.key}", facts=facts)
