"""People, their posts, and how both are called."""

from collections.abc import Sequence
from datetime import date

from faro.directory.domain.roles import PUBLIC_ROLE
from faro.directory.models import Appointment, Person, Role, in_force
from faro.directory.selectors.units import unit
from faro.kernel.text import _


def held_by(person: Person, day: date) -> list[Appointment]:
    """The posts a person holds on a day, first the oldest; not those in which someone stands in for them."""
    today = in_force(day, "since", "until")
    covered = Appointment.objects.filter(today, covers__person=person).values("covers")
    held = Appointment.objects.filter(today, person=person, post__is_active=True).exclude(pk__in=covered)
    return list(held.select_related("post__unit", "post__role").order_by("since", "pk"))


def posts_by_person(people: Sequence[Person], day: date) -> dict[int, list[str]]:
    """The titles of the posts each person holds on a day, by the person's row; one query for all."""
    held = Appointment.objects.filter(in_force(day, "since", "until"), person__in=people, post__is_active=True)
    titles: dict[int, list[str]] = {}
    for person, title, covers in held.values_list("person_id", "post__title", "covers_id"):
        titles.setdefault(person, []).append(_("{title} (suple)").format(title=title) if covers else title)
    return titles


def person_label(key: str) -> str:
    """The name of a person by key, for the staff; citizens are told the role."""
    name = Person.objects.filter(key=key).values_list("full_name", flat=True).first()
    return name or _("persona que ya no figura ({key})").format(key=key)


def person_who_signs_in_as(username: str) -> Person | None:
    """The person of that user, or None."""
    return Person.objects.filter(username=username.strip().casefold()).first()


def role_labels() -> dict[str, str]:
    """How each role is called, with that of whoever did not sign in."""
    return {**dict(Role.objects.values_list("code", "name")), PUBLIC_ROLE: _("Público")}


def name_of_key(key: str) -> str | None:
    """The words for a key of this room, or None for those of others."""
    kind, _colon, code = key.partition(":")
    namer = _NAMERS.get(kind)
    return namer(code) if namer else None


def _unit_label(code: str) -> str:

    row = unit(code)
    return f"{code} {row.name}" if row else code


def _role_label(code: str) -> str:
    return role_labels().get(code, code)


_NAMERS = {"person": person_label, "unit": _unit_label, "role": _role_label}
