"""When there is a record, and about which record of another register."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from faro.registers.domain.examples.recipes import Known, holds, known_getter
from faro.registers.domain.examples.spec import Amount

_YEAR = 365.25
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Span:
    """The days within which records are made, both included, and the seed."""

    first: date
    last: date
    seed: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """A record to be made: its day, the record it is about, what it answers already, what its luck hangs on."""

    day: date
    subject: Known | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    name: tuple[object, ...] = ()


def luck_of(*names: object) -> random.Random:
    """The luck that hangs on these names."""
    return random.Random("/".join(map(str, names)))  # noqa: S311  made-up records, not secrets


def occasions(
    amount: Amount, span: Span, others: Mapping[str, Sequence[Known]], lists: Mapping[str, Sequence[str]]
) -> list[Occasion]:
    """Every record to be made, in the order of their days."""
    if amount.each:
        return _in_order(_each(amount, span, others.get(amount.each, ())))
    if amount.grid:
        return _in_order(_grid(amount, span, lists))
    return [Occasion(day) for day in sorted(_spread(amount, span))]


def _in_order(found: Iterator[Occasion]) -> list[Occasion]:
    return sorted(found, key=lambda each: (each.day, *map(str, each.name)))


def _spread(amount: Amount, span: Span) -> list[date]:
    count = amount.total
    if count is None:
        count = round((amount.per_year or 0) * ((span.last - span.first).days + 1) / _YEAR)
    return _days(amount, amount.since or span.first, span.last, count, luck_of(span.seed, "days"))


def _days(amount: Amount, first: date, last: date, count: int, luck: random.Random) -> list[date]:
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    weights = [amount.weekdays[day.weekday()] * amount.months[day.month - 1] for day in days]
    return luck.choices(days, weights, k=count) if any(weights) and count else []


def _each(amount: Amount, span: Span, there: Sequence[Known]) -> Iterator[Occasion]:
    for known in there:
        if holds(amount.where, known_getter(known)):
            for begin, end in _own_spans(amount, known, span):
                yield from _within(amount, begin, end, span, known)


def _own_spans(amount: Amount, known: Known, span: Span) -> Iterator[tuple[date, date]]:
    if amount.every != "same":
        yield from _spans(amount.every, max(span.first, known.day), span.last)
    elif span.first <= known.day <= span.last:
        yield known.day, known.day


def _within(amount: Amount, begin: date, end: date, span: Span, known: Known) -> Iterator[Occasion]:
    luck = luck_of(span.seed, known.name, begin)
    for turn in range(luck.randint(*amount.times)):
        if luck.random() < amount.share:
            for day in _on(amount, begin, end, luck):
                yield Occasion(day, known, {}, (known.name, day, turn) if turn else (known.name, day))


def _grid(amount: Amount, span: Span, lists: Mapping[str, Sequence[str]]) -> Iterator[Occasion]:
    questions = list(amount.grid)
    ways = [lists[key] if choices == ("any",) else choices for key, choices in amount.grid.items()]
    for begin, end in _spans(amount.every, span.first, span.last):
        for way in product(*ways):
            luck = luck_of(span.seed, *way, begin)
            if luck.random() < amount.share:
                for day in _on(amount, begin, end, luck):
                    yield Occasion(day, None, dict(zip(questions, way, strict=True)), (*way, day))


def _on(amount: Amount, begin: date, end: date, luck: random.Random) -> list[date]:
    if amount.on:
        return [begin if amount.on == "first" else end]
    return _days(amount, begin, end, 1, luck)


def _spans(every: str, first: date, last: date) -> Iterator[tuple[date, date]]:
    begin = first
    while begin <= last:
        end = min(last, _following(every, begin, last) - timedelta(days=1))
        yield begin, end
        begin = end + timedelta(days=1)


def _following(every: str, day: date, last: date) -> date:
    """The day on which the next week, month … begins."""
    if every == "once":
        return last + timedelta(days=1)
    if every == "week":
        return day + timedelta(days=7 - day.weekday())
    months = _MONTHS[every]
    place = day.year * 12 + (day.month - 1) // months * months + months
    return date(place // 12, place % 12 + 1, 1)
