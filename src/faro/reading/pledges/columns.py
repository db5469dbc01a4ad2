"""Columns printed side by side and parted by spaces: the cells of each row, put together from its lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from faro.reading.document import Line, Spot
from faro.reading.pledges.headings import NUMBER, OBJECTIVE, PROBLEM, TARGET
from faro.reading.pledges.texts import continues, joined, mark, row_number

_GAP = re.compile(r"\s{2,}")
_SEGMENT = re.compile(r"\S+(?:\s\S+)*")
_CROSSING_SHARE = 0.04
_SINGLE_SPACED = 0.6


@dataclass(slots=True)
class Row:
    """The cells of a row by role, their lines joined with line breaks kept, and where it begins."""

    spot: Spot
    cells: dict[str, str] = field(default_factory=dict)
    deadline: str | None = None


def segments(line: str) -> list[tuple[int, str]]:
    """The parts of a line that two spaces or more divide, with the column at which each begins."""
    return [(match.start(), match[0]) for match in _SEGMENT.finditer(line)]


def edges(headings: Sequence[str], lines: Sequence[str], starts: Sequence[int]) -> list[int] | None:
    """Where each column but the first begins: the end of an empty strip down all of the lines, nearest its heading.

    None where the lines leave no such strip between two headings.
    """
    texts = [*headings, *(line for line in lines if line.strip())]
    width = max((len(line) for line in texts), default=0)
    filled = [0] * (width + 1)
    for line in texts:
        for match in re.finditer(r"\S+(?: \S+)*", line):
            for at in range(match.start(), match.end()):
                filled[at] += 1
    allowed = int(_CROSSING_SHARE * len(texts))
    strips = list(_strips(filled, allowed))
    found: list[int] = []
    for left, start in pairwise(starts):
        between = [end for begin, end in strips if begin > left and end <= width and (not found or end > found[-1])]
        near = sorted(between, key=lambda end: abs(end - start))
        if not near:
            return None
        found.append(near[0])
    return found


def _strips(filled: list[int], allowed: int) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    for at, count in enumerate(filled):
        if count <= allowed and begin is None:
            begin = at
        elif count > allowed and begin is not None:
            if at - begin >= 2 or begin == 0:
                yield begin, at
            begin = None


def cut(line: str, at: Sequence[int]) -> list[str] | None:
    """The cells of a line; None where a word crosses the edge of a column."""
    bounds = [0, *at, max(len(line), *at) + 1]
    if any(0 < edge < len(line) and not line[edge - 1].isspace() and not line[edge].isspace() for edge in at):
        return None
    return [line[left:right].strip() for left, right in pairwise(bounds)]


def rows(lines: Sequence[Line], at: Sequence[int], roles: Sequence[str]) -> Iterator[Row | Line]:
    """The rows of a region, and the lines that are in no column.

    A row begins after an empty line, where its first cell is numbered, or where a first cell begins anew beside the
    others; in a text whose every line is followed by an empty one, empty lines say nothing.
    """
    apart = _blanks_divide(lines)
    numbered = NUMBER in roles or sum(row_number(line.text) is not None for line in lines) >= 2
    row: Row | None = None
    blank = False
    for line in lines:
        if not line.text.strip():
            blank = True
            continue
        cells = cut(line.text, at)
        if cells is None:
            yield line
            continue
        named = {role: cell for role, cell in zip(roles, cells, strict=True) if cell}
        if row is None or _begins(row, named, apart=apart and blank, numbered=numbered, blanks=apart):
            if row is not None:
                yield row
            row = Row(line.spot)
        _extend(row, named)
        blank = False
    if row is not None:
        yield row


def _blanks_divide(lines: Sequence[Line]) -> bool:
    """Whether empty lines divide rows: there are some, and not one after each line."""
    body = "".join("x" if line.text.strip() else " " for line in lines).strip()
    return " " in body and body.count("xx") >= (1 - _SINGLE_SPACED) * body.count("x") / 2


def _begins(row: Row, named: Mapping[str, str], *, apart: bool, numbered: bool, blanks: bool) -> bool:
    first = named.get(PROBLEM)
    if NUMBER in named:
        return True
    if numbered and first and row_number(first):
        return True
    if apart:
        return True
    if not first and not blanks:
        return _is_next_aim(row, named)
    if blanks or numbered or not first or len(named) < 2:
        return False
    # Without empty lines and numbers, a row begins where every cell before it has ended and two begin with a capital.
    ended = not continues(row.cells.get(PROBLEM, ""), first)
    return ended and all(not text[:1].islower() for text in named.values()) and _all_ended(row, named)


def _is_next_aim(row: Row, named: Mapping[str, str]) -> bool:
    """Whether an objective and a target begin anew together beside an empty cell, which is one with that above."""
    if OBJECTIVE not in named or TARGET not in named or TARGET not in row.cells:
        return False
    return all(not text[:1].islower() for text in named.values()) and _all_ended(row, named)


def _all_ended(row: Row, named: Mapping[str, str]) -> bool:
    return all(not continues(row.cells.get(role, ""), text) for role, text in named.items())


def _extend(row: Row, named: Mapping[str, str]) -> None:
    for role, text in named.items():
        before = row.cells.get(role)
        if before is None:
            row.cells[role] = text
        elif mark(text) is not None:
            row.cells[role] = f"{before}\n{text}"
        else:
            row.cells[role] = f"{before}\n{text}" if before.endswith((".", ";")) else joined(before, text)


def gaps(line: str) -> int:
    """How many wide gaps a line has between its words."""
    return len(_GAP.findall(line.strip()))
