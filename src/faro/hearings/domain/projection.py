"""What the year may end with: arithmetic on what was accrued, each way named, none of them a promise."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from faro.kernel.rounding import half_up

MONTHS = 12
EVEN, LAST_YEAR = "even", "last_year"


@dataclass(frozen=True, slots=True)
class Projection:
    """The amount accrued by the end of the year in céntimos, by one way; ``share`` of the PIM, in points."""

    rule: str
    centimos: int
    share: float | None


def accrued_until(months: Sequence[int | None], month: int) -> int | None:
    """What was accrued from January to a month; None where one of them is not known."""
    known = months[:month]
    if month < 1 or len(known) < month or any(each is None for each in known):
        return None
    return sum(each or 0 for each in known)


def last_known_month(months: Sequence[int | None]) -> int:
    """How many months in a row from January are known."""
    return next((place for place, each in enumerate(months) if each is None), len(months))


def projections(
    months: Sequence[int | None], before: Sequence[int | None], month: int, pim: int | None
) -> tuple[Projection, ...]:
    """The year by each way that the figures allow. ``before``: the months of the year before."""
    accrued = accrued_until(months, month)
    if accrued is None:
        return ()
    made = [(EVEN, Fraction(accrued * MONTHS, month))]
    then, whole = accrued_until(before, month), accrued_until(before, MONTHS)
    if then and whole and then > 0 and whole > 0:
        made.append((LAST_YEAR, Fraction(accrued * whole, then)))
    return tuple(_projection(rule, amount, pim) for rule, amount in made)


def _projection(rule: str, amount: Fraction, pim: int | None) -> Projection:
    share = float(amount * 100 / pim) if pim else None
    return Projection(rule, int(half_up(amount, 0)), share)


def needed_each_month(accrued: int | None, month: int, pim: int | None) -> int | None:
    """What would have to be accrued in each month left to spend the whole PIM; None where nothing is left to know."""
    if accrued is None or pim is None or not 1 <= month < MONTHS:
        return None
    return int(half_up(Fraction(pim - accrued, MONTHS - month), 0))
