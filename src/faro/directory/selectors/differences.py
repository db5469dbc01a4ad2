"""How a source's units differ from those registered."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Max

from faro.directory.domain.units import UnitDifference, UnitDifferences, UnitFacts
from faro.directory.models import Succession, Unit


def parents_by_code() -> dict[str, str | None]:
    """For each unit in force, the code of the one it depends on."""
    return dict(Unit.objects.filter(valid_to=None).values_list("code", "parent__code"))


def unit_differences(units: Sequence[UnitFacts]) -> UnitDifferences:
    """What registering these units would add, take over and leave as it is.

    A source's word replaces ours only where ours came from the same source and no reorganisation gave it.
    """
    rows = {unit.code: unit for unit in Unit.objects.filter(valid_to=None).select_related("parent")}
    ended = _last_days()
    decided = set(Succession.objects.exclude(after=None).values_list("after_id", flat=True))
    added: list[UnitFacts] = []
    changed: list[UnitDifference] = []
    for facts in units:
        unit, last = rows.get(facts.code), ended.get(facts.code)
        if unit is not None:
            changed += _differences(facts, unit, taken=unit.source == facts.source and unit.pk not in decided)
        elif last is None or (facts.valid_from is not None and facts.valid_from > last):
            added.append(facts)
        elif facts.valid_to != last:
            changed.append(UnitDifference(facts.code, "valid_to", last.isoformat(), _iso(facts.valid_to), taken=False))
    told = {facts.code for facts in units}
    return UnitDifferences(tuple(added), tuple(changed), tuple(code for code in rows if code not in told))


def _last_days() -> dict[str, date]:
    """The last day of each unit that ended."""
    rows = Unit.objects.exclude(valid_to=None).order_by().values_list("code").annotate(last=Max("valid_to"))
    return {code: last for code, last in rows if last is not None}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _differences(facts: UnitFacts, unit: Unit, *, taken: bool) -> list[UnitDifference]:
    ours = {
        "name": unit.name,
        "parent": unit.parent.code if unit.parent else None,
        "place": unit.place or None,
        "note": unit.note or None,
    }
    theirs = {"name": facts.name, "parent": facts.parent, "place": facts.place or None, "note": facts.note or None}
    return [
        UnitDifference(facts.code, field, ours[field], theirs[field], taken)
        for field in ours
        if ours[field] != theirs[field]
    ]
