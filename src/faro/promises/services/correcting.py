"""Correcting a reading beside its document. No row is ever deleted."""

from collections.abc import Collection
from dataclasses import asdict

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, required_reason
from faro.promises.domain.rows import FIELDS, RowFacts, checked_row
from faro.promises.models import Reading, ReadRow
from faro.promises.services.notes import locked_reading, note_plan, take_part

CORRECTING = Reading.State.CORRECTING


@transaction.atomic
def correct_row(*, actor: Actor, row: ReadRow, version: int, facts: RowFacts) -> ReadRow:
    """Correct what was read, or make a text that was not read, or was set aside, a pledge.

    ``version``: the one that was seen. Raises :class:`FaroError` where somebody changed it since, or for facts that
    make no sense.
    """
    reading, row = _held(row, version)
    facts = checked_row(facts)
    before = {name: getattr(row, name) for name in FIELDS}
    changes = [Change(name, before[name], value) for name, value in asdict(facts).items() if value != before[name]]
    if row.state != ReadRow.State.PLEDGE:
        changes.append(Change("row_state", row.state, ReadRow.State.PLEDGE.value))
    if not changes:
        return row
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    row.state, row.reason, row.corrected = ReadRow.State.PLEDGE, "", True
    _save(row)
    take_part(reading, actor)
    note_plan(actor, "row_corrected", reading.plan, [Change("row", None, row.number), *changes])
    return row


@transaction.atomic
def set_aside(*, actor: Actor, reading: Reading, numbers: Collection[int], reason: str) -> int:
    """Say of rows that they are no pledge, and why. Gives how many. Raises :class:`FaroError` for none or no reason."""
    reading, why = locked_reading(reading, CORRECTING), required_reason(reason)
    rows = list(reading.rows.filter(number__in=numbers).exclude(state=ReadRow.State.ASIDE).order_by("number"))
    if not rows:
        raise FaroError(_("Elija al menos un texto."))
    for row in rows:
        row.state, row.reason, row.corrected = ReadRow.State.ASIDE, why, True
        row.version += 1
    ReadRow.objects.bulk_update(rows, ["state", "reason", "corrected", "version"], batch_size=200)
    take_part(reading, actor)
    told = ", ".join(str(row.number) for row in rows[:40]) + ("…" if len(rows) > 40 else "")
    note_plan(actor, "rows_set_aside", reading.plan, [Change("row", None, told)], reason=why)
    return len(rows)


@transaction.atomic
def take_back(*, actor: Actor, row: ReadRow, version: int) -> ReadRow:
    """Take up again what was set aside: a pledge if it was one, else a text to be decided about."""
    reading, row = _held(row, version)
    if row.state != ReadRow.State.ASIDE:
        raise FaroError(_("Este texto no está apartado."))
    row.state = ReadRow.State.PLEDGE if row.objective or row.target_text else ReadRow.State.UNREAD
    row.reason = ""
    _save(row)
    take_part(reading, actor)
    note_plan(actor, "row_taken_back", reading.plan, [Change("row", None, row.number)])
    return row


def _held(row: ReadRow, version: int) -> tuple[Reading, ReadRow]:
    reading = locked_reading(row.reading, CORRECTING)
    held = ReadRow.objects.select_for_update().get(pk=row.pk)
    if held.version != version:
        raise FaroError(_("Otra persona cambió esta fila mientras usted la corregía. Ábrala otra vez."))
    return reading, held


def _save(row: ReadRow) -> None:
    row.version += 1
    row.save()
