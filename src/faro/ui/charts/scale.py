"""A scale that holds its values and counts in round steps."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high`` in millionths, zero always within; ``steps`` are where lines stand."""

    low: int
    high: int
    steps: tuple[int, ...]

    def share(self, value: int) -> float:
        """How far up a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def nice_scale(values: Sequence[int], lines: int = 4) -> Scale:
    """A scale over those values whose steps are 1, 2 or 5 times a power of ten."""
    low, high = min(0, *values, 0), max(0, *values, 0)
    if low == high:
        high = 1_000_000
    step = _round_step((high - low) / lines)
    first, last = low // step, -(-high // step)
    return Scale(first * step, last * step, tuple(step * n for n in range(first, last + 1)))


def _round_step(least: float) -> int:
    power = 1
    while power * 10 <= least:
        power *= 10
    return next(power * times for times in (1, 2, 5, 10) if power * times >= least)
