"""What a measure source is: rooms above (registers) that compute an indicator from records register theirs here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


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
