"""What an import did, or why it did nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from faro.kernel.errors import InputProblems, Problem
from faro.monitoring.domain.poi.grids import Grid


class RowsRejected(InputProblems):
    """Rows that cannot be taken; ``grid`` is the sheet they stand in."""

    def __init__(self, grid: Grid, problems: Sequence[Problem]) -> None:
        super().__init__(sorted(problems, key=lambda each: each.place.row or 0))
        self.grid = grid


@dataclass(frozen=True, slots=True)
class Approval:
    """The norm or document that approved the POI, and its day."""

    instrument: str
    on: date


@dataclass(frozen=True, slots=True)
class ActivityDifference:
    """What becomes of an activity: each field in a reader's words, with its value before and after."""

    code: str
    is_new: bool
    changes: tuple[tuple[str, str, str], ...]


@dataclass
class ImportOutcome:
    """The codes of the activities that were added and changed; ``warnings``: sentences to read before confirming.

    ``stage``: where the POI stood and where it stands now, if it moved; ``approves``: it was still in formulation.
    ``differences``: only of a preview.
    """

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    stage: tuple[str, str] | None = None
    approves: bool = False
    differences: list[ActivityDifference] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.added or self.changed or self.stage)
