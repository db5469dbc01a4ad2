"""What was done of an activity, month by month: where the numbers of the dashboards come from."""

from django.urls import reverse

from faro.kernel.formats import MISSING, money, quantity
from faro.kernel.text import _
from faro.monitoring.domain.reporting import states
from faro.monitoring.models import Activity, Figure, ReportingPeriod, UnitReport
from faro.monitoring.selectors.poi.programme import programme_in_force
from faro.monitoring.selectors.reporting.executed import executed
from faro.monitoring.selectors.reporting.naming import period_words
from faro.ui.api import Cell, DataTable, TableColumn

Amounts = tuple[int | None, int | None]


def reported_table(activity: Activity) -> DataTable | None:
    """Beside the programme in force, what counts of each month and the report it came in; None before any was opened.

    Accepted adjustments count. What is not released yet is not shown: its report says how far it got.
    """
    figures = (
        Figure.objects.filter(activity=activity, report__period__kind=ReportingPeriod.Kind.MONTH)
        .select_related("report__period", "report__poi__plan")
        .order_by("report__period__number")
    )
    reports = [figure.report for figure in figures]
    if not reports:
        return None
    told = programme_in_force([activity.pk]).get(activity.pk, {})
    planned = {month: (facts[0], facts[1]) for month, facts in told.items()}
    done = {
        each.month: (each.physical, each.financial) for each in executed(activity.poi) if each.activity == activity.code
    }
    columns = (
        TableColumn(_("Mes")),
        TableColumn(_("Reporte")),
        TableColumn(_("Programado"), figures=True),
        TableColumn(_("Hecho"), figures=True),
        TableColumn(_("Programado (S/)"), figures=True),
        TableColumn(_("Gastado (S/)"), figures=True),
    )
    rows = tuple(_row(each, planned.get(each.period.number), done.get(each.period.number)) for each in reports)
    return DataTable(_("Lo liberado de cada mes"), columns, rows, stacked=True)


def _row(report: UnitReport, planned: Amounts | None, done: Amounts | None) -> tuple[Cell, ...]:
    place = {"plan": report.poi.plan.code, "period": report.period.code, "unit": report.unit}
    physical, financial = planned or (None, None)
    shown = (MISSING, MISSING) if done is None else (quantity(done[0]), money(done[1]))
    return (
        Cell(period_words(report.period).capitalize(), reverse("monitoring:report", kwargs=place)),
        Cell(states.STATES.label(report.state)),
        Cell(quantity(physical)),
        Cell(shown[0]),
        Cell(money(financial)),
        Cell(shown[1]),
    )
