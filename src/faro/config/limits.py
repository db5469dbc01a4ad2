"""A limit for the size of what is sent, said before it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from faro.kernel.text import _

Handler = Callable[[HttpRequest], HttpResponse]
TOO_LARGE = 413


class UploadLimitMiddleware:
    """Refuses a request whose announced size passes ``FARO_MAX_UPLOAD_MB``."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or say that it is too large."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) > settings.FARO_MAX_UPLOAD_MB * 1_000_000:
            sentence = _("Lo enviado pasa de {limit} MB, el límite de este sitio. Envíe un archivo más pequeño.")
            text = sentence.format(limit=settings.FARO_MAX_UPLOAD_MB)
            return HttpResponse(text, status=TOO_LARGE, content_type="text/plain; charset=utf-8")
        return self.get_response(request)
