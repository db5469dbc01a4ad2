"""Deadlines: what planning fixes and grants, and what everyone reads."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.catalogs.api import listed_deadlines
from faro.directory.api import access_of, unit_labels, units_on
from faro.kernel.errors import FaroError
from faro.kernel.formats import day
from faro.kernel.text import _, ngettext
from faro.monitoring.models import Poi, ReportingPeriod
from faro.monitoring.selectors.reporting.naming import period_words
from faro.monitoring.selectors.reporting.reports import VIEW
from faro.monitoring.selectors.reporting.wholly_closed import wholly_closed
from faro.monitoring.services.reporting import extend, open_reports, set_calendar
from faro.monitoring.views.reporting.presenting import attempt
from faro.monitoring.views.sent import number_of
from faro.plans.api import indicators_of, plans
from faro.ui.api import Cell, Crumb, DataTable, TableColumn

MANAGE = "monitoring.manage_poi"


def _crumb() -> Crumb:
    return Crumb(_("Plazos"), reverse("monitoring:calendar"))


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """The periods of a year with the day until which each is reported, and what was granted."""
    access = access_of(request)
    access.require(VIEW)
    known = sorted(set(ReportingPeriod.objects.values_list("year", flat=True)), reverse=True)
    wanted = number_of(request.GET.get("anio", ""))
    year = wanted if wanted in known else next(iter(known), None)
    periods = list(ReportingPeriod.objects.filter(year=year).prefetch_related("extensions")) if year else []
    without = sorted(set(Poi.objects.values_list("year", flat=True)) - set(known))
    manages = access.may(MANAGE)
    closed = wholly_closed(year) if year else frozenset()
    context = {
        "year": year,
        "years": known,
        "without": without,
        "manages": manages,
        "without_unit": _without_unit(year) if manages and year else [],
        "table": _table(periods, closed if manages else {each.pk for each in periods}),
        "extensions": [each for period in periods for each in period.extensions.all()],
        "rules": listed_deadlines(),
        "labels": unit_labels(),
        "crumbs": [Crumb(_("Plazos"))],
    }
    return render(request, "monitoring/reporting/calendar.html", context)


def _without_unit(year: int) -> list[tuple[str, int]]:
    """Plans of the year, with how many of their indicators have no unit that would owe the measurement."""
    current = [each for each in plans() if each.first_year <= year <= each.last_year]
    counts = [(each.code, indicators_of(each.code).filter(unit=None).count()) for each in current]
    return [(code, count) for code, count in counts if count]


def _table(periods: list[ReportingPeriod], fixed: Collection[int]) -> DataTable:
    """``fixed``: the periods whose day this reader does not change."""
    columns = (TableColumn(_("Periodo")), TableColumn(_("Vence")), TableColumn(_("Norma")), TableColumn(_("Prórrogas")))
    rows = tuple(
        (
            Cell(
                period_words(each).capitalize(),
                "" if each.pk in fixed else reverse("monitoring:deadline", kwargs={"period": each.code}),
            ),
            Cell(day(each.due)),
            Cell(each.norm),
            _extensions_cell(each, fixed=each.pk in fixed),
        )
        for each in periods
    )
    return DataTable(_("Plazos"), columns, rows, stacked=True)


def _extensions_cell(period: ReportingPeriod, *, fixed: bool) -> Cell:
    count = len(period.extensions.all())
    words = ngettext("{n} prórroga", "{n} prórrogas", count).format(n=count) if count else ""
    if fixed:
        return Cell(words)
    return Cell(
        f"{words} · {_('Conceder')}" if words else _("Conceder"),
        reverse("monitoring:extend", kwargs={"period": period.code}),
    )


@require_POST
def make_calendar(request: HttpRequest, year: int) -> HttpResponse:
    """Make the periods of a year by the rules."""
    access = access_of(request)
    access.require(MANAGE)
    if not any(each.first_year <= year <= each.last_year for each in plans()):
        raise Http404(_("Ningún plan llega a {year}.").format(year=year))
    attempt(request, lambda: set_calendar(actor=access.actor, year=year), _("Plazos del año fijados por la regla."))
    return redirect(f"{reverse('monitoring:calendar')}?anio={year}")


def _period(code: str) -> ReportingPeriod:
    year = code[:4]
    rows = ReportingPeriod.objects.filter(year=int(year)) if year.isascii() and year.isdecimal() else []
    found = next((each for each in rows if each.code == code), None)
    if found is None:
        raise Http404(_("No hay ese periodo."))
    return found


def _day_field(label: str) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class DeadlineForm(forms.Form):
    """The day that a notice fixes."""

    due = _day_field(_("Vence"))
    norm = forms.CharField(label=_("Norma o comunicado que lo fija"), max_length=300)


class ExtensionForm(forms.Form):
    """A later day, for whom and why."""

    unit = forms.ChoiceField(label=_("Unidad"), required=False)
    due = _day_field(_("Nuevo plazo"))
    reason = forms.CharField(
        label=_("Motivo"), help_text=_("Se publica."), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        if isinstance(field, forms.ChoiceField):
            units = [(each.code, f"{each.code} {each.name}") for each in units_on()]
            field.choices = [("", _("Todas las unidades")), *units]


@require_http_methods(["GET", "HEAD", "POST"])
def deadline(request: HttpRequest, period: str) -> HttpResponse:
    """Fix another day."""
    access = access_of(request)
    access.require(MANAGE)
    found = _period(period)
    form = DeadlineForm(
        request.POST if request.method == "POST" else None, initial={"due": found.due, "norm": found.norm}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            set_calendar(actor=access.actor, year=found.year, dues={found.code: given["due"]}, norm=given["norm"])
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Plazo guardado."))
            return redirect(f"{reverse('monitoring:calendar')}?anio={found.year}")
    title = _("Plazo de {period}").format(period=period_words(found))
    return _form_page(request, form, title, found if found.kind == ReportingPeriod.Kind.MONTH else None)


@require_http_methods(["GET", "HEAD", "POST"])
def extension(request: HttpRequest, period: str) -> HttpResponse:
    """Grant a later day."""
    access = access_of(request)
    access.require(MANAGE)
    found = _period(period)
    if found.pk in wholly_closed(found.year):
        sentence = _("{period} está cerrado y sellado: ya no se concede prórroga.")
        messages.error(request, sentence.format(period=period_words(found).capitalize()))
        return redirect(f"{reverse('monitoring:calendar')}?anio={found.year}")
    form = ExtensionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            extend(actor=access.actor, period=found, **form.cleaned_data)
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Prórroga concedida."))
            return redirect(f"{reverse('monitoring:calendar')}?anio={found.year}")
    return _form_page(request, form, _("Prórroga de {period}").format(period=period_words(found)))


def _form_page(
    request: HttpRequest, form: forms.Form, title: str, month: ReportingPeriod | None = None
) -> HttpResponse:
    context = {"form": form, "title": title, "month": month, "crumbs": [_crumb(), Crumb(title)]}
    return render(request, "monitoring/reporting/calendar_form.html", context)


@require_POST
def open_period(request: HttpRequest, period: str) -> HttpResponse:
    """Open the reports of a month now, before the scheduled work does."""
    access = access_of(request)
    access.require(MANAGE)
    found = _period(period)
    for poi in Poi.objects.filter(year=found.year).exclude(state=Poi.State.FORMULATION):

        def act(poi: Poi = poi) -> None:
            new = open_reports(actor=access.actor, poi=poi, period=found)
            messages.success(
                request, ngettext("{n} reporte abierto.", "{n} reportes abiertos.", len(new)).format(n=len(new))
            )

        attempt(request, act)
    return redirect(f"{reverse('monitoring:calendar')}?anio={found.year}")
