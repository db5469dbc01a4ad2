"""Who reported, when, and who never did."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from faro.directory.api import unit_labels
from faro.monitoring.domain.reporting.states import STATES
from faro.monitoring.domain.reporting.timing import Timing, timing
from faro.monitoring.models import Activity, Poi, ReportingPeriod, UnitReport
from faro.monitoring.selectors.closing.closed import closed_months

MARKS = {"draft": "○", "sent": "◐", "observed": "!", "checked": "●", "released": "✓"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A unit in a month. ``state`` is empty where nothing was opened yet; ``extended``: it has a later day."""

    period: str
    month: int
    state: str
    timing: Timing | None
    due: date | None
    extended: bool = False

    @property
    def state_words(self) -> str:
        """The state as a reader sees it."""
        return STATES.label(self.state) if self.state else ""

    @property
    def mark(self) -> str:
        """The sign of the state in a narrow column."""
        return MARKS.get(self.state, "")


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A unit with its twelve months."""

    unit: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How a unit reported: ``on_time`` within its day (``extended`` of them by an extension), ``late``, ``never``.

    Apart stand those whose day is not over: ``early`` ones were sent, ``pending`` ones were not.
    """

    unit: str
    name: str
    on_time: int
    late: int
    never: int
    pending: int
    extended: int
    early: int

    @property
    def owed(self) -> int:
        """The reports whose day is over, or whose month is closed."""
        return self.on_time + self.late + self.never

    @property
    def share_on_time(self) -> float | None:
        """Percentage points on time; None where nothing was due yet."""
        return self.on_time * 100 / self.owed if self.owed else None


def state_matrix(poi: Poi, today: date | None = None) -> tuple[MatrixRow, ...]:
    """Every unit with activities against the months of the year: four queries."""
    day = today or timezone.localdate()
    months = {
        each.number: each for each in ReportingPeriod.objects.filter(kind=ReportingPeriod.Kind.MONTH, year=poi.year)
    }
    closed = closed_months(poi)
    cells: dict[str, dict[int, Cell]] = defaultdict(dict)
    for report in UnitReport.objects.filter(poi=poi).select_related("period"):
        cells[report.unit][report.period.number] = _cell(report, day, closed)
    units = set(Activity.objects.filter(poi=poi).exclude(active=False).values_list("unit", flat=True)) | set(cells)
    labels = unit_labels()
    return tuple(
        MatrixRow(
            unit,
            labels.get(unit, unit),
            tuple(cells[unit].get(month) or _nothing_yet(poi, month, months) for month in range(1, 13)),
        )
        for unit in sorted(units)
    )


def _cell(report: UnitReport, today: date, closed: Collection[int]) -> Cell:
    sent = timezone.localdate(report.first_sent_at) if report.first_sent_at else None
    extended = report.due > report.period.due
    period = report.period
    # What came whole from a file says nothing of when it was reported.
    when = None if report.imported else timing(report.due, sent, today, closed=period.number in closed)
    return Cell(period.code, period.number, report.state, when, report.due, extended)


def _nothing_yet(poi: Poi, month: int, periods: Mapping[int, ReportingPeriod]) -> Cell:
    period = periods.get(month)
    return Cell(f"{poi.year}-{month:02d}", month, "", None, period.due if period else None)


def punctuality(poi: Poi, today: date | None = None) -> tuple[Punctuality, ...]:
    """How each unit reported, counted over the reports of the year: citizens read it too."""
    return tuple(counted(row) for row in state_matrix(poi, today))


def counted(row: MatrixRow) -> Punctuality:
    """How the unit of a row reported."""
    found = [cell.timing for cell in row.cells if cell.timing is not None]
    extended = sum(cell.timing is Timing.ON_TIME and cell.extended for cell in row.cells)
    return Punctuality(
        unit=row.unit,
        name=row.name,
        on_time=found.count(Timing.ON_TIME),
        late=found.count(Timing.LATE),
        never=found.count(Timing.NEVER),
        pending=found.count(Timing.PENDING),
        extended=extended,
        early=found.count(Timing.EARLY),
    )
