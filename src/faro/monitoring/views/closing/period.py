"""A period: closing it, or what its seal holds."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from faro.directory.api import access_of
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import history
from faro.monitoring.models import ClosedPeriod, Poi, ReportingPeriod
from faro.monitoring.ports import year_publisher
from faro.monitoring.selectors.closing.adjustments import adjustments_of
from faro.monitoring.selectors.closing.periods import last_version, subject_of, versions_of
from faro.monitoring.selectors.closing.readiness import Readiness, readiness
from faro.monitoring.selectors.closing.reproducing import reproduce, sealed_content
from faro.monitoring.selectors.closing.since import since_closing
from faro.monitoring.services.closing.closing import close_period
from faro.monitoring.services.closing.publishing import publish_closed_year
from faro.monitoring.views.closing.differing import lines_of, since_table
from faro.monitoring.views.closing.fetching import closed_for, missing_table, period_for, title_of, way
from faro.monitoring.views.closing.presenting import adjustment_lines, facts_of, version_lines
from faro.monitoring.views.poi.fetching import address
from faro.monitoring.views.reporting.presenting import attempt
from faro.monitoring.vocabulary.permissions import CHECK, CLOSE, FILL
from faro.ui.api import Crumb, page_of

UNPROCESSABLE = 422
PER_PAGE = 50
Kind = ReportingPeriod.Kind


class CloseForm(forms.Form):
    """Why it is closed although something is missing."""

    reason = forms.CharField(
        label=_("Motivo para cerrar sin lo que falta"),
        help_text=_("Se publica. Lo que falta queda sin dato (S.I.): nadie lo inventa."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, asked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asked:
            del self.fields["reason"]


@require_safe
def closing(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """What the period waits for, or what its seal holds."""
    poi, period = period_for(request, plan, year, code)
    closed = last_version(poi, period)
    if closed is not None:
        return _closed_page(request, poi, period, closed)
    found = readiness(poi, period)
    return _open_page(request, poi, period, found, CloseForm(asked=bool(found.missing)))


def _open_page(
    request: HttpRequest, poi: Poi, period: ReportingPeriod, found: Readiness, form: CloseForm
) -> HttpResponse:
    context = {
        "poi": poi,
        "period": period,
        "title": _("Cerrar {period}").format(period=title_of(period).lower()),
        "readiness": found,
        "missing": missing_table([each.as_data() for each in found.missing]) if found.missing else None,
        "form": form,
        "may_close": access_of(request).may(CLOSE),
        "action": address(poi, "close_period", code=period.code),
        "back": address(poi, "closings"),
        "crumbs": way(poi, Crumb(title_of(period))),
    }
    return render(request, "monitoring/closing/open.html", context, status=UNPROCESSABLE if form.errors else 200)


def _closed_page(request: HttpRequest, poi: Poi, period: ReportingPeriod, closed: ClosedPeriod) -> HttpResponse:
    access = access_of(request)
    publisher = year_publisher() if period.kind == Kind.YEAR else None
    since = since_closing(poi) if period.kind == Kind.YEAR else None
    page = page_of(request, lines_of(since) if since else (), PER_PAGE)
    context = {
        "poi": poi,
        "period": period,
        "closed": closed,
        "title": title_of(period),
        "facts": facts_of(closed),
        "missing": missing_table(closed.missing) if closed.missing else None,
        "since": since,
        "since_table": since_table(page.items) if page.items else None,
        "page": page,
        "versions": version_lines(poi, period, list(versions_of(poi, period))),
        "adjustments": adjustment_lines(poi, list(adjustments_of(poi, period))),
        "may_ask": period.kind == Kind.MONTH and any(access.may(each) for each in (CLOSE, CHECK, FILL)),
        "publication": publisher.latest(poi.plan.code, poi.year) if publisher else None,
        "may_publish": publisher is not None and access.may(publisher.permission),
        "history": history(subject_of(poi, period)),
        "crumbs": way(poi, Crumb(title_of(period))),
    }
    return render(request, "monitoring/closing/closed.html", context)


@require_POST
def close(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """Seal it."""
    poi, period = period_for(request, plan, year, code, CLOSE)
    found = readiness(poi, period)
    form = CloseForm(request.POST, asked=bool(found.missing))
    if not form.is_valid():
        return _open_page(request, poi, period, found, form)
    try:
        close_period(actor=access_of(request).actor, poi=poi, period=period, reason=form.cleaned_data.get("reason", ""))
    except FaroError as error:
        form.add_error(None, str(error))
        return _open_page(request, poi, period, found, form)
    messages.success(request, _("Cerrado y sellado."))
    return redirect(address(poi, "closing", code=period.code))


@require_POST
def make_again(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """Compute the seal again, and say whether it comes out the same."""
    poi, period, closed = closed_for(request, plan, year, code)
    done = _("Se volvió a calcular desde lo sellado: sale igual, byte por byte.")
    attempt(request, lambda: reproduce(ClosedPeriod.objects.select_related("period").get(pk=closed.pk)), done)
    return redirect(address(poi, "closing", code=period.code))


@require_POST
def publish(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """Publish the closed year."""
    publisher = year_publisher()
    poi, period, closed = closed_for(request, plan, year, code)
    if publisher is None or period.kind != Kind.YEAR:
        raise Http404(code)
    access = access_of(request)
    access.require(publisher.permission)
    reason = closed.reason or _("Cierre del año {year}").format(year=poi.year)
    attempt(
        request,
        lambda: publish_closed_year(actor=access.actor, closed=closed, reason=reason),
        _("Publicada la evaluación del año tal como se selló."),
    )
    return redirect(address(poi, "closing", code=period.code))


@require_safe
def content(request: HttpRequest, plan: str, year: int, code: str, version: int) -> HttpResponse:
    """The sealed bytes, to keep or to check elsewhere."""
    poi, period = period_for(request, plan, year, code)
    closed = ClosedPeriod.objects.select_related("period").filter(poi=poi, period=period, version=version).first()
    if closed is None:
        raise Http404(_("No hay esa versión."))
    name = f"cierre-{poi.plan.code}-{period.code}-v{version}.zip"
    response = HttpResponse(sealed_content(closed), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
