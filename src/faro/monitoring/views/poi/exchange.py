"""Files of the POI, both ways."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of, unit_labels
from faro.kernel.errors import FaroError, InputProblems
from faro.kernel.text import _, ngettext
from faro.monitoring.domain.poi.ceplan import REQUIRED, USED
from faro.monitoring.domain.poi.workbook import write_rejected
from faro.monitoring.models import Poi, PoiUpload
from faro.monitoring.selectors.poi.exporting import ceplan_of, workbook_of
from faro.monitoring.services.poi.importing import LARGEST, Incoming, preview_poi
from faro.monitoring.services.poi.outcome import Approval, RowsRejected
from faro.monitoring.services.poi.uploading import confirm, incoming_of, receive
from faro.monitoring.views.poi.differing import differences_table, lines_of
from faro.monitoring.views.poi.fetching import address, crumbs, may_formulate, poi_for
from faro.monitoring.views.poi.fields import day_field
from faro.monitoring.vocabulary.permissions import FORMULATE, MANAGE
from faro.ui.api import Crumb, page_of, problems_table

PER_PAGE = 50
_UNPROCESSABLE = 422
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def workbook(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The workbook that a unit, or all of them, fill and give back."""
    poi, unit = _poi_and_unit(request, plan, year)
    return _file(workbook_of(poi, unit), _name(poi, unit))


@require_safe
def ceplan(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The POI under CEPLAN's column names."""
    poi, unit = _poi_and_unit(request, plan, year)
    return _file(ceplan_of(poi, unit), f"ceplan-{_name(poi, unit)}")


def _poi_and_unit(request: HttpRequest, plan: str, year: int) -> tuple[Poi, str]:
    poi = poi_for(request, plan, year)
    unit = request.GET.get("unidad", "")
    return poi, unit if unit in unit_labels() else ""


def _name(poi: Poi, unit: str) -> str:
    start = "sintetico-" if poi.synthetic else ""
    text = f"{start}poi-{poi.year}{'-' if unit else ''}{unit}"
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in text)


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return HttpResponse(content, content_type=_XLSX, headers=headers)


