"""What was done, as packages and reports take it."""

from dataclasses import dataclass

from django.db.models import Q

from faro.monitoring.domain.reporting.states import RELEASED
from faro.monitoring.models import Figure, Poi


@dataclass(frozen=True, slots=True)
class Executed:
    """What was done of an activity in a month; a figure that nobody gave is null, never zero."""

    activity: str
    month: int
    physical: int | None
    financial: int | None
    source: str | None
    place: str | None
    note: str | None
    unit: str
    explanation: str
    obstacle: str
    position: int


def executed(poi: Poi, *, released_only: bool = True, through: int = 12) -> tuple[Executed, ...]:
    """What was reported of the year, by activity and month; rows where nothing was said are left out. One query."""
    said = Q(physical__isnull=False) | Q(financial__isnull=False)
    rows = Figure.objects.filter(said, report__poi=poi, report__period__number__lte=through)
    if released_only:
        rows = rows.filter(report__state=RELEASED)
    ordered = rows.order_by("activity__position", "activity__id", "report__period__number")
    return tuple(
        Executed(*values)
        for values in ordered.values_list(
            "activity__code",
            "report__period__number",
            "physical",
            "financial",
            "source",
            "place",
            "note",
            "report__unit",
            "explanation",
            "obstacle",
            "position",
        )
    )
