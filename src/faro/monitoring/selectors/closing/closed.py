"""Whether a period is closed: from then on nothing of it changes except by an adjustment."""

from django.db.models import Q, QuerySet

from faro.monitoring.models import ClosedPeriod, Poi, ReportingPeriod
from faro.plans.api import Plan

Kind = ReportingPeriod.Kind


def is_closed(poi: Poi, period: ReportingPeriod) -> bool:
    """Whether the period was closed, itself or with its year.

    Ask inside the transaction that changes a figure, after locking its report: closing locks the reports first.
    """
    return _closings(period).filter(poi=poi).exists()


def is_closed_for(plan: Plan, period: ReportingPeriod) -> bool:
    """The same of the plan's POI of that year; false where the plan has none."""
    return _closings(period).filter(poi__plan=plan, poi__year=period.year).exists()


def closed_months(poi: Poi) -> frozenset[int]:
    """The months of its year that were closed, themselves or with the year."""
    of_poi = ClosedPeriod.objects.filter(poi=poi).values_list("period__kind", "period__number")
    numbers = set(of_poi)
    if any(kind == Kind.YEAR for kind, _number in numbers):
        return frozenset(range(1, 13))
    return frozenset(number for _kind, number in numbers)


def last_closings(poi: Poi) -> tuple[ClosedPeriod, ...]:
    """The last version of each closed period of a POI, in their order, without their contents."""
    rows = ClosedPeriod.objects.filter(poi=poi).defer("content").select_related("period")
    last = {row.period_id: row for row in rows.order_by("period", "version")}
    return tuple(last.values())


def is_year_closed(poi: Poi) -> bool:
    """Whether the whole year was."""
    return ClosedPeriod.objects.filter(poi=poi, period__kind=Kind.YEAR).exists()


def pois_closed_in(period: ReportingPeriod) -> "QuerySet[Poi]":
    """The POIs for which the period was closed, itself or with its year."""
    return Poi.objects.filter(pk__in=_closings(period).values("poi"))


def _closings(period: ReportingPeriod) -> "QuerySet[ClosedPeriod]":
    whole_year = Q(period__kind=Kind.YEAR, period__year=period.year)
    return ClosedPeriod.objects.filter(Q(period=period) | whole_year)
