"""Which records a figure counted, packed small: their row numbers, revisions and the sides they counted in.

Row numbers go as differences, which compress well: 200,000 records take some hundreds of kilobytes at the most.
"""

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntFlag
from hashlib import sha256
from itertools import accumulate, pairwise

_BYTES = 8 + 4 + 1


class Sides(IntFlag):
    """In which part of a figure a record counted; ``BEFORE``: of the year before, in a variation."""

    NUMERATOR = 1
    DENOMINATOR = 2
    NUMERATOR_BEFORE = 4
    DENOMINATOR_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that counted: its revision then, and where."""

    row: int
    revision: int
    sides: Sides


@dataclass(frozen=True, slots=True)
class Tally:
    """All records of a figure by row number, ascending."""

    rows: "array[int]"
    revisions: "array[int]"
    sides: bytes

    def __len__(self) -> int:
        """How many."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Entry]:
        """Each of them."""
        for row, revision, sides in zip(self.rows, self.revisions, self.sides, strict=True):
            yield Entry(row, revision, Sides(sides))

    def entry(self, row: int) -> Entry | None:
        """How a record counted, or None."""
        place = bisect_left(self.rows, row)
        if place == len(self.rows) or self.rows[place] != row:
            return None
        return Entry(row, self.revisions[place], Sides(self.sides[place]))

    def on(self, side: Sides) -> "array[int]":
        """The row numbers of a side."""
        return array("Q", (row for row, sides in zip(self.rows, self.sides, strict=True) if sides & side))


def tally_of(entries: Mapping[int, tuple[int, int]]) -> Tally:
    """The tally of row number → revision and sides."""
    rows = array("Q", sorted(entries))
    return Tally(rows, array("I", (entries[row][0] for row in rows)), bytes(entries[row][1] for row in rows))


def pack(tally: Tally) -> bytes:
    """The tally as it is kept."""
    steps = array("Q", [*tally.rows[:1], *(after - before for before, after in pairwise(tally.rows))])
    return zlib.compress(_little(steps).tobytes() + _little(tally.revisions).tobytes() + tally.sides, 6)


def unpack(content: bytes) -> Tally:
    """What :func:`pack` packed. Raises :class:`ValueError` for anything else."""
    try:
        raw = zlib.decompress(content)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    count, rest = divmod(len(raw), _BYTES)
    if rest:
        raise ValueError(len(raw))
    steps, revisions = array("Q"), array("I")
    steps.frombytes(raw[: count * 8])
    revisions.frombytes(raw[count * 8 : count * 12])
    return Tally(array("Q", accumulate(_little(steps))), _little(revisions), raw[count * 12 :])


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return numbers
    swapped = numbers[:]
    swapped.byteswap()
    return swapped


def digest_of(head: str, lines: Iterable[str]) -> str:
    """The digest of a figure and of the records behind it, a line each, in the order given."""
    found = sha256(head.encode())
    for line in lines:
        found.update(b"\n")
        found.update(line.encode())
    return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Differences:
    """What is counted now and was not, what was and is not, and what counts still but was changed."""

    added: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    changed: tuple[Entry, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.added or self.gone or self.changed)


def differences(before: Tally, now: Tally) -> Differences:
    """From one tally to another, by row number; ``changed`` as they are now."""
    was = {
        row: (revision, sides) for row, revision, sides in zip(before.rows, before.revisions, before.sides, strict=True)
    }
    has = {row: (revision, sides) for row, revision, sides in zip(now.rows, now.revisions, now.sides, strict=True)}
    return Differences(
        _entries(has, has.keys() - was.keys()),
        _entries(was, was.keys() - has.keys()),
        _entries(has, {row for row, facts in has.items() if row in was and was[row] != facts}),
    )


def _entries(facts: Mapping[int, tuple[int, int]], rows: Iterable[int]) -> tuple[Entry, ...]:
    return tuple(Entry(row, facts[row][0], Sides(facts[row][1])) for row in sorted(rows))
