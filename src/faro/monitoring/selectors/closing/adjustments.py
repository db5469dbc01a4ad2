"""What accepted adjustments say instead of the figures that were sealed."""

from collections.abc import Mapping

from django.db.models import QuerySet

from faro.monitoring.models import Adjustment, Figure, Poi, ReportingPeriod
from faro.monitoring.models.reporting import ReviewState

FigureKey = tuple[int, str, int]
"""Year, activity and month."""


def adjusted(plan_code: str) -> Mapping[FigureKey, Mapping[str, int | None]]:
    """What counts instead, by field, of each figure that was ever adjusted; of several the last decided. One query."""
    accepted = Adjustment.objects.filter(poi__plan__code=plan_code, accepted=True).order_by("decided_at", "id")
    found: dict[FigureKey, dict[str, int | None]] = {}
    for year, activity, month, field, after in accepted.values_list(
        "poi__year", "activity", "period__number", "field", "after"
    ):
        found.setdefault((year, activity, month), {})[field] = after
    return found


def value_in_force(poi: Poi, period: ReportingPeriod, activity: str, field: str) -> int | None:
    """What counts of a field of a month: the last adjustment, else what was released; None where nobody said."""
    last = (
        Adjustment.objects.filter(poi=poi, period=period, activity=activity, field=field, accepted=True)
        .order_by("-decided_at", "-id")
        .first()
    )
    if last is not None:
        return last.after
    released = Figure.objects.filter(
        report__poi=poi, report__period=period, report__state=ReviewState.RELEASED, activity__code=activity
    )
    value: int | None = released.values_list(field, flat=True).first()
    return value


def adjustments_of(poi: Poi, period: ReportingPeriod) -> "QuerySet[Adjustment]":
    """Those asked for a month; of a whole year, of any month of it. The first asked first."""
    found = Adjustment.objects.filter(poi=poi).select_related("period")
    return found if period.kind == ReportingPeriod.Kind.YEAR else found.filter(period=period)
