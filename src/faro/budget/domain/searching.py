"""Going through a file of any size once, in bounded memory, and keeping the rows of one executing unit."""

import hashlib
import io
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from faro.budget.domain.checkpoint import Spool, State, Workshop
from faro.budget.domain.columns import Header, read_header
from faro.budget.domain.remarks import KEPT, quarantined
from faro.budget.domain.source import opened
from faro.budget.domain.structure import LONGEST_ROW, Found, rows_at_once, rows_one_by_one
from faro.kernel.errors import FaroError, InputProblems, Place, Problem
from faro.kernel.text import _

STRETCH = 16 * 1024**2
"""Bytes that are read at once."""

_ROOM = 2 * LONGEST_ROW

KEPT_EVERY = 16
"""Stretches between two states on the disk."""

MOST_BROKEN = 10_000
"""With more broken rows the file is not one of the MEF's with faults, but another one."""

Progress = Callable[[int, int], None]
"""Told how many bytes of how many are dealt with."""


class TooManyBroken(FaroError):
    """Hardly a row can be read."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and how it goes on: ``progress`` is told bytes dealt with and bytes in all."""

    path: Path
    unit: int
    workshop: Workshop
    progress: Progress = lambda _done, _total: None
    stretch: int = STRETCH
    kept_every: int = KEPT_EVERY


def find_rows(search: Search) -> tuple[Header, State]:
    """Go through the file, from where an earlier search was cut; the rows are in the workshop afterwards.

    The state's digest is that of the whole CSV. Raises :class:`InputProblems` for a file without the columns, and
    :class:`TooManyBroken`.
    """
    kept = search.workshop.state()
    with ThreadPoolExecutor(1) as worker:
        if kept.offset:
            with opened(search.path) as (stream, total):
                header, digest, begun = _begun(search, stream)
                if kept.offset >= begun and _same_so_far(search, stream, digest, kept, begun):
                    return header, _Walk(search, header, total, worker).through(stream, digest, kept)
        with opened(search.path) as (stream, total):
            header, digest, begun = _begun(search, stream)
            fresh = State(offset=begun, line=2)
            return header, _Walk(search, header, total, worker).through(stream, digest, fresh)


def _begun(search: Search, stream: io.BufferedIOBase) -> tuple[Header, "hashlib._Hash", int]:
    """The header, its digest and its bytes."""
    first = stream.readline(LONGEST_ROW)
    if not first.strip():
        raise _empty(search.path.name)
    return read_header(first, search.path.name), hashlib.sha256(first), len(first)


def _same_so_far(search: Search, stream: io.BufferedIOBase, digest: "hashlib._Hash", kept: State, begun: int) -> bool:
    """Whether the bytes that were dealt with are still the same; they are read again to know."""
    left = kept.offset - begun
    while left:
        piece = stream.read(min(search.stretch, left))
        if not piece:
            return False
        digest.update(piece)
        left -= len(piece)
    return digest.hexdigest() == kept.sha256


