"""Reading reports, and what their reviewers do with them."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _, ngettext
from faro.ledger.api import history
from faro.monitoring.domain.reporting import states
from faro.monitoring.models import UnitReport
from faro.monitoring.selectors.reporting.naming import period_words
from faro.monitoring.selectors.reporting.reports import all_reports, may_review, report_for
from faro.monitoring.selectors.reporting.sheets import Sheet, sheet_of
from faro.monitoring.services.reporting import Remark, check, observe_all, release
from faro.monitoring.services.reporting.sending import gaps_of
from faro.monitoring.views.reporting.presenting import (
    address_of,
    attempt,
    facts_of,
    reports_crumb,
    table_of,
)
from faro.monitoring.views.sent import numbers_sent
from faro.ui.api import Crumb

OBSERVERS = {
    states.SENT: states.MAY_CHECK,
    states.CHECKED: states.MAY_RELEASE,
    states.RELEASED: states.MAY_RELEASE,
}


@require_safe
def report(request: HttpRequest, plan: str, period: str, unit: str) -> HttpResponse:
    """One report, all of it, with what may be done."""
    access = access_of(request)
    found = report_for(access, plan, period, unit)
    sheet = sheet_of(found)
    may = _may(access, found)
    gaps = gaps_of(found) if may["fill"] else []
    context = {
        "sheet": sheet,
        "title": _("Reporte de {period}").format(period=period_words(found.period)),
        "table": table_of(sheet),
        "facts": facts_of(found),
        "may": may,
        "gaps": gaps,
        "ready": may["fill"] and not gaps,
        "own_work": _own_work(access, found),
        "history": history(sheet.key),
        "crumbs": [reports_crumb(), Crumb(f"{sheet.unit_name}, {found.period.code}")],
    }
    return render(request, "monitoring/reporting/report.html", context)


def _may(access: Access, found: UnitReport) -> dict[str, bool]:
    observer = OBSERVERS.get(found.state, "")
    return {
        "fill": found.state in states.FILLABLE and not found.imported and access.may(states.MAY_FILL, found.unit),
        "check": found.state == states.SENT and may_review(access, found, states.MAY_CHECK),
        "release": found.state == states.CHECKED and may_review(access, found, states.MAY_RELEASE),
        "observe": bool(observer) and not found.imported and may_review(access, found, observer),
    }


def _own_work(access: Access, found: UnitReport) -> str:
    """Why somebody who could review it otherwise may not."""
    permission = {states.SENT: states.MAY_CHECK, states.CHECKED: states.MAY_RELEASE}.get(found.state)
    if permission is None or not access.may(permission, found.unit) or may_review(access, found, permission):
        return ""
    return _("Usted llenó o revisó parte de este reporte: la conformidad la da otra persona.")


class ObservationsForm(forms.Form):
    """What is to be mended, in the whole or in each activity."""

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area = forms.Textarea(attrs={"rows": 2})
        self.fields["whole"] = forms.CharField(
            label=_("En todo el reporte"), required=False, max_length=2000, widget=area
        )
        for card in sheet.cards:
            help_text = " ".join(card.remarks)
            label = f"{card.activity.code} {card.activity.name}"
            self.fields[f"figure_{card.figure.pk}"] = forms.CharField(
                label=label, help_text=help_text, required=False, max_length=2000, widget=area
            )

    def clean(self) -> dict[str, Any]:
        """At least one thing is said."""
        given: dict[str, Any] = super().clean() or {}
        if not any(given.values()):
            raise forms.ValidationError(_("Escriba qué hay que corregir, al menos en un lugar."))
        return given

    def remarks(self, sheet: Sheet) -> list[Remark]:
        """What was said, with its figure."""
        given = self.cleaned_data
        figures = [Remark(given.get(f"figure_{card.figure.pk}", ""), card.figure) for card in sheet.cards]
        return [Remark(given.get("whole", "")), *figures]


@require_http_methods(["GET", "HEAD", "POST"])
def observe(request: HttpRequest, plan: str, period: str, unit: str) -> HttpResponse:
    """Give it back with what is to be mended."""
    access = access_of(request)
    found = report_for(access, plan, period, unit)
    access.require(OBSERVERS.get(found.state, states.MAY_RELEASE), found.unit)
    sheet = sheet_of(found)
    form = ObservationsForm(request.POST if request.method == "POST" else None, sheet=sheet)
    if request.method == "POST" and form.is_valid():
        try:
            observe_all(actor=access.actor, report=found, remarks=form.remarks(sheet))
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Observado: vuelve a la unidad, y el plazo de la revisión se detiene."))
            return redirect(address_of(found, "report"))
    context = {
        "form": form,
        "sheet": sheet,
        "title": _("Observar"),
        "intro": _("Diga qué hay que corregir y dónde. La unidad lo recibe y responde a cada punto."),
        "crumbs": [
            reports_crumb(),
            Crumb(f"{sheet.unit_name}, {period}", address_of(found, "report")),
            Crumb(_("Observar")),
        ],
    }
    return render(request, "monitoring/reporting/observe.html", context)


@require_POST
def check_report(request: HttpRequest, plan: str, period: str, unit: str) -> HttpResponse:
    """Say, for the unit, that it is right."""
    access = access_of(request)
    found = report_for(access, plan, period, unit, states.MAY_CHECK)
    attempt(
        request,
        lambda: check(actor=access.actor, report=found),
        _("Conforme. Ahora lo libera Planeamiento."),
    )
    return redirect(address_of(found, "report"))


@require_POST
def release_report(request: HttpRequest, plan: str, period: str, unit: str) -> HttpResponse:
    """Let it count outside."""
    access = access_of(request)
    found = report_for(access, plan, period, unit, states.MAY_RELEASE)
    attempt(request, lambda: release(actor=access.actor, report=found), _("Liberado: desde ahora es público."))
    return redirect(address_of(found, "report"))


@require_POST
def check_many(request: HttpRequest) -> HttpResponse:
    """The same for all that are marked, each by itself."""
    access = access_of(request)
    access.require(states.MAY_CHECK)
    chosen = [each for each in _chosen(request) if access.may(states.MAY_CHECK, each.unit)]
    done = _each(request, chosen, lambda found: check(actor=access.actor, report=found))
    if done:
        words = ngettext("{n} reporte conforme.", "{n} reportes conformes.", done)
        messages.success(request, words.format(n=done))
    return redirect("monitoring:reports")


@require_POST
def release_many(request: HttpRequest) -> HttpResponse:
    """The same for all that are marked, each by itself."""
    access = access_of(request)
    access.require(states.MAY_RELEASE)
    done = _each(request, _chosen(request), lambda found: release(actor=access.actor, report=found))
    if done:
        words = ngettext("{n} reporte liberado.", "{n} reportes liberados.", done)
        messages.success(request, words.format(n=done))
    return redirect("monitoring:reports")


def _chosen(request: HttpRequest) -> Sequence[UnitReport]:
    marked = numbers_sent(request, "report")
    if not marked:
        messages.error(request, _("Marque al menos un reporte."))
    return list(all_reports().filter(pk__in=marked))


def _each(request: HttpRequest, chosen: Sequence[UnitReport], act: Callable[[UnitReport], object]) -> int:
    done = 0
    for found in chosen:
        try:
            act(found)
            done += 1
        except FaroError as error:
            messages.error(request, f"{found.unit}, {found.period.code}: {error}")
    return done
