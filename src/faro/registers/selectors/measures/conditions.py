"""A condition as the database asks it. Denials are carried down to the comparisons, so that nothing missing slips in.

It says the same as :func:`faro.registers.domain.measures.conditions.holds`.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, NullIf
from django.db.models.lookups import Exact, GreaterThan, GreaterThanOrEqual, In, IsNull, LessThan, LessThanOrEqual

from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures.conditions import day_of
from faro.registers.domain.measures.kinds import NUMBERS, SINGLE
from faro.registers.domain.measures.tree import (
    And,
    Atom,
    Blank,
    Compare,
    Condition,
    Contains,
    Day,
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
from faro.registers.domain.measures.words import Asked, Meant, Special, Words
from faro.registers.models import Answer, Item, Pointer, StateMove
from faro.registers.selectors.measures.values import DayAsText, Holds, IsThere, MovedDay, NumberAt, TextAt, first_signs

_LOOKUPS: dict[Operator, Any] = {
    Operator.EQUAL: Exact,
    Operator.LESS: LessThan,
    Operator.LESS_OR_EQUAL: LessThanOrEqual,
    Operator.GREATER: GreaterThan,
    Operator.GREATER_OR_EQUAL: GreaterThanOrEqual,
}
_DENIED = {
    Operator.EQUAL: Operator.DIFFERENT,
    Operator.DIFFERENT: Operator.EQUAL,
    Operator.LESS: Operator.GREATER_OR_EQUAL,
    Operator.LESS_OR_EQUAL: Operator.GREATER,
    Operator.GREATER: Operator.LESS_OR_EQUAL,
    Operator.GREATER_OR_EQUAL: Operator.LESS,
}
NEVER = Q(pk__in=[])
ALWAYS = ~NEVER


@dataclass(frozen=True, slots=True)
class Where:
    """What a condition is asked of: records (no ``repeat``), or the rows of a repeat, of a register in a period.

    ``state``: the state on the day in question, as an expression. ``first`` and ``last``: what «inicio» and «fin» mean.
    ``since`` and ``until``: the days that records may have. ``filters``: questions with an index that may be used.
    """

    register: int
    words: Words
    repeat: str = ""
    first: date | None = None
    last: date | None = None
    since: date | None = None
    until: date | None = None
    state: Combinable = field(default_factory=lambda: F("state"))
    filters: frozenset[str] = frozenset()
    live: bool = True
    """Whether it is about what is live today; else also about what was voided since."""
    closing: date | None = None
    """The day whose states count, also of records pointed to; None: today's."""

    @property
    def record(self) -> str:
        """The way from what is asked to its record."""
        return "record__" if self.repeat else ""

    def column_of(self, asked: Asked) -> str:
        """Where the answer to a question stands."""
        return "answers" if asked.repeat == self.repeat else f"{self.record}answers"


def asked_of(condition: Condition, where: Where) -> Q:
    """The condition as a filter."""
    return _asked(condition, where, denied=False)


def value_expression(meant: Meant | None, where: Where) -> Any:
    """What a name stands for, as an expression that is null where it is missing."""
    if meant is Special.STATE:
        return NullIf(where.state, Value(""))
    if meant is Special.DAY:
        return DayAsText(F(f"{where.record}day"))
    if meant is Special.UNIT:
        return NullIf(F(f"{where.record}unit"), Value(""))
    if not isinstance(meant, Asked):
        raise TypeError(meant)
    if meant.data in NUMBERS:
        return _at(NumberAt, meant, where)
    text = _at(TextAt, meant, where)
    return first_signs(text, 10) if meant.data is Data.DATE_TIME else text


def pointers_from(asked: Asked, where: Where) -> QuerySet[Pointer]:
    """Where a question points to, from what is asked."""
    rows = Pointer.objects.order_by().filter(question=asked.reference)
    if asked.repeat:
        return rows.filter(item=OuterRef("pk"))
    return rows.filter(record=OuterRef("record_id" if where.repeat else "pk"))


