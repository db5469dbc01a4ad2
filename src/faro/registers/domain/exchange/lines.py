"""Records as a file brings them: each line with its cells as they stood, what they were read as, and what is wrong."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from faro.registers.domain.answers import Answers

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a line: the sheet, the row as the spreadsheet counts it, the key of the column, a sentence."""

    sheet: str
    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A record of a file. ``key``: what it is known by, so that the same file again adds nothing twice.

    ``rows``: of each repeat, the number of the row in its sheet with its cells.
    """

    row: int
    key: str
    answers: Answers
    cells: Cells
    rows: Mapping[str, Sequence[tuple[int, Cells]]] = field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read. ``headings``: of each sheet by its repeat (empty: the records)."""

    lines: tuple[Line, ...]
    headings: Mapping[str, Cells]
    notes: tuple[str, ...] = ()


def written_in(read: Brought) -> dict[tuple[int, str], str]:
    """What each cell of a file says, by the number of its row and the key of its column."""
    found: dict[tuple[int, str], str] = {}
    for line in read.lines:
        for name, held in {**line.rows, "": [(line.row, line.cells)]}.items():
            for row, cells in held:
                found |= {(row, key): text for key, text in zip(read.headings[name], cells, strict=False)}
    return found


def key_of_cells(register: str, cells: Sequence[object], seen: dict[str, int]) -> str:
    """A key worked out from what a line says; the second line that says the same has another one."""
    text = json.dumps([register, cells], ensure_ascii=False)
    digest = hashlib.sha256(text.encode(errors="replace")).hexdigest()
    seen[digest] = seen.get(digest, 0) + 1
    return f"xlsx:{digest}:{seen[digest]}"
