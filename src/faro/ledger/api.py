"""What other rooms may use of the ledger.

A service that changes something calls :func:`record` inside its transaction. Actor, role and subject are stable text
keys: the ledger knows no person and no model. Upper rooms say how keys and codes read with :func:`describe_actions`,
:func:`describe_fields` and :func:`name_keys_with`.
"""

from faro.ledger.browsing import Event, Wanted, actions_recorded, actors_recorded, browse, last_moment
from faro.ledger.domain.entry import Actor, Change, Head, HistoryEntry, JsonValue, subject_key
from faro.ledger.selectors import head, history, public_version
from faro.ledger.services import record
from faro.ledger.vocabulary import describe_actions, describe_fields, name_keys_with

__all__ = [
    "Actor",
    "Change",
    "Event",
    "Head",
    "HistoryEntry",
    "JsonValue",
    "Wanted",
    "actions_recorded",
    "actors_recorded",
    "browse",
    "describe_actions",
    "describe_fields",
    "head",
    "history",
    "last_moment",
    "name_keys_with",
    "public_version",
    "record",
    "subject_key",
]
