"""A measure in each cell of a table: grouped by the database where the figure allows it, else cell by cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

from django.db.models import Count, Sum

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.registers.domain.boards.narrowing import narrowed
from faro.registers.domain.measures.results import MILLION, Measured, Side, alone, divided
from faro.registers.domain.measures.targets import target_of
from faro.registers.domain.measures.tree import (
    Condition,
    Coverage,
    Kind,
    Measure,
    Part,
    Percentage,
    Ratio,
    Series,
    Variation,
)
from faro.registers.domain.measures.waiting import waiting_for, waits_for
from faro.registers.models import Register
from faro.registers.selectors.boards.dimensions import Dimension, Key
from faro.registers.selectors.measures.conditions import value_expression
from faro.registers.selectors.measures.measuring import measured, percentage_looked, series_side
from faro.registers.selectors.measures.remembering import remembered
from faro.registers.selectors.measures.scope import Looked, Span, looked_at
from faro.registers.selectors.measures.vocabulary import codes_read, resolver, words_of_register

MOST_CELLS = 400
"""Cells that are asked for one by one."""
Keys = tuple[Key, ...]
Cells = dict[Keys, Measured]
_ADDED = frozenset({Kind.COUNT, Kind.SUM, Kind.AVERAGE})


@dataclass(frozen=True, slots=True)
class Asking:
    """A measure of a register in a period, over the records that meet some conditions (a state that was chosen)."""

    measure: Measure
    register: Register
    span: Span
    conditions: tuple[Condition, ...] = ()

    def within(self, dimensions: Sequence[Dimension], keys: Keys) -> Measure:
        """The measure of one cell."""
        words = words_of_register(self.register)
        asked = [dimension.condition(key) for dimension, key in zip(dimensions, keys, strict=True)]
        crossed = {dimension.name.text for dimension in dimensions}
        return narrowed(self.measure, [*asked, *self.conditions], words, resolver, crossed)


def crossed(asking: Asking, dimensions: Sequence[Dimension]) -> Cells:
    """The measure in each cell; of no dimension, the whole. Cells without records are left out where they are grouped.

    Remembered until something that it reads changes. Raises :class:`FaroError` where the table would have too many
    cells, or crosses what the measure does not look at.
    """
    register = asking.register
    asked = repr((asking.measure, asking.span, asking.conditions, tuple(dimensions)))
    key = ("crossed", register.pk, register.current_id, asked)
    return dict(remembered(key, codes_read(asking.measure, register), lambda: _crossed(asking, dimensions)))


def _crossed(asking: Asking, dimensions: Sequence[Dimension]) -> Cells:
    measure = _there(asking)
    if dimensions and _is_added(measure, asking.register, dimensions):
        return _grouped(measure, asking, dimensions)
    places = list(product(*(dimension.values for dimension in dimensions)))
    if len(places) > MOST_CELLS:
        sentence = _(
            "El cuadro tendría {n} casillas: elija un período más corto, o cruce preguntas con menos opciones."
        )
        raise FaroError(sentence.format(n=f"{len(places):,}"))
    words = words_of_register(asking.register)
    return {keys: measured(asking.within(dimensions, keys), words, asking.span) for keys in places}


def _there(asking: Asking) -> Measure:
    """The measure, once all that it looks into is there. Raises :class:`FaroError`."""
    words = words_of_register(asking.register)
    if missing := waits_for(asking.measure, words, resolver):
        raise FaroError(waiting_for(missing))
    return asking.within((), ())


def base_of(asking: Asking) -> Looked:
    """What the measure looks at first: where the values of its dimensions are found."""
    measure = _there(asking)
    while isinstance(measure, Variation):
        measure = measure.measure
    part = measure.part if isinstance(measure, Ratio) else measure
    words = words_of_register(asking.register)
    return looked_at(target_of(part, words, resolver), part.scope, asking.span)


def _is_added(measure: Measure, register: Register, dimensions: Sequence[Dimension]) -> bool:
    """Whether the database can group it: each record stands in the cells of its own values."""
    if isinstance(measure, Coverage | Variation):
        return False
    if isinstance(measure, Ratio):
        over = isinstance(measure.over, Series) or _is_added(measure.over, register, dimensions)
        return over and _is_added(measure.part, register, dimensions)
    words = words_of_register(register)
    target = target_of(measure, words, resolver)
    if any(each.repeat not in ("", target.repeat) for each in dimensions):
        return False
    if any(target.words.meaning(each.name, target.repeat) is None for each in dimensions):
        return False
    return isinstance(measure, Percentage) or measure.figure.kind in _ADDED


def _grouped(measure: Measure, asking: Asking, dimensions: Sequence[Dimension]) -> Cells:
    words = words_of_register(asking.register)
    if isinstance(measure, Percentage):
        part, whole = percentage_looked(measure, words, asking.span, [each.condition(None) for each in dimensions])
        return _divided(_sides(part, dimensions), _sides(whole, dimensions), 100)
    if isinstance(measure, Ratio):
        over = _part_sides(measure.part, asking, dimensions)
        if isinstance(measure.over, Series):
            by = series_side(measure.over, asking.span)
            return {keys: divided(side, by, measure.per) for keys, side in over.items()}
        return _divided(over, _part_sides(measure.over, asking, dimensions), measure.per)
    if not isinstance(measure, Part):
        raise TypeError(measure)
    return {keys: alone(side) for keys, side in _part_sides(measure, asking, dimensions).items()}


def _divided(over: dict[Keys, Side], by: dict[Keys, Side], per: int) -> Cells:
    zero = Side(Fraction(0), 1, 0)
    return {keys: divided(over.get(keys, zero), by.get(keys, zero), per) for keys in by | over}


def _part_sides(part: Part, asking: Asking, dimensions: Sequence[Dimension]) -> dict[Keys, Side]:
    target = target_of(part, words_of_register(asking.register), resolver)
    looked = looked_at(target, part.scope, asking.span, [each.condition(None) for each in dimensions])
    if part.figure.kind is Kind.COUNT:
        return _sides(looked, dimensions)
    (operand,) = part.figure.operands
    return _sides(looked, dimensions, operand, average=part.figure.kind is Kind.AVERAGE)


def _sides(
    looked: Looked, dimensions: Sequence[Dimension], operand: Any = None, *, average: bool = False
) -> dict[Keys, Side]:
    """How many stand in each cell, or what their numbers add up to."""
    sizes: dict[Keys, list[int]] = {}
    for values, times, total, used in _rows(looked, dimensions, operand):
        for keys in product(*(each.keys(value) for each, value in zip(dimensions, values, strict=True))):
            size = sizes.setdefault(keys, [0, 0, 0])
            size[0] += times
            size[1] += total
            size[2] += used
    sizes = {keys: size for keys, size in sizes.items() if size[0]}
    if operand is None:
        return {keys: Side(Fraction(times), times, times) for keys, (times, _total, _used) in sizes.items()}
    return {
        keys: Side(
            Fraction(total, MILLION) if used or not average else None, times, used, per=used if average else None
        )
        for keys, (times, total, used) in sizes.items()
    }


def _rows(looked: Looked, dimensions: Sequence[Dimension], operand: Any) -> Iterator[tuple[Keys, int, int, int]]:
    for sign, part in looked.apart:
        for values, times, total, used in _grouped_rows(part, dimensions, operand):
            yield values, sign * times, sign * int(total or 0), sign * used


def _grouped_rows(
    looked: Looked, dimensions: Sequence[Dimension], operand: Any
) -> Iterator[tuple[Keys, int, Any, int]]:
    names = {f"crossed{place}": each.expression(looked) for place, each in enumerate(dimensions)}
    rows = looked.met.annotate(**names)
    for place, each in enumerate(dimensions):
        if each.cut:
            rows = rows.filter(**{f"crossed{place}__in": [key for key in each.values if key is not None]})
    counted: dict[str, Any] = {"times": Count("pk")}
    if operand is not None:
        number = value_expression(looked.target.words.meaning(operand, looked.target.repeat), looked.where)
        rows = rows.annotate(reckoned=number)
        counted |= {"total": Sum("reckoned"), "used": Count("reckoned")}
    for row in rows.values(*names).annotate(**counted).order_by():
        yield tuple(row[name] for name in names), row["times"], row.get("total"), row.get("used", 0)
