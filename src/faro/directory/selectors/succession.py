"""What became of units, in both directions, and their story in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from faro.directory.domain.wording import Named, sentence
from faro.directory.models import Succession, Unit, UnitChange
from faro.directory.selectors.units import units_on


@dataclass(frozen=True, slots=True)
class Episode:
    """A reorganisation that touched a unit, in words."""

    on: date
    instrument: str
    what: str
    note: str


def story(code: str) -> tuple[Episode, ...]:
    """What happened to the units of that code, oldest first."""
    touched = Q(successions__before__code=code) | Q(successions__after__code=code)
    changes = UnitChange.objects.filter(touched).distinct()
    sides = ("successions__before__parent", "successions__after__parent")
    return tuple(_episode(change) for change in changes.prefetch_related(*sides))


def _episode(change: UnitChange) -> Episode:
    pairs = list(change.successions.all())
    before = _named(pair.before for pair in pairs)
    after = _named(pair.after for pair in pairs)
    return Episode(change.on, change.instrument, sentence(change.kind, before, after), change.note)


def _named(units: Iterable[Unit | None]) -> list[Named]:
    unique = {unit.pk: unit for unit in units if unit is not None}
    return [Named(unit.code, unit.name, str(unit.parent) if unit.parent else None) for unit in unique.values()]


def heirs(code: str, day: date | None = None) -> frozenset[str]:
    """The units in force on a day (today, if not said) that carry on those of that code: itself, if it still is."""
    when = day or timezone.localdate()
    rows = _carried(code, lambda pair: (pair.before, pair.after))
    in_force = set(units_on(when).values_list("pk", flat=True))
    return frozenset(row.code for row in rows if row.pk in in_force)


def heir(code: str) -> str | None:
    """The one unit of today that carries on those of that code; None if none does, or several."""
    codes = heirs(code)
    if code in codes:
        return code
    return next(iter(codes)) if len(codes) == 1 else None


def predecessors(code: str) -> frozenset[str]:
    """The codes, other than itself, of all units of which that one carries something on."""
    rows = _carried(code, lambda pair: (pair.after, pair.before))
    return frozenset(row.code for row in rows) - {code}


Step = Callable[[Succession], tuple[Unit | None, Unit | None]]


def _carried(code: str, step: Step) -> list[Unit]:
    """The rows of a code and those that successions lead to from them, following ``step`` (from, to)."""
    next_rows: dict[int, list[Unit]] = {}
    for pair in Succession.objects.select_related("before", "after"):
        start, end = step(pair)
        if start is not None and end is not None:
            next_rows.setdefault(start.pk, []).append(end)
    found = {row.pk: row for row in Unit.objects.filter(code=code)}
    waiting = list(found)
    while waiting:
        for row in next_rows.get(waiting.pop(), []):
            if row.pk not in found:
                found[row.pk] = row
                waiting.append(row.pk)
    return list(found.values())
