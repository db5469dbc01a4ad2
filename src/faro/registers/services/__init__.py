"""What may be done with registers and records."""

from faro.registers.services.bulk import PastMove, Row, add_records
from faro.registers.services.drafts import answers_in, drop_draft, save_draft
from faro.registers.services.loading import Preview, close_register, load_register, preview_register
from faro.registers.services.outcomes import Added, Clash, LikelyParty, Rejected, Repeated, Saved
from faro.registers.services.saving import key_of_instance, move_state, save_record
from faro.registers.services.voiding import void_record

__all__ = [
    "Added",
    "Clash",
    "LikelyParty",
    "PastMove",
    "Preview",
    "Rejected",
    "Repeated",
    "Row",
    "Saved",
    "add_records",
    "answers_in",
    "close_register",
    "drop_draft",
    "key_of_instance",
    "load_register",
    "move_state",
    "preview_register",
    "save_draft",
    "save_record",
    "void_record",
]
