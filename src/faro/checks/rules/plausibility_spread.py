"""How far a value stands from its like: robust distances on a logarithmic scale."""

import math
from collections.abc import Sequence
from statistics import median

from faro.checks.rules.plausibility_thresholds import THRESHOLDS

_LIKE_A_DEVIATION = 1.4826
"""Makes a median absolute deviation comparable with the standard deviation of a normal distribution."""


def far_from_their_like(amounts: Sequence[float]) -> list[int]:
    """The indexes of the positive amounts that stand too far from the others, on a logarithmic scale."""
    logs = {at: math.log(amount) for at, amount in enumerate(amounts) if amount > 0}
    if not logs:
        return []
    centre, spread = centre_and_spread(tuple(logs.values()))
    many = len(logs) >= THRESHOLDS.many_values.count
    distance = THRESHOLDS.distance if many else THRESHOLDS.distance_among_few
    limit = max(distance.ratio * spread, math.log(THRESHOLDS.least_ratio.ratio))
    return [at for at, log in logs.items() if abs(log - centre) > limit]


def centre_and_spread(values: Sequence[float]) -> tuple[float, float]:
    """The median and the robust spread, not narrower than the published one."""
    centre = median(values)
    deviation = median(abs(value - centre) for value in values)
    return centre, max(deviation * _LIKE_A_DEVIATION, THRESHOLDS.narrowest_spread.ratio)
