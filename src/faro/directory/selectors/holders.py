"""Who has to be told about what a unit owes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from faro.directory.models import Appointment, Person, Post, in_force
from faro.directory.selectors.succession import heir, predecessors
from faro.directory.selectors.units import tree_parents


def people_who_may(permission: str, unit: str = "") -> tuple[Person, ...]:
    """Who holds today a post with that permission in the unit, else in the nearest above it, else over the whole.

    Whoever stands in for the holder of a post is told instead of them.
    """
    return people_who_may_each(permission, [unit])[unit]


def people_who_may_each(permission: str, units: Collection[str]) -> dict[str, tuple[Person, ...]]:
    """The same of many units, with the queries of one."""
    posts = Post.objects.filter(is_active=True).select_related("role", "unit")
    able = [post for post in posts if permission in post.role.permissions]
    local = [post for post in able if post.unit is not None and not post.role.everywhere]
    everywhere = {post.pk for post in able} - {post.pk for post in local}
    parents = tree_parents()
    held = _held_by_post(able)
    below: dict[str | None, set[int]] = defaultdict(set)
    for post in local:
        below[_place(post, parents)].add(post.pk)
    return {unit: _nearest(_upwards(unit, parents), below, held) or _of(everywhere, held) for unit in units}


def _nearest(
    steps: Iterable[str], posts: Mapping[str | None, Collection[int]], held: Mapping[int, Collection[Person]]
) -> tuple[Person, ...]:
    found = (_of(posts.get(code, ()), held) for code in steps)
    return next((people for people in found if people), ())


def _of(posts: Collection[int], held: Mapping[int, Collection[Person]]) -> tuple[Person, ...]:
    people = {person.key: person for post in posts for person in held.get(post, ())}
    return tuple(people[key] for key in sorted(people))


def _held_by_post(posts: Iterable[Post]) -> dict[int, list[Person]]:
    """Who holds each of those posts today."""
    found: dict[int, list[Person]] = defaultdict(list)
    for appointment in _in_charge(posts, timezone.localdate()).select_related("person"):
        found[appointment.post_id].append(appointment.person)
    return found


def posts_in(code: str) -> list[Post]:
    """The posts of a unit, with those it took over from units merged into it."""
    merged = [other for other in predecessors(code) if heir(other) == code]
    posts = Post.objects.filter(unit__code__in=[code, *merged], is_active=True).select_related("role")
    return list(posts)


def holders(posts: Iterable[Post], day: date | None = None) -> tuple[Person, ...]:
    """Who holds any of those posts on a day (today, if not said)."""
    held = _in_charge(posts, day or timezone.localdate())
    return tuple(Person.objects.filter(pk__in=held.values("person")).order_by("key"))


def _in_charge(posts: Iterable[Post], day: date) -> QuerySet[Appointment]:
    """The appointments to those posts on a day; whoever stands in for a holder instead of them."""
    today = in_force(day, "since", "until")
    held = Appointment.objects.filter(today, post__in=list(posts), person__is_active=True)
    covered = Appointment.objects.filter(today).exclude(covers=None).values("covers")
    return held.exclude(pk__in=covered)


def _place(post: Post, parents: Mapping[str, str | None]) -> str | None:
    """The unit of today in which a post is: it goes along when its unit is merged."""
    if post.unit is None or post.unit.code in parents:
        return post.unit.code if post.unit else None
    return heir(post.unit.code)


def _upwards(code: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    seen: set[str] = set()
    step: str | None = code if code in parents else heir(code)
    while step and step not in seen:
        seen.add(step)
        yield step
        step = parents.get(step)
