"""Who is told about a question: those in the post that answers, or in the nearest one above it."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from faro.directory.api import Person, Post, unit, units_on


def people_who_answer(permission: str, unit_code: str) -> tuple[Person, ...]:
    """Who holds a post with that permission in the unit, else in the nearest above it, else over the whole."""
    posts = Post.objects.filter(is_active=True).select_related("role", "unit")
    able = [post for post in posts if permission in post.role.permissions]
    local = [post for post in able if post.unit is not None and not post.role.everywhere]
    for code in _upwards(unit_code):
        people = _holders([post for post in local if post.unit is not None and post.unit.code == code])
        if people:
            return people
    return _holders([post for post in able if post not in local])


def _upwards(code: str) -> Iterator[str]:
    """The unit and those that it depends on, nearest first."""
    parents = dict(units_on().values_list("code", "parent__code")) if code and unit(code) else {}
    seen: set[str] = set()
    step: str | None = code
    while step and step not in seen:
        seen.add(step)
        yield step
        step = parents.get(step)


def _holders(posts: list[Post]) -> tuple[Person, ...]:
    today = timezone.localdate()
    held = Q(appointments__since__lte=today) & (Q(appointments__until=None) | Q(appointments__until__gte=today))
    people = Person.objects.filter(held, appointments__post__in=posts, is_active=True)
    return tuple(people.distinct().order_by("key"))
