"""Which version of a target, or of a name, is in force on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Versioned(Protocol):
    """A version of a target: its number, and the day of the instrument that fixed it (None: not known)."""

    @property
    def version(self) -> int:
        """0 is the original one."""

    @property
    def instrument_date(self) -> date | None:
        """Since when it is in force."""


def in_force(versions: Iterable[Versioned], day: date | None = None) -> Versioned | None:
    """The last version fixed on or before the day; the last of all, if no day is given; None before the first.

    A version without date holds from the day on which the one before it does: its order is known, its day is not.
    """
    found: Versioned | None = None
    since: date | None = None
    for each in sorted(versions, key=lambda version: version.version):
        since = each.instrument_date or since
        if day is None or since is None or since <= day:
            found = each
    return found


class FormerName(Protocol):
    """A name a thing had, until the day of the instrument that replaced it (None: not known)."""

    @property
    def version(self) -> int:
        """0 is the original name."""

    @property
    def name(self) -> str:
        """The words."""

    @property
    def replaced_by(self) -> str | None:
        """The instrument."""

    @property
    def replaced_on(self) -> date | None:
        """Its day."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name with the instrument and day that gave it; the original one has neither."""

    name: str
    instrument: str | None = None
    since: date | None = None


def names(former: Sequence[FormerName], current: str) -> tuple[Name, ...]:
    """Every name a thing had, oldest first; the last one is in force."""
    ordered = sorted(former, key=lambda each: each.version)
    wordings = [*(each.name for each in ordered), current]
    beginnings: list[tuple[str | None, date | None]] = [
        (None, None),
        *((each.replaced_by, each.replaced_on) for each in ordered),
    ]
    return tuple(Name(wording, *beginning) for wording, beginning in zip(wordings, beginnings, strict=True))


def name_on(former: Sequence[FormerName], current: str, day: date) -> str:
    """What a thing was called on a day. A name replaced on a day that is not known counts as replaced."""
    for each in sorted(former, key=lambda each: each.version):
        if each.replaced_on is not None and day < each.replaced_on:
            return each.name
    return current
