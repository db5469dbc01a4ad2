"""The roles Faro brings, as data."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "roles.toml"
PUBLIC_ROLE = "publico"
"""Whoever did not sign in. It has no permission, so it is no row."""


@dataclass(frozen=True, slots=True)
class RoleSeed:
    """A role as Faro brings it."""

    code: str
    name: str
    permissions: tuple[str, ...]
    everywhere: bool = False


def role_seeds(path: Path = SEEDS) -> tuple[RoleSeed, ...]:
    """The roles of the file, in its order."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    return tuple(
        RoleSeed(code, table["name"], tuple(table["permissions"]), table.get("everywhere", False))
        for code, table in tables.items()
    )


def upgraded(current: Iterable[str], shipped_before: Iterable[str], shipped_now: Iterable[str]) -> list[str]:
    """The permissions of a role after an upgrade: what changed in Faro's own proposal, over what was decided here.

    >>> upgraded(["a", "mine"], ["a", "b"], ["a", "b", "c"])
    ['a', 'c', 'mine']
    """
    before, now = set(shipped_before), set(shipped_now)
    return sorted((set(current) | (now - before)) - (before - now))
