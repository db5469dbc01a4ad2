"""Writing the rows of an edited table so that they are the given ones, touching only what differs."""

from collections.abc import Sequence

from faro.plans.domain.rows import Row, key_of
from faro.plans.models import Plan, PlanRow
from faro.plans.stored import MODELS, as_fields, as_row, fields_of, rows_in

_AT_ONCE = 500


def write_rows(plan: Plan, table: str, rows: Sequence[Row]) -> None:
    """Make these the rows of the table, in this order."""
    model = MODELS[table]
    there = {key_of(table, as_row(table, row)): row for row in rows_in(plan, table)}
    wanted = {key_of(table, row): (position, row) for position, row in enumerate(rows)}
    leaving = [row.pk for key, row in there.items() if key not in wanted]
    rows_in(plan, table).filter(pk__in=leaving).delete()
    created = [
        model(plan=plan, position=position, **as_fields(table, row))
        for key, (position, row) in wanted.items()
        if key not in there
    ]
    rows_in(plan, table).bulk_create(created, batch_size=_AT_ONCE)
    changed = [
        there[key] for key, (position, row) in wanted.items() if key in there and _set(table, there[key], position, row)
    ]
    fields = ["position", "revision", *fields_of(table).values()]
    rows_in(plan, table).bulk_update(changed, fields, batch_size=_AT_ONCE)


def _set(table: str, kept: PlanRow, position: int, row: Row) -> bool:
    """Put the values into the object; whether anything changed."""
    moved, differs = kept.position != position, as_row(table, kept) != row
    kept.position = position
    if differs:
        kept.revision += 1
        for field, value in as_fields(table, row).items():
            setattr(kept, field, value)
    return moved or differs
