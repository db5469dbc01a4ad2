"""Figures read off the index of answers alone, without opening a record: what makes a year of a large register quick.

A choice, a number or a date that is indexed has one row for each record that answers it. Where a condition only
compares such questions, the records that meet it are rows of the index, and so are the numbers that are added up.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures.conditions import day_of
from faro.registers.domain.measures.kinds import NUMBERS
from faro.registers.domain.measures.tree import (
    And,
    Blank,
    Compare,
    Condition,
    Contains,
    Day,
    Name,
    Number,
    OneOf,
    Operator,
    Text,
)
from faro.registers.domain.measures.words import Asked
from faro.registers.models import Answer
from faro.registers.selectors.measures.conditions import Where

_LOOKUPS = {
    Operator.EQUAL: "",
    Operator.LESS: "__lt",
    Operator.LESS_OR_EQUAL: "__lte",
    Operator.GREATER: "__gt",
    Operator.GREATER_OR_EQUAL: "__gte",
}
Asking = tuple[Asked, dict[str, Any], dict[str, Any]]
"""A question, what its row must say, and what it must not."""


def rows_by_index(where: Where, conditions: tuple[Condition, ...], of: Asked | None = None) -> QuerySet[Answer] | None:
    """One row of the index for each record that meets the conditions: that of the question ``of``, where one is named.

    None where the index does not hold all that is asked.
    """
    if of is not None and of.data is Data.CHOICES:
        return None
    sources = sources_by_index(where, conditions, () if of is None else (of,))
    if not sources:
        return None
    rows, *others = sources
    for each in others:
        rows = rows.filter(record__in=each.values("record"))
    return rows


def sources_by_index(
    where: Where, conditions: tuple[Condition, ...], of: Sequence[Asked]
) -> list[QuerySet[Answer]] | None:
    """The rows of the index for each question, then for each condition: a record with one in all of them meets it.

    One row for each record; of several choices, one for each. None where the index does not hold all that is asked.
    """
    atoms = [atom for condition in conditions for atom in _atoms(condition)]
    found = [_asking(atom, where) for atom in atoms]
    asked = [each for each in found if each is not None]
    if len(asked) != len(found) or where.repeat or not where.live or not all(is_indexed(each, where) for each in of):
        return None
    return [_rows(where, *each) for each in (*((each, {}, {}) for each in of), *asked)]


def is_indexed(asked: Asked, where: Where) -> bool:
    """Whether every answer to a question of the record itself is in the index."""
    return asked.via is None and not asked.repeat and asked.key in where.filters


def _rows(where: Where, asked: Asked, says: dict[str, Any], never: dict[str, Any]) -> QuerySet[Answer]:
    rows = Answer.objects.order_by().filter(register=where.register, question=asked.key, live=True, **says)
    if never:
        rows = rows.exclude(**never)
    if where.since is not None:
        rows = rows.filter(day__gte=where.since)
    return rows if where.until is None else rows.filter(day__lte=where.until)


def _atoms(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, And):
        for part in condition.parts:
            yield from _atoms(part)
    else:
        yield condition


def _asking(atom: Condition, where: Where) -> Asking | None:
    if not isinstance(atom, Compare | OneOf | Contains | Blank):
        return None
    meant = where.words.meaning(Name(atom.name.text, quoted=atom.name.quoted))
    if not isinstance(meant, Asked) or not is_indexed(meant, where):
        return None
    several = meant.data is Data.CHOICES
    if isinstance(atom, Contains):
        return (meant, {"value": atom.value.value}, {}) if several else None
    if isinstance(atom, Blank):
        return None if several or atom.blank else (meant, {}, {})
    if isinstance(atom, OneOf):
        texts = [value.value for value in atom.values if isinstance(value, Text)]
        return (meant, {"value__in": texts}, {}) if meant.data is Data.CHOICE and texts else None
    return None if several else _comparing(atom, meant, where)


def _comparing(atom: Compare, asked: Asked, where: Where) -> Asking | None:
    column, value = _right(atom, asked, where)
    if value is None:
        return None
    if atom.operator is Operator.DIFFERENT:
        return asked, {}, {column: value}
    if asked.data is Data.CHOICE and atom.operator is not Operator.EQUAL:
        return None
    return asked, {f"{column}{_LOOKUPS[atom.operator]}": value}, {}


def _right(atom: Compare, asked: Asked, where: Where) -> tuple[str, str | int | None]:
    right = atom.right
    if asked.data in NUMBERS:
        return "number", right.millionths if isinstance(right, Number) else None
    if asked.data not in (Data.CHOICE, Data.DATE):
        return "value", None
    if isinstance(right, Text):
        return "value", right.value
    if isinstance(right, Day) and asked.data is Data.DATE:
        day = day_of(right, where.first, where.last)
        return "value", day.isoformat() if day else None
    return "value", None
