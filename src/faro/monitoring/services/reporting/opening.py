"""What is owed comes to be: a report for each unit with activities, and in it a figure for each of them."""

from collections import defaultdict

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record
from faro.monitoring.domain.reporting.keys import period_key
from faro.monitoring.domain.reporting.states import FILLABLE
from faro.monitoring.models import Activity, Figure, Poi, ReportingPeriod, UnitReport
from faro.monitoring.selectors.closing import is_closed
from faro.monitoring.services.reporting import mail
from faro.monitoring.services.reporting.calendar import due_of


@transaction.atomic
def open_reports(*, actor: Actor, poi: Poi, period: ReportingPeriod) -> tuple[UnitReport, ...]:
    """Make the reports of a month that are owed and not there yet; gives the new ones. Again, it changes nothing.

    A unit owes one if it has an activity that is not inactive. An activity added later gets its figure while the
    report can still be filled. Raises :class:`FaroError` for a POI in formulation and a period that is not of it.
    """
    if poi.state == Poi.State.FORMULATION:
        raise FaroError(_("El POI {year} todavía se formula: no hay de qué reportar.").format(year=poi.year))
    if period.kind != ReportingPeriod.Kind.MONTH or period.year != poi.year:
        raise FaroError(_("{period} no es un mes del POI {year}.").format(period=period.code, year=poi.year))
    Poi.objects.select_for_update().get(pk=poi.pk)
    if is_closed(poi, period):
        return ()
    owed = _activities_by_unit(poi)
    there = {each.unit: each for each in UnitReport.objects.filter(poi=poi, period=period)}
    new = tuple(
        UnitReport.objects.create(poi=poi, period=period, unit=unit, due=due_of(period, unit))
        for unit in sorted(owed.keys() - there.keys())
    )
    for report in (*new, *(each for each in there.values() if each.state in FILLABLE and not each.imported)):
        _add_figures(report, owed.get(report.unit, []))
    if new:
        _tell(actor, poi, period, new)
    return new


def _activities_by_unit(poi: Poi) -> dict[str, list[Activity]]:
    found: dict[str, list[Activity]] = defaultdict(list)
    for activity in Activity.objects.filter(poi=poi).exclude(active=False):
        found[activity.unit].append(activity)
    return found


def _add_figures(report: UnitReport, activities: list[Activity]) -> None:
    there = set(report.figures.values_list("activity_id", flat=True))
    Figure.objects.bulk_create(
        Figure(report=report, activity=each, position=each.position) for each in activities if each.pk not in there
    )


def _tell(actor: Actor, poi: Poi, period: ReportingPeriod, new: tuple[UnitReport, ...]) -> None:
    for report in new:
        mail.tell_fillers(report, mail.OPENED)
    record(
        actor=actor,
        action="monitoring.reports_opened",
        subject=period_key(poi.plan.code, period.code),
        changes=[Change("reports", None, len(new))],
        public=True,
    )
