"""Rooms above that keep the key of a party say so here: it is not disposed of while they need it, and whoever is
forgotten is forgotten there too."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from faro.ledger.api import Actor

InUse = Callable[[Collection[str]], Collection[str]]
"""Given keys of parties, those that a room still needs."""

_users: list[InUse] = []


def register_user(in_use: InUse) -> None:
    """Add a room that refers to parties by key."""
    if in_use not in _users:
        _users.append(in_use)


def keys_in_use(keys: Collection[str]) -> frozenset[str]:
    """Those of the keys that some room still needs."""
    return frozenset(key for user in _users for key in user(keys))


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A person whose data have to go everywhere. ``identifiers``: kind and number; ``names``: as they were kept."""

    actor: Actor
    keys: tuple[str, ...]
    identifiers: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    reason: str


Eraser = Callable[[Forgotten], None]
_erasers: list[Eraser] = []


def register_eraser(eraser: Eraser) -> None:
    """Add a room that keeps copies of what is known of a person."""
    if eraser not in _erasers:
        _erasers.append(eraser)


def erase_copies(forgotten: Forgotten) -> None:
    """Have every room erase what it keeps of a person, within the caller's transaction."""
    for eraser in _erasers:
        eraser(forgotten)
