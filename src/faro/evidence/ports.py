"""Where the things that files are about live, and how people call them: rooms above say it when they start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A subject in words, and the page that shows it."""

    title: str
    url: str


Resolver = Callable[[str], Place | None]
Finder = Callable[[str], Iterable[str]]

_resolvers: list[Resolver] = []
_finders: list[Finder] = []


def register_places(resolver: Resolver) -> None:
    """Add someone who can say where a subject key lives, or give None for keys of others."""
    if resolver not in _resolvers:
        _resolvers.append(resolver)


def register_finder(finder: Finder) -> None:
    """Add someone who can say which subject keys a code that people write may stand for."""
    if finder not in _finders:
        _finders.append(finder)


def keys_of(code: str) -> tuple[str, ...]:
    """The subject keys that a code may stand for: «IND.01.OEI.01» is an indicator of some plan."""
    return tuple(dict.fromkeys(key for finder in _finders for key in finder(code)))


def is_known(subject: str) -> bool:
    """Whether some room knows that subject key."""
    return any(resolver(subject) for resolver in _resolvers)


def place_of(subject: str) -> Place:
    """Where a subject lives; the key itself, leading nowhere, if nobody knows."""
    return next((found for found in (resolver(subject) for resolver in _resolvers) if found), Place(subject, ""))
