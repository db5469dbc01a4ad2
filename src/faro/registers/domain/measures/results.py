"""What a measure gives: never a bare figure. Exact: fractions, rounded only where they are printed."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from statistics import NormalDist

from faro.kernel.text import _

MILLION = 1_000_000


class Outcome(StrEnum):
    """Whether there is a figure."""

    OK = "ok"
    NOT_COMPUTABLE = "no calculable"
    NO_RECORDS = "sin registros"
    WAITING = "espera a otro registro"


@dataclass(frozen=True, slots=True)
class Excluded:
    """Records, or rows, that were looked at but could not enter the figure, and why."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Side:
    """A numerator or a denominator.

    ``looked``: records (or rows) in its window; ``used``: those that meet its condition and enter the figure.
    ``per``: what an average divides by. ``value`` is None where nothing enters a figure that needs something.
    """

    value: Fraction | None
    looked: int
    used: int
    excluded: tuple[Excluded, ...] = ()
    per: int | None = None
    source: str = ""

    @property
    def amount(self) -> Fraction | None:
        """The figure of this side alone."""
        if self.per is None or self.value is None:
            return self.value
        return self.value / self.per if self.per else None


@dataclass(frozen=True, slots=True)
class MarginFound:
    """How far a percentage of a sample may be from that of all (in points), and between which two it lies (Wilson)."""

    half_width: float
    low: float
    high: float
    confidence: Fraction
    design_effect: Fraction
    population: Fraction | None
    sample: int


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of a period.

    ``denominator`` is None where there is none to divide by. ``sample``: the records (or rows) behind the denominator,
    or behind the figure where it has none. ``why``: why there is no value. ``sources``: of the series it divides by.
    """

    numerator: Fraction | None
    denominator: Fraction | None
    multiplier: int
    sample: int
    excluded: tuple[Excluded, ...] = ()
    outcome: Outcome = Outcome.OK
    why: str = ""
    sources: tuple[str, ...] = ()
    margin: MarginFound | None = None
    now: "Measured | None" = None
    before: "Measured | None" = None

    @property
    def value(self) -> Fraction | None:
        """The figure; None unless the outcome is ok."""
        if self.outcome is not Outcome.OK or self.numerator is None:
            return None
        return self.numerator if self.denominator is None else self.numerator / self.denominator * self.multiplier

    @property
    def is_percentage(self) -> bool:
        """Whether the value is of a hundred."""
        return self.denominator is not None and self.multiplier == 100

    @property
    def passes_whole(self) -> bool:
        """Whether it is a share of more than the whole: what is counted above is not all counted below."""
        value = self.value
        return self.is_percentage and self.before is None and value is not None and value > 100


def waiting(why: str) -> Measured:
    """No figure yet: what it looks into is not there."""
    return Measured(None, None, 1, 0, outcome=Outcome.WAITING, why=why)


def alone(side: Side) -> Measured:
    """A figure by itself: an average shows what it divides."""
    found = Measured(
        numerator=side.value,
        denominator=None if side.per is None else Fraction(side.per),
        multiplier=1,
        sample=side.used,
        excluded=side.excluded,
        sources=(side.source,) if side.source else (),
    )
    if not side.looked:
        return _without(found, Outcome.NO_RECORDS, nothing_noted())
    if side.value is None or side.per == 0:
        return _without(found, Outcome.NOT_COMPUTABLE, _("Ningún registro tiene el dato con que se calcula."))
    return found


def divided(over: Side, by: Side, multiplier: int) -> Measured:
    """One figure over another. Nothing to divide by, or zero, is «no calculable»."""
    found = Measured(
        numerator=over.amount,
        denominator=by.amount,
        multiplier=multiplier,
        sample=over.used if by.source else by.used,
        excluded=joined(over.excluded, by.excluded),
        sources=tuple(side.source for side in (over, by) if side.source and side.amount is not None),
    )
    if not over.looked:
        return _without(found, Outcome.NO_RECORDS, nothing_noted())
    if by.amount is None:
        return _without(found, Outcome.NOT_COMPUTABLE, by.source or _("No hay denominador."))
    if by.amount == 0:
        return _without(found, Outcome.NOT_COMPUTABLE, _("El denominador es cero."))
    if over.amount is None:
        return _without(found, Outcome.NOT_COMPUTABLE, _("Ningún registro tiene el dato con que se calcula."))
    return found


def varied(now: Measured, before: Measured) -> Measured:
    """How much a measure grew since the same period of the year before, in percent of what it was then."""
    one, other = now.value, before.value
    found = Measured(
        numerator=one - other if one is not None and other is not None else None,
        denominator=abs(other) if other is not None else None,
        multiplier=100,
        sample=now.sample,
        excluded=now.excluded,
        sources=now.sources,
        now=now,
        before=before,
    )
    if one is None:
        return _without(found, now.outcome, now.why)
    if other is None:
        text = _("Del mismo período del año anterior no hay cifra: {why}")
        return _without(found, Outcome.NOT_COMPUTABLE, text.format(why=before.why))
    if other == 0:
        text = _("En el mismo período del año anterior fue cero: no hay de qué sacar el porcentaje.")
        return _without(found, Outcome.NOT_COMPUTABLE, text)
    return found


def with_margin(
    found: Measured, confidence: Fraction, design_effect: Fraction, population: Fraction | None
) -> Measured:
    """The percentage of a sample with its margin of error.

    ``confidence`` in percent. Simple sampling with a design effect (Kish 1965) and the correction for a finite
    population; the interval is Wilson's (1927), which holds for small samples too.
    """
    value = found.value
    if value is None or found.sample < 1:
        return found
    z = NormalDist().inv_cdf((1 + float(confidence) / 100) / 2)
    share = float(value) / 100
    size = found.sample / float(design_effect)
    left = _left_out(found.sample, population)
    half = z * math.sqrt(share * (1 - share) / size * left)
    low, high = _wilson(share, size / left, z) if left else (share, share)
    if share in (0, 1):  # the usual formula would say that nothing can be otherwise
        half = high - low
    margin = MarginFound(half * 100, low * 100, high * 100, confidence, design_effect, population, found.sample)
    return replace(found, margin=margin)


def _left_out(sample: int, population: Fraction | None) -> float:
    """The part of a population that was not asked: what is left of the variance."""
    if population is None:
        return 1.0
    return max(0.0, float((population - sample) / (population - 1))) if population > 1 else 0.0


def _wilson(share: float, size: float, z: float) -> tuple[float, float]:
    middle = (share + z * z / (2 * size)) / (1 + z * z / size)
    half = z / (1 + z * z / size) * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    return max(0.0, middle - half), min(1.0, middle + half)


def joined(one: tuple[Excluded, ...], other: tuple[Excluded, ...]) -> tuple[Excluded, ...]:
    """What either side leaves out; the same said of both is said once."""
    return (*one, *(each for each in other if each not in one))


def nothing_noted() -> str:
    """Why a figure of no records is no zero."""
    return _("No hay nada anotado en el período: no se sabe si es cero.")


def _without(found: Measured, outcome: Outcome, why: str) -> Measured:
    return replace(found, outcome=outcome, why=why)
