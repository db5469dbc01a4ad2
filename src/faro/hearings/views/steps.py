"""What is done with a hearing: called, reported, moved, cancelled, held."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.directory.api import access_of
from faro.hearings.domain.content import REPORT, from_json
from faro.hearings.domain.states import CALLED
from faro.hearings.forms.staff import CallForm, PostponeForm, ReasonForm, RescheduleForm, given_file
from faro.hearings.selectors.contents import report_content
from faro.hearings.selectors.reading import MANAGE, hearing_for
from faro.hearings.services import (
    call_hearing,
    cancel_hearing,
    hold_hearing,
    postpone_hearing,
    publish_report,
    reschedule_hearing,
)
from faro.hearings.views.pages import GET_AND_POST, acted, crumbs_to, form_page, hearing_path
from faro.kernel.text import _


@require_http_methods(GET_AND_POST)
def call(request: HttpRequest, code: str) -> HttpResponse:
    """The decree that calls it."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    form = CallForm(request.POST or None, request.FILES or None)

    def act() -> None:
        given = form.cleaned_data
        call_hearing(
            actor=access.actor,
            hearing=hearing,
            decree_number=given["decree_number"],
            decree_date=given["decree_date"],
            file=given_file(given["file"]),
        )

    return form_page(request, hearing, form, _("Convocar"), act)


@require_http_methods(GET_AND_POST)
def postpone(request: HttpRequest, code: str) -> HttpResponse:
    """Why its day does not hold."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    form = PostponeForm(request.POST or None)

    def act() -> None:
        given = form.cleaned_data
        postpone_hearing(
            actor=access.actor, hearing=hearing, reason=given["reason"], decree_number=given["decree_number"]
        )

    return form_page(request, hearing, form, _("Postergar"), act)


@require_http_methods(GET_AND_POST)
def reschedule(request: HttpRequest, code: str) -> HttpResponse:
    """Its new day."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    form = RescheduleForm(request.POST or None)

    def act() -> None:
        number = form.cleaned_data["decree_number"]
        reschedule_hearing(actor=access.actor, hearing=hearing, starts_at=form.starts_at(), decree_number=number)

    return form_page(request, hearing, form, _("Fijar nuevo día"), act)


@require_http_methods(GET_AND_POST)
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    """Why it will not be held."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        cancel_hearing(actor=access.actor, hearing=hearing, reason=form.cleaned_data["reason"])

    return form_page(request, hearing, form, _("Cancelar la audiencia"), act)


@require_safe
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The report: as it was published, else as the figures give it now."""
    access = access_of(request)
    hearing = hearing_for(access, code)
    kept = getattr(hearing, "report", None)
    context = {
        "hearing": hearing,
        "content": from_json(REPORT, kept.content) if kept else report_content(hearing),
        "kept": kept,
        "may_publish": access.may(MANAGE) and hearing.state == CALLED,
        "crumbs": crumbs_to(hearing, _("Informe")),
    }
    return render(request, "hearings/report.html", context)


@require_POST
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Publish the report."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    return acted(request, hearing_path(hearing), lambda: publish_report(actor=access.actor, hearing=hearing))


@require_POST
def hold(request: HttpRequest, code: str) -> HttpResponse:
    """Say that it was held."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    return acted(request, hearing_path(hearing), lambda: hold_hearing(actor=access.actor, hearing=hearing))
