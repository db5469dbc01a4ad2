"""Whether a condition holds for a record, or for a row of a repeat.

Something missing meets no comparison, whatever the sign: that it is missing is asked with «vacío». «no (…)» is true
exactly where what it denies is not. A question of a repeat, asked of the whole record, holds if one row meets it.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures.tree import (
    Anchor,
    And,
    Atom,
    Blank,
    Compare,
    Condition,
    Contains,
    Day,
    Name,
    Not,
    Number,
    OneOf,
    Operator,
    Or,
    Other,
    Right,
    Stands,
    Text,
)
from faro.registers.domain.measures.words import Asked, Special, Words


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as a condition sees it; with ``row`` (of ``repeat``), one row of it.

    ``state`` is that of the day in question. ``first`` and ``last`` are the ends of the period, both included.
    """

    answers: Answers
    state: str = ""
    day: date | None = None
    unit: str = ""
    first: date | None = None
    last: date | None = None
    repeat: str = ""
    row: Values | None = None
    pointed: Mapping[str, Values] = field(default_factory=dict)
    """What the records say that this one points to, by their number."""
    stands: "Callable[[Stands, Seen], bool] | None" = None
    """Whether it stands in other registers: a record alone cannot tell."""


def holds(condition: Condition, seen: Seen, words: Words) -> bool:
    """Whether a record, or a row of it, meets a condition. Names that no question has any more are missing."""
    if isinstance(condition, Not):
        return not holds(condition.one, seen, words)
    if isinstance(condition, And):
        return all(holds(part, seen, words) for part in condition.parts)
    if isinstance(condition, Or):
        return any(holds(part, seen, words) for part in condition.parts)
    if isinstance(condition, Stands):
        return seen.stands is not None and seen.stands(condition, seen)
    asked = words.meaning(condition.name, seen.repeat)
    if isinstance(asked, Asked) and asked.repeat and asked.repeat != seen.repeat:
        rows = seen.answers.items.get(asked.repeat, ())
        return any(_met(condition, replace(seen, repeat=asked.repeat, row=row), words) for row in rows)
    return _met(condition, seen, words)


def value_of(name: Name, seen: Seen, words: Words) -> Value | None:
    """What a record, or the row in question, says; None where it is missing. Dates with time give their date."""
    meant = words.meaning(name, seen.repeat)
    if isinstance(meant, Special):
        day = seen.day.isoformat() if seen.day else None
        return {Special.STATE: seen.state or None, Special.DAY: day, Special.UNIT: seen.unit or None}[meant]
    if meant is None:
        return None
    inside = meant.repeat and meant.repeat == seen.repeat
    own = (seen.row or {}) if inside else seen.answers.values
    if meant.via is not None:
        own = seen.pointed.get(str(own.get(meant.via.key)), {})
    held = own.get(meant.key)
    if held in (None, "", []):
        return None
    return held[:10] if meant.data is Data.DATE_TIME and isinstance(held, str) else held


def names_in(condition: Condition, *, blank: bool = True) -> Iterator[Name]:
    """Every name of a condition, in order; ``blank``: also those of which only is asked whether they are missing."""
    if isinstance(condition, Not):
        yield from names_in(condition.one, blank=blank)
    elif isinstance(condition, And | Or):
        for part in condition.parts:
            yield from names_in(part, blank=blank)
    elif isinstance(condition, Stands):
        return
    elif blank or not isinstance(condition, Blank):
        yield condition.name
        if isinstance(condition, Compare) and isinstance(condition.right, Other):
            yield condition.right.name


def has_ways_out(condition: Condition) -> bool:
    """Whether something that one of its questions misses may meet it all the same: by an «o», or by a «no»."""
    if isinstance(condition, And):
        return any(has_ways_out(part) for part in condition.parts)
    return isinstance(condition, Or | Not)


_COMPARISONS: Mapping[Operator, Callable[[Any, Any], Any]] = {
    Operator.EQUAL: operator.eq,
    Operator.DIFFERENT: operator.ne,
    Operator.LESS: operator.lt,
    Operator.LESS_OR_EQUAL: operator.le,
    Operator.GREATER: operator.gt,
    Operator.GREATER_OR_EQUAL: operator.ge,
}


def compared(how: Operator, left: object, right: object) -> bool:
    """Whether two values of one kind stand so; values of different kinds never do."""
    return type(left) is type(right) and bool(_COMPARISONS[how](left, right))


def day_of(day: Day, first: date | None, last: date | None) -> date | None:
    """The day meant, in a period."""
    anchor = {Anchor.START: first, Anchor.END: last}[day.anchor] if isinstance(day.anchor, Anchor) else day.anchor
    return anchor + timedelta(days=day.days) if anchor is not None else None


def _met(atom: Atom, seen: Seen, words: Words) -> bool:
    held = value_of(atom.name, seen, words)
    if isinstance(atom, Blank):
        return (held is None) is atom.blank
    if held is None:
        return False
    if isinstance(atom, Contains):
        return isinstance(held, list) and atom.value.value in held
    if isinstance(atom, OneOf):
        return any(held == _literal(value) for value in atom.values)
    return compared(atom.operator, held, _right(atom.right, seen, words))


def _literal(value: Text | Number) -> str | int:
    return value.value if isinstance(value, Text) else value.millionths


def _right(right: Right, seen: Seen, words: Words) -> object:
    if isinstance(right, Text | Number):
        return _literal(right)
    if isinstance(right, Day):
        found = day_of(right, seen.first, seen.last)
        return found.isoformat() if found else None
    held = value_of(right.name, seen, words)
    if right.days and isinstance(held, str):
        return _moved(held, right.days)
    return held


def _moved(day: str, days: int) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except ValueError:
        return None
