"""What rooms above do for this one: they register themselves when they start.

Registers compute indicators from their records; the evaluation publishes a closed year.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from faro.ledger.api import Actor
from faro.package.model import Package


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure computed from records, in millionths. ``records``: how many; ``trail``: the page where they are read."""

    numerator: int | None
    denominator: int | None
    records: int
    trail: str = ""


Source = Callable[[str, str, date, date], Measured | None]
"""Plan code, indicator code, first and last day of the period → what the records say, or None if none are bound."""

_sources: list[Source] = []


def register_measure_source(source: Source) -> None:
    """Name someone who can compute indicators. Called when a room starts."""
    if source not in _sources:
        _sources.append(source)


def measured(plan: str, indicator: str, first: date, last: date) -> Measured | None:
    """What the records say of an indicator in a period; None if no register is bound to it."""
    return next((found for found in (source(plan, indicator, first, last) for source in _sources) if found), None)


@dataclass(frozen=True, slots=True)
class YearPublication:
    """What citizens see of a closed year. ``inputs``: the digest of its package; ``address``: its page for staff."""

    number: int
    inputs: str
    address: str
    published_at: datetime


class YearPublisher(Protocol):
    """Makes a closed year what citizens see: a room above registers itself when it starts."""

    permission: str

    def publish(self, *, actor: Actor, package: Package, year: int, reason: str) -> YearPublication:
        """Evaluate the package, write its report in every format and publish it.

        Raises :class:`~faro.kernel.errors.FaroError`, also where it says nothing new.
        """

    def latest(self, plan: str, year: int) -> YearPublication | None:
        """What stands published of the year."""


_publishers: list[YearPublisher] = []


def register_year_publisher(publisher: YearPublisher) -> None:
    """Name who publishes closed years; the last one counts."""
    _publishers[:] = [publisher]


def year_publisher() -> YearPublisher | None:
    """Who publishes closed years, or None where nobody does."""
    return _publishers[0] if _publishers else None
