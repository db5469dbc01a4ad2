"""What no page has to do with: more than this site takes, and signs that no text holds."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from faro.kernel.text import _

Handler = Callable[[HttpRequest], HttpResponse]
TOO_LARGE = 413
_NOTHING, _NOTHING_CODED = "\0", "%00"
"""No text holds it, and PostgreSQL fails where it is asked for it."""


class UploadLimitMiddleware:
    """Refuses a request whose announced size passes ``FARO_MAX_UPLOAD_MB``, or with a null sign in its address."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or say that it is too large. Raises :class:`BadRequest` for the null sign."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > settings.FARO_MAX_UPLOAD_MB * 1_000_000:
            sentence = _("Lo enviado pasa de {limit} MB, el límite de este sitio. Envíe un archivo más pequeño.")
            text = sentence.format(limit=settings.FARO_MAX_UPLOAD_MB)
            return HttpResponse(text, status=TOO_LARGE, content_type="text/plain; charset=utf-8")
        if _NOTHING in request.path_info or _NOTHING_CODED in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self.get_response(request)
