"""Changing one row of a plan: checked against the whole, told to the ledger, refused to whoever saw an older one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.package.tables import BY_NAME
from faro.plans.domain.differences import Kind, RowChange
from faro.plans.domain.rows import Key, Row, frame_of, key_of
from faro.plans.domain.storable import check_row, check_whole
from faro.plans.models import CODE, Plan, PlanRow
from faro.plans.ports import refuse_settled
from faro.plans.selectors.packages import tables_of
from faro.plans.services.history import record_row
from faro.plans.stored import MODELS, as_fields, as_row, field_of, rows_in


class SomeoneWasFaster(FaroError):
    """The row is no longer the one that was shown. ``current`` is what it says now; None where it is gone."""

    def __init__(self, current: Row | None) -> None:
        super().__init__(
            _("Otra persona cambió esto mientras usted lo editaba. Compare y guarde de nuevo lo que corresponda.")
            if current is not None
            else _("Otra persona quitó esto mientras usted lo editaba.")
        )
        self.current = current


@dataclass(frozen=True, slots=True)
class Seen:
    """The row a person edits: which it is, and the revision they saw."""

    key: Key
    revision: int


def locked_plan(code: str) -> Plan:
    """The plan, which nobody else changes until this transaction ends. Raises :class:`FaroError` if there is none."""
    plan = Plan.objects.select_for_update().filter(code=code).first()
    if plan is None:
        raise FaroError(_("No hay un plan con el código {code}.").format(code=code))
    return plan


def seen_row(plan: Plan, table: str, seen: Seen) -> PlanRow:
    """The row as it was seen. Raises :class:`SomeoneWasFaster` where it has changed since."""
    named = zip(BY_NAME[table].key, seen.key, strict=True)
    row = rows_in(plan, table).filter(**{field_of(column): value for column, value in named}).first()
    if row is None:
        raise SomeoneWasFaster(None)
    if row.revision != seen.revision:
        raise SomeoneWasFaster(as_row(table, row))
    return row


@transaction.atomic
def add_row(*, actor: Actor, plan_code: str, table: str, values: Mapping[str, Any], reason: str) -> PlanRow:
    """Add a row at the end of its table; columns that are not given are missing.

    Raises :class:`~faro.kernel.errors.InputProblems` for what the declaration or the rest of the plan doesn't allow.
    """
    plan = locked_plan(plan_code)
    added, row = inserted(plan, table, values)
    change = RowChange(table, key_of(table, row), Kind.ADDED, None, row)
    refuse_settled(plan.code, [change])
    record_row(actor, plan.code, change, reason)
    return added


@transaction.atomic
def change_row(
    *, actor: Actor, plan_code: str, table: str, seen: Seen, values: Mapping[str, Any], reason: str
) -> PlanRow:
    """Change some columns of a row. Saying what it says already changes nothing.

    Raises :class:`SomeoneWasFaster`, and :class:`~faro.kernel.errors.InputProblems` as :func:`add_row` does.
    """
    plan = locked_plan(plan_code)
    kept, change = updated(plan, table, seen, values)
    if change is not None:
        refuse_settled(plan.code, [change])
        record_row(actor, plan.code, change, reason)
    return kept


def inserted(plan: Plan, table: str, values: Mapping[str, Any]) -> tuple[PlanRow, Row]:
    """The row, added and not yet told to the ledger."""
    row: Row = {**dict.fromkeys(BY_NAME[table].schema), **values}
    check_row(BY_NAME[table], row, CODE)
    check_whole(_with(plan, table, None, row), plan.code)
    last = rows_in(plan, table).aggregate(last=Max("position"))["last"]
    added = MODELS[table](plan=plan, position=0 if last is None else last + 1, **as_fields(table, row))
    added.save()
    if table not in plan.present:
        plan.present = sorted([*plan.present, table])
        plan.save(update_fields=["present"])
    return added, row


def updated(plan: Plan, table: str, seen: Seen, values: Mapping[str, Any]) -> tuple[PlanRow, RowChange | None]:
    """The row, changed and not yet told to the ledger, with what changed."""
    kept = seen_row(plan, table, seen)
    before = as_row(table, kept)
    after: Row = {**before, **values}
    if after == before:
        return kept, None
    check_row(BY_NAME[table], after, CODE)
    check_whole(_with(plan, table, seen.key, after), plan.code)
    for field, value in as_fields(table, after).items():
        setattr(kept, field, value)
    kept.revision += 1
    kept.save()
    return kept, RowChange(table, seen.key, Kind.CHANGED, before, after)


@transaction.atomic
def remove_row(*, actor: Actor, plan_code: str, table: str, seen: Seen, reason: str) -> None:
    """Take a row away. Raises as :func:`change_row` does: a row that others refer to stays."""
    plan = locked_plan(plan_code)
    kept = seen_row(plan, table, seen)
    before = as_row(table, kept)
    check_whole(_with(plan, table, seen.key, None), plan.code)
    change = RowChange(table, seen.key, Kind.REMOVED, before, None)
    refuse_settled(plan.code, [change])
    kept.delete()
    record_row(actor, plan.code, change, reason)


def _with(plan: Plan, table: str, key: Key | None, row: Row | None) -> dict[str, Any]:
    """The plan's tables as they would be: the row of that key replaced, left out or, without key, added."""
    frames = tables_of(plan)
    rows = frames[table].to_dicts() if table in frames else []
    kept = [row if key_of(table, each) == key else each for each in rows]
    after = [each for each in (*kept, *(() if key else (row,))) if each is not None]
    return frames | {table: frame_of(table, after)}
