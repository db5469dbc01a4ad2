"""Laying out cells that span several columns or rows: the text in the first place, the rest empty."""

from collections.abc import Iterable
from dataclasses import dataclass

from faro.kernel.text import _
from faro.reading.refusals import ReadingLimits, too_long


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell with the columns and rows that it covers."""

    text: str
    columns: int = 1
    rows: int = 1


def laid_out(rows: Iterable[list[Spanned]], name: str, limits: ReadingLimits) -> list[tuple[str, ...]]:
    """The rows with every cell in its column. Raises :class:`InputProblems` where a row is wider than is read."""
    laid: list[tuple[str, ...]] = []
    covered: dict[int, int] = {}
    for row in rows:
        cells: list[str] = []
        below: dict[int, int] = {at: left - 1 for at, left in covered.items() if left > 1}
        for cell in row:
            while len(cells) in covered:
                cells.append("")
            start = len(cells)
            cells.extend([cell.text, *[""] * (cell.columns - 1)])
            if cell.rows > 1:
                below |= dict.fromkeys(range(start, len(cells)), cell.rows - 1)
            if len(cells) > limits.columns:
                raise too_long(name, _("columnas en una tabla"))
        laid.append(tuple(cells))
        if len(laid) > limits.blocks:
            raise too_long(name, _("filas en una tabla"))
        covered = below
    return laid
