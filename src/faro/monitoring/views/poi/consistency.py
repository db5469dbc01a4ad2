"""What to look at again in the whole POI."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faro.directory.api import unit_labels
from faro.kernel.text import _
from faro.monitoring.domain.consistency import Warning_
from faro.monitoring.models import Poi
from faro.monitoring.selectors.poi.consistency import warnings_for
from faro.monitoring.selectors.poi.programme import activities_of
from faro.monitoring.views.poi.fetching import address, crumbs, poi_for
from faro.monitoring.views.poi.listing import poi_links
from faro.ui.api import Cell, Crumb, DataTable, TableColumn, page_of

PER_PAGE = 50
KINDS = {
    "over_pia": _("Pasan del PIA"),
    "under_pia": _("No llegan al PIA"),
    "unknown_goal": _("Con una meta que no está en el presupuesto"),
    "without_action": _("Sin acción"),
    "unknown_action": _("Con una acción que no está en el plan"),
    "closer_to_another": _("Más cerca de otra acción"),
    "routine": _("Parecen rutina"),
    "copied": _("Iguales al año anterior"),
    "alike_in_units": _("Parecidas entre unidades"),
    "without_programme": _("Sin programa"),
    "without_aggregation": _("Sin agregación"),
    "stock_falls": _("Acumulados que bajan"),
    "carried_forward": _("Meses que parecen acumulados"),
    "percent_over_100": _("Meses que pasan de 100 %"),
    "percent_added": _("Porcentajes que suman más de 100"),
}


@require_safe
def consistency_page(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """Every warning, by kind, with where to mend it."""
    poi = poi_for(request, plan, year)
    found = warnings_for(poi)
    kind = request.GET.get("clase", "")
    chosen = [each for each in found if not kind or each.code == kind]
    page = page_of(request, chosen, PER_PAGE)
    numbers = Counter(each.code for each in found)
    counts = [(code, KINDS.get(code, code), n) for code, n in sorted(numbers.items())]
    context = {
        "poi": poi,
        "links": poi_links(poi),
        "page": page,
        "table": _table(poi, page.items),
        "counts": counts,
        "kind": kind,
        "total": len(found),
        "crumbs": crumbs(poi, Crumb(_("Coherencia"))),
    }
    return render(request, "monitoring/poi/consistency.html", context)


def _table(poi: Poi, warnings: tuple[Warning_, ...]) -> DataTable:
    units = dict(activities_of(poi).values_list("code", "unit"))
    labels = unit_labels()
    rows = []
    for each in warnings:
        unit = each.subject if each.of_unit else units.get(each.subject, "")
        rows.append(
            (
                Cell(each.subject, _where(poi, each)),
                Cell(labels.get(unit, unit)),
                Cell(each.sentence),
                Cell(" · ".join(each.reasons)),
            )
        )
    columns = (TableColumn(_("Sobre")), TableColumn(_("Unidad")), TableColumn(_("Aviso")), TableColumn(_("Por qué")))
    return DataTable(_("Avisos"), columns, tuple(rows), stacked=True)


def _where(poi: Poi, warning: Warning_) -> str:
    if warning.of_unit:
        return address(poi, "poi_unit", unit=warning.subject)
    return address(poi, "poi_activity", code=warning.subject)
