"""The application of Faro with two addresses more, for measuring: an empty view, and a page made anew each time.

Both pass through the same middleware as every page.
"""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "faro.config.settings"

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import include, path, resolve

EMPTY = "banco/vacia"
COLD = "banco/fria/"


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing: what the frame itself costs."""
    return HttpResponse(b"")


def cold(request: HttpRequest, page: str) -> HttpResponseBase:
    """A page as after a publication: nothing of it is kept."""
    from faro.portal.answering import CACHE

    CACHE.clear()
    request.path = request.path_info = f"/{page}"
    view, arguments, named = resolve(request.path_info)
    answer: HttpResponseBase = view(request, *arguments, **named)
    return answer


urlpatterns = [
    path(EMPTY, empty),
    path(f"{COLD}<path:page>", cold),
    path(COLD, cold, {"page": ""}),
    path("", include("faro.config.urls")),
]

django.setup()
settings.ROOT_URLCONF = __name__

from faro.config.wsgi import application

__all__ = ["application"]
