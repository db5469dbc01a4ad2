"""What accepted adjustments say instead of the figures that were sealed."""

from collections.abc import Mapping

from django.db.models import QuerySet

from faro.monitoring.models import Activity, Adjustment, Figure, Poi, ReportingPeriod
from faro.monitoring.models.reporting import ReviewState

FigureKey = tuple[int, str, int]
"""Year, activity and month."""


def adjusted(plan_code: str) -> Mapping[FigureKey, Mapping[str, int | None]]:
    """What counts instead, by field, of each figure that was ever adjusted; of several the last decided. Two queries.

    An activity that got another code since is told by the one it has now.
    """
    renamed = {(year, first): code for year, first, code in _renamed(plan_code)}
    accepted = Adjustment.objects.filter(poi__plan__code=plan_code, accepted=True).order_by("decided_at", "id")
    found: dict[FigureKey, dict[str, int | None]] = {}
    for year, activity, month, field, after in accepted.values_list(
        "poi__year", "activity", "period__number", "field", "after"
    ):
        code = renamed.get((year, activity), activity)
        found.setdefault((year, code, month), {})[field] = after
    return found


def _renamed(plan_code: str) -> "QuerySet[Activity, tuple[int, str | None, str]]":
    coded = Activity.objects.filter(poi__plan__code=plan_code, first_code__isnull=False)
    return coded.values_list("poi__year", "first_code", "code")


def first_code_of(poi: Poi, code: str) -> str:
    """What Faro called the activity before CEPLAN gave it this code; the same code where it always had it."""
    held = Activity.objects.filter(poi=poi, code=code).only("code", "first_code").first()
    return held.key if held else code


def value_in_force(poi: Poi, period: ReportingPeriod, activity: str, field: str) -> int | None:
    """What counts of a field of a month: the last adjustment, else what was released; None where nobody said."""
    codes = {activity, first_code_of(poi, activity)}
    last = (
        Adjustment.objects.filter(poi=poi, period=period, activity__in=codes, field=field, accepted=True)
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
