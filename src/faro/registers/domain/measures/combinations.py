"""Which combinations of sectors, shifts, hours and days a coverage could see."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from faro.registers.domain.measures.tree import (
    And,
    Axis,
    AxisKind,
    Compare,
    Condition,
    Not,
    OneOf,
    Operator,
    Or,
    Stands,
    Text,
)
from faro.registers.domain.measures.words import Asked, Words

Combination = tuple[str, ...]
HOURS = tuple(f"{hour:02}" for hour in range(24))


def possible(
    axes: tuple[Axis, ...], condition: Condition | None, words: Words, repeat: str, days: tuple[date, date] | None
) -> frozenset[Combination]:
    """Every combination that there could be, as texts in the order of the axes.

    A choice that the condition itself leaves out of the question is no possibility: ``donde sector != 'rural'``.
    ``days``: the first and last day of the window.
    """
    values = [tuple(_values(axis, words, days)) for axis in axes]
    for place, axis in enumerate(axes):
        if axis.kind is AxisKind.QUESTION and axis.name is not None and condition is not None:
            meant = words.meaning(axis.name, repeat)
            values[place] = tuple(each for each in values[place] if _may_be(condition, meant, each, words, repeat))
    return frozenset(product(*values))


def _values(axis: Axis, words: Words, days: tuple[date, date] | None) -> Iterator[str]:
    if axis.kind is AxisKind.HOUR:
        yield from HOURS
    elif axis.kind is AxisKind.QUESTION and axis.name is not None:
        asked = words.meaning(axis.name)
        yield from asked.choices if isinstance(asked, Asked) else ()
    elif days is not None:
        length = 10 if axis.kind is AxisKind.DAY else 7
        yield from dict.fromkeys(day.isoformat()[:length] for day in _each_day(*days))


def _each_day(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _may_be(condition: Condition, meant: object, value: str, words: Words, repeat: str) -> bool:
    """Whether a condition leaves room for a value of a question: only what it says of that question alone counts."""
    if isinstance(condition, And):
        return all(_may_be(part, meant, value, words, repeat) for part in condition.parts)
    if isinstance(condition, Or | Not | Stands):
        return True
    if words.meaning(condition.name, repeat) != meant:
        return True
    if isinstance(condition, OneOf):
        return any(isinstance(each, Text) and each.value == value for each in condition.values)
    if isinstance(condition, Compare) and isinstance(condition.right, Text):
        same = condition.right.value == value
        return {Operator.EQUAL: same, Operator.DIFFERENT: not same}.get(condition.operator, True)
    return True
