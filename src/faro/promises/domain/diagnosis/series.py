"""Figures put into series, each of one thing in one place."""

import re
from collections import defaultdict
from collections.abc import Iterable

from faro.matching.words import folded
from faro.promises.domain.diagnosis.facts import DiagnosisSeries, Figure
from faro.promises.domain.diagnosis.rules import Rules, SeriesRule, thing


def series_of(figures: Iterable[Figure], rules: Rules) -> tuple[DiagnosisSeries, ...]:
    """One series for each thing and place, in the order of their first figures; figures by year, then as they came."""
    grouped: dict[str, list[Figure]] = defaultdict(list)
    named: dict[str, tuple[str, str]] = {}
    for figure in figures:
        rule = rule_of(figure, rules)
        place = place_of(figure, rule)
        code = "-".join((rule.code if rule else _slug(figure.indicator), _slug(place)))
        grouped[code].append(figure)
        named.setdefault(code, (rule.name if rule else figure.indicator, place))
    return tuple(_series(code, *named[code], rows) for code, rows in grouped.items())


def rule_of(figure: Figure, rules: Rules) -> SeriesRule | None:
    """The rule that a figure falls under, or None."""
    return next((rule for rule in rules.series if thing(figure.indicator) in rule.indicators), None)


def place_of(figure: Figure, rule: SeriesRule | None) -> str:
    """The place of a figure, by the one name that its rule gives it."""
    return dict(rule.places).get(thing(figure.place), figure.place) if rule else figure.place


def of_one_year(figure: Figure) -> int | None:
    """The year of a figure that tells of a single one."""
    return figure.first_year if figure.first_year == figure.last_year else None


def _series(code: str, name: str, place: str, rows: list[Figure]) -> DiagnosisSeries:
    ordered = sorted(rows, key=lambda each: (each.last_year is None, each.last_year or 0))
    return DiagnosisSeries(code, rows[0].topic, name, place, rows[0].unit, tuple(ordered))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-") or "x"
