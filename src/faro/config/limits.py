"""What no page has to do with: more than this site takes, and signs that no text holds."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from faro.kernel.text import _

Handler = Callable[[HttpRequest], HttpResponse]
TOO_LARGE, UNSUPPORTED = 413, 415
_FORM = "application/x-www-form-urlencoded"
_NOTHING, _NOTHING_CODED = "\0", "%00"
"""No text holds it, and PostgreSQL fails where it is asked for it."""


class UploadLimitMiddleware:
    """Refuses what is announced larger than ``FARO_MAX_UPLOAD_MB``, a null sign in the address, a form not in UTF-8."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or say that it is too large. Raises :class:`BadRequest` for the null sign."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > settings.FARO_MAX_UPLOAD_MB * 1_000_000:
            sentence = _("Lo enviado pasa de {limit} MB, el límite de este sitio. Envíe un archivo más pequeño.")
            return _refusal(sentence.format(limit=settings.FARO_MAX_UPLOAD_MB), TOO_LARGE)
        if request.content_type == _FORM and (request.encoding or "utf-8").lower() != "utf-8":
            # Django refuses it too, but fails over it once more while it makes the page that says so.
            return _refusal(_("Los formularios de este sitio se envían en UTF-8."), UNSUPPORTED)
        if _NOTHING in request.path_info or _NOTHING_CODED in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self.get_response(request)


def _refusal(text: str, status: int) -> HttpResponse:
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
