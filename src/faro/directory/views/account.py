"""A person's own account."""

from typing import Any

from allauth.account.views import PasswordChangeView
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from faro.directory.models import Person
from faro.directory.selectors.people import held_by
from faro.directory.selectors.sessions import open_sessions
from faro.directory.services.sessions import end_other_sessions, end_session
from faro.kernel.text import _


def _person(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)  # noqa: S101  login_required saw to it
    return request.user


@login_required
@require_safe
def account_home(request: HttpRequest) -> HttpResponse:
    """Who one is here, what for, and how one enters."""
    person = _person(request)
    context = {
        "person": person,
        "appointments": held_by(person, timezone.localdate()),
        "second_factor": Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists(),
    }
    return render(request, "directory/account/home.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request: HttpRequest) -> HttpResponse:
    """One's open sessions; each, or all the others, can be ended."""
    person = _person(request)
    if request.method == "POST":
        if request.POST.get("session") == "others":
            end_other_sessions(person=person, kept=request.session.session_key)
        else:
            mine = UserSession.objects.filter(user=person)
            end_session(person=person, session=get_object_or_404(mine, pk=_whole(request.POST.get("session"))))
        messages.success(request, _("Sesión cerrada."))
        return redirect("usersessions_list")
    context = {"sessions": open_sessions(person, request.session.session_key)}
    return render(request, "directory/account/sessions.html", context)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0


class ChangePassword(PasswordChangeView):  # type: ignore[misc]  # untyped library
    """The library's; who has no password of their own is told so."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Open or send the form."""
        if isinstance(request.user, Person) and not request.user.has_usable_password():
            messages.info(request, _("Esta cuenta no tiene contraseña: se entra a ella solo desde la demostración."))
            return redirect("account_home")
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response
