"""Where a year's accrued money will end: a method of our own, not of any norm. Pure.

A month is spent as a part of what was programmed for it. The parts of the elapsed months, the later ones weighing more
(``RECENT`` for each month back), give the part of the months to come; how far they scatter gives the interval. The
scatter of single months and the doubt of the mean add up as variances; the quantile is Student's, for so many months
as there are less one. Less than ``FEWEST`` months give no forecast. How well it did: ``docs/demo-year.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

FEWEST = 3
RECENT = 0.9
LEVEL = 80
"""Hundredths of the times in which the year's end should lie within the interval."""
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
    """From the months that have gone and the twelve programmed; None where there is too little to go by.

    Months without programme say nothing of the part that is spent; what they spent counts all the same. What is spent
    stays spent: the interval never falls below it.
    """
    gone = len(executed)
    known = [(done, plan) for done, plan in zip(executed, programmed, strict=False) if plan > 0]
    if len(known) < FEWEST:
        return None
    weights = [plan * RECENT ** (len(known) - place) for place, (_done, plan) in enumerate(known)]
    part = sum(w * done / plan for w, (done, plan) in zip(weights, known, strict=True)) / sum(weights)
    deviations = [w * (done / plan - part) ** 2 for w, (done, plan) in zip(weights, known, strict=True)]
    freedom = len(known) - 1
    scatter = sqrt(sum(deviations) / sum(weights) * len(known) / freedom)
    effective = sum(weights) ** 2 / sum(w * w for w in weights)
    left = programmed[gone:]
    spread = scatter * sqrt(sum(plan * plan for plan in left) + sum(left) ** 2 / effective)
    reach = _STUDENT[min(freedom, len(_STUDENT)) - 1] * spread
    so_far, rest = sum(executed), part * sum(left)
    return Forecast(round(so_far + rest), round(so_far + max(0.0, rest - reach)), round(so_far + rest + reach), gone)
