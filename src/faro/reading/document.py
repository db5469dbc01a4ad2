"""The one form that every document takes before anything is looked for in it: lines and grids, each with its place."""

from dataclasses import dataclass

from faro.kernel.text import _


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """Where a line or cell stands. ``page`` is None where the format has no pages; ``line`` counts from 1."""

    page: int | None = None
    line: int | None = None

    def words(self) -> str:
        """The place in words: «página 3, línea 12»."""
        parts = (
            None if self.page is None else _("página {n}").format(n=self.page),
            None if self.line is None else _("línea {n}").format(n=self.line),
        )
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or free line. ``level`` is that of a heading where the format marks headings, else None."""

    text: str
    spot: Spot
    level: int | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a grid: the cells' texts in order. A merged cell has its text in its first place, the rest empty."""

    cells: tuple[str, ...]
    spot: Spot

    def filled(self) -> tuple[str, ...]:
        """The cells that hold something."""
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands on paper: rows of equal width."""

    rows: tuple[GridRow, ...]


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A document: ``name`` is its file name; ``blocks`` in reading order; ``silent_pages`` have no text to read."""

    name: str
    blocks: tuple[Block, ...]
    silent_pages: tuple[int, ...] = ()


def grid_of(rows: list[GridRow]) -> Grid:
    """A grid whose rows all have the width of the widest, filled up with empty cells; columns empty throughout go."""
    width = max((len(row.cells) for row in rows), default=0)
    padded = [(*row.cells, *[""] * (width - len(row.cells))) for row in rows]
    kept = [at for at in range(width) if any(cells[at] for cells in padded)]
    return Grid(
        tuple(
            GridRow(tuple(cells[at] for at in kept), row.spot) for row, cells in zip(rows, padded, strict=True) if kept
        )
    )


def whole_grid(rows: list[GridRow]) -> Grid:
    """A grid with all of its columns, also those that are empty throughout."""
    width = max((len(row.cells) for row in rows), default=0)
    return Grid(tuple(GridRow((*row.cells, *[""] * (width - len(row.cells))), row.spot) for row in rows))


def one_line(text: str) -> str:
    """The text on one line, its spaces made single: how a wrapped cell is read."""
    return " ".join(text.split())
