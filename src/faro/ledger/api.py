"""What other rooms may use of the ledger.

A service that changes something calls :func:`record` inside its transaction. Actor, role and subject are stable text
keys: the ledger knows no person and no model. Upper rooms say how keys and codes read with :func:`describe_actions`,
:func:`describe_fields` and :func:`name_keys_with`.
"""

from faro.ledger.browsing import Entries, entries
from faro.ledger.domain.entry import (
    Actor,
    Change,
    Head,
    HistoryEntry,
    JsonValue,
    LedgerError,
    Seal,
    subject_key,
)
from faro.ledger.domain.heads import HEADS_HEADING, PublishedHead, line_of, read_heads
from faro.ledger.domain.judging import Fault
from faro.ledger.domain.reason import required_reason
from faro.ledger.protection import is_protected, protect
from faro.ledger.selectors import (
    entries_saying,
    happened_since,
    head,
    history,
    public_head,
    public_version,
    recent,
    seal_of,
    seals,
)
from faro.ledger.services import (
    AlreadySealed,
    NothingToErase,
    erase,
    overwrite_what_is_erased,
    record,
    record_each,
    seal,
)
from faro.ledger.verification import Verification, disagreements, verify
from faro.ledger.vocabulary import (
    FieldWords,
    describe_actions,
    describe_fields,
    name_keys_with,
    name_many_keys_with,
    names_of,
)
from faro.ledger.written_once import ALWAYS, set_aside, written_once

__all__ = [
    "ALWAYS",
    "HEADS_HEADING",
    "Actor",
    "AlreadySealed",
    "Change",
    "Entries",
    "Fault",
    "FieldWords",
    "Head",
    "HistoryEntry",
    "JsonValue",
    "LedgerError",
    "NothingToErase",
    "PublishedHead",
    "Seal",
    "Verification",
    "describe_actions",
    "describe_fields",
    "disagreements",
    "entries",
    "entries_saying",
    "erase",
    "happened_since",
    "head",
    "history",
    "is_protected",
    "line_of",
    "name_keys_with",
    "name_many_keys_with",
    "names_of",
    "overwrite_what_is_erased",
    "protect",
    "public_head",
    "public_version",
    "read_heads",
    "recent",
    "record",
    "record_each",
    "required_reason",
    "seal",
    "seal_of",
    "seals",
    "set_aside",
    "subject_key",
    "verify",
    "written_once",
]
