"""What other rooms may use of monitoring."""

from faro.monitoring.models import Activity, Poi, ReportingPeriod, UnitReport

__all__ = ["Activity", "Poi", "ReportingPeriod", "UnitReport"]
