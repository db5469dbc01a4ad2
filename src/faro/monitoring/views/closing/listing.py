"""The months of a year and the year: which are closed, and what the others wait for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faro.kernel.text import _, ngettext
from faro.monitoring.models import Adjustment, ClosedPeriod, Poi, ReportingPeriod
from faro.monitoring.selectors.closing.periods import closable_periods
from faro.monitoring.selectors.closing.readiness import readiness
from faro.monitoring.views.closing.fetching import title_of, way
from faro.monitoring.views.poi.fetching import address, poi_for
from faro.monitoring.views.poi.listing import poi_links
from faro.ui.api import Cell, DataTable, TableColumn, moment


@require_safe
def closings(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The state of every month and of the year."""
    poi = poi_for(request, plan, year)
    context = {
        "poi": poi,
        "links": poi_links(poi),
        "table": _table(poi),
        "waiting": [_waiting(poi, each) for each in _undecided(poi)],
        "crumbs": way(poi),
    }
    return render(request, "monitoring/closing/closings.html", context)


def _undecided(poi: Poi) -> list[Adjustment]:
    return list(Adjustment.objects.filter(poi=poi, accepted=None).select_related("period"))


def _waiting(poi: Poi, adjustment: Adjustment) -> dict[str, str]:
    words = _("{activity}, {period}").format(activity=adjustment.activity, period=title_of(adjustment.period).lower())
    return {"words": words, "url": address(poi, "adjustment", code=adjustment.period.code, number=adjustment.pk)}


def _table(poi: Poi) -> DataTable:
    closed: dict[int, ClosedPeriod] = {}
    for each in ClosedPeriod.objects.filter(poi=poi).defer("content").order_by("version"):
        closed[each.period_id] = each
    columns = (_("Periodo"), _("Estado"), _("Cerrado el"), _("Huella SHA-256"))
    rows = tuple(_row(poi, period, closed.get(period.pk)) for period in closable_periods(poi))
    return DataTable(_("Cierres del año"), tuple(TableColumn(each) for each in columns), rows, stacked=True)


def _row(poi: Poi, period: ReportingPeriod, closed: ClosedPeriod | None) -> tuple[Cell, ...]:
    name = Cell(title_of(period), address(poi, "closing", code=period.code))
    if closed is None:
        return name, Cell(_open_words(poi, period)), Cell("—"), Cell("—")
    state = _("Cerrado") if not closed.version else _("Cerrado, versión {n}").format(n=closed.version)
    return name, Cell(state), Cell(moment(closed.closed_at)), Cell(f"{closed.digest[:16]}…")


def _open_words(poi: Poi, period: ReportingPeriod) -> str:
    found = readiness(poi, period)
    if found.complete:
        return _("Listo para cerrar")
    if not found.missing:
        return found.obstacles[0]
    words = ngettext("Falta {n} por liberar", "Faltan {n} por liberar", len(found.missing))
    return words.format(n=len(found.missing))
