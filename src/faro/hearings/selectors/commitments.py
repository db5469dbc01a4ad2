"""What was promised, and how it goes."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from faro.catalogs.api import calendar
from faro.directory.api import unit_labels
from faro.hearings.keys import commitment_key
from faro.hearings.models import Commitment, Progress

CLOSED = frozenset({"done", "dropped"})


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment as it is read."""

    row: Commitment
    unit_name: str
    notes: tuple[Progress, ...]
    overdue: bool

    @property
    def key(self) -> str:
        """Its subject key."""
        return commitment_key(self.row)

    @property
    def state_label(self) -> str:
        """The state in Spanish."""
        return self.row.get_state_display()


def is_overdue(commitment: Commitment, today: date | None = None) -> bool:
    """Whether its day (or the working day after it) has passed and nobody said that it is done or dropped."""
    if commitment.state in CLOSED:
        return False
    return (today or timezone.localdate()) > calendar().first_working_day(commitment.due_date)


def commitments(hearing_code: str = "") -> tuple[CommitmentView, ...]:
    """What was promised at one hearing, or at all, with its progress."""
    rows: QuerySet[Commitment] = Commitment.objects.select_related("hearing", "question").prefetch_related("progress")
    if hearing_code:
        rows = rows.filter(hearing__code=hearing_code)
    units = unit_labels()
    return tuple(
        CommitmentView(each, units.get(each.unit, each.unit), tuple(each.progress.all()), is_overdue(each))
        for each in rows.order_by("-hearing__starts_at", "number")
    )
