"""Gives each request its access, worked out only if a view asks for it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from faro.directory.access import ATTRIBUTE
from faro.directory.selectors.access import access_of_person

Handler = Callable[[HttpRequest], HttpResponse]


class AccessMiddleware:
    """Sets ``request.access``. Public pages never touch it, so they need no session."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        setattr(request, ATTRIBUTE, SimpleLazyObject(lambda: access_of_person(request.user)))
        return self.get_response(request)
