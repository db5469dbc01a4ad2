"""Finished pages kept in memory, for as long as nothing that citizens see has changed.

One store for each process, bounded in entries and bytes; the least used go first. The whole store is of one public
version: with the next one it is emptied, so that a correction shows on the very next request.
"""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final

MOST_ENTRIES: Final = 2_000
MOST_BYTES: Final = 64 * 1024 * 1024
_LARGEST_SHARE: Final = 8
"""An answer larger than this part of the store is not kept: one workbook shall not push out every page."""

_PACKING: Final = 4
"""Twice as fast as the usual 6, for pages 3 % larger."""

_PACKED_ALREADY: Final = ("application/zip", "application/vnd.", "image/png", "image/jpeg")


@dataclass(frozen=True, slots=True)
class Finished:
    """An answer ready to be sent: its bytes, the same packed (None where that is no smaller), and its headers."""

    body: bytes
    packed: bytes | None
    status: int
    headers: tuple[tuple[str, str], ...]
    etag: str

    @property
    def size(self) -> int:
        """The memory it takes, near enough."""
        return len(self.body) + len(self.packed or b"") + 500


def finished(body: bytes, status: int, headers: dict[str, str]) -> Finished:
    """Make an answer ready: pack it and name it by its content."""
    kind = headers.get("Content-Type", "")
    packed = None if kind.startswith(_PACKED_ALREADY) else gzip.compress(body, _PACKING, mtime=0)
    digest = hashlib.sha256(body).hexdigest()[:32]
    # Weak: packed and plain bytes are the same page.
    return Finished(
        body, packed if packed and len(packed) < len(body) else None, status, tuple(headers.items()), f'W/"{digest}"'
    )


class PageCache:
    """The store of one process. Safe among threads."""

    def __init__(self, most_entries: int = MOST_ENTRIES, most_bytes: int = MOST_BYTES) -> None:
        self._most_entries = most_entries
        self._most_bytes = most_bytes
        self._entries: OrderedDict[object, Finished] = OrderedDict()
        self._bytes = 0
        self._version: object = None
        self._lock = Lock()

    def get(self, version: object, key: object) -> Finished | None:
        """The answer kept under that key, if it is of that version."""
        with self._lock:
            if version != self._version:
                return None
            answer = self._entries.get(key)
            if answer is not None:
                self._entries.move_to_end(key)
            return answer

    def put(self, version: object, key: object, answer: Finished) -> None:
        """Keep an answer. One of another version empties the store first."""
        if answer.size > self._most_bytes // _LARGEST_SHARE:
            return
        with self._lock:
            if version != self._version:
                self._entries.clear()
                self._bytes, self._version = 0, version
            earlier = self._entries.pop(key, None)
            self._entries[key] = answer
            self._bytes += answer.size - (earlier.size if earlier else 0)
            while len(self._entries) > self._most_entries or self._bytes > self._most_bytes:
                self._bytes -= self._entries.popitem(last=False)[1].size

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
            self._bytes, self._version = 0, None

    def __len__(self) -> int:
        """How many answers it keeps."""
        return len(self._entries)
