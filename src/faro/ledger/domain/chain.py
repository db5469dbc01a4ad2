"""How entries chain: each digest covers the entry and the digest before it. ``docs/ledger.md`` says it in prose."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from faro.ledger.domain.entry import JsonValue

FORMAT = 1
"""The form of a body. A later form gets the next number, and entries of both stand in one chain."""

START = "0" * 64
DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


def canonical(body: Mapping[str, Any]) -> str:
    """The one way to write a body: sorted keys, no spaces, no escapes beyond JSON's own."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest_of(previous: str, body: str) -> str:
    """The digest of an entry, over the digest before it and its canonical body."""
    return digest_of_bytes(previous.encode(), body.encode())


def digest_of_bytes(previous: bytes, body: bytes) -> str:
    """The same, for what is stored, whether or not it is still text."""
    return hashlib.sha256(b"%b\n%b" % (previous, body)).hexdigest()


def personal_digest(salt: str, value: str) -> str:
    """What stands in the chain for a personal value; ``value`` as :func:`written` writes it."""
    return personal_digest_of_bytes(salt.encode(), value.encode())


def personal_digest_of_bytes(salt: bytes, value: bytes) -> str:
    """The same, for what is stored."""
    return hashlib.sha256(b"%b\n%b" % (salt, value)).hexdigest()


def written(value: JsonValue) -> str:
    """A single value as JSON: what a personal value is kept as."""
    return json.dumps(value, ensure_ascii=False)


def moment(at: datetime) -> str:
    """A moment as a body writes it: UTC, with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
