"""Where a long search stands, kept on disk so that one that was cut goes on, and nothing is taken twice.

A folder for each file and unit holds what was found so far (one JSON line for each row) and the state: how many bytes
are dealt with, their SHA-256, and how much of the list of rows belongs to them. What was written after the last state
is cut off on the way back; a file that is not the same any more begins anew.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO

from faro.budget.domain.remarks import Kind, Remark
from faro.budget.domain.structure import FoundRow
from faro.kernel.errors import FaroError
from faro.kernel.files import write_file
from faro.kernel.text import _

_STATE, _ROWS, _LOCK = "state.json", "rows.jsonl", "lock"


class AlreadyRunning(FaroError):
    """Another process is importing the same file."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a search has come. ``offset``: bytes dealt with, whose digest is ``sha256``; ``line``: the next one."""

    offset: int = 0
    line: int = 1
    sha256: str = ""
    read: int = 0
    found: int = 0
    broken: int = 0
    spooled: int = 0
    done: bool = False


class Workshop:
    """The folder of one search, held by one process at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def held(self) -> Iterator["Workshop"]:
        """Keep other processes out. Raises :class:`AlreadyRunning`."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / _LOCK).open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise AlreadyRunning(_("Ya se está importando ese archivo en otro proceso.")) from error
            yield self

    def state(self) -> State:
        """The last state that was kept, or the beginning."""
        try:
            kept = State(**json.loads((self._folder / _STATE).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return State()
        rows = self._folder / _ROWS
        return kept if rows.exists() and rows.stat().st_size >= kept.spooled else State()

    @contextmanager
    def spool(self, state: State) -> Iterator["Spool"]:
        """The list of rows, cut to what the state knows, to be added to."""
        with (self._folder / _ROWS).open("ab") as stream:
            stream.truncate(state.spooled)
            yield Spool(stream)

    def keep(self, state: State, spool: "Spool") -> State:
        """Keep the state; what was found before it is on the disk by then."""
        kept = replace(state, spooled=spool.flush())
        write_file(self._folder / _STATE, json.dumps(asdict(kept)).encode())
        return kept

    def found(self) -> Iterator[FoundRow | Remark]:
        """The rows of the unit and the broken ones, in the order of the file."""
        with (self._folder / _ROWS).open(encoding="utf-8") as stream:
            for text in stream:
                told = json.loads(text)
                if "raw" in told:
                    yield FoundRow(told["line"], told["raw"].encode("latin-1"))
                else:
                    remark = told["remark"]
                    yield Remark(**(remark | {"kind": Kind(remark["kind"])}))

    def clear(self) -> None:
        """Forget the search: it was imported, or refused."""
        for name in (_STATE, _ROWS):
            (self._folder / name).unlink(missing_ok=True)


class Spool:
    """The list of rows being written."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def add(self, rows: list[FoundRow], broken: list[Remark]) -> None:
        """Add what a stretch held, in the order of its lines."""
        told: list[tuple[int, dict[str, object]]] = [
            (row.line, {"line": row.line, "raw": row.raw.decode("latin-1")}) for row in rows
        ]
        told += [(remark.line, {"remark": asdict(remark)}) for remark in broken]
        for _line, each in sorted(told, key=lambda pair: pair[0]):
            self._stream.write(json.dumps(each).encode() + b"\n")

    def flush(self) -> int:
        """Have it on the disk; its length."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        return self._stream.tell()
