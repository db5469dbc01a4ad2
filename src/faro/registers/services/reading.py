"""Reading what is reserved, taking away what is personal: who did is noted."""

from django.db import transaction

from faro.ledger.api import Actor, Change
from faro.registers.models import Record, Register
from faro.registers.selectors.exporting import Exported
from faro.registers.services.notes import key_of_register, note, subject_of


@transaction.atomic
def read_noted(*, actor: Actor, record: Record) -> Record:
    """The record; where its register is reserved, with a note of who read it."""
    if record.register.sensitive:
        note(actor, "record_read", subject_of(record))
    return record


@transaction.atomic
def list_noted(*, actor: Actor, register: Register) -> Register:
    """The register; where it is reserved, with a note of who read its list."""
    if register.sensitive:
        note(actor, "list_read", key_of_register(register.code))
    return register


@transaction.atomic
def taken_noted(*, actor: Actor, taken: Exported, suffix: str) -> Exported:
    """What is taken away; where personal columns leave uncovered in it, with a note of which, of how many, by whom."""
    columns = taken.bare()
    if columns:
        changes = [
            Change("columns", None, ", ".join(columns)),
            Change("count", None, taken.rows.count()),
            Change("file", None, suffix),
        ]
        note(actor, "personal_taken", key_of_register(taken.register.code), changes)
    return taken
