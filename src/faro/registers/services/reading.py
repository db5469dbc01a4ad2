"""Reading what is reserved: who read it is noted."""

from django.db import transaction

from faro.ledger.api import Actor
from faro.registers.models import Record, Register
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
