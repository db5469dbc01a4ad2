"""The desk at the door: who registered, who came, and what is asked there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import access_of
from faro.hearings.forms.staff import DeskForm, DeskQuestionForm
from faro.hearings.models import Attendee
from faro.hearings.selectors.reading import DESK, attendance_of, attendee_of, hearing_for
from faro.hearings.services import ask_at_desk, note_arrival, register_at_desk
from faro.hearings.services.notes import HearingRefused
from faro.hearings.services.registering import DESK_STATES
from faro.hearings.views.pages import GET_AND_POST, acted, crumbs_to, form_page
from faro.kernel.text import _
from faro.ui.api import Page, page_of

PER_PAGE = 50


@require_safe
def people(request: HttpRequest, code: str) -> HttpResponse:
    """Who registered; found by number, name or the end of a document."""
    access = access_of(request)
    hearing = hearing_for(access, code, DESK)
    rows = hearing.attendees.order_by("number")
    wanted = request.GET.get("texto", "").strip()
    if wanted:
        by_number = rows.filter(number=int(wanted)) if wanted.isdecimal() and len(wanted) < 8 else rows.none()
        rows = (by_number | rows.filter(name__icontains=wanted) | rows.filter(document__endswith=wanted)).distinct()
    page: Page[Attendee] = page_of(request, rows, PER_PAGE)
    context = {
        "hearing": hearing,
        "page": page,
        "wanted": wanted,
        "attendance": attendance_of(hearing),
        "open": hearing.state in DESK_STATES,
        "crumbs": crumbs_to(hearing, _("Mesa de registro")),
    }
    return render(request, "hearings/desk.html", context)


@require_http_methods(GET_AND_POST)
def register(request: HttpRequest, code: str) -> HttpResponse:
    """Someone who is at the door."""
    access = access_of(request)
    hearing = hearing_for(access, code, DESK)
    form = DeskForm(request.POST or None)

    def act() -> None:
        site = request.build_absolute_uri("/")
        register_at_desk(actor=access.actor, hearing=hearing, facts=form.registration(), site=site)

    return form_page(request, hearing, form, _("Registrar a quien llega"), act, back=_desk_path(code))


@require_POST
def arrive(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Someone who had registered came."""
    access = access_of(request)
    hearing_for(access, code, DESK)
    found = attendee_of(code, number)
    return acted(request, _desk_path(code), lambda: note_arrival(actor=access.actor, attendee=found))


@require_http_methods(GET_AND_POST)
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """What someone asks at the hearing."""
    access = access_of(request)
    hearing = hearing_for(access, code, DESK)
    form = DeskQuestionForm(request.POST or None)

    def act() -> None:
        number = form.cleaned_data["number"]
        asker = hearing.attendees.filter(number=number).first() if number else None
        if number and asker is None:
            raise HearingRefused(_("No hay una inscripción con el número {n}.").format(n=number))
        ask_at_desk(actor=access.actor, hearing=hearing, asked=form.asked(), attendee=asker)

    return form_page(request, hearing, form, _("Anotar una pregunta"), act, back=_desk_path(code))


def _desk_path(code: str) -> str:
    return reverse("hearings:desk", kwargs={"code": code})
