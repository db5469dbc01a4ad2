"""The numbers of the demonstration package: invented, yet the same on every machine and in every version of Python."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, object]
Settings: TypeAlias = Mapping[str, Any]

SEED = "faro-demo-2025"
WORDINGS = Path(__file__).parent / "demo"


def wordings(name: str) -> dict[str, Any]:
    """The data module of that name, its decimals kept exact."""
    with (WORDINGS / f"{name}.toml").open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


def records(table: Settings, key: str = "rows") -> list[dict[str, Any]]:
    """Rows written as lists below their ``columns``, as mappings."""
    return [dict(zip(table["columns"], row, strict=True)) for row in table[key]]


def drawn(key: str, bounds: Sequence[int]) -> int:
    """A whole number within ``bounds``, both included, that depends on ``key`` alone.

    A hash instead of a random generator: to add a row changes no other row.
    """
    lowest, highest = bounds
    digest = hashlib.sha256(f"{SEED}:{key}".encode()).digest()
    return lowest + int.from_bytes(digest[:8], "big") % (highest - lowest + 1)


def part(total: int, thousandths: int) -> int:
    """So many thousandths of a whole number, rounded half up."""
    return (total * thousandths + 500) // 1000


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` over the weights in whole numbers that add up to it."""
    whole, reached, shares = sum(weights), 0, []
    for position in range(len(weights)):
        until = total * sum(weights[: position + 1]) // whole
        shares.append(until - reached)
        reached = until
    return shares


def rounded(number: Decimal, decimals: int = 2) -> Decimal:
    """Half up, as a person would write it in a report."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