class _Walk:
    """One way through a file. Another thread reads ahead and digests behind, each in the order it was told.

    Two buffers take turns and are never made anew: memory that is given back and asked for again costs more time than
    the reading. A piece is read behind ``_ROOM``, where what was left of the piece before goes.
    """

    def __init__(self, search: Search, header: Header, total: int, worker: ThreadPoolExecutor) -> None:
        self._search = search
        self._header = header
        self._total = total
        self._worker = worker
        self._inside_long_row = False
        self._buffers = [bytearray(_ROOM + search.stretch) for _each in range(2)]

    def through(self, stream: io.BufferedIOBase, digest: "hashlib._Hash", state: State) -> State:
        """To the end of the stream."""
        workshop, left, count = self._search.workshop, b"", 0
        ahead = self._read(stream, 0)
        with workshop.spool(state) as spool:
            while piece := ahead.result():
                ahead = self._read(stream, count + 1)
                held = _Held.joined(left, self._buffers[count % 2], piece)
                state, left = self._deal(held, state, spool, digest, more=True)
                count += 1
                if count % self._search.kept_every == 0 and not self._inside_long_row:
                    state = workshop.keep(self._digested(state, digest), spool)
            if left:
                state, left = self._deal(_Held(bytearray(left), 0, len(left)), state, spool, digest, more=False)
            return workshop.keep(replace(self._digested(state, digest), done=True), spool)

    def _read(self, stream: io.BufferedIOBase, count: int) -> "Future[int]":
        """How many bytes come; after the digest of what was in the same buffer."""
        room = memoryview(self._buffers[count % 2])[_ROOM:]
        return self._worker.submit(stream.readinto, room)

    def _digested(self, state: State, digest: "hashlib._Hash") -> State:
        """With the digest of all that is dealt with: the one thread does its work in order."""
        return replace(state, sha256=self._worker.submit(digest.hexdigest).result())

    def _deal(
        self, held: "_Held", state: State, spool: Spool, digest: "hashlib._Hash", *, more: bool
    ) -> tuple[State, bytes]:
        """The state after the rows that are whole, and the bytes left for the next time."""
        found = self._found(held, state.line, more=more)
        spool.add(found.rows, found.broken)
        end = held.start + found.consumed
        self._worker.submit(digest.update, memoryview(held.buffer)[held.start : end])
        after = replace(
            state,
            offset=state.offset + found.consumed,
            line=state.line + found.lines,
            read=state.read + found.read,
            found=state.found + len(found.rows),
            broken=state.broken + len(found.broken),
        )
        if after.broken > MOST_BROKEN:
            sentence = _("Más de {n} filas no se pueden leer: no parece el archivo del MEF. No se tomó nada.")
            raise TooManyBroken(sentence.format(n=MOST_BROKEN))
        self._search.progress(after.offset, self._total)
        return after, bytes(memoryview(held.buffer)[end : held.stop])

    def _found(self, held: "_Held", line: int, *, more: bool) -> Found:
        if self._inside_long_row:
            return self._rest_of_long_row(held)
        lines_end = held.buffer.rfind(b"\n", held.start, held.stop) + 1 if more else held.stop
        if lines_end > held.start:
            return self._at_once(held, line, more=more) or self._one_by_one(held, lines_end, line, more=more)
        if held.size <= LONGEST_ROW:
            return Found()
        self._inside_long_row = True
        beginning = held.buffer[held.start : held.start + KEPT].decode("utf-8", errors="backslashreplace")
        return Found(broken=[quarantined("too_long", line, beginning)], read=1, consumed=held.size)

    def _at_once(self, held: "_Held", line: int, *, more: bool) -> Found | None:
        end = last_whole_row(held.buffer, held.start, held.stop) if more else held.stop
        if end == held.start or (not more and held.buffer.count(b'"', held.start, end) % 2):
            return None
        guarded = b"".join((self._header.guard, memoryview(held.buffer)[held.start : end]))
        return rows_at_once(guarded, line, self._header, self._search.unit)

    def _one_by_one(self, held: "_Held", end: int, line: int, *, more: bool) -> Found:
        waits = more and held.stop - end <= LONGEST_ROW  # a longer one can't be the rest of a row
        stretch = bytes(memoryview(held.buffer)[held.start : end])
        return rows_one_by_one(stretch, line, self._header, self._search.unit, more=waits)

    def _rest_of_long_row(self, held: "_Held") -> Found:
        end = held.buffer.find(b"\n", held.start, held.stop) + 1
        self._inside_long_row = not end
        return Found(lines=1 if end else 0, consumed=end - held.start if end else held.size)


@dataclass(frozen=True, slots=True)
class _Held:
    """What is dealt with at once: part of a buffer."""

    buffer: bytearray
    start: int
    stop: int

    @property
    def size(self) -> int:
        return self.stop - self.start

    @staticmethod
    def joined(left: bytes, buffer: bytearray, piece: int) -> "_Held":
        """What was left, and behind it the piece that was read into the buffer."""
        if len(left) > _ROOM:  # seldom: quotes that don't pair, or a line of many megabytes
            whole = bytearray(left) + memoryview(buffer)[_ROOM : _ROOM + piece]
            return _Held(whole, 0, len(whole))
        start = _ROOM - len(left)
        buffer[start:_ROOM] = left
        return _Held(buffer, start, _ROOM + piece)


def last_whole_row(held: bytes | bytearray, start: int, stop: int) -> int:
    """Where the last row ends that has all its quotes in pairs, counted from ``start``, where a row begins.

    ``start`` itself where there is none before ``stop``.
    """
    end = held.rfind(b"\n", start, stop)
    quotes = held.count(b'"', start, end + 1) if end >= 0 else 0
    while end >= 0 and quotes % 2:
        before = held.rfind(b"\n", start, held.rfind(b'"', start, end))
        quotes -= held.count(b'"', max(before + 1, start), end)
        end = before
    return end + 1 if end >= 0 else start


def _empty(file: str) -> InputProblems:
    mend = _("Descárguelo de nuevo: quizá la descarga se cortó.")
    return InputProblems([Problem("empty_file", Place(file), _("El archivo está vacío."), mend)])
