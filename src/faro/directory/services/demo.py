"""The cast of the demonstration."""

from datetime import date

from django.db import transaction

from faro.directory.domain.cast import CAST, Part
from faro.directory.models import Person, Role
from faro.directory.selectors.units import unit, units_on
from faro.directory.services.people import PersonFacts, create_person
from faro.directory.services.posts import Period, PostFacts, appoint, create_post
from faro.directory.services.roles import sync_roles
from faro.directory.services.units import register_units
from faro.kernel.text import _
from faro.ledger.api import Actor

SINCE = date(2021, 1, 1)


@transaction.atomic
def demo_cast(*, actor: Actor) -> dict[str, Person]:
    """One person for each part, holding a post in a unit of Ilo, without a password; by the code of the part: its role,
    or ``jefatura`` for the second one of planning.

    Called again it changes nothing. The units it needs and does not find it registers.
    """
    sync_roles(actor=actor)
    known = set(units_on().values_list("code", flat=True))
    missing = {part.unit.code: part.unit for part in CAST if part.unit.code not in known}
    if missing:
        register_units(actor=actor, units=tuple(missing.values()))
    people = {person.key: person for person in Person.objects.filter(key__in=[part.key for part in CAST])}
    return {part.code: people.get(part.key) or _introduce(actor, part) for part in CAST}


def _introduce(actor: Actor, part: Part) -> Person:
    person = create_person(actor=actor, key=part.key, facts=PersonFacts(part.key, part.name))
    role = Role.objects.get(code=part.role)
    post = create_post(actor=actor, code=part.key, facts=PostFacts(part.post, role, unit(part.unit.code)))
    appoint(actor=actor, post=post, person=person, period=Period(SINCE, None, _("Demostración")))
    return person
