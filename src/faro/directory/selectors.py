"""Reading the directory."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from faro.directory.access import PUBLIC, Access
from faro.directory.models import Appointment, Municipality, Person, Unit
from faro.ledger.api import Actor


def access_of_person(person: Person | AnonymousUser) -> Access:
    """What a person may do today, from the posts they hold."""
    if not isinstance(person, Person) or not person.is_active:
        return PUBLIC
    appointments = _in_force(person, timezone.localdate())
    grants: dict[str, frozenset[str] | None] = {}
    for appointment in appointments:
        reach = None if appointment.post.unit is None else units_under(appointment.post.unit.code)
        for code in appointment.post.role.permissions:
            grants[code] = _wider(grants[code], reach) if code in grants else reach
    role = appointments[0].post.role.code if appointments else ""
    return Access(Actor(f"person:{person.key}", role), person.key, person.full_name, grants)


def _in_force(person: Person, day: date) -> list[Appointment]:
    held = person.appointments.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))
    return list(held.select_related("post__unit", "post__role"))


def _wider(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    return None if one is None or other is None else one | other


def units_under(code: str) -> frozenset[str]:
    """The codes of a unit in force and all that depend on it."""
    children: dict[str | None, list[str]] = {}
    for child, parent in Unit.objects.filter(valid_to=None).values_list("code", "parent__code"):
        children.setdefault(parent, []).append(child)
    found, waiting = {code}, [code]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return frozenset(found)


def municipality() -> Municipality | None:
    """The municipality of this installation, or None before the first plan is loaded."""
    return Municipality.objects.first()
