"""The obligations of the year, the hearings, and what is known of each."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import Access, access_of
from faro.evidence.api import files_about
from faro.hearings.domain.states import STATES
from faro.hearings.forms.staff import HearingForm
from faro.hearings.keys import key_of
from faro.hearings.links import public_path
from faro.hearings.models import Hearing
from faro.hearings.selectors.board import board
from faro.hearings.selectors.commitments import commitments
from faro.hearings.selectors.reading import (
    DESK,
    MANAGE,
    VIEW,
    all_hearings,
    attendance_of,
    hearing_for,
    is_announced,
)
from faro.hearings.selectors.terms import hearing_steps
from faro.hearings.services import change_hearing, prepare_hearing
from faro.hearings.views.pages import GET_AND_POST, crumbs_to, form_page, list_crumb
from faro.hearings.views.presenting import duties_table, steps_table
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import history
from faro.ui.api import Crumb, Page, page_of


@require_safe
def hearing_list(request: HttpRequest) -> HttpResponse:
    """What the law asks for each year, and all hearings."""
    access = access_of(request)
    access.require(VIEW)
    page: Page[Hearing] = page_of(request, all_hearings())
    context = {
        "table": duties_table(board(), staff=True),
        "page": page,
        "may_manage": access.may(MANAGE),
        "crumbs": [Crumb(_("Audiencias"))],
    }
    return render(request, "hearings/list.html", context)


@require_safe
def hearing(request: HttpRequest, code: str) -> HttpResponse:
    """One hearing: its steps, what may be done, and its history."""
    access = access_of(request)
    found = hearing_for(access, code)
    context = {
        "hearing": found,
        "table": steps_table(hearing_steps(found)),
        "verbs": _verbs(access, found),
        "may_manage": access.may(MANAGE),
        "may_desk": access.may(DESK),
        "attendance": attendance_of(found),
        "questions": found.questions.count(),
        "commitments": len(commitments(code)),
        "files": files_about(key_of(found)),
        "public": public_path(code) if is_announced(found) else "",
        "history": history(key_of(found)),
        "crumbs": [*crumbs_to(found)[:1], Crumb(found.code)],
    }
    return render(request, "hearings/hearing.html", context)


def _verbs(access: Access, hearing: Hearing) -> set[str]:
    return {step.verb for step in STATES.next_states(hearing.state, access.may)}


@require_http_methods(GET_AND_POST)
def new(request: HttpRequest) -> HttpResponse:
    """A new hearing; in a demonstration it is invented, and says so for good."""
    access = access_of(request)
    access.require(MANAGE)
    form = HearingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = prepare_hearing(actor=access.actor, facts=form.facts(), synthetic=settings.DEMO)
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Guardado. Nadie la ve todavía: falta convocarla."))
            return redirect("hearings:hearing", code=made.code)
    title = _("Preparar una audiencia")
    context = {"form": form, "title": title, "crumbs": [list_crumb(), Crumb(title)]}
    return render(request, "hearings/new.html", context)


@require_http_methods(GET_AND_POST)
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Other data of a hearing."""
    access = access_of(request)
    found = hearing_for(access, code, MANAGE)
    form = HearingForm(request.POST or None, hearing=found)

    def act() -> None:
        reason = form.cleaned_data.get("reason", "")
        change_hearing(actor=access.actor, hearing=found, facts=form.facts(), reason=reason)

    return form_page(request, found, form, _("Cambiar los datos"), act)
