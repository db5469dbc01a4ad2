"""The periods of a POI that are closed, and how far each reaches."""

from django.db.models import QuerySet

from faro.ledger.api import subject_key
from faro.monitoring.domain.reporting.keys import period_key
from faro.monitoring.models import ClosedPeriod, Poi, ReportingPeriod

Kind = ReportingPeriod.Kind
CLOSABLE = (Kind.MONTH, Kind.YEAR)
DECEMBER = 12


def through_month(period: ReportingPeriod) -> int:
    """The last month of the period."""
    return period.number if period.kind == Kind.MONTH else DECEMBER


def subject_of(poi: Poi, period: ReportingPeriod) -> str:
    """The key of the period in the history."""
    return period_key(poi.plan.code, period.code)


def seal_name(poi: Poi, period: ReportingPeriod) -> str:
    """How the seal of the period is called in the ledger: ``poi/PEI-2021-2025/2023/2023-01``."""
    return f"poi/{poi.plan.code}/{poi.year}/{period.code}"


def seal_subject(poi: Poi, period: ReportingPeriod) -> str:
    """The key of its seals in the history."""
    return subject_key("seal", seal_name(poi, period))


def closable_periods(poi: Poi) -> "QuerySet[ReportingPeriod]":
    """The months of the year and the year itself, in order of closing."""
    return ReportingPeriod.objects.filter(year=poi.year, kind__in=CLOSABLE).order_by("ends", "kind")


def period_of(poi: Poi, code: str) -> ReportingPeriod | None:
    """The month or year of that code."""
    return next((period for period in closable_periods(poi) if period.code == code), None)


def versions_of(poi: Poi, period: ReportingPeriod) -> "QuerySet[ClosedPeriod]":
    """The closing and what came of its adjustments, the last first; their bytes are read when asked for."""
    found = ClosedPeriod.objects.filter(poi=poi, period=period).defer("content")
    return found.select_related("poi__plan", "period").order_by("-version")


def last_version(poi: Poi, period: ReportingPeriod) -> ClosedPeriod | None:
    """The one that counts, or None while the period is open."""
    return versions_of(poi, period).first()
