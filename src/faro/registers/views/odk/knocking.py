"""Who a telephone is: its name and key on each request (HTTP Basic), no session, no cookie."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt

from faro.catalogs.api import limit
from faro.directory.api import Access, client_address
from faro.kernel.text import _
from faro.registers.domain.openrosa import response
from faro.registers.models import Device
from faro.registers.selectors.devices import access_of_device
from faro.registers.services.devices import KeyRefused, TooManyKnocks, device_behind

XML = "text/xml; charset=utf-8"
UNKNOWN, NOT_FOUND, NOT_ALLOWED, TOO_MANY = 401, 404, 405, 429
ROOM_FOR_HEADERS = 100_000
"""Of the largest request that the site takes, what is not content."""


@dataclass(frozen=True, slots=True)
class Caller:
    """A telephone that showed its key, and what its person may do."""

    device: Device
    access: Access


View = Callable[..., HttpResponse]
"""Of a request, a caller and the codes in the address."""


def for_telephones(*methods: str) -> Callable[[View], View]:
    """A view that only a telephone may ask, by those methods, answered with the headers of OpenRosa."""

    def decorate(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, device: str, **codes: str) -> HttpResponse:
            try:
                caller = _caller(request, device)
            except TooManyKnocks as error:
                return with_headers(said(str(error), TOO_MANY))
            except KeyRefused as error:
                refusal = said(str(error), UNKNOWN)
                refusal.headers["WWW-Authenticate"] = 'Basic realm="Faro", charset="UTF-8"'
                return with_headers(refusal)
            if request.method not in methods:
                refusal = said(_("Así no se pide esto."), NOT_ALLOWED)
                refusal.headers["Allow"] = ", ".join(methods)
                return with_headers(refusal)
            try:
                return with_headers(view(request, caller, **codes))
            except Http404 as error:
                return with_headers(said(str(error), NOT_FOUND))

        return csrf_exempt(answered)

    return decorate


def _caller(request: HttpRequest, code: str) -> Caller:
    name, secret = _shown(request)
    if name != code:
        raise KeyRefused(_("Ponga en ODK Collect el usuario y la clave de este teléfono."))
    device = device_behind(code=code, secret=secret, address=client_address(request) or "")
    access = access_of_device(device)
    if not access.signed_in:
        raise KeyRefused(_("La persona de este teléfono ya no tiene acceso."))
    return Caller(device, access)


def _shown(request: HttpRequest) -> tuple[str, str]:
    """The name and the key in the request; empty where it shows none."""
    kind, _space, encoded = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic" or len(encoded) > 1_000:
        return "", ""
    try:
        text = base64.b64decode(encoded.strip(), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    name, _colon, secret = text.partition(":")
    return name, secret


def said(sentence: str, status: int) -> HttpResponse:
    """A sentence that the telephone shows."""
    return HttpResponse(response(sentence), status=status, content_type=XML)


def largest_submission() -> int:
    """Bytes that one request may bring: what the catalogue says, within what the site takes."""
    site: int = settings.FARO_MAX_UPLOAD_MB
    return min(int(limit("registers.odk_submission_size").value), site * 1_000_000 - ROOM_FOR_HEADERS)


def with_headers(answer: HttpResponse) -> HttpResponse:
    """The answer as OpenRosa wants it; kept by nobody on the way."""
    answer.headers["X-OpenRosa-Version"] = "1.0"
    answer.headers["X-OpenRosa-Accept-Content-Length"] = str(largest_submission())
    answer.headers["Date"] = http_date(timezone.now().timestamp())
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
