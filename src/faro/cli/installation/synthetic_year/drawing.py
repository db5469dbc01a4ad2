"""Numbers drawn from a seed and a name: the same on every machine; to add an activity changes no other."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draw:
    """Draws of one seed."""

    seed: str

    def number(self, key: str, lowest: int, highest: int) -> int:
        """A whole number between both, included."""
        digest = hashlib.sha256(f"{self.seed}:{key}".encode()).digest()
        return lowest + int.from_bytes(digest[:8], "big") % (highest - lowest + 1)

    def chance(self, key: str, thousandths: int) -> bool:
        """Whether something of that probability happens."""
        return self.number(key, 0, 999) < thousandths

    def one_of(self, key: str, things: Sequence[T]) -> T:
        """One of them."""
        return things[self.number(key, 0, len(things) - 1)]


def part(total: int, thousandths: int) -> int:
    """So many thousandths of a whole number, rounded half up."""
    return (total * thousandths + 500) // 1000


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` over the weights in whole numbers that add up to it; over equal weights where all are zero."""
    given = list(weights) if any(weights) else [1] * len(weights)
    whole, seen, reached, shares = sum(given), 0, 0, []
    for weight in given:
        seen += weight
        until = total * seen // whole
        shares.append(until - reached)
        reached = until
    return shares
