"""The body of an entry, checked before it is written for good. A fault here is a fault of the calling service."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from faro.ledger.domain.chain import FORMAT, moment
from faro.ledger.domain.entry import Actor, Change, JsonValue

LONGEST = {"actor": 120, "role": 60, "action": 80, "subject": 255}
"""Characters that the columns hold."""

_ACTION = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*", re.ASCII)


def draft(
    *, actor: Actor, action: str, subject: str, changes: Sequence[Change], reason: str, public: bool
) -> dict[str, Any]:
    """The body without its number and moment, personal values still in it.

    Raises :class:`ValueError` or :class:`TypeError` for what could not be kept or read again.
    """
    if not _ACTION.fullmatch(action):
        raise ValueError(f"an action reads room.verb_done: {action!r}")
    texts = {"actor": actor.key, "role": actor.role, "action": action, "subject": subject}
    for name, text in texts.items():
        if len(text) > LONGEST[name] or (not text and name != "role"):
            raise ValueError(f"{name} has 1 to {LONGEST[name]} characters: {text!r}")
    for change in changes:
        _check(change.field, change.before)
        _check(change.field, change.after)
    for text in (*texts.values(), reason):
        _refuse_unwritable(text)
    return {"format": FORMAT, **texts, "public": public, "reason": reason}


def complete(body: Mapping[str, Any], *, sequence: int, at: datetime, changes: Sequence[object]) -> dict[str, Any]:
    """The body with its number, its moment and its changes as the chain keeps them."""
    return {**body, "sequence": sequence, "at": moment(at), "changes": list(changes)}


def _check(field: str, value: JsonValue) -> None:
    if value is not None and not isinstance(value, str | int):  # a bool is an int
        raise TypeError(f"{field}: {type(value).__name__} has no exact form here; give text or a whole number")
    if isinstance(value, str):
        _refuse_unwritable(value)


def _refuse_unwritable(text: str) -> None:
    if "\0" in text:
        raise ValueError("a NUL character can't be kept")
    text.encode()  # half of a surrogate pair raises UnicodeEncodeError, a ValueError
