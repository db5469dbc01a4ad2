"""Who has to be told about what a unit owes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils import timezone

from faro.directory.models import Appointment, Person, Post, in_force
from faro.directory.selectors.succession import heir, predecessors
from faro.directory.selectors.units import tree_parents


def people_who_may(permission: str, unit: str = "") -> tuple[Person, ...]:
    """Who holds today a post with that permission in the unit, else in the nearest above it, else over the whole.

    Whoever stands in for the holder of a post is told instead of them.
    """
    posts = Post.objects.filter(is_active=True).select_related("role", "unit")
    able = [post for post in posts if permission in post.role.permissions]
    local = [post for post in able if post.unit is not None and not post.role.everywhere]
    parents = tree_parents()
    places = {post.pk: _place(post, parents) for post in local}
    for code in _upwards(unit, parents):
        people = holders(post for post in local if places[post.pk] == code)
        if people:
            return people
    return holders(post for post in able if post not in local)


def posts_in(code: str) -> list[Post]:
    """The posts of a unit, with those it took over from units merged into it."""
    merged = [other for other in predecessors(code) if heir(other) == code]
    posts = Post.objects.filter(unit__code__in=[code, *merged], is_active=True).select_related("role")
    return list(posts)


def holders(posts: Iterable[Post], day: date | None = None) -> tuple[Person, ...]:
    """Who holds any of those posts on a day (today, if not said)."""
    today = in_force(day or timezone.localdate(), "since", "until")
    held = Appointment.objects.filter(today, post__in=list(posts), person__is_active=True)
    covered = Appointment.objects.filter(today).exclude(covers=None).values("covers")
    people = Person.objects.filter(pk__in=held.exclude(pk__in=covered).values("person"))
    return tuple(people.order_by("key"))


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
