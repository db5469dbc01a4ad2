"""Where the things that files are about live: rooms above say it when they start."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A subject in words, and the page that shows it."""

    title: str
    url: str


Resolver = Callable[[str], Place | None]

_resolvers: list[Resolver] = []


def register_places(resolver: Resolver) -> None:
    """Add someone who can say where a subject key lives, or give None for keys of others."""
    if resolver not in _resolvers:
        _resolvers.append(resolver)


def place_of(subject: str) -> Place:
    """Where a subject lives; the key itself, leading nowhere, if nobody knows."""
    return next((found for found in (resolver(subject) for resolver in _resolvers) if found), Place(subject, ""))
