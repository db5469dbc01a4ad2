"""What a person may do today."""

from collections.abc import Iterable
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from faro.directory.access import PUBLIC, Access
from faro.directory.models import Appointment, Person, Post
from faro.directory.permissions import declared_permissions
from faro.directory.selectors.people import held_by
from faro.directory.selectors.succession import heir
from faro.directory.selectors.units import tree_parents, under
from faro.ledger.api import Actor

Reach = frozenset[str] | None
NOWHERE: Reach = frozenset()


def access_of_person(person: Person | AnonymousUser) -> Access:
    """What a person may do today, from the posts they hold; nothing without a post or before a first own password."""
    if not isinstance(person, Person) or not person.is_active:
        return PUBLIC
    held = [] if person.one_time_until else held_by(person, timezone.localdate())
    role = held[0].post.role_id if held else ""
    return Access(Actor(f"person:{person.key}", role), person.key, person.full_name, _grants(held))


class _Tree:
    """The units of today, read once and only if a post needs them."""

    @cached_property
    def parents(self) -> dict[str, str | None]:
        return tree_parents()

    def reach(self, post: Post) -> Reach:
        if post.role.everywhere or post.unit is None:
            return None
        code = post.unit.code
        if code not in self.parents:  # seldom: the unit was merged into another, and its posts go with it
            code = heir(code) or code
        return under(code, self.parents)


def _grants(held: Iterable[Appointment]) -> dict[str, Reach]:
    tree = _Tree()
    declared = {permission.code: permission for permission in declared_permissions()}
    grants: dict[str, Reach] = {}
    for appointment in held:
        reach = tree.reach(appointment.post)
        for code in appointment.post.role.permissions:
            if code in declared:
                given = reach if declared[code].scoped else None
                grants[code] = _wider(grants.get(code, NOWHERE), given)
    return grants


def _wider(one: Reach, other: Reach) -> Reach:
    return None if one is None or other is None else one | other
