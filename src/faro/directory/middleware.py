"""Gives each request its access, worked out only if a view asks for it; and shows the way in to those outside."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from faro.catalogs.api import limit
from faro.directory.access import ATTRIBUTE, Access, access_of
from faro.directory.checks import refuse_unknown_permissions
from faro.directory.models import Person
from faro.directory.selectors.access import access_of_person
from faro.kernel.text import _

Handler = Callable[[HttpRequest], HttpResponse]
User = AbstractBaseUser | AnonymousUser

RENEWED = "renewed"
RENEW_AFTER_SECONDS = 600
LONGEST_WAY_BACK = 2_000
"""Letters of the address to which one comes back after signing in: longer ones are nobody's work."""


class AccessMiddleware:
    """Sets ``request.access``. Public pages never touch it, so they need no session."""

    def __init__(self, get_response: Handler) -> None:
        refuse_unknown_permissions()  # here every room is ready, and no server has answered yet
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        signed_in = request.user
        setattr(request, "user", SimpleLazyObject(lambda: _user(request, signed_in)))  # noqa: B010  it is lazy
        setattr(request, ATTRIBUTE, SimpleLazyObject(lambda: _access(request)))
        response = self.get_response(request)
        if request.session.accessed:
            # Made for one reader: neither a proxy nor the next person at this browser may see it again.
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Someone who may not, because they have not signed in, signs in; or first chooses a password of their own."""
        if not isinstance(exception, PermissionDenied):
            return None
        if not access_of(request).signed_in:
            return _to_sign_in(request)
        if isinstance(request.user, Person) and request.user.one_time_until:
            return redirect("account_change_password")
        return None


def _access(request: HttpRequest) -> Access:
    access = access_of_person(request.user)
    if access.signed_in:
        _keep_open(request)
    return access


def _user(request: HttpRequest, signed_in: User) -> User:
    """Who signed in, unless the session was left: then nobody, and it is over."""
    if signed_in.is_authenticated and _was_left(request):
        request.session.flush()
        return AnonymousUser()
    return signed_in


def _was_left(request: HttpRequest) -> bool:
    """Whether nobody used the session for as long as the catalogue allows."""
    renewed = request.session.get(RENEWED)
    if renewed is None:
        return False
    unused = timezone.now() - datetime.fromisoformat(renewed)
    if unused.total_seconds() <= RENEW_AFTER_SECONDS:  # nobody allows less: most requests need not ask
        return False
    return unused > timedelta(hours=limit("accounts.session_hours").value)


def _keep_open(request: HttpRequest) -> None:
    """A session in use does not expire; it is written now and then, not at each request."""
    now = timezone.now()
    renewed = request.session.get(RENEWED)
    if renewed is None or (now - datetime.fromisoformat(renewed)).total_seconds() > RENEW_AFTER_SECONDS:
        request.session[RENEWED] = now.isoformat()


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method in {"GET", "HEAD"}:
        wanted = request.get_full_path()
        return redirect_to_login(wanted if len(wanted) <= LONGEST_WAY_BACK else request.path[:LONGEST_WAY_BACK])
    if request.content_type == "application/json":
        # A script sent it and keeps what it sent: it waits for the person to sign in, and sends again.
        return HttpResponse(status=401)
    messages.warning(request, _("Su sesión terminó y lo que envió no se guardó. Ingrese y envíelo otra vez."))
    return redirect_to_login(str(settings.LOGIN_REDIRECT_URL))