def _at(kind: Any, asked: Asked, where: Where, *more: str) -> Any:
    """What is answered there, or in the record that is pointed to; null where it points to none."""
    if asked.via is None:
        return kind(where.column_of(asked), asked.key, *more)
    if asked.state_from is not None:
        return _state_there(pointers_from(asked.via, where), asked.state_from, where)
    rows = pointers_from(asked.via, where).annotate(said=kind("target__answers", asked.key, *more))
    return Subquery(rows.values("said")[:1], output_field=kind.output_field)


def _state_there(pointers: QuerySet[Pointer], initial: str, where: Where) -> Any:
    """The state of the record pointed to: today's, or that of the day in question where the states of a day count."""
    state: Any = F("target__state")
    if where.closing is not None:
        moves = StateMove.objects.filter(record=OuterRef("target"), day__lte=where.closing).order_by("-day", "-pk")
        then = Coalesce(Subquery(moves.values("to_state")[:1]), Value(initial), output_field=CharField())
        state = Case(When(target__state_since__lte=where.closing, then=state), default=then, output_field=CharField())
    rows = pointers.annotate(said=NullIf(state, Value("")))
    return Subquery(rows.values("said")[:1], output_field=CharField())


def is_there(asked: Asked, where: Where) -> Any:
    """Whether anything is answered."""
    return Coalesce(_at(IsThere, asked, where), Value(False))  # noqa: FBT003


def _asked(condition: Condition, where: Where, *, denied: bool) -> Q:
    if isinstance(condition, Stands):
        from faro.registers.selectors.measures.joins import standing  # noqa: PLC0415  a source has conditions too

        found = standing(condition, where)
        return ~found if denied else found
    if isinstance(condition, Not):
        return _asked(condition.one, where, denied=not denied)
    if isinstance(condition, And | Or):
        parts = [_asked(part, where, denied=denied) for part in condition.parts]
        found = parts[0]
        for part in parts[1:]:
            found = found & part if isinstance(condition, And) is not denied else found | part
        return found
    return _atom(condition, where, denied=denied)


def _atom(atom: Atom, where: Where, *, denied: bool) -> Q:
    meant = where.words.meaning(atom.name, where.repeat)
    if meant is None:
        return _constant((isinstance(atom, Blank) and atom.blank) is not denied)
    if isinstance(meant, Asked) and meant.repeat and meant.repeat != where.repeat:
        return _some_row(atom, meant, where, denied=denied)
    if isinstance(atom, Blank):
        return _blank(meant, where, blank=atom.blank is not denied)
    if isinstance(atom, Contains):
        return _contains(atom, meant, where, denied=denied)
    if isinstance(atom, OneOf):
        return _one_of(atom.values, meant, where, denied=denied)
    return _compare(atom, meant, where, denied=denied)


def _constant(truth: bool) -> Q:  # noqa: FBT001
    return ALWAYS if truth else NEVER


def _some_row(atom: Atom, asked: Asked, where: Where, *, denied: bool) -> Q:
    """One row of the repeat meets it, or none where it is denied."""
    outer = "record_id" if where.repeat else "pk"
    inside = replace(where, repeat=asked.repeat, state=F("record__state"))
    rows = Item.objects.order_by().filter(record=OuterRef(outer), repeat=asked.repeat)
    found = Exists(rows.filter(_atom(atom, inside, denied=False)))
    return Q(~found) if denied else Q(found)


def _blank(meant: Meant, where: Where, *, blank: bool) -> Q:
    if isinstance(meant, Asked) and meant.data not in SINGLE:
        return Q(Exact(is_there(meant, where), not blank))
    if meant is Special.DAY:
        return _constant(not blank)
    return Q(IsNull(value_expression(meant, where), blank))


def _contains(atom: Contains, meant: Meant, where: Where, *, denied: bool) -> Q:
    if not isinstance(meant, Asked):
        return _constant(denied)
    if not denied and _indexed(meant, where):
        return _by_index(meant, where, value=atom.value.value)
    held = _at(Holds, meant, where, atom.value.value)
    return Q(Exact(held if meant.via is None else Coalesce(held, Value(False)), not denied))  # noqa: FBT003


