"""Rooms above that keep the key of a party say so here, and the party is not disposed of while they need it."""

from collections.abc import Callable, Collection

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
