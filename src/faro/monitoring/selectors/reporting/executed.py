"""What was done, as packages and reports take it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Q

from faro.monitoring.domain.reporting.states import RELEASED
from faro.monitoring.models import Figure, Poi
from faro.monitoring.selectors.closing.adjustments import adjusted


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
    """What was reported of the year, by activity and month; rows where nothing was said are left out. Two queries.

    Accepted adjustments of closed months count in place of what was reported.
    """
    said = Q(physical__isnull=False) | Q(financial__isnull=False)
    rows = Figure.objects.filter(said, report__poi=poi, report__period__number__lte=through)
    if released_only:
        rows = rows.filter(report__state=RELEASED)
    ordered = rows.order_by("activity__position", "activity__id", "report__period__number")
    found = [
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
    ]
    return tuple(_adjusted(poi, found, through))


def _adjusted(poi: Poi, rows: list[Executed], through: int) -> list[Executed]:
    of_year = (
        (code, month, values) for (year, code, month), values in adjusted(poi.plan.code).items() if year == poi.year
    )
    instead = {(code, month): values for code, month, values in of_year if month <= through}
    if not instead:
        return rows
    activities = {code: (place, unit) for place, (code, unit) in enumerate(poi.activities.values_list("code", "unit"))}
    rows = [_corrected(row, instead.pop((row.activity, row.month), {})) for row in rows]
    for (code, month), values in instead.items():
        unit = activities[code][1] if code in activities else ""
        empty = Executed(code, month, None, None, None, None, None, unit, "", "", 0)
        rows.append(_corrected(empty, values))
    return sorted(rows, key=lambda row: (activities.get(row.activity, (len(activities), ""))[0], row.month))


def _corrected(row: Executed, values: Mapping[str, int | None]) -> Executed:
    physical, financial = values.get("physical", row.physical), values.get("financial", row.financial)
    return replace(row, physical=physical, financial=financial)
