"""Pages for everyone: registering, asking, and the page of who registered."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from faro.catalogs.api import calendar, term
from faro.directory.api import client_address
from faro.hearings.domain import states
from faro.hearings.forms.public import AskForm, ObserveForm, RegisterForm
from faro.hearings.links import attendee_path, is_attendee_token, public_path
from faro.hearings.models import Attendee, Hearing
from faro.hearings.selectors.reading import announced_hearing, attendee_of
from faro.hearings.services import ask_question, observe_minutes, register_attendee
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.questions.ports import subject_of
from faro.ui.api import Crumb

GET_AND_POST = ["GET", "HEAD", "POST"]


def _crumbs(hearing: Hearing, last: str) -> list[Crumb]:
    return [
        Crumb(_("Audiencias"), "/audiencias/"),
        Crumb(hearing.title, public_path(hearing.code)),
        Crumb(last),
    ]


@never_cache
@require_http_methods(GET_AND_POST)
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The form with which anyone registers."""
    hearing = announced_hearing(code)
    open_now = hearing.state in states.OPEN_TO_PEOPLE
    form = RegisterForm(request.POST or None) if open_now else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            made = register_attendee(
                hearing=hearing,
                facts=form.registration(),
                address=client_address(request) or "",
                site=request.build_absolute_uri("/"),
            )
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            return redirect(attendee_path(made))
    context = {
        "hearing": hearing,
        "form": form,
        "back": public_path(code),
        "kept": term("hearings.keep_contact"),
        "crumbs": _crumbs(hearing, _("Inscribirse")),
    }
    return render(request, "hearings/register.html", context)


@never_cache
@require_http_methods(GET_AND_POST)
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """The form with which anyone asks before the hearing, of a published figure or in general."""
    hearing = announced_hearing(code)
    key = request.GET.get("sobre", "")
    about = subject_of(key) if key else None
    if key and (about is None or not about.published):
        raise Http404(_("Esa cifra no está publicada: pregunte sin ella."))
    open_now = hearing.state in states.OPEN_TO_PEOPLE
    form = AskForm(request.POST or None) if open_now else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            asked = ask_question(
                hearing=hearing,
                asked=form.question(key),
                address=client_address(request) or "",
                site=request.build_absolute_uri("/"),
            )
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Recibimos su pregunta. Su número es el {n}.").format(n=asked.number))
            return redirect("public_hearings:ask", code=code)
    context = {
        "hearing": hearing,
        "form": form,
        "about": about,
        "back": public_path(code),
        "kept": term("hearings.keep_contact"),
        "term": term("hearings.answer"),
        "crumbs": _crumbs(hearing, _("Preguntar")),
    }
    return render(request, "hearings/ask.html", context)


@never_cache
@require_http_methods(GET_AND_POST)
def attendee(request: HttpRequest, code: str, number: int, token: str) -> HttpResponse:
    """The page of who registered: number, turn, and the observations of the minutes."""
    if not is_attendee_token(code, number, token):
        raise Http404(_("El enlace no es el de esta inscripción."))
    person = attendee_of(code, number)
    may_observe = person.hearing.state == states.OBSERVED and person.came_at is not None
    form = ObserveForm(request.POST or None) if may_observe else None
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            observe_minutes(attendee=person, text=form.cleaned_data["text"], address=client_address(request) or "")
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Recibimos su observación."))
            return redirect(request.path)
    return render(request, "hearings/attendee.html", _of_attendee(request, person, form))


def _of_attendee(request: HttpRequest, person: Attendee, form: ObserveForm | None) -> dict[str, object]:
    hearing = person.hearing
    return {
        "hearing": hearing,
        "person": person,
        "form": form,
        "until": hearing.clock.due(calendar()) if hearing.clock else None,
        "observations": list(person.observations.all()),
        "secret_link": request.build_absolute_uri(request.path),
        "public": public_path(hearing.code),
        "crumbs": _crumbs(hearing, _("Mi inscripción")),
    }
