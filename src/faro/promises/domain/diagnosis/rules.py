"""The rules of ``rules.toml``: which figures tell of one thing, and what must hold between them."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from faro.matching.words import folded


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """What makes a series. ``yearly_change``: least and most in percent; ``constant``: it never changes.

    ``places``: other names of a place; ``catalogue``: the denominator of the catalogues that tells of the same thing.
    """

    code: str
    name: str
    indicators: frozenset[str]
    places: tuple[tuple[str, str], ...] = ()
    catalogue: str = ""
    yearly_change: tuple[Decimal, Decimal] | None = None
    constant: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SumRule:
    """A total and its parts, by the names of the figures."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RateRule:
    """A rate, by names of figures or codes of series: factor × numerator / denominator."""

    result: str
    numerator: str
    denominator: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Rules:
    """All of them."""

    series: tuple[SeriesRule, ...] = ()
    sums: tuple[SumRule, ...] = ()
    rates: tuple[RateRule, ...] = ()


def thing(name: str) -> str:
    """The name of a figure as it is compared."""
    return " ".join(folded(name).split())


@cache
def shipped_rules() -> Rules:
    """The rules that come with Faro."""
    file = resources.files("faro.promises.domain.diagnosis") / "rules.toml"
    return parse_rules(tomllib.loads(file.read_text("utf-8")))


def parse_rules(data: dict[str, Any]) -> Rules:
    """The rules of a parsed file. Raises :class:`KeyError`, :class:`TypeError` or :class:`ArithmeticError`."""
    return Rules(
        tuple(map(_series, data.get("series", ()))),
        tuple(SumRule(thing(row["total"]), tuple(map(thing, row["parts"]))) for row in data.get("sums", ())),
        tuple(
            RateRule(thing(row["result"]), thing(row["numerator"]), thing(row["denominator"]), Decimal(row["factor"]))
            for row in data.get("rates", ())
        ),
    )


def _series(row: dict[str, Any]) -> SeriesRule:
    change = row.get("yearly_change")
    return SeriesRule(
        row["code"],
        row["name"],
        frozenset(map(thing, row["indicators"])),
        tuple((thing(other), place) for other, place in row.get("places", {}).items()),
        row.get("catalogue", ""),
        (Decimal(change[0]), Decimal(change[1])) if change else None,
        bool(row.get("constant", False)),
        row.get("reason", ""),
    )
