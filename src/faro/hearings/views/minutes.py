"""The minutes: written, put up to be observed, final, signed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from faro.catalogs.api import calendar
from faro.directory.api import access_of
from faro.hearings.domain.states import HELD, OBSERVED
from faro.hearings.forms.staff import FileForm, MinutesForm, ObservationForm, given_file
from faro.hearings.models import MinutesText
from faro.hearings.selectors.reading import MANAGE, hearing_for, observation_of
from faro.hearings.services import (
    attach_signed,
    close_minutes,
    decide_observation,
    publish_draft,
    write_minutes,
)
from faro.hearings.views.pages import GET_AND_POST, acted, crumbs_to, form_page
from faro.kernel.text import _


@require_safe
def minutes(request: HttpRequest, code: str) -> HttpResponse:
    """The text as it stands, what was published, and the observations."""
    access = access_of(request)
    hearing = hearing_for(access, code)
    context = {
        "hearing": hearing,
        "text": MinutesText.objects.filter(hearing=hearing).first(),
        "published": list(hearing.minutes.order_by("published_at")),
        "observations": list(hearing.observations.select_related("attendee")),
        "until": hearing.clock.due(calendar()) if hearing.clock else None,
        "may_manage": access.may(MANAGE),
        "may_write": access.may(MANAGE) and hearing.state in (HELD, OBSERVED),
        "crumbs": crumbs_to(hearing, _("Acta")),
    }
    return render(request, "hearings/minutes.html", context)


@require_http_methods(GET_AND_POST)
def write(request: HttpRequest, code: str) -> HttpResponse:
    """What a person writes of the minutes."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    form = MinutesForm(request.POST or None, text=MinutesText.objects.filter(hearing=hearing).first())

    def act() -> None:
        given = form.cleaned_data
        write_minutes(actor=access.actor, hearing=hearing, **given)

    return form_page(request, hearing, form, _("Escribir el acta"), act, back=_path(code))


@require_POST
def put_up(request: HttpRequest, code: str) -> HttpResponse:
    """Publish the draft."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    site = request.build_absolute_uri("/")
    return acted(request, _path(code), lambda: publish_draft(actor=access.actor, hearing=hearing, site=site))


@require_POST
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Publish the final minutes."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    site = request.build_absolute_uri("/")
    return acted(request, _path(code), lambda: close_minutes(actor=access.actor, hearing=hearing, site=site))


@require_http_methods(GET_AND_POST)
def decide(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One observation, and what becomes of it."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    observation = observation_of(code, number)
    form = ObservationForm(request.POST or None, observation=observation)

    def act() -> None:
        given = form.cleaned_data
        decide_observation(
            actor=access.actor,
            observation=observation,
            accepted=given["decision"] == form.ACCEPT,
            reason=given["reason"],
            public_text=given["public_text"],
        )

    title = _("Decidir la observación {n}").format(n=number)
    template = "hearings/decide.html"
    return form_page(request, hearing, form, title, act, back=_path(code), template=template, observation=observation)


@require_http_methods(GET_AND_POST)
def signed(request: HttpRequest, code: str) -> HttpResponse:
    """The scan of the signed minutes."""
    access = access_of(request)
    hearing = hearing_for(access, code, MANAGE)
    form = FileForm(request.POST or None, request.FILES or None)

    def act() -> None:
        file = given_file(form.cleaned_data["file"])
        if file is not None:
            attach_signed(actor=access.actor, hearing=hearing, file=file)

    return form_page(request, hearing, form, _("Adjuntar el acta firmada"), act, back=_path(code))


def _path(code: str) -> str:
    return reverse("hearings:minutes", kwargs={"code": code})
