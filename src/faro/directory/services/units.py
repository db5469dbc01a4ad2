"""Registering the units that a source tells of."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from faro.directory.domain.units import UnitDifference, UnitDifferences, UnitFacts, parents_first, problems_of
from faro.directory.models import Unit
from faro.directory.selectors.differences import parents_by_code, unit_differences
from faro.kernel.errors import InputProblems
from faro.ledger.api import Actor, Change, record, subject_key


@transaction.atomic
def register_units(*, actor: Actor, units: Sequence[UnitFacts], on: date | None = None) -> UnitDifferences:
    """Add the units that are new and take the source's word where it is the same source; never delete, never close.

    ``on``: since when the new ones are in force, unless they say it (None: since always). All or nothing: raises
    :class:`~faro.kernel.errors.InputProblems` with every problem at once. Gives what it did and what it left.
    """
    problems = problems_of(units, parents_by_code())
    if problems:
        raise InputProblems(problems)
    differences = unit_differences(units)
    positions = {unit.code: position for position, unit in enumerate(units)}
    rows = {row.code: row for row in Unit.objects.filter(valid_to=None)}
    for facts in parents_first(differences.added):
        rows[facts.code] = _add(actor, facts, rows, positions[facts.code], on)
    for difference in differences.taken:
        _take(actor, difference, rows)
    return differences


def _add(actor: Actor, facts: UnitFacts, rows: dict[str, Unit], position: int, on: date | None) -> Unit:
    unit = Unit.objects.create(
        code=facts.code,
        name=facts.name,
        parent=rows.get(facts.parent) if facts.parent else None,
        valid_from=facts.valid_from or on,
        valid_to=facts.valid_to,
        source=facts.source,
        place=facts.place,
        note=facts.note,
        position=position,
    )
    changes = [Change("name", None, unit.name), Change("parent", None, _key(facts.parent))]
    subject = subject_key("unit", unit.code)
    record(actor=actor, action="directory.unit_registered", subject=subject, changes=changes, public=True)
    return unit


def _take(actor: Actor, difference: UnitDifference, rows: dict[str, Unit]) -> None:
    unit = rows[difference.code]
    value = rows.get(difference.after) if difference.field == "parent" and difference.after else difference.after
    setattr(unit, difference.field, value)
    unit.save(update_fields=[difference.field])
    record(
        actor=actor,
        action="directory.unit_corrected",
        subject=subject_key("unit", unit.code),
        changes=[_change(difference)],
        public=True,
    )


def _change(difference: UnitDifference) -> Change:
    if difference.field == "parent":
        return Change("parent", _key(difference.before), _key(difference.after))
    return Change(difference.field, difference.before, difference.after)


def _key(code: str | None) -> str | None:
    return subject_key("unit", code) if code else None
