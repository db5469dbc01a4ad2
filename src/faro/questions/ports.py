"""What may be questioned: rooms above say it when they start."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that may be questioned. ``figure``: how it reads now, in words; ``publication``: where it is published.

    ``unit_code``: the unit that answers; empty where none is named, and then the planning office does.
    """

    title: str
    url: str
    unit_code: str
    published: bool
    figure: str = ""
    publication: str = ""


Resolver = Callable[[str], Subject | None]

_resolvers: list[Resolver] = []


def register_subjects(resolver: Resolver) -> None:
    """Add someone who can tell what a subject key is, or give None for keys of others."""
    if resolver not in _resolvers:
        _resolvers.append(resolver)


def subject_of(key: str) -> Subject | None:
    """What a key is, if anyone knows."""
    return next((found for found in (resolver(key) for resolver in _resolvers) if found), None)
