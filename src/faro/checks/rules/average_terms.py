"""The ways in which a document makes an average out of printed terms, and which of them gives a printed figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from faro.checks.precision import Fit, fit, in_words, places
from faro.kernel.text import _, ngettext

MEAN = "mean"
WITHOUT_ZEROS = "without_zeros"
BLANKS_AS_ZEROS = "blanks_as_zeros"
EACH_CODE_ONCE = "each_code_once"
SUM = "sum"


@dataclass(frozen=True, slots=True)
class Term:
    """A printed term: None where its cell is blank. ``weights`` are other figures of its row, by what they are."""

    code: str
    percent: Decimal | None
    weights: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to average: what it gives, in words a reader is told. ``slack``: how far rounded terms can move it."""

    id: str
    words: str
    value: Fraction
    slack: Fraction

    def gives(self, printed: Decimal) -> bool:
        """Whether the printed figure can come from it: rounded, cut off, or from terms before their rounding."""
        if fit(printed, self.value) is not Fit.NONE:
            return True
        half = Fraction(1, 2 * 10 ** places(printed))
        return abs(Fraction(printed) - self.value) <= self.slack + half

    def how(self, printed: Decimal) -> str:
        """How the printed figure stands for it, in words; empty where it is plainly rounded."""
        found = fit(printed, self.value)
        return in_words(found) if found is Fit.TRUNCATED else ""


def ways(terms: Sequence[Term]) -> list[Way]:
    """Every way, the plainest first.

    Where nothing is zero, blank or double, the mean that leaves those out is no way of its own; a weighted mean is,
    though the weights be equal.
    """
    given = [term for term in terms if term.percent is not None]
    if not given:
        return []
    found = [_way(MEAN, _("la media simple de los {count} porcentajes"), given)]
    once = list({term.code or str(at): term for at, term in enumerate(given)}.values())
    blanks = [Term(term.code, term.percent or Decimal(0)) for term in terms]
    choices = [
        (BLANKS_AS_ZEROS, _("la media simple de las {count} filas, con cero donde no hay cifra"), blanks),
        (WITHOUT_ZEROS, _without_zeros(sum(bool(term.percent) for term in given)), [t for t in given if t.percent]),
        (EACH_CODE_ONCE, _("la media de los {count} porcentajes con cada código una sola vez"), once),
    ]
    found += [_way(way, words, chosen) for way, words, chosen in choices if chosen]
    values: dict[Fraction, Way] = {}
    for way in found:
        values.setdefault(way.value, way)
    return [*values.values(), *_weighted(given)]


def first_giving(printed: Decimal, found: Iterable[Way]) -> Way | None:
    """The plainest way that gives the printed figure exactly, else one that rounded terms allow."""
    listed = list(found)
    exact = next((way for way in listed if fit(printed, way.value) is not Fit.NONE), None)
    return exact or next((way for way in listed if way.gives(printed)), None)


def _way(way: str, words: str, terms: Sequence[Term]) -> Way:
    numbers = [Fraction(term.percent or 0) for term in terms]
    return Way(way, words.format(count=len(numbers)), sum(numbers, Fraction(0)) / len(numbers), _slack(terms))


def _without_zeros(count: int) -> str:
    return ngettext("su único porcentaje que no es cero", "la media de los {count} porcentajes que no son cero", count)


def _weighted(terms: Sequence[Term]) -> list[Way]:
    found = []
    for name in dict.fromkeys(name for term in terms for name, _weight in term.weights):
        pairs = [(Fraction(term.percent or 0), Fraction(dict(term.weights).get(name, 0))) for term in terms]
        total = sum((weight for _percent, weight in pairs), Fraction(0))
        if total > 0:
            value = sum((percent * weight for percent, weight in pairs), Fraction(0)) / total
            words = _("la media ponderada por «{name}»").format(name=name)
            found.append(Way(f"weighted:{name}", words, value, _slack(terms)))
    return found


def _slack(terms: Sequence[Term]) -> Fraction:
    """Half a unit of the coarsest term: no mean of the terms before rounding lies further away."""
    fewest = min(places(term.percent) for term in terms if term.percent is not None)
    return Fraction(1, 2 * 10**fewest)
