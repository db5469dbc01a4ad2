"""What an import did, or why it did nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from faro.kernel.errors import InputProblems, Problem
from faro.monitoring.domain.poi.grids import Grid


class RowsRejected(InputProblems):
    """Rows that cannot be taken; ``grid`` is the sheet they stand in."""

    def __init__(self, grid: Grid, problems: Sequence[Problem]) -> None:
        super().__init__(sorted(problems, key=lambda each: each.place.row or 0))
        self.grid = grid


@dataclass
class ImportOutcome:
    """The codes of the activities that were added and changed; ``warnings``: sentences to read before confirming."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.added or self.changed)
