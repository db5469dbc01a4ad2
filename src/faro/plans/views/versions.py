"""New versions of targets and names, and measured values."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from faro.directory.api import access_of
from faro.kernel.text import _
from faro.plans.forms import NameForm, RowForm, TargetForm
from faro.plans.models import Element, Indicator, Measurement, Target
from faro.plans.selectors.choices import choices_of
from faro.plans.services.editing import Seen
from faro.plans.services.measuring import record_measurement
from faro.plans.services.versions import NewName, NewTarget, change_target, rename
from faro.plans.stored import as_row
from faro.plans.views.fetching import crumbs, element_for, indicator_for
from faro.plans.views.saving import FormPage, show_or_save
from faro.plans.vocabulary import EDIT
from faro.ui.api import Crumb

_FORM = ("GET", "HEAD", "POST")
_MEASURED = ("period", "value", "numerator", "denominator", "measured_on", "source", "place", "note")


@require_http_methods(_FORM)
def target(request: HttpRequest, plan: str, code: str, year: int) -> HttpResponse:
    """A new version of the target of a year: the earlier ones stay."""
    indicator = indicator_for(request, plan, code, EDIT)
    last = _last_version(indicator, year)
    form = TargetForm(indicator.plan.pk, request.POST or None, year=year, last=last)
    form.fields["year"].disabled = True

    def save() -> object:
        values = form.values()
        new = NewTarget(**values, indicator=indicator.code, last_seen=form.seen_revision)
        return change_target(
            actor=access_of(request).actor, plan_code=plan, target=new, reason=form.cleaned_data["reason"]
        )

    page = _page(indicator, _("Fijar la meta de {year}").format(year=year), "targets")
    return show_or_save(request, page, form, save, lambda: _last_version(indicator, year))


def _last_version(indicator: Indicator, year: int) -> int:
    versions = Target.objects.filter(plan=indicator.plan, indicator=indicator.code, year=year)
    last = versions.order_by("version").last()
    return last.version if last else -1


@require_http_methods(_FORM)
def element_name(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """A new name of an objective or action."""
    return _rename(request, element_for(request, plan, code, EDIT))


@require_http_methods(_FORM)
def indicator_name(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """A new name of an indicator."""
    return _rename(request, indicator_for(request, plan, code, EDIT))


def _rename(request: HttpRequest, named: Element | Indicator) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": named.name, "revision": named.revision})

    def save() -> object:
        given = form.cleaned_data
        new = NewName(
            "element" if isinstance(named, Element) else "indicator",
            named.code,
            given["name"],
            given["revision"],
            given["instrument"],
            given["on"],
        )
        return rename(actor=access_of(request).actor, plan_code=named.plan.code, new=new, reason=given["reason"])

    def refreshed() -> int:
        return type(named)._default_manager.get(pk=named.pk).revision  # noqa: SLF001  Django documents it

    page = _page(named, _("Cambiar la denominación"), "elements" if isinstance(named, Element) else "indicators")
    return show_or_save(request, page, form, save, refreshed)


@require_http_methods(_FORM)
def new_measurement(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """What was measured in a period that has nothing yet."""
    return _measure(request, indicator_for(request, plan, code, EDIT), None)


@require_http_methods(_FORM)
def measurement(request: HttpRequest, plan: str, code: str, period: str) -> HttpResponse:
    """Correcting what was measured."""
    indicator = indicator_for(request, plan, code, EDIT)
    row = get_object_or_404(Measurement, plan=indicator.plan, indicator=indicator.code, period=period)
    return _measure(request, indicator, row)


def _measure(request: HttpRequest, indicator: Indicator, row: Measurement | None) -> HttpResponse:
    columns = _MEASURED if row is None else _MEASURED[1:]
    form = RowForm(
        "measurements",
        columns,
        request.POST or None,
        row=as_row("measurements", row) if row else None,
        revision=row.revision if row else -1,
        choices=choices_of(indicator.plan.pk, "measurements"),
    )

    def save() -> object:
        values = {"indicator": indicator.code, **form.values()}
        key = (indicator.code, row.period) if row else None
        return record_measurement(
            actor=access_of(request).actor,
            plan_code=indicator.plan.code,
            values=values,
            seen=Seen(key, form.seen_revision) if key else None,
            reason=form.cleaned_data["reason"],
        )

    def refreshed() -> int:
        return Measurement.objects.get(pk=row.pk).revision if row else -1

    title = _("Corregir el valor de {period}").format(period=row.period) if row else _("Registrar un valor obtenido")
    intro = _(
        "Escriba el valor, o numerador y denominador y deje el valor vacío: se calcula con el factor de la ficha. "
        "Si no hay dato, deje todo vacío; no ponga cero."
    )
    return show_or_save(request, _page(indicator, title, "measurements", intro), form, save, refreshed)


def _page(row: Element | Indicator, title: str, table: str, intro: str = "") -> FormPage:
    kind = "element" if isinstance(row, Element) else "indicator"
    back = reverse(f"plans:{kind}", args=[row.plan.code, row.code])
    way = crumbs(row.plan, Crumb(row.code, back), Crumb(title))
    return FormPage(title, way, back, table, intro=intro or row.name)
