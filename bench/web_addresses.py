"""The addresses of Faro and two more, for measuring: an empty view, and a page made anew each time.

Both pass through the same middleware as every page.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import include, path, resolve

from faro.portal.answering import CACHE


def empty(_request: HttpRequest) -> HttpResponse:
    """Nothing: what the frame itself costs."""
    return HttpResponse(b"")


def cold(request: HttpRequest, page: str) -> HttpResponseBase:
    """A page as after a publication: nothing of it is kept."""
    CACHE.clear()
    request.path = request.path_info = f"/{page}"
    view, arguments, named = resolve(request.path_info)
    answer: HttpResponseBase = view(request, *arguments, **named)
    return answer


urlpatterns = [
    path("banco/vacia", empty),
    path("banco/fria/<path:page>", cold),
    path("banco/fria/", cold, {"page": ""}),
    path("", include("faro.config.urls")),
]
