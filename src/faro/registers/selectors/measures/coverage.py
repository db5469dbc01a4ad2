"""Coverage: combinations seen over combinations possible."""

import json
from fractions import Fraction
from itertools import product
from typing import Any

from django.db.models import CharField, Count, F
from django.db.models.functions import Substr

from faro.kernel.text import _
from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures.combinations import Combination, possible
from faro.registers.domain.measures.results import Excluded, Side
from faro.registers.domain.measures.tree import Axis, AxisKind, Coverage
from faro.registers.domain.measures.words import Asked
from faro.registers.selectors.measures.conditions import value_expression
from faro.registers.selectors.measures.crossings import DAY, crossed_answers, records_of_all
from faro.registers.selectors.measures.figures import left_out
from faro.registers.selectors.measures.index import sources_by_index
from faro.registers.selectors.measures.scope import Looked
from faro.registers.selectors.measures.values import DayAsText, ListAt, TextAt, first_signs


def combined(measure: Coverage, looked: Looked) -> tuple[Side, Side | None]:
    """What was seen, and what could be seen; None where the expression says by how many it is divided."""
    seen, used, incomplete = _seen(measure.axes, looked)
    window = looked.window_size
    listed = None if measure.over is not None else _possible(measure, looked)
    known = set(seen) if listed is None else set(seen) & listed
    strange = len(set(seen) - known)
    excluded = left_out(
        looked,
        Excluded(_("Sin todas las respuestas que se cruzan"), incomplete),
        Excluded(_("Combinaciones que ya no están en las listas, o que la condición deja fuera"), strange),
    )
    numerator = Side(Fraction(len(known)), window, used, excluded)
    return numerator, None if listed is None else Side(Fraction(len(listed)), window, used)


def _seen(axes: tuple[Axis, ...], looked: Looked) -> tuple[dict[Combination, int], int, int]:
    """How many times each combination was seen, how many have all the answers, and how many lack one."""
    indexed = _off_index(axes, looked)
    if indexed is not None:
        return indexed
    columns = {f"axis{place}": axis_column(axis, looked) for place, axis in enumerate(axes)}
    several = [has_several(axis, looked) for axis in axes]
    seen: dict[Combination, int] = {}
    whole = 0
    for *values, times in looked.met.annotate(**columns).values_list(*columns).annotate(times=Count("pk")):
        if None in values:
            continue
        whole += times
        for combination in product(*(_each(value, many) for value, many in zip(values, several, strict=True))):
            seen[combination] = seen.get(combination, 0) + times
    return seen, whole, looked.size - whole


def _off_index(axes: tuple[Axis, ...], looked: Looked) -> tuple[dict[Combination, int], int, int] | None:
    """The same off the index alone; None where it does not hold what is crossed."""
    asked = [looked.where.words.meaning(axis.name) for axis in axes if axis.kind is AxisKind.QUESTION and axis.name]
    if not asked or any(axis.kind is AxisKind.HOUR for axis in axes):
        return None
    choices = [each for each in asked if isinstance(each, Asked) and each.data in (Data.CHOICE, Data.CHOICES)]
    sources = sources_by_index(looked.where, looked.conditions, choices) if len(choices) == len(asked) else None
    if sources is None:
        return None
    places = iter(range(len(choices)))
    columns = [DAY if axis.name is None else next(places) for axis in axes]
    seen: dict[Combination, int] = {}
    for *values, times in crossed_answers(sources, columns):
        combination = tuple(_said(axis, value) for axis, value in zip(axes, values, strict=True))
        seen[combination] = seen.get(combination, 0) + times
    many = any(each.data is Data.CHOICES for each in choices)
    whole = records_of_all(sources) if many else sum(seen.values())
    return seen, whole, looked.size - whole


def _said(axis: Axis, value: object) -> str:
    """A day comes as a day, or as its text."""
    return str(value)[: 7 if axis.kind is AxisKind.MONTH else 10] if axis.name is None else str(value)


def _each(value: str, several: bool) -> list[str]:  # noqa: FBT001
    return [str(each) for each in json.loads(value)] if several else [value]


def has_several(axis: Axis, looked: Looked) -> bool:
    """Whether one record may have several values of what is crossed."""
    meant = looked.where.words.meaning(axis.name, looked.where.repeat) if axis.name else None
    return isinstance(meant, Asked) and meant.data is Data.CHOICES


def axis_column(axis: Axis, looked: Looked) -> Any:
    """What an axis crosses, as text that is null where it is missing."""
    where = looked.where
    if axis.name is None:
        return first_signs(DayAsText(F(f"{where.record}day")), 10 if axis.kind is AxisKind.DAY else 7)
    meant = where.words.meaning(axis.name, where.repeat)
    if axis.kind is AxisKind.HOUR and isinstance(meant, Asked):
        text = TextAt(where.column_of(meant), meant.key)
        return _from(text, 12 if meant.data is Data.DATE_TIME else 1, 2)
    if isinstance(meant, Asked) and meant.data is Data.CHOICES:
        return ListAt(where.column_of(meant), meant.key)
    return value_expression(meant, where)


def _from(text: Any, start: int, length: int) -> Any:
    return Substr(text, start, length, output_field=CharField())


def _possible(measure: Coverage, looked: Looked) -> frozenset[Combination]:
    where = looked.where
    days = (where.since, where.until) if where.since is not None and where.until is not None else None
    return possible(measure.axes, measure.scope.where, where.words, where.repeat, days)