class UploadForm(forms.Form):
    """The file, and of which kind it is."""

    file = forms.FileField(
        label=_("Archivo"),
        allow_empty_file=True,
        help_text=_("Un libro .xlsx, hasta 32 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )
    origin = forms.ChoiceField(label=_("Clase de archivo"), choices=PoiUpload.Origin.choices)
    executed_until = forms.IntegerField(
        label=_("Traer el seguimiento hasta el mes"),
        min_value=0,
        max_value=12,
        initial=0,
        help_text=_("Solo del CEPLAN; 0 no lo trae. El aplicativo llena con ceros los meses que nadie reportó."),
    )

    def __init__(self, *args: object, unit: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if unit:
            del self.fields["origin"], self.fields["executed_until"]


class ConfirmForm(forms.Form):
    """Why it is brought in."""

    reason = forms.CharField(label=_("Motivo"), max_length=1000, help_text=_("Queda en la historia."))
    instrument = forms.CharField(
        label=_("Norma o documento que aprobó el POI"),
        max_length=300,
        help_text=_("Al importar, el POI deja de estar en formulación."),
    )
    on = day_field(_("Fecha de esa norma o documento"))

    def __init__(self, *args: object, approves: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not approves:
            del self.fields["instrument"], self.fields["on"]

    def approval(self) -> Approval | None:
        """What approved the POI, where it was asked for."""
        given = self.cleaned_data
        return Approval(given["instrument"], given["on"]) if "instrument" in given else None


@require_http_methods(("GET", "HEAD", "POST"))
def upload(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """Choosing the file. A unit brings its own workbook; planning, the whole POI or CEPLAN's export."""
    poi = poi_for(request, plan, year)
    access = access_of(request)
    unit = request.GET.get("unidad", "")
    _require_writer(request, unit)
    form = UploadForm(request.POST or None, request.FILES or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        origin = given.get("origin", PoiUpload.Origin.WORKBOOK)
        content = given["file"].read(LARGEST + 1)
        incoming = Incoming(content, given["file"].name, origin, unit, given.get("executed_until", 0))
        try:
            kept = receive(actor=access.actor, poi=poi, incoming=incoming)
        except FaroError as error:
            form.add_error("file", str(error))
        else:
            return redirect(address(poi, "poi_preview", digest=kept.digest))
    context = {
        "poi": poi,
        "form": form,
        "whole": not unit,
        "required": [USED[name][0] for name in REQUIRED],
        "back": address(poi, "poi_unit", unit=unit) if unit else address(poi),
        "crumbs": crumbs(poi, Crumb(_("Traer un archivo"))),
    }
    return render(request, "monitoring/poi/upload.html", context, status=_UNPROCESSABLE if form.errors else 200)


def _require_writer(request: HttpRequest, unit: str) -> None:
    access = access_of(request)
    if unit and unit in unit_labels() and may_formulate(access, unit):
        return
    access.require(MANAGE)


def _waiting(request: HttpRequest, plan: str, year: int, digest: str) -> PoiUpload:
    """An upload, for whoever sent it, as long as they may still write there."""
    poi = poi_for(request, plan, year)
    access = access_of(request)
    if not access.may(MANAGE) and not access.may(FORMULATE):
        raise PermissionDenied(FORMULATE)
    found = get_object_or_404(PoiUpload.objects.select_related("poi__plan"), digest=digest, poi=poi)
    _require_writer(request, found.unit)
    return found


@require_http_methods(("GET", "HEAD", "POST"))
def preview(request: HttpRequest, plan: str, year: int, digest: str) -> HttpResponse:
    """What the file would do, and confirming it; or all that is wrong with it."""
    kept = _waiting(request, plan, year, digest)
    actor = access_of(request).actor
    approves = kept.origin == PoiUpload.Origin.CEPLAN and kept.poi.state == Poi.State.FORMULATION
    form = ConfirmForm(request.POST or None, approves=approves)
    try:
        if request.method == "POST" and form.is_valid():
            reason, approval = form.cleaned_data["reason"], form.approval()
            outcome = confirm(actor=actor, upload=kept, reason=reason, approval=approval)
            said = ngettext("{n} actividad tomada.", "{n} actividades tomadas.", len(outcome.added + outcome.changed))
            messages.success(request, said.format(n=len(outcome.added + outcome.changed)))
            return redirect(address(kept.poi, "poi_unit", unit=kept.unit) if kept.unit else address(kept.poi))
        outcome = preview_poi(actor=actor, poi=kept.poi, incoming=incoming_of(kept))
    except InputProblems as problems:
        return _problems(request, kept, problems)
    except FaroError as error:
        messages.error(request, str(error))
        return redirect(address(kept.poi, "poi_unit", unit=kept.unit) if kept.unit else address(kept.poi))
    page = page_of(request, lines_of(outcome.differences), PER_PAGE)
    context = {
        "poi": kept.poi,
        "upload": kept,
        "outcome": outcome,
        "page": page,
        "table": differences_table(kept.poi, page.items),
        "form": form,
        "back": address(kept.poi),
        "crumbs": crumbs(kept.poi, Crumb(kept.name)),
    }
    return render(request, "monitoring/poi/preview.html", context, status=_UNPROCESSABLE if form.errors else 200)


def _problems(request: HttpRequest, kept: PoiUpload, found: InputProblems) -> HttpResponse:
    page = page_of(request, found.problems, PER_PAGE)
    context = {
        "poi": kept.poi,
        "upload": kept,
        "title": ngettext("El archivo tiene {n} error", "El archivo tiene {n} errores", len(found.problems)).format(
            n=len(found.problems)
        ),
        "page": page,
        "table": problems_table(_("Errores del archivo"), page.items),
        "rows": isinstance(found, RowsRejected),
        "crumbs": crumbs(kept.poi, Crumb(kept.name)),
    }
    return render(request, "monitoring/poi/problems.html", context, status=_UNPROCESSABLE)


@require_safe
def rejected(request: HttpRequest, plan: str, year: int, digest: str) -> HttpResponse:
    """The rows that could not be taken, as they came, with what is wrong in each."""
    kept = _waiting(request, plan, year, digest)
    try:
        preview_poi(actor=access_of(request).actor, poi=kept.poi, incoming=incoming_of(kept))
    except RowsRejected as found:
        return _file(write_rejected(found.grid, found.problems), "filas-rechazadas")
    except FaroError as error:
        messages.error(request, str(error))
    return redirect(address(kept.poi, "poi_preview", digest=digest))
