"""What rooms above do for this one: they register themselves when they start.

Registers compute indicators from their records; the evaluation publishes a closed year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from faro.ledger.api import Actor
from faro.package.model import Package


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure computed from records. Numerator, denominator and value in millionths; ``records``: how many counted.

    ``value`` is None where there is none to compute, and ``why`` says the reason. ``trail``: the page where the records
    are read; ``formula``: how it is computed, in words; ``left_out``: why something did not count, and how much of it.
    """

    numerator: int | None
    denominator: int | None
    records: int
    trail: str = ""
    value: int | None = None
    why: str = ""
    measure: str = ""
    formula: str = ""
    left_out: tuple[tuple[str, int], ...] = ()


class MeasureSource(Protocol):
    """Computes indicators from records: a room above registers itself when it starts."""

    def measured(self, plan: str, indicator: str, first: date, last: date) -> Measured | None:
        """What the records say of an indicator from the first to the last day, or None if no measure feeds it."""

    def units(self, plan: str, first: date, last: date) -> Mapping[str, str]:
        """The unit that answers for each indicator that a measure feeds, by indicator."""

    def keep(self, *, actor: Actor, plan: str, indicator: str, first: date, last: date) -> bool:
        """Keep which records the figure counts now, to tell later what changed. False if no measure feeds it."""


_sources: list[MeasureSource] = []


def register_measure_source(source: MeasureSource) -> None:
    """Name someone who can compute indicators. Called when a room starts."""
    if source not in _sources:
        _sources.append(source)


def measured(plan: str, indicator: str, first: date, last: date) -> Measured | None:
    """What the records say of an indicator in a period; None if no register is bound to it."""
    return next((found for each in _sources if (found := each.measured(plan, indicator, first, last))), None)


def units_of_measures(plan: str, first: date, last: date) -> dict[str, str]:
    """The unit that answers for each indicator that records feed in a period."""
    return {indicator: unit for each in _sources for indicator, unit in each.units(plan, first, last).items()}


def keep_counted(*, actor: Actor, plan: str, indicator: str, first: date, last: date) -> None:
    """Keep which records a figure counts now, where records feed it."""
    for each in _sources:
        if each.keep(actor=actor, plan=plan, indicator=indicator, first=first, last=last):
            return


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
