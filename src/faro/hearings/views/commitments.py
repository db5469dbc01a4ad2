"""What was promised at a hearing, and how it goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.api import access_of
from faro.hearings.domain.states import HELD, OBSERVED
from faro.hearings.forms.staff import ProgressForm, PromiseForm, given_file
from faro.hearings.selectors.commitments import commitments
from faro.hearings.selectors.reading import ANSWER, MANAGE, commitment_for, hearing_for
from faro.hearings.services import follow_commitment, make_commitment
from faro.hearings.views.pages import GET_AND_POST, crumbs_to, form_page
from faro.kernel.text import _


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """What was promised at a hearing."""
    access = access_of(request)
    hearing = hearing_for(access, code)
    lines = [(each, access.may(ANSWER, each.row.unit)) for each in commitments(code)]
    context = {
        "hearing": hearing,
        "lines": lines,
        "may_make": access.may(MANAGE) and hearing.state in (HELD, OBSERVED),
        "crumbs": crumbs_to(hearing, _("Compromisos")),
    }
    return render(request, "hearings/commitments.html", context)


@require_http_methods(GET_AND_POST)
def new(request: HttpRequest, code: str) -> HttpResponse:
    """One more."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    form = PromiseForm(request.POST or None, hearing=hearing)

    def act() -> None:
        make_commitment(actor=access.actor, hearing=hearing, promise=form.promise())

    return form_page(request, hearing, form, _("Registrar un compromiso"), act, back=_path(code))


@require_http_methods(GET_AND_POST)
def follow(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """How it goes."""
    access = access_of(request)
    commitment = commitment_for(access, code, number)
    form = ProgressForm(request.POST or None, request.FILES or None, state=commitment.state)

    def act() -> None:
        given = form.cleaned_data
        follow_commitment(
            actor=access.actor,
            commitment=commitment,
            text=given["text"],
            state=given["state"],
            file=given_file(given["file"]),
        )

    title = _("Anotar el avance del compromiso {n}").format(n=number)
    return form_page(request, commitment.hearing, form, title, act, back=_path(code), intro=commitment.text)


def _path(code: str) -> str:
    return reverse("hearings:commitments", kwargs={"code": code})
