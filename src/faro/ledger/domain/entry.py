"""An entry of the ledger, before and after it is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from faro.kernel.errors import FaroError

JsonValue: TypeAlias = str | int | bool | None
"""A value as it is kept: money in céntimos, quantities in millionths, dates in ISO form. Never a float."""


class LedgerError(FaroError):
    """Something the ledger refuses to do."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: ``person:<key>``, ``command:<name>``, ``job:<name>`` or ``public``; and in which role."""

    key: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after. A personal value enters the chain only as a salted digest, and can be erased."""

    field: str
    before: JsonValue = None
    after: JsonValue = None
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of the chain: publishing it makes a rewritten or shortened chain visible."""

    sequence: int
    digest: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An entry in a reader's words: ``what`` is a Spanish sentence; changes hold labels and shown values.

    ``who`` and ``about`` are the words for the keys ``actor`` and ``subject``.
    """

    sequence: int
    at: datetime
    who: str
    what: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]
    digest: str
    actor: str = ""
    role: str = ""
    action: str = ""
    subject: str = ""
    about: str = ""
    public: bool = False


@dataclass(frozen=True, slots=True)
class Seal:
    """The digest of something closed (a period, a publication), and the entry that holds it."""

    name: str
    content_digest: str
    at: datetime
    actor: str
    reason: str
    head: Head


def subject_key(kind: str, *codes: str) -> str:
    """``indicator:PEI-2021-2025/IND.01.OEI.01``: the key of a thing, for good."""
    return f"{kind}:{'/'.join(codes)}"
