"""How a public address answers: from the store where it can, with a tag, packed, and the same for everyone."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from faro import __version__
from faro.kernel.text import _
from faro.ledger.api import public_head
from faro.portal.page_cache import Finished, PageCache, finished

View = Callable[..., HttpResponse]

CACHE = PageCache()
_STARTED = timezone.now().isoformat()
"""A newly installed program starts anew, so what it shows is never older than itself."""

_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match, Accept",
    "Access-Control-Expose-Headers": "ETag, Link",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def public_page(
    *parameters: str, keep: bool = True, open_data: bool = False, absolute: bool = False
) -> Callable[[View], View]:
    """Make a view public: GET and HEAD only, the same for everyone, kept, tagged and packed.

    ``parameters`` are the query parameters that change the page; all others are ignored and never seen by the view.
    ``keep`` False: made anew each time (too many different ones to keep). ``open_data``: other sites may read it.
    ``absolute``: the answer holds whole addresses, so one is kept for each name of this site.
    The view must look neither at the session nor at who asks.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "OPTIONS" and open_data:
                return HttpResponse(status=204, headers={**_OPEN, "Allow": "GET, HEAD, OPTIONS"})
            if request.method not in ("GET", "HEAD"):
                return _only_read(open_data=open_data)
            version = _version()
            key = (*_key(request, parameters), request.build_absolute_uri("/") if absolute else "")
            ready = CACHE.get(version, key) if keep else None
            if ready is None:
                ready = _made(view, request, args, kwargs)
                if keep and ready.status == 200:
                    CACHE.put(version, key, ready)
            return _sent(ready, request, open_data=open_data)

        return csrf_exempt(answer)  # nothing is ever changed here, so whoever sends is told that, and not of a token

    return decorate


def _only_read(*, open_data: bool) -> HttpResponse:
    detail = _("Esta dirección solo se lee: use GET.")
    if not open_data:
        return HttpResponseNotAllowed(["GET", "HEAD"], detail, content_type="text/plain; charset=utf-8")
    body = {"type": "about:blank", "title": _("Método no permitido"), "status": 405, "detail": detail}
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponseNotAllowed(["GET", "HEAD", "OPTIONS"], text, content_type="application/problem+json")


def _version() -> tuple[object, ...]:
    """What kept pages are good for: the state of what citizens see, this program, and this day (terms run out)."""
    return public_head(), __version__, _STARTED, settings.DEMO, timezone.localdate()


def _key(request: HttpRequest, parameters: tuple[str, ...]) -> tuple[object, ...]:
    """The path and the allowed parameters. Relative to nothing else: host and scheme stand in no kept page."""
    if not request.META.get("QUERY_STRING"):
        return (request.path,)
    kept = [(name, request.GET[name]) for name in parameters if request.GET.get(name)]
    # Also where the request's own address is made from: what one reader adds to it must not be kept for the next.
    request.META["QUERY_STRING"] = query = urlencode(kept)
    request.GET = QueryDict(query)
    return request.path, *kept


def _made(view: View, request: HttpRequest, args: Any, kwargs: Any) -> Finished:
    request.method = "GET"  # the server leaves out the body of an answer to HEAD
    response = view(request, *args, **kwargs)
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    return finished(response.content, response.status_code, headers)


def _sent(ready: Finished, request: HttpRequest, *, open_data: bool) -> HttpResponse:
    unchanged = ready.status == 200 and _matches(request.META.get("HTTP_IF_NONE_MATCH"), ready.etag)
    packs = ready.packed is not None and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    body = b"" if unchanged else ready.packed if packs and ready.packed is not None else ready.body
    response = HttpResponse(body, status=304 if unchanged else ready.status)
    if unchanged:
        del response.headers["Content-Type"]
    else:
        for name, value in ready.headers:
            response.headers[name] = value
        if packs:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(body))
    if ready.status == 200:
        response.headers["ETag"] = ready.etag
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    if open_data:
        for name, value in _OPEN.items():
            response.headers[name] = value
    return response


def _matches(given: str | None, etag: str) -> bool:
    if not given:
        return False
    if given.strip() == "*":
        return True
    strong = etag.removeprefix("W/")
    return any(each.strip().removeprefix("W/") == strong for each in given.split(","))
