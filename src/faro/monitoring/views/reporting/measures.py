"""A measurement of an indicator: one page on which it is filled, read and reviewed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import Access, access_of
from faro.kernel.errors import FaroError
from faro.kernel.formats import quantity
from faro.kernel.text import _
from faro.ledger.api import history
from faro.monitoring.domain.reporting import fields, states
from faro.monitoring.domain.reporting.cells import shown_cell
from faro.monitoring.models import Clash, IndicatorReport, Observation
from faro.monitoring.selectors.reporting.measures import measure_for, measure_sheets_of
from faro.monitoring.selectors.reporting.naming import period_words
from faro.monitoring.services.reporting import (
    check,
    mend,
    observe,
    release,
    save_measure,
    send_measure,
    settle_clash,
)
from faro.monitoring.services.reporting.measuring import gaps_of_measure
from faro.monitoring.views.reporting.presenting import (
    attempt,
    due_words,
    facts_of,
    is_late,
    measure_address,
    reports_crumb,
)
from faro.monitoring.views.reporting.typing_in import reading_of, refuse_clashes, told_of, typed_in_form, without_marks
from faro.monitoring.views.sent import words_sent
from faro.monitoring.views.sheets import answer, changes_of, news, refused
from faro.ui.api import Crumb

OBSERVERS = {
    states.SENT: states.MAY_CHECK,
    states.CHECKED: states.MAY_RELEASE,
    states.RELEASED: states.MAY_RELEASE,
}


@require_safe
def measure(request: HttpRequest, plan: str, period: str, indicator: str) -> HttpResponse:
    """One measurement with what may be done."""
    access = access_of(request)
    found = measure_for(access, plan, period, indicator)
    sheet = measure_sheets_of([found])[0]
    may = _may(access, found)
    gaps = gaps_of_measure(found) if may["fill"] else []
    context = {
        "sheet": sheet,
        "title": f"{found.indicator} {sheet.name}",
        "kicker": _("{unit} · medición de {period}").format(unit=sheet.unit_name, period=period_words(found.period)),
        "due_words": due_words(found),
        "late": is_late(found),
        "facts": facts_of(found),
        "may": may,
        "gaps": gaps,
        "ready": may["fill"] and not gaps,
        "history": history(sheet.key),
        "replies": True,
        "next": request.path,
        "crumbs": [reports_crumb(), Crumb(f"{found.indicator}, {found.period.code}")],
    }
    return render(request, "monitoring/reporting/measure.html", context)


def _may(access: Access, found: IndicatorReport) -> dict[str, bool]:
    def reviews(permission: str) -> bool:
        hands = {*found.fillers, *([found.checked_by] if permission == states.MAY_RELEASE else [])}
        return access.may(permission, found.unit) and access.actor.key not in hands

    observer = OBSERVERS.get(found.state)
    return {
        "fill": found.state in states.FILLABLE and not found.imported and access.may(states.MAY_FILL, found.unit),
        "check": found.state == states.SENT and reviews(states.MAY_CHECK),
        "release": found.state == states.CHECKED and reviews(states.MAY_RELEASE),
        "observe": observer is not None and not found.imported and reviews(observer),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, plan: str, period: str, indicator: str) -> HttpResponse:
    """What the script of the page sends, and what it asks for now and then."""
    access = access_of(request)
    found = measure_for(access, plan, period, indicator, states.MAY_FILL)
    if request.method != "POST":
        return news(request, found.revision, _cells(found), _sums(found))
    try:
        reading = reading_of(changes_of(request), fields.MEASURE_FIELDS)
        outcome = save_measure(actor=access.actor, report=found, changes=list(reading.read.values()))
    except FaroError as error:
        return refused(error)
    found.refresh_from_db()
    return answer(told_of(reading, outcome), _sums(found))


def _cells(found: IndicatorReport) -> list[dict[str, str]]:
    return [
        {"row": found.indicator, "field": field, "value": shown_cell(field, getattr(found, field))}
        for field in fields.MEASURE_FIELDS
    ]


def _sums(found: IndicatorReport) -> list[dict[str, str]]:
    return [{"row": found.indicator, "name": "value", "text": quantity(found.value)}]


@require_POST
def save_card(request: HttpRequest, plan: str, period: str, indicator: str) -> HttpResponse:
    """The same, sent as a form."""
    access = access_of(request)
    found = measure_for(access, plan, period, indicator, states.MAY_FILL)
    reading = reading_of(typed_in_form(request, indicator, fields.MEASURE_FIELDS), fields.MEASURE_FIELDS)
    for field, message in reading.wrong.items():
        typed = request.POST.get(field, "")
        messages.error(request, f"{fields.LABELS[field]}: «{typed}». {message}")
    changes = without_marks(reading.changed)

    def act() -> None:
        refuse_clashes(save_measure(actor=access.actor, report=found, changes=changes))

    attempt(request, act, "" if reading.wrong else _("{code}: guardado.").format(code=indicator))
    return redirect(_back(request, found))


@require_POST
def act(request: HttpRequest, plan: str, period: str, indicator: str) -> HttpResponse:
    """Send, check or release it."""
    access = access_of(request)
    verb = request.POST.get("act", "")
    permissions = {
        states.SEND: states.MAY_FILL,
        states.CHECK: states.MAY_CHECK,
        states.RELEASE: states.MAY_RELEASE,
    }
    if verb not in permissions:
        raise Http404(_("Eso no se puede hacer."))
    found = measure_for(access, plan, period, indicator, permissions[verb])
    acts: dict[str, tuple[Callable[..., object], str]] = {
        states.SEND: (send_measure, _("Enviado. Lo revisa el responsable de la unidad.")),
        states.CHECK: (check, _("Conforme. Ahora lo libera Planeamiento.")),
        states.RELEASE: (release, _("Liberado.")),
    }
    done, words = acts[verb]
    attempt(request, lambda: done(actor=access.actor, report=found), words)
    return redirect(measure_address(found))


@require_POST
def observe_measure(request: HttpRequest, plan: str, period: str, indicator: str) -> HttpResponse:
    """Give it back with what is to be mended."""
    access = access_of(request)
    found = measure_for(access, plan, period, indicator)
    access.require(OBSERVERS.get(found.state, states.MAY_RELEASE), found.unit)
    text = words_sent(request, "text")
    attempt(
        request,
        lambda: observe(actor=access.actor, report=found, text=text),
        _("Observado: vuelve a la unidad, y el plazo de la revisión se detiene."),
    )
    return redirect(measure_address(found))


@require_POST
def reply(request: HttpRequest, plan: str, period: str, indicator: str, observation: int) -> HttpResponse:
    """Say how something observed was mended."""
    access = access_of(request)
    found = measure_for(access, plan, period, indicator, states.MAY_FILL)
    said = Observation.objects.filter(pk=observation, measure=found).first()
    if said is None:
        raise Http404(_("No hay esa observación."))
    words = words_sent(request, "reply")
    attempt(request, lambda: mend(actor=access.actor, observation=said, reply=words), _("Respuesta guardada."))
    return redirect(_back(request, found))


@require_POST
def settle(request: HttpRequest, plan: str, period: str, indicator: str, clash: int) -> HttpResponse:
    """Choose between two values."""
    access = access_of(request)
    found = measure_for(access, plan, period, indicator, states.MAY_FILL)
    chosen = Clash.objects.filter(pk=clash, measure=found).first()
    if chosen is None:
        raise Http404(_("No hay dos valores por elegir."))
    other = request.POST.get("take") == "other"
    attempt(
        request,
        lambda: settle_clash(actor=access.actor, clash=chosen, take_other=other),
        _("Quedó el valor elegido."),
    )
    return redirect(_back(request, found))


def _back(request: HttpRequest, found: IndicatorReport) -> str:
    wanted = request.POST.get("next", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return f"{wanted}#m{found.pk}"
    return measure_address(found)
