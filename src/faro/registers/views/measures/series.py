"""The denominators that no register gives: their values with the sources, and which source counts."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faro.catalogs.api import (
    CatalogueError,
    Series,
    SeriesValue,
    UnknownCode,
    add_series_value,
    choose_series_source,
    listed_series,
    series_of,
    series_place,
    series_value,
    series_values,
    source_choices,
)
from faro.directory.api import access_of
from faro.kernel.formats import day, quantity
from faro.kernel.text import _
from faro.ledger.api import Actor, history, subject_key
from faro.registers.forms.series import SourceForm, ValueForm
from faro.registers.selectors.access import MANAGE, VIEW
from faro.ui.api import Cell, Crumb, DataTable, TableColumn

UNPROCESSABLE = 422
MOST_ENTRIES = 50


@require_safe
@never_cache
def series_list(request: HttpRequest) -> HttpResponse:
    """Every series with what counts today, or why nothing does."""
    access_of(request).require(VIEW)
    columns = tuple(TableColumn(label) for label in (_("Serie"), _("Hoy"), _("Fuente, o por qué no hay valor")))
    rows = tuple(
        (Cell(each.name, url=reverse("registers:series", args=[each.code])), *_today(each)) for each in listed_series()
    )
    context = {"table": DataTable(_("Denominadores"), columns, rows, stacked=True), "crumbs": _crumbs()}
    return render(request, "registers/series/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def series(request: HttpRequest, series: str) -> HttpResponse:
    """One series: its values, what was decided, a value more, and which source counts."""
    access = access_of(request)
    access.require(VIEW)
    found = _series(series)
    here = series_place().code
    values = [row for row in series_values(found.code) if row.place == here]
    sources = sorted({row.source for row in values})
    adding, deciding = "valor" in request.POST, "norma" in request.POST
    value_form = ValueForm(request.POST if adding else None)
    source_form = SourceForm(request.POST if deciding else None, sources=sources, auto_id="decidir_%s")
    status = 200
    if request.method == "POST":
        access.require(MANAGE)
        form: Form = source_form if deciding else value_form
        if form.is_valid() and _done(request, access.actor, found, form):
            return redirect("registers:series", found.code)
        status = UNPROCESSABLE
    context: dict[str, Any] = {
        "series": found,
        "today": _today(found),
        "table": _values(found, values),
        "decisions": _decisions(found, here),
        "value_form": value_form,
        "source_form": source_form if sources else None,
        "form": source_form if deciding else value_form,
        "may_manage": access.may(MANAGE),
        "history": history(subject_key("series", found.code), limit=MOST_ENTRIES),
        "crumbs": _crumbs(Crumb(found.name)),
    }
    return render(request, "registers/series/series.html", context, status=status)


def _done(request: HttpRequest, actor: Actor, found: Series, form: Form) -> bool:
    given = form.cleaned_data
    try:
        if isinstance(form, SourceForm):
            choose_series_source(
                actor=actor,
                series=found.code,
                source=given["fuente"],
                norm=given["norma"],
                valid_from=given["desde"],
                reason=given["motivo"],
            )
            messages.success(request, _("Queda decidido. Las cifras ya cerradas conservan su valor."))
        else:
            add_series_value(
                actor=actor,
                series=found.code,
                value=given["valor"],
                source=given["fuente"],
                year=given["anio"],
                day=given["dia"],
                note=given["nota"],
            )
            messages.success(request, _("El valor queda anotado."))
    except CatalogueError as error:
        form.add_error(None, str(error))
        return False
    return True


def _series(code: str) -> Series:
    try:
        return series_of(code)
    except UnknownCode as error:
        raise Http404(str(error)) from error


def _today(found: Series) -> tuple[Cell, Cell]:
    try:
        value = series_value(found.code)
    except CatalogueError as error:
        return Cell("–"), Cell(str(error))
    return Cell(f"{quantity(value.value)} {found.unit}"), Cell(f"{value.source} ({value.when})")


def _values(found: Series, values: list[SeriesValue]) -> DataTable | None:
    columns = (TableColumn(_("De")), TableColumn(_("Valor"), figures=True), *map(TableColumn, (_("Fuente"), _("Nota"))))
    rows = tuple(
        (Cell(row.when), Cell(quantity(row.value)), Cell(row.source), Cell(row.note or "–"))
        for row in sorted(values, key=lambda row: (row.since, row.source), reverse=True)
    )
    return DataTable(_("Valores de «{name}»").format(name=found.name), columns, rows, stacked=True) if rows else None


def _decisions(found: Series, place: str) -> DataTable | None:
    columns = tuple(TableColumn(label) for label in (_("Rige desde"), _("Fuente"), _("Norma o acuerdo")))
    rows = tuple(
        (Cell(day(each.valid_from)), Cell(each.source), Cell(each.norm))
        for each in source_choices(found.code)
        if each.place == place
    )
    return DataTable(_("Lo que se decidió"), columns, rows, stacked=True) if rows else None


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [
        Crumb(_("Registros"), reverse("registers:list")),
        Crumb(_("Denominadores"), reverse("registers:series_list") if more else ""),
        *more,
    ]