def _one_of(values: tuple[Text | Number, ...], meant: Meant, where: Where, *, denied: bool) -> Q:
    held = [_literal(value) for value in values if _same_kind(meant, value)]
    if not held:
        return _constant(denied)
    if not denied and _indexed(meant, where) and isinstance(meant, Asked):
        return _by_index(meant, where, value__in=held)
    expression = value_expression(meant, where)
    found = Q(In(expression, held))
    if not denied:
        return found
    return Q(IsNull(expression, True)) | ~found  # noqa: FBT003


def _compare(atom: Compare, meant: Meant, where: Where, *, denied: bool) -> Q:
    if meant is Special.STATE and atom.operator is Operator.EQUAL and isinstance(atom.right, Text) and not denied:
        return Q(Exact(where.state, atom.right.value))
    if meant is Special.DAY and (day := _day(atom.right, where)) is not None:
        return _compared(F(f"{where.record}day"), atom.operator, day, denied=denied)
    right = _right(atom.right, meant, where)
    if right is None:
        return _constant(denied)
    if atom.operator is Operator.EQUAL and not denied and isinstance(right, str) and _indexed(meant, where):
        return _by_index(meant, where, value=right)  # type: ignore[arg-type]
    return _compared(value_expression(meant, where), atom.operator, right, denied=denied)


def _compared(left: Any, operator: Operator, right: Any, *, denied: bool) -> Q:
    """Null on either side meets no comparison; where it is denied, null does."""
    found = _plainly(left, _DENIED[operator] if denied else operator, right)
    if not denied:
        return found
    missing = Q(IsNull(left, True))  # noqa: FBT003
    if isinstance(right, Combinable):
        missing |= Q(IsNull(right, True))  # noqa: FBT003
    return found | missing


def _plainly(left: Any, operator: Operator, right: Any) -> Q:
    if operator is Operator.DIFFERENT:
        return ~Q(Exact(left, right))
    return Q(_LOOKUPS[operator](left, right))


def _right(right: Right, meant: Meant, where: Where) -> Any:
    if isinstance(right, Text | Number):
        return _literal(right) if _same_kind(meant, right) else None
    if isinstance(right, Day):
        found = day_of(right, where.first, where.last)
        return found.isoformat() if found else None
    return _other(right, where)


def _other(right: Other, where: Where) -> Any:
    meant = where.words.meaning(right.name, where.repeat)
    if meant is None or (isinstance(meant, Asked) and meant.repeat not in ("", where.repeat)):
        return None
    expression = value_expression(meant, where)
    return MovedDay(expression, right.days) if right.days else expression


def _day(right: Right, where: Where) -> date | None:
    if isinstance(right, Day):
        return day_of(right, where.first, where.last)
    if not isinstance(right, Text):
        return None
    try:
        return date.fromisoformat(right.value)
    except ValueError:
        return None


def _literal(value: Text | Number) -> str | int:
    return value.value if isinstance(value, Text) else value.millionths


def _same_kind(meant: Meant, value: Text | Number) -> bool:
    numeric = isinstance(meant, Asked) and meant.data in NUMBERS
    return numeric is isinstance(value, Number)


def _indexed(meant: Meant, where: Where) -> bool:
    """Only of records: their index is a join less than that of rows."""
    choice = isinstance(meant, Asked) and meant.data in (Data.CHOICE, Data.CHOICES) and not meant.repeat
    own = isinstance(meant, Asked) and meant.via is None
    return own and choice and not where.repeat and isinstance(meant, Asked) and meant.key in where.filters


def _by_index(asked: Asked, where: Where, **value: Any) -> Q:
    rows = Answer.objects.filter(register=where.register, question=asked.key, live=True, **value)
    if where.since is not None:
        rows = rows.filter(day__gte=where.since)
    if where.until is not None:
        rows = rows.filter(day__lte=where.until)
    return Q(pk__in=rows.values("record"))
