"""Filling a report: a card for each activity, saved as it is typed, or card by card where no script runs."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import access_of
from faro.evidence.api import store_file
from faro.kernel.errors import FaroError
from faro.kernel.formats import money, quantity
from faro.kernel.text import _, ngettext
from faro.monitoring.domain.reporting import fields, states
from faro.monitoring.domain.reporting.cells import shown_cell
from faro.monitoring.domain.reporting.keys import figure_key
from faro.monitoring.domain.sheets import SaveOutcome as Told
from faro.monitoring.models import Clash, Figure, Observation, UnitReport
from faro.monitoring.selectors.reporting.naming import period_words
from faro.monitoring.selectors.reporting.reports import report_for
from faro.monitoring.selectors.reporting.sheets import Sheet, sheet_of
from faro.monitoring.services.reporting import mend, save_figures, send, settle_clash
from faro.monitoring.views.reporting.presenting import (
    address_of,
    attempt,
    due_words,
    is_late,
    reports_crumb,
)
from faro.monitoring.views.reporting.typing_in import reading_of, refuse_clashes, told_of, typed_in_form, without_marks
from faro.monitoring.views.sent import words_sent
from faro.monitoring.views.sheets import answer, changes_of, news, refused
from faro.ui.api import Crumb

ADD_FILES = "evidence.add"


@require_safe
def fill(request: HttpRequest, plan: str, period: str, unit: str) -> HttpResponse:
    """The cards of one report."""
    report = report_for(access_of(request), plan, period, unit, states.MAY_FILL)
    sheet = sheet_of(report)
    if not sheet.can_be_filled:
        return redirect(address_of(report, "report"))
    context = {
        "sheet": sheet,
        "title": _("Reporte de {period}").format(period=period_words(report.period)),
        "due_words": due_words(report),
        "late": is_late(report),
        "crumbs": [
            reports_crumb(),
            Crumb(f"{sheet.unit_name}, {report.period.code}", address_of(report, "report")),
            Crumb(_("Llenar")),
        ],
    }
    return render(request, "monitoring/reporting/fill.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, plan: str, period: str, unit: str) -> HttpResponse:
    """What the script of the page sends, and what it asks for now and then."""
    access = access_of(request)
    report = report_for(access, plan, period, unit, states.MAY_FILL)
    if request.method != "POST":
        sheet = sheet_of(report)
        return news(request, report.revision, _cells(sheet), _sums(sheet))
    try:
        told = _kept(request, report)
    except FaroError as error:
        return refused(error)
    return answer(told, _sums(sheet_of(report)))


def _kept(request: HttpRequest, report: UnitReport) -> Told:
    reading = reading_of(changes_of(request), fields.FIGURE_FIELDS)
    outcome = save_figures(actor=access_of(request).actor, report=report, changes=list(reading.read.values()))
    return told_of(reading, outcome)


def _cells(sheet: Sheet) -> list[dict[str, str]]:
    return [
        {"row": card.activity.code, "field": field, "value": shown_cell(field, getattr(card.figure, field))}
        for card in sheet.cards
        for field in fields.FIGURE_FIELDS
    ]


def _sums(sheet: Sheet) -> list[dict[str, str]]:
    """What stands beside the fields and moves with them."""
    filled = _("{n} de {total}").format(n=sheet.filled, total=len(sheet.cards))
    whole = [{"row": "", "name": f"filled-{sheet.report.pk}", "text": filled}]
    return whole + [
        {"row": card.activity.code, "name": name, "text": text}
        for card in sheet.cards
        for name, text in (
            ("to_date", quantity(card.physical.done_to_date)),
            ("money_to_date", money(card.financial.done_to_date)),
        )
    ]


@require_POST
def save_card(request: HttpRequest, plan: str, period: str, unit: str, figure: int) -> HttpResponse:
    """One card, sent as a form; what cannot be read stays in the page with why."""
    access = access_of(request)
    report = report_for(access, plan, period, unit, states.MAY_FILL)
    row = _figure(report, figure)
    reading = reading_of(typed_in_form(request, row.activity.code, fields.FIGURE_FIELDS), fields.FIGURE_FIELDS)
    if reading.wrong:
        return _card_again(request, report, row, reading.wrong)
    changes = without_marks(reading.changed)

    def act() -> None:
        refuse_clashes(save_figures(actor=access.actor, report=report, changes=changes))

    attempt(request, act, _("{code}: guardado.").format(code=row.activity.code))
    return redirect(f"{_back(request, report)}#{row.pk}")


def _card_again(request: HttpRequest, report: UnitReport, row: Figure, wrong: Mapping[str, str]) -> HttpResponse:
    sheet = sheet_of(report)
    card = next(each for each in sheet.cards if each.figure.pk == row.pk)
    only = Sheet(report, sheet.unit_name, (card,), (), sheet.timing)
    context = {
        "sheet": only,
        "title": _("Falta corregir {code}").format(code=row.activity.code),
        "typed": {field: request.POST.get(field, "") for field in fields.FIGURE_FIELDS},
        "wrong": wrong,
        "crumbs": [reports_crumb(), Crumb(_("Llenar"), address_of(report, "fill"))],
    }
    return render(request, "monitoring/reporting/card_again.html", context, status=422)


@require_POST
def add_files(request: HttpRequest, plan: str, period: str, unit: str, figure: int) -> HttpResponse:
    """Files that show what was done: several at once, each kept or refused by itself."""
    access = access_of(request)
    report = report_for(access, plan, period, unit, states.MAY_FILL)
    access.require(ADD_FILES, report.unit)
    row = _figure(report, figure)
    files = request.FILES.getlist("files")
    if not files:
        messages.error(request, _("Elija al menos un archivo."))
    key = figure_key(report.poi.plan.code, report.period.code, row.activity.key)
    kept = 0
    for each in files:
        try:
            store_file(actor=access.actor, content=each.read(), name=each.name or "", unit=report.unit, about=[key])
            kept += 1
        except FaroError as error:
            messages.error(request, f"{each.name}: {error}")
    if kept:
        messages.success(request, ngettext("{n} archivo guardado.", "{n} archivos guardados.", kept).format(n=kept))
    return redirect(f"{_back(request, report)}#{row.pk}")


@require_POST
def settle(request: HttpRequest, plan: str, period: str, unit: str, clash: int) -> HttpResponse:
    """Choose between two values."""
    access = access_of(request)
    report = report_for(access, plan, period, unit, states.MAY_FILL)
    found = Clash.objects.select_related("figure").filter(pk=clash, figure__report=report).first()
    if found is None:
        raise Http404(_("No hay dos valores por elegir."))
    take_other = request.POST.get("take") == "other"
    attempt(
        request,
        lambda: settle_clash(actor=access.actor, clash=found, take_other=take_other),
        _("Quedó el valor elegido."),
    )
    return redirect(f"{_back(request, report)}#{found.figure_id}")


@require_POST
def reply(request: HttpRequest, plan: str, period: str, unit: str, observation: int) -> HttpResponse:
    """Say how something observed was mended."""
    access = access_of(request)
    report = report_for(access, plan, period, unit, states.MAY_FILL)
    found = Observation.objects.filter(pk=observation, report=report).first()
    if found is None:
        raise Http404(_("No hay esa observación."))
    words = words_sent(request, "reply")
    attempt(request, lambda: mend(actor=access.actor, observation=found, reply=words), _("Respuesta guardada."))
    return redirect(f"{_back(request, report)}#{found.figure_id or 'observaciones'}")


@require_POST
def send_report(request: HttpRequest, plan: str, period: str, unit: str) -> HttpResponse:
    """Hand it to whoever checks it."""
    access = access_of(request)
    report = report_for(access, plan, period, unit, states.MAY_FILL)
    done = attempt(
        request,
        lambda: send(actor=access.actor, report=report),
        _("Enviado. Lo revisa el responsable de la unidad; aquí se ve cómo va."),
    )
    return redirect(address_of(report, "report" if done else "fill"))


def _figure(report: UnitReport, pk: int) -> Figure:
    found = Figure.objects.select_related("activity").filter(pk=pk, report=report).first()
    if found is None:
        raise Http404(_("Esa actividad no es de este reporte."))
    return found


def _back(request: HttpRequest, report: UnitReport) -> str:
    """The page from which the form was sent, if it is one of this site."""
    wanted = request.POST.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return address_of(report, "fill")
