"""The norms a plan cites, each written one way everywhere."""

from dataclasses import dataclass
from datetime import date
from random import Random

STYLES = ("Resolución de Alcaldía N.° {number:03}-{year}-{initials}", "R.A. {number:03}-{year}-{initials}")


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm as it is cited."""

    cited: str
    date: date


def norms(random: Random, years: list[int], initials: str) -> list[Norm]:
    """One norm for each of these years, in the order of their dates; no two share a number."""
    style = random.choice(STYLES)
    numbers = sorted(random.sample(range(100, 900), len(years)))
    return [
        Norm(
            style.format(number=number, year=year, initials=initials),
            date(year, 1 + min(order, 5), random.randint(1, 28)),
        )
        for order, (number, year) in enumerate(zip(numbers, years, strict=True))
    ]
