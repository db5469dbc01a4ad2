"""How a source's units differ from those registered."""

from collections.abc import Sequence

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
    past = set(Unit.objects.exclude(valid_to=None).values_list("code", "valid_from", "valid_to"))
    decided = set(Succession.objects.exclude(after=None).values_list("after_id", flat=True))
    changed: list[UnitDifference] = []
    for facts in units:
        unit = rows.get(facts.code)
        if unit is not None:
            changed += _differences(facts, unit, taken=unit.source == facts.source and unit.pk not in decided)
    told = {facts.code for facts in units}
    return UnitDifferences(
        added=tuple(
            facts
            for facts in units
            if facts.code not in rows and (facts.code, facts.valid_from, facts.valid_to) not in past
        ),
        changed=tuple(changed),
        absent=tuple(code for code in rows if code not in told),
    )


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
