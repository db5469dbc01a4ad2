"""The stages side by side, and the steps from one to the next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.formats import money, quantity
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.monitoring.models import Poi, Reprogramming
from faro.monitoring.selectors.poi.comparing import Compared, StageTotals, compared, stage_keys
from faro.monitoring.services.poi import stages
from faro.monitoring.views.poi.fetching import address, crumbs, poi_for
from faro.monitoring.views.poi.fields import day_field
from faro.monitoring.views.poi.listing import poi_links, steps_of
from faro.monitoring.vocabulary.permissions import MANAGE
from faro.package.tables.poi import STAGES
from faro.ui.api import Cell, Crumb, DataTable, TableColumn, carried_out, page_of

PER_PAGE = 50
_UNPROCESSABLE = 422


@require_safe
def stages_page(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """What each stage programmes for each activity, and what changed."""
    poi = poi_for(request, plan, year)
    only_changed = request.GET.get("solo") == "cambios"
    rows = [each for each in compared(poi) if each.changed or not only_changed]
    page = page_of(request, rows, PER_PAGE)
    context = {
        "poi": poi,
        "links": poi_links(poi),
        "steps": steps_of(poi),
        "page": page,
        "table": _table(poi, page.items),
        "only_changed": only_changed,
        "reprogrammings": poi.reprogrammings.all(),
        "next_steps": [(name, step.title) for name, step in STEPS.items() if step.open_for(poi)],
        "manages": access_of(request).may(MANAGE),
        "crumbs": crumbs(poi, Crumb(_("Etapas"))),
    }
    return render(request, "monitoring/poi/stages.html", context)


def _table(poi: Poi, rows: tuple[Compared, ...]) -> DataTable:
    names = [
        STAGES[stage] if not version else _("Reprogramación {n}").format(n=version)
        for stage, version in stage_keys(poi)
    ]
    columns = [TableColumn(_("Actividad")), TableColumn(_("Unidad"))]
    for name in names:
        columns += [TableColumn(_("{stage}: físico").format(stage=name), figures=True)]
        columns += [TableColumn(_("{stage}: S/").format(stage=name), figures=True)]
    cells = tuple(
        (
            Cell(f"{each.activity.code} {each.activity.name}", address(poi, "poi_activity", code=each.activity.code)),
            Cell(each.unit_name),
            *(cell for stage in each.stages for cell in _pair(stage)),
        )
        for each in rows
    )
    return DataTable(_("Lo programado en cada etapa"), tuple(columns), cells, stacked=True)


def _pair(stage: StageTotals | None) -> tuple[Cell, Cell]:
    if stage is None:
        return Cell("—"), Cell("—")
    return (
        Cell(quantity(stage.physical), changed=stage.changed),
        Cell(money(stage.financial), changed=stage.changed),
    )


class ApproveForm(forms.Form):
    """The norm and its day."""

    instrument = forms.CharField(label=_("Norma o documento"), max_length=300)
    on = day_field(_("Fecha"))
    reason = forms.CharField(label=_("Motivo"), max_length=1000, required=False)


class DayForm(forms.Form):
    """A day."""

    on = day_field(_("Fecha"))
    reason = forms.CharField(label=_("Motivo"), max_length=1000, required=False)


class MotiveForm(forms.Form):
    """Why."""

    motive = forms.CharField(label=_("Motivo"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StagePage:
    """A step: its form, when it is open, and what it does."""

    title: str
    intro: str
    form: type[forms.Form]
    open_for: Callable[[Poi], bool]
    carry_out: Callable[[Actor, Poi, Facts], object]


def _waiting(poi: Poi) -> Reprogramming | None:
    return next((each for each in poi.reprogrammings.all() if each.approved_at is None), None)


def _approve_waiting(actor: Actor, poi: Poi, given: Facts) -> object:
    facts = {"instrument": given["instrument"], "instrument_date": given["on"], "reason": given["reason"]}
    return stages.approve_reprogramming(actor=actor, reprogramming=_the_waiting(poi), **facts)


def _the_waiting(poi: Poi) -> Reprogramming:
    found = _waiting(poi)
    if found is None:
        raise FaroError(_("No hay una reprogramación abierta."))
    return found


STEPS: dict[str, StagePage] = {
    "aprobar": StagePage(
        _("Aprobar el POI"),
        _("Desde entonces lo que las unidades formularon queda como está; lo que cambie irá en otra etapa."),
        ApproveForm,
        lambda poi: poi.state == Poi.State.FORMULATION,
        lambda actor, poi, given: stages.approve(actor=actor, poi=poi, **given),
    ),
    "consistencia": StagePage(
        _("Hacerlo consistente con el PIA"),
        _("La etapa nueva empieza como copia de la aprobada y se ajusta en las hojas, hasta el primer reporte."),
        DayForm,
        lambda poi: poi.state == Poi.State.APPROVED,
        lambda actor, poi, given: stages.make_consistent(actor=actor, poi=poi, **given),
    ),
    "reprogramar": StagePage(
        _("Abrir una reprogramación"),
        _("Recibe su número. Las unidades cambian sus meses en las hojas; rige cuando se aprueba."),
        MotiveForm,
        lambda poi: poi.state == Poi.State.CONSISTENT and _waiting(poi) is None,
        lambda actor, poi, given: stages.open_reprogramming(actor=actor, poi=poi, **given),
    ),
    "aprobar-reprogramacion": StagePage(
        _("Aprobar la reprogramación abierta"),
        _("Rige desde entonces y queda como está."),
        ApproveForm,
        lambda poi: _waiting(poi) is not None,
        _approve_waiting,
    ),
    "dejar-sin-efecto": StagePage(
        _("Dejar sin efecto la reprogramación abierta"),
        _("Sus meses se borran; queda en la historia que existió y por qué se dejó."),
        MotiveForm,
        lambda poi: _waiting(poi) is not None,
        lambda actor, poi, given: stages.drop_reprogramming(
            actor=actor, reprogramming=_the_waiting(poi), reason=given["motive"]
        ),
    ),
}


@require_http_methods(("GET", "HEAD", "POST"))
def step_page(request: HttpRequest, plan: str, year: int, step: str) -> HttpResponse:
    """Taking a step."""
    poi = poi_for(request, plan, year, MANAGE)
    page = STEPS.get(step)
    if page is None:
        raise Http404(step)
    form = page.form(request.POST or None)
    if carried_out(request, form, lambda: page.carry_out(access_of(request).actor, poi, form.cleaned_data)):
        messages.success(request, _("Hecho."))
        return redirect(address(poi, "poi_stages"))
    context = {
        "poi": poi,
        "page": page,
        "form": form,
        "open": page.open_for(poi),
        "back": address(poi, "poi_stages"),
        "crumbs": crumbs(poi, Crumb(_("Etapas"), address(poi, "poi_stages")), Crumb(page.title)),
    }
    return render(request, "monitoring/poi/step.html", context, status=_UNPROCESSABLE if form.errors else 200)
