"""Periods that are closed for every POI of their year: neither their day nor anything of them changes."""

from faro.monitoring.models import ClosedPeriod, Poi, ReportingPeriod


def wholly_closed(year: int) -> frozenset[int]:
    """The rows of the periods of the year that are closed, themselves or with the year, wherever they are reported."""
    pois = set(Poi.objects.filter(year=year).values_list("pk", flat=True))
    closings = ClosedPeriod.objects.filter(poi__in=pois).values_list("poi", "period", "period__kind")
    held = set(closings)
    whole = {poi for poi, _period, kind in held if kind == ReportingPeriod.Kind.YEAR}
    rows = ReportingPeriod.objects.filter(year=year).values_list("pk", flat=True)
    by_period = {row: whole | {poi for poi, period, _kind in held if period == row} for row in rows}
    return frozenset(row for row, closed in by_period.items() if pois and closed >= pois)
