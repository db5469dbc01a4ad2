"""Figures that can't all be right. They are shown with their places; none is chosen."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from faro.kernel.formats import quantity
from faro.kernel.text import _
from faro.promises.domain.diagnosis.facts import Conflict, ConflictKind, DiagnosisSeries, Figure
from faro.promises.domain.diagnosis.rules import RateRule, Rules, SeriesRule, SumRule, thing
from faro.promises.domain.diagnosis.series import of_one_year, place_of, rule_of, series_of

Range = tuple[Fraction, Fraction]
"""Between which values a printed figure lies, for it was rounded."""


def conflicts_of(figures: Sequence[Figure], rules: Rules) -> tuple[Conflict, ...]:
    """Every contradiction: in a year, across years, of a total and its parts, of a rate and what it is made of."""
    found: list[Conflict] = []
    for series in series_of(figures, rules):
        found += _of_series(series, rule_of(series.figures[0], rules))
    by_year = _by_place_and_year(figures, rules)
    for names in by_year.values():
        found += (conflict for rule in rules.sums for conflict in _of_sum(rule, names))
        found += (conflict for rule in rules.rates for conflict in _of_rate(rule, names))
    return tuple(found)


def differ(one: Figure, other: Figure) -> bool:
    """Whether two figures are further apart than rounding explains."""
    if one.value is None or other.value is None:
        return False
    return abs(one.value - other.value) > one.half_unit + other.half_unit


def _of_series(series: DiagnosisSeries, rule: SeriesRule | None) -> Iterator[Conflict]:
    numbers = [each for each in series.figures if each.value is not None]
    constant = rule is not None and rule.constant
    for group in _groups(numbers, lambda one, other: _same_time(one, other) and differ(one, other)):
        said = _("{count} valores distintos del mismo dato, lugar y año: {values}.")
        yield Conflict(ConflictKind.SAME_YEAR, series.name, series.place, group, _counted(said, group))
    if constant and rule is not None:
        for group in _groups(numbers, lambda one, other: not _same_time(one, other) and differ(one, other)):
            said = _("{count} valores distintos de lo que no cambia con los años ({reason}): {values}.")
            yield _across(series, group, _counted(said, group, rule.reason))
    if rule is not None and rule.yearly_change is not None:
        least, most = rule.yearly_change
        dated = [each for each in numbers if of_one_year(each) is not None]
        for group in _groups(dated, lambda one, other: _out_of_step(one, other, least, most)):
            said = _(
                "{count} valores que no caben juntos en un crecimiento de {least} % a {most} % al año ({reason}): "
                "{values}."
            )
            yield _across(series, group, _counted(said, group, rule.reason, least, most))


def _same_time(one: Figure, other: Figure) -> bool:
    return one.year == other.year or (of_one_year(one) is not None and of_one_year(one) == of_one_year(other))


def _out_of_step(one: Figure, other: Figure, least: Decimal, most: Decimal) -> bool:
    """Whether no yearly growth between the limits leads from the earlier figure to the later one."""
    earlier, later = sorted((one, other), key=lambda each: of_one_year(each) or 0)
    years = (of_one_year(later) or 0) - (of_one_year(earlier) or 0)
    if not years or earlier.value is None or later.value is None:
        return False
    low, high = _range(earlier)
    first, last = _range(later)
    return last < low * _growth(least, years) or first > high * _growth(most, years)


def _growth(percent: Decimal, years: int) -> Fraction:
    return (1 + Fraction(percent) / 100) ** years


def _groups(figures: Sequence[Figure], contradict: Callable[[Figure, Figure], bool]) -> list[tuple[Figure, ...]]:
    """Figures that contradict each other, directly or through others, in their order."""
    home = {each.code: {each.code} for each in figures}
    for one, other in combinations(figures, 2):
        if contradict(one, other):
            joined = home[one.code] | home[other.code]
            for code in joined:
                home[code] = joined
    groups = {frozenset(group) for group in home.values() if len(group) > 1}
    listed = [tuple(each for each in figures if each.code in group) for group in groups]
    return sorted(listed, key=lambda group: figures.index(group[0]))


def _across(series: DiagnosisSeries, group: tuple[Figure, ...], said: str) -> Conflict:
    return Conflict(ConflictKind.ACROSS_YEARS, series.name, series.place, group, said)


def _counted(
    said: str, group: tuple[Figure, ...], reason: str = "", least: Decimal | int = 0, most: Decimal | int = 0
) -> str:
    values = "; ".join(f"{quantity(each.value)} ({each.year})" for each in group)
    return said.format(count=len(group), values=values, reason=reason, least=least, most=most)


_Named = dict[str, list[Figure]]
"""Name of a figure, or code of its series, to the figures of one place and year."""


def _by_place_and_year(figures: Iterable[Figure], rules: Rules) -> dict[tuple[str, str], _Named]:
    found: dict[tuple[str, str], _Named] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        rule = rule_of(figure, rules)
        if figure.value is None:
            continue
        names = found[thing(place_of(figure, rule)), figure.year]
        names[thing(figure.indicator)].append(figure)
        if rule is not None:
            names[thing(rule.code)].append(figure)
    return found


def _of_sum(rule: SumRule, names: _Named) -> Iterator[Conflict]:
    """Totals that differ from the sum of their parts, where each part is printed once."""
    parts = [names.get(part, []) for part in rule.parts]
    if not all(len(found) == 1 for found in parts):
        return
    summed = [found[0] for found in parts]
    low, high = map(sum, zip(*map(_range, summed), strict=True))
    for total in names.get(rule.total, ()):
        if _apart(_range(total), (Fraction(low), Fraction(high))):
            said = _("El total impreso, {total}, no es la suma de sus partes, {sum}: difieren en {difference}.").format(
                total=quantity(total.value),
                sum=quantity(sum(each.value or 0 for each in summed)),
                difference=quantity(abs((total.value or 0) - sum(each.value or 0 for each in summed))),
            )
            yield Conflict(ConflictKind.SUM, total.indicator, total.place, (total, *summed), said)


def _of_rate(rule: RateRule, names: _Named) -> Iterator[Conflict]:
    """Rates that no value of numerator and denominator gives, with each pair that is printed."""
    for result in names.get(rule.result, ()):
        for above in names.get(rule.numerator, ()):
            for below in names.get(rule.denominator, ()):
                yield from _of_one_rate(rule, result, above, below)


def _of_one_rate(rule: RateRule, result: Figure, above: Figure, below: Figure) -> Iterator[Conflict]:
    if not below.value or below.value <= below.half_unit:
        return
    factor = Fraction(rule.factor)
    (least, most), (low, high) = _range(above), _range(below)
    if not _apart(_range(result), (factor * least / high * 1_000_000, factor * most / low * 1_000_000)):
        return
    computed = round(factor * Fraction(above.value or 0) / Fraction(below.value) * 1_000_000, -4)
    said = _("Se imprime {printed}, pero {numerator} entre {denominator} da {computed}.").format(
        printed=quantity(result.value),
        numerator=quantity(above.value),
        denominator=quantity(below.value),
        computed=quantity(int(computed)),
    )
    yield Conflict(ConflictKind.RATE, result.indicator, result.place, (result, above, below), said)


def _range(figure: Figure) -> Range:
    value = Fraction(figure.value or 0)
    return value - figure.half_unit, value + figure.half_unit


def _apart(one: Range, other: Range) -> bool:
    return one[1] < other[0] or other[1] < one[0]
