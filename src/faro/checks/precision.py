"""What a printed figure stands for: at the decimals printed, rounded half up or, where only that fits, cut off."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from faro.kernel.rounding import half_up
from faro.kernel.text import _

Exact = int | Decimal | Fraction


class Fit(StrEnum):
    """How a printed figure stands for a number."""

    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    NONE = "none"


def places(printed: Decimal) -> int:
    """The decimals that are printed: 84.80 has two, 7E+2 none."""
    exponent = printed.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def fit(printed: Decimal, computed: Exact) -> Fit:
    """Whether the printed figure is the number rounded half up, else the number cut off, at the printed decimals."""
    decimals = places(printed)
    if half_up(Fraction(computed), decimals) == printed:
        return Fit.ROUNDED
    return Fit.TRUNCATED if truncated(computed, decimals) == printed else Fit.NONE


def stands_for(printed: Decimal, computed: Exact) -> bool:
    """Whether the printed figure is the number, rounded or cut off."""
    return fit(printed, computed) is not Fit.NONE


def in_words(found: Fit) -> str:
    """How the figure was printed, as a reader is told."""
    words = {Fit.ROUNDED: _("redondeado"), Fit.TRUNCATED: _("solo truncado, sin redondear"), Fit.NONE: _("no coincide")}
    return words[found]


def truncated(computed: Exact, decimals: int) -> Decimal:
    """The number cut off towards zero after that many decimals."""
    exact = Fraction(computed)
    units = int(abs(exact) * 10**decimals)
    return Decimal(f"{units if exact >= 0 else -units}e-{decimals}")


def percent_of(part: Exact, whole: Exact) -> Fraction | None:
    """``part`` as an exact percentage of ``whole``; None where the whole is zero."""
    return Fraction(part) * 100 / Fraction(whole) if whole else None


def sum_stands(printed: Decimal, terms: Iterable[Decimal], *, whole_are_rounded: bool = False) -> bool:
    """Whether a printed sum can be the sum of printed terms, compared at the decimals printed.

    A sum with fewer decimals than its terms is their sum rounded or cut off; a term with fewer decimals than the sum
    may be half a unit off. Whole numbers are exact, as counts are, unless ``whole_are_rounded``: amounts printed in
    whole soles, each of which may be half a sol off, the sum too.
    """
    listed = list(terms)
    exact = sum(map(Fraction, listed), Fraction(0))
    loose = [term for term in listed if places(term) < places(printed) or (whole_are_rounded and not places(term))]
    slack = sum((Fraction(1, 2 * 10 ** places(term)) for term in loose), Fraction(0))
    if loose:
        slack += Fraction(1, 2 * 10 ** places(printed))
    return stands_for(printed, exact) or abs(Fraction(printed) - exact) <= slack
