"""People, their posts, and how both are called."""

from collections.abc import Collection, Sequence
from datetime import date

from faro.directory.domain.roles import PUBLIC_ROLE
from faro.directory.models import Appointment, Municipality, Person, Post, Role, in_force
from faro.directory.selectors.units import unit_labels
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
    return _people([key])[key]


def person_who_signs_in_as(username: str) -> Person | None:
    """The person of that user, or None."""
    return Person.objects.filter(username=username.strip().casefold()).first()


def role_labels() -> dict[str, str]:
    """How each role is called, with that of whoever did not sign in."""
    return {**dict(Role.objects.values_list("code", "name")), PUBLIC_ROLE: _("Público")}


def roles_with(*permissions: str) -> tuple[str, ...]:
    """The names of the roles that hold all of those permissions and that somebody's post has, in order."""
    able = [role for role in Role.objects.order_by("name") if {*permissions} <= {*role.permissions}]
    held = set(Post.objects.filter(role__in=able, is_active=True).values_list("role", flat=True))
    return tuple(role.name for role in able if role.pk in held)


def names_of_keys(keys: Collection[str]) -> dict[str, str]:
    """The words for those keys that are of this room, with one query for each kind there is."""
    codes: dict[str, list[str]] = {}
    for key in keys:
        kind, _colon, code = key.partition(":")
        codes.setdefault(kind, []).append(code)
    return {
        f"{kind}:{code}": name
        for kind, name_all in _NAMERS.items()
        if kind in codes
        for code, name in name_all(codes[kind]).items()
    }


def _people(keys: list[str]) -> dict[str, str]:
    known = dict(Person.objects.filter(key__in=keys).values_list("key", "full_name"))
    return {key: known.get(key) or _unknown(key) for key in keys}


def _unknown(key: str) -> str:
    return _("persona que ya no figura ({key})").format(key=key)


def _units(codes: list[str]) -> dict[str, str]:
    labels = unit_labels()
    return {code: f"{code} {labels[code]}" for code in codes if code in labels}


def _posts(codes: list[str]) -> dict[str, str]:
    return dict(Post.objects.filter(code__in=codes).values_list("code", "title"))


def _roles(codes: list[str]) -> dict[str, str]:
    labels = role_labels()
    return {code: labels[code] for code in codes if code in labels}


def _municipalities(codes: list[str]) -> dict[str, str]:
    return dict(Municipality.objects.filter(ubigeo__in=codes).values_list("ubigeo", "name"))


_NAMERS = {"person": _people, "unit": _units, "post": _posts, "role": _roles, "municipality": _municipalities}
