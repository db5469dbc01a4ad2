"""What stands between a period and its closing: all of it, at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from faro.kernel.formats import day
from faro.kernel.listing import joined
from faro.kernel.text import _
from faro.monitoring.models import Activity, ClosedPeriod, IndicatorReport, Poi, ReportingPeriod, UnitReport
from faro.monitoring.models.reporting import ReviewState
from faro.monitoring.selectors.closing.closed import is_closed
from faro.monitoring.selectors.closing.periods import CLOSABLE
from faro.monitoring.selectors.reporting.naming import period_words

Kind = ReportingPeriod.Kind
NOT_OPENED = "not_opened"
"""A unit has activities and nobody opened its report."""
ALL_UNITS = "*"
"""A month of a year in which nobody was asked to report: it stands once, not once for each unit."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something owed and not released. ``what``: a unit's code, or an indicator's; ``state``: how far it came."""

    what: str
    state: str
    due: date
    period: str
    indicator: bool = False

    def as_data(self) -> dict[str, str]:
        """As the seal holds it."""
        kind = "indicator" if self.indicator else "unit"
        return {kind: self.what, "period": self.period, "state": self.state, "due": self.due.isoformat()}


@dataclass(frozen=True, slots=True)
class Readiness:
    """``obstacles``: what no reason overrides. ``missing``: what may be left without a figure, with a reason."""

    obstacles: tuple[str, ...]
    missing: tuple[Missing, ...]

    @property
    def closable(self) -> bool:
        """Whether it can be closed, were it with a reason."""
        return not self.obstacles

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.closable and not self.missing


def readiness(poi: Poi, period: ReportingPeriod, today: date | None = None) -> Readiness:
    """All that speaks against closing the period today."""
    on = today or timezone.localdate()
    missing = tuple(_missing(poi, period))
    return Readiness(tuple(_obstacles(poi, period, missing, on)), missing)


def spoken(what: str) -> str:
    """The code, or «todas las unidades»."""
    return _("todas las unidades") if what == ALL_UNITS else what


def _obstacles(poi: Poi, period: ReportingPeriod, missing: tuple[Missing, ...], today: date) -> Iterator[str]:
    if period.kind not in CLOSABLE or period.year != poi.year:
        yield _("{period} no es un mes ni el año del POI {year}.").format(
            period=period_words(period).capitalize(), year=poi.year
        )
    if is_closed(poi, period):
        yield _("{period} ya está cerrado.").format(period=period_words(period).capitalize())
    if poi.state == Poi.State.FORMULATION:
        yield _("El POI {year} todavía se formula.").format(year=poi.year)
    if today <= period.ends:
        yield _("{period} termina el {day}.").format(period=period_words(period).capitalize(), day=day(period.ends))
    before = [period_words(each) for each in _open_before(poi, period)]
    if before:
        yield _("Antes hay que cerrar {periods}.").format(periods=joined(before))
    waiting = sorted({spoken(each.what) for each in missing if each.due >= today})
    if waiting:
        sentence = _("Todavía están en plazo: {units}. Sin su reporte no se cierra antes de que venza.")
        yield sentence.format(units=joined(waiting))


def _open_before(poi: Poi, period: ReportingPeriod) -> list[ReportingPeriod]:
    """Earlier months in which something was reported, not closed yet. A year that began without Faro has none."""
    months = ReportingPeriod.objects.filter(kind=Kind.MONTH, year=poi.year, ends__lte=period.ends)
    reported = months.exclude(pk=period.pk).filter(reports__poi=poi, reports__imported=False).distinct()
    closed = set(ClosedPeriod.objects.filter(poi=poi).values_list("period_id", flat=True))
    return [each for each in reported.order_by("number") if each.pk not in closed]


def _missing(poi: Poi, period: ReportingPeriod) -> Iterator[Missing]:
    if period.kind == Kind.MONTH:
        yield from _missing_reports(poi, period)
        return
    months = ReportingPeriod.objects.filter(kind=Kind.MONTH, year=poi.year).order_by("number")
    closed = set(ClosedPeriod.objects.filter(poi=poi).values_list("period_id", flat=True))
    reported = set(UnitReport.objects.filter(poi=poi).values_list("period_id", flat=True))
    for month in months:
        if month.pk not in reported | closed:
            yield Missing(ALL_UNITS, NOT_OPENED, month.due, month.code)
        elif month.pk not in closed:
            yield from _missing_reports(poi, month)
    yield from _missing_measures(poi)


def _missing_reports(poi: Poi, period: ReportingPeriod) -> Iterator[Missing]:
    held = {each.unit: each for each in UnitReport.objects.filter(poi=poi, period=period)}
    owing = Activity.objects.filter(poi=poi).exclude(active=False).values_list("unit", flat=True).distinct()
    for unit in sorted({*owing, *held}):
        report = held.get(unit)
        if report is None:
            yield Missing(unit, NOT_OPENED, period.due, period.code)
        elif report.state != ReviewState.RELEASED:
            yield Missing(unit, report.state, report.due, period.code)


def _missing_measures(poi: Poi) -> Iterator[Missing]:
    owed = IndicatorReport.objects.filter(plan=poi.plan, period__year=poi.year)
    for report in owed.exclude(state=ReviewState.RELEASED).select_related("period"):
        yield Missing(report.indicator, report.state, report.due, report.period.code, indicator=True)
