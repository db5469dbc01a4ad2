"""How entries chain: each digest covers the entry and the digest before it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

START = "0" * 64


def canonical(body: Mapping[str, Any]) -> str:
    """The one way to write a body: sorted keys, no spaces, no escapes beyond JSON's own."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(previous: str, body: str) -> str:
    """The digest of an entry, over the digest before it and its canonical body."""
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


def personal_digest(salt: str, value: str) -> str:
    """What stands in the chain for a personal value."""
    return hashlib.sha256(f"{salt}\n{value}".encode()).hexdigest()
