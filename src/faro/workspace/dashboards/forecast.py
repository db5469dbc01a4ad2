"""Where a year's accrued money will end: a method of our own, not of any norm. Pure.

What was programmed up to a month and is not spent yet is pending; each month a part of what is pending is spent. The
mean part of the elapsed months is taken for those to come, month by month; how far the parts scatter gives the
interval: the doubt of their mean and that of the months to come add up as variances, and the quantile is Student's.
Less than ``FEWEST`` months give no forecast. How well it did on made-up years: ``docs/demo-year.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

FEWEST = 3
LEVEL = 80
"""Of a hundred years, how many should end within the interval."""
_STUDENT = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363)
"""The quantile 0.90 of Student's t for 1 to 11 degrees of freedom: two sides of 80 %."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The year's end in céntimos: the value expected and its interval; ``months``: those it was made from."""

    expected: int
    low: int
    high: int
    months: int


def year_end(executed: Sequence[int], programmed: Sequence[int]) -> Forecast | None:
    """From the months that have gone and the months programmed (twelve); None where there is too little to go by.

    What is spent stays spent, and no more than what is pending can be.
    """
    parts, pending = _parts(executed, programmed)
    to_come = programmed[len(executed) :]
    if len(parts) < FEWEST or not to_come:
        return None
    part, freedom = fmean(parts), len(parts) - 1
    doubt = stdev(parts) * sqrt(1 / len(parts) + 1 / len(to_come)) * _STUDENT[min(freedom, len(_STUDENT)) - 1]
    so_far = sum(executed)
    low, expected, high = (so_far + _spent(each, pending, to_come) for each in (part - doubt, part, part + doubt))
    return Forecast(round(expected), round(low), round(high), len(executed))


def _parts(executed: Sequence[int], programmed: Sequence[int]) -> tuple[list[float], float]:
    """The part of what was pending that each month spent, and what is pending after the last."""
    parts, pending = [], 0
    for done, planned in zip(executed, programmed, strict=False):
        pending += planned
        if pending > 0:
            parts.append(done / pending)
        pending -= done
    return parts, float(pending)


def _spent(part: float, pending: float, to_come: Sequence[int]) -> float:
    within, total = min(1.0, max(0.0, part)), 0.0
    for planned in to_come:
        pending += planned
        spent = max(0.0, within * pending)
        total += spent
        pending -= spent
    return total
