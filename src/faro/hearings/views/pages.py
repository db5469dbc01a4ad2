"""What the pages of the staff share: the way back, and a form that says what the service refuses."""

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from faro.hearings.models import Hearing
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ui.api import Crumb

GET_AND_POST = ["GET", "HEAD", "POST"]


def list_crumb() -> Crumb:
    """The way back to the list."""
    return Crumb(_("Audiencias"), reverse("hearings:list"))


def hearing_path(hearing: Hearing) -> str:
    """The page of a hearing for the staff."""
    return reverse("hearings:hearing", kwargs={"code": hearing.code})


def crumbs_to(hearing: Hearing, *last: str) -> list[Crumb]:
    """The way to a page of a hearing."""
    return [list_crumb(), Crumb(hearing.code, hearing_path(hearing)), *(Crumb(each) for each in last)]


def form_page(  # noqa: PLR0913 the parts of a page
    request: HttpRequest,
    hearing: Hearing,
    form: Form,
    title: str,
    act: Callable[[], object],
    *,
    back: str = "",
    template: str = "hearings/act.html",
    **context: object,
) -> HttpResponse:
    """A form about a hearing; what the service refuses is said above it, and nothing typed is lost."""
    back = back or hearing_path(hearing)
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except FaroError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Guardado."))
            return redirect(back)
    page = {"form": form, "title": title, "hearing": hearing, "back": back, "crumbs": crumbs_to(hearing, title)}
    return render(request, template, page | context)


def acted(request: HttpRequest, back: str, act: Callable[[], object]) -> HttpResponse:
    """Do something that has no form, and go back; what the service refuses is said there."""
    try:
        act()
    except FaroError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Guardado."))
    return redirect(back)
