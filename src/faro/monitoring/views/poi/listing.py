"""The POIs there are, and one of them unit by unit."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of, unit_labels
from faro.kernel.errors import FaroError
from faro.kernel.formats import money
from faro.kernel.text import _
from faro.ledger.api import history
from faro.monitoring.models import Poi
from faro.monitoring.selectors.closing.since import differing_year
from faro.monitoring.selectors.poi.overview import UnitLine, stage_words, unit_lines
from faro.monitoring.selectors.poi.programme import pois
from faro.monitoring.services.poi.history import poi_subject
from faro.monitoring.services.poi.making import make_poi
from faro.monitoring.views.poi.fetching import address, crumbs, may_formulate, poi_for
from faro.monitoring.vocabulary.permissions import FORMULATE, MANAGE, VIEW
from faro.plans.api import plans
from faro.ui.api import Cell, Crumb, DataTable, Download, Link, Step, TableColumn

LATEST = 10
_UNPROCESSABLE = 422


class NewPoiForm(forms.Form):
    """Which POI begins."""

    plan = forms.ChoiceField(label=_("Plan"))
    year = forms.IntegerField(label=_("Año"), min_value=2000, max_value=2100)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["plan"].choices = [(plan.code, plan.name) for plan in plans()]  # type: ignore[attr-defined]


@require_http_methods(("GET", "HEAD", "POST"))
def poi_list(request: HttpRequest) -> HttpResponse:
    """The POIs; whoever manages them begins another one."""
    access = access_of(request)
    access.require(MANAGE if request.method == "POST" else VIEW)
    form = NewPoiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = make_poi(actor=access.actor, plan_code=given["plan"], year=given["year"])
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            return redirect(address(made))
    context = {
        "table": _list_table(list(pois())),
        "form": form,
        "manages": access.may(MANAGE),
        "crumbs": [Crumb(_("POI"))],
    }
    return render(request, "monitoring/poi/list.html", context, status=_UNPROCESSABLE if form.errors else 200)


def _list_table(found: list[Poi]) -> DataTable:
    standing = stage_words(found)
    rows = tuple(
        (
            Cell(str(each), address(each)),
            Cell(each.plan.name),
            Cell(standing[each.pk]),
            Cell(_("Datos sintéticos") if each.synthetic else ""),
        )
        for each in found
    )
    columns = (TableColumn(_("Año")), TableColumn(_("Plan")), TableColumn(_("Etapa")), TableColumn(_("Nota")))
    return DataTable(_("Planes operativos"), columns, rows, stacked=True)


@require_safe
def poi_page(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """One POI: where it stands, its units, what may be done with it."""
    found = poi_for(request, plan, year)
    access = access_of(request)
    lines = unit_lines(found)
    mine = [unit for unit in unit_labels() if access.may(FORMULATE, unit)] if access.may(FORMULATE) else []
    context = {
        "poi": found,
        "steps": steps_of(found),
        "links": poi_links(found),
        "table": _units_table(found, lines),
        "without": sum(line.without_action for line in lines),
        "incomplete": sum(line.incomplete for line in lines),
        "mine": [(unit, name) for unit, name in unit_labels().items() if unit in mine and may_formulate(access, unit)],
        "manages": access.may(MANAGE),
        "files": downloads(found),
        "differs": differing_year(found),
        "history": history(poi_subject(found), limit=LATEST),
        "crumbs": crumbs(found),
    }
    return render(request, "monitoring/poi/poi.html", context)


def poi_links(poi: Poi) -> tuple[Link, ...]:
    """The pages of a POI, as tabs."""
    return (
        Link(_("Unidades"), address(poi)),
        Link(_("Etapas"), address(poi, "poi_stages")),
        Link(_("Coherencia"), address(poi, "poi_consistency")),
        Link(_("Presupuesto"), address(poi, "poi_budget")),
        Link(_("Cierres"), address(poi, "closings")),
    )


def downloads(poi: Poi, unit: str = "") -> tuple[Download, ...]:
    """The files to take away."""
    query = f"?unidad={unit}" if unit else ""
    return (
        Download(_("Libro para llenar y devolver"), f"{address(poi, 'poi_workbook')}{query}", "XLSX"),
        Download(_("Con las columnas del aplicativo CEPLAN"), f"{address(poi, 'poi_ceplan')}{query}", "XLSX"),
    )


def steps_of(poi: Poi) -> tuple[Step, ...]:
    """Formulation, approval, consistency and reprogrammings, and where it stands."""
    order = [Poi.State.FORMULATION, Poi.State.APPROVED, Poi.State.CONSISTENT]
    at = order.index(Poi.State(poi.state))
    last = len(order) - 1
    found = []
    for place, state in enumerate(order):
        standing = "done" if place < at or (place == at == last) else "current" if place == at else "next"
        found.append(Step(str(state.label), standing))
    later = (
        Step(str(each), "done" if each.approved_at else "current", each.motive) for each in poi.reprogrammings.all()
    )
    return (*found, *later)


def _units_table(poi: Poi, lines: tuple[UnitLine, ...]) -> DataTable:
    columns = (
        TableColumn(_("Centro de costo")),
        TableColumn(_("Actividades"), figures=True),
        TableColumn(_("Sin acción"), figures=True),
        TableColumn(_("Por completar"), figures=True),
        TableColumn(_("Programado"), figures=True),
    )
    rows = tuple(
        (
            Cell(f"{line.code} {line.name}", address(poi, "poi_unit", unit=line.code)),
            Cell(str(line.activities)),
            Cell(str(line.without_action or "")),
            Cell(str(line.incomplete or "")),
            Cell(money(line.financial)),
        )
        for line in lines
    )
    return DataTable(_("Centros de costo"), columns, rows, stacked=True)


def told(request: HttpRequest, error: FaroError) -> None:
    """Say on the next page what could not be done."""
    messages.error(request, str(error))
