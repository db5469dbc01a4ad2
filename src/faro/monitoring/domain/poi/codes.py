"""The codes that CEPLAN gives to activities begun in Faro, as a person hands them over: two columns."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faro.kernel.text import _
from faro.monitoring.domain.poi.grids import folded, read_grid

FARO_PREFIX = "NUEVA-"
HEADINGS = (_("Código en Faro"), _("Código del CEPLAN"))
_KNOWN = tuple(folded(each) for each in HEADINGS)
_BETWEEN = re.compile(r"[\t;,]|\s+")


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A line of the table: its number, the code in Faro and the one of CEPLAN."""

    number: int
    old: str
    new: str


def pasted_rows(text: str) -> tuple[CodeRow, ...]:
    """The lines of a pasted table, or of a CSV file; one that is empty or has no new code yet says nothing."""
    return tuple(_said(_split(text.replace("\x00", ""))))


def _split(text: str) -> Iterator[CodeRow]:
    for number, line in enumerate(text.splitlines(), start=1):
        old, *rest = _BETWEEN.split(line.strip().lstrip("\ufeff"), maxsplit=1)
        yield CodeRow(number, old.strip('" '), rest[0].strip('"\t ') if rest else "")


def _said(rows: Iterator[CodeRow]) -> Iterator[CodeRow]:
    return (row for row in rows if row.new and not folded(f"{row.old} {row.new}").startswith("codigo"))


def book_rows(content: bytes, name: str) -> tuple[CodeRow, ...]:
    """The rows of a workbook with these two columns. Raises :class:`~faro.kernel.errors.InputProblems`."""
    grid = read_grid(content, name, _KNOWN)
    places = {folded(heading): place for place, heading in enumerate(grid.headings)}
    old, new = (places.get(each) for each in _KNOWN)
    rows = (CodeRow(row.number, _cell(row.cells, old), _cell(row.cells, new)) for row in grid.rows)
    return tuple(row for row in rows if row.new)


def _cell(cells: tuple[str, ...], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""
