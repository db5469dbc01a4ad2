"""The records behind a figure: those of its numerator and those of its denominator."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Max, Min, Q, QuerySet
from django.db.models.lookups import IsNull

from faro.registers.domain.measures.targets import parts_of, people_of, target_of
from faro.registers.domain.measures.tree import Coverage, Kind, Measure, Name, Operand, Part, Percentage, Ratio, Series
from faro.registers.domain.measures.waiting import waits_for
from faro.registers.domain.measures.words import Words
from faro.registers.models import Record, Register
from faro.registers.selectors.measures.conditions import value_expression
from faro.registers.selectors.measures.coverage import axis_column
from faro.registers.selectors.measures.figures import day_expression
from faro.registers.selectors.measures.joins import naming
from faro.registers.selectors.measures.measuring import percentage_looked, year_before
from faro.registers.selectors.measures.scope import Looked, Span, looked_at
from faro.registers.selectors.measures.vocabulary import resolver, words_of_register


@dataclass(frozen=True, slots=True)
class Behind:
    """Records, newest first, that enter each side. ``denominator`` is None where nothing is divided, or by a series.

    ``before``: the same of the year before, for a variation.
    """

    numerator: QuerySet[Record]
    denominator: QuerySet[Record] | None = None
    before: "Behind | None" = None


def behind(measure: Measure, register: Register, span: Span) -> Behind:
    """The records behind a measure of a register in a period. Page them: they may be very many."""
    words = words_of_register(register)
    return Behind(Record.objects.none()) if waits_for(measure, words, resolver) else _behind(measure, words, span)


def _behind(measure: Measure, words: Words, span: Span) -> Behind:
    if isinstance(measure, Part):
        return Behind(_of_part(measure, words, span))
    if isinstance(measure, Ratio):
        over = None if isinstance(measure.over, Series) else _of_part(measure.over, words, span)
        return Behind(_of_part(measure.part, words, span), over)
    if isinstance(measure, Coverage):
        looked = looked_at(target_of(measure, words, resolver), measure.scope, span)
        columns = {f"axis{place}": axis_column(axis, looked) for place, axis in enumerate(measure.axes)}
        there = {f"{column}__isnull": False for column in columns}
        return Behind(_records(looked, looked.met.annotate(**columns).filter(**there)))
    if isinstance(measure, Percentage):
        part, whole = percentage_looked(measure, words, span)
        return Behind(_records(part, part.met), _records(whole, whole.met))
    now = _behind(measure.measure, words, span)
    return Behind(now.numerator, now.denominator, _behind(measure.measure, words, year_before(span)))


def _of_part(part: Part, words: Words, span: Span) -> QuerySet[Record]:
    found = [_of_one(each, words, span) for each in parts_of(part)]
    if len(found) == 1:
        return found[0]
    inside = [Q(pk__in=rows.order_by().values("pk")) for rows in found]
    return Record.objects.filter(reduce(or_, inside)).order_by("-day", "-pk")


def _of_one(part: Part, words: Words, span: Span) -> QuerySet[Record]:
    looked = looked_at(target_of(part, words, resolver), part.scope, span)
    figure = part.figure
    if (people := people_of(figure, looked.target.words)) is not None:
        rows = naming(people, looked)
        return Record.objects.filter(pk__in=rows.values("record")).order_by("-day", "-pk")
    found = looked.met
    ends: tuple[type[Min] | type[Max], ...] = (Min, Max)
    for operand, which in zip(figure.operands, ends, strict=False):
        found = found.filter(~Q(IsNull(_operand(operand, looked, which, figure.kind), True)))  # noqa: FBT003
    return _records(looked, found)


def _operand(operand: Operand, looked: Looked, which: type[Min] | type[Max], kind: Kind) -> Any:
    if kind is Kind.MEDIAN_DAYS or not isinstance(operand, Name):
        return day_expression(operand, looked, which)
    return value_expression(looked.target.words.meaning(operand, looked.target.repeat), looked.where)


def _records(looked: Looked, found: QuerySet[Any]) -> QuerySet[Record]:
    if not looked.target.repeat:
        records: QuerySet[Record] = found.order_by("-day", "-pk")
        return records
    return Record.objects.filter(pk__in=found.values(of=F("record"))).order_by("-day", "-pk")
