"""Coverage: combinations seen over combinations possible."""

import json
from fractions import Fraction
from itertools import product
from typing import Any

from django.db.models import CharField, Count, F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Substr

from faro.kernel.text import _
from faro.registers.domain.forms.model import Data
from faro.registers.domain.measures.combinations import Combination, possible
from faro.registers.domain.measures.results import Excluded, Side
from faro.registers.domain.measures.tree import Axis, AxisKind, Coverage
from faro.registers.domain.measures.words import Asked
from faro.registers.selectors.measures.conditions import value_expression
from faro.registers.selectors.measures.figures import left_out
from faro.registers.selectors.measures.index import is_indexed, rows_by_index
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
        return _counted(axes, looked, indexed)
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


def _counted(axes: tuple[Axis, ...], looked: Looked, rows: QuerySet[Any]) -> tuple[dict[Combination, int], int, int]:
    """The same off the index, which has a row for each of several choices."""
    names = [f"axis{place}" for place in range(len(axes))]
    whole_rows = rows.filter(**{f"{name}__isnull": False for name in names})
    seen = {
        tuple(values): times for *values, times in whole_rows.values_list(*names).annotate(times=Count("pk")).iterator()
    }
    many = any(has_several(axis, looked) for axis in axes)
    whole = whole_rows.values("record").distinct().count() if many else sum(seen.values())
    return seen, whole, looked.size - whole


def _off_index(axes: tuple[Axis, ...], looked: Looked) -> QuerySet[Any] | None:
    """Rows for each record met, with what is crossed, off the index alone; None where it does not hold it."""
    asked = [looked.where.words.meaning(axis.name) for axis in axes if axis.kind is AxisKind.QUESTION and axis.name]
    if not asked or any(axis.kind is AxisKind.HOUR for axis in axes):
        return None
    choices = [each for each in asked if isinstance(each, Asked) and each.data in (Data.CHOICE, Data.CHOICES)]
    if len(choices) != len(asked) or not all(is_indexed(each, looked.where) for each in choices):
        return None
    rows = rows_by_index(looked.where, looked.conditions, choices[0], several=True)
    if rows is None:
        return None
    for place, axis in enumerate(axes):
        rows = _with_axis(rows, f"axis{place}", axis, looked, choices[0])
    return rows


def _with_axis(rows: QuerySet[Any], name: str, axis: Axis, looked: Looked, first: Asked) -> QuerySet[Any]:
    meant = looked.where.words.meaning(axis.name) if axis.name is not None else None
    found: QuerySet[Any]
    if axis.name is None:
        found = rows.annotate(**{name: first_signs(DayAsText(F("day")), 10 if axis.kind is AxisKind.DAY else 7)})
    elif meant == first or not isinstance(meant, Asked):
        found = rows.annotate(**{name: F("value")})
    else:
        joined = FilteredRelation("record__index", condition=Q(record__index__question=meant.key))
        found = rows.annotate(**{f"of_{name}": joined}).annotate(**{name: F(f"of_{name}__value")})
    return found


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
