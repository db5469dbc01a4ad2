"""Errors of the API as ``application/problem+json`` (RFC 9457), in Spanish."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from faro.kernel.text import _
from faro.portal.answering import public_page

MEDIA_TYPE = "application/problem+json"

_MESSAGES = {
    "int_parsing": _("debe ser un número entero"),
    "bool_parsing": _("debe ser true o false"),
    "greater_than_equal": _("es demasiado pequeño"),
    "less_than_equal": _("es demasiado grande"),
    "literal_error": _("no es uno de los valores permitidos"),
    "missing": _("falta"),
}


def problem(status: int, title: str, detail: str = "", **more: Any) -> HttpResponse:
    """An error with its title, what is wrong and how to mend it."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})


def add_handlers(api: NinjaAPI) -> None:
    """Make every error of the API a problem."""

    @api.exception_handler(Http404)
    def _missing(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001
        return problem(404, _("No existe"), str(error))

    @api.exception_handler(ValidationError)
    def _wrong(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001
        faults = [{"parameter": str(each["loc"][-1]), "message": _message(each)} for each in error.errors]
        sentence = "; ".join(f"{each['parameter']}: {each['message']}" for each in faults)
        return problem(422, _("Un parámetro no se entiende"), sentence, errors=faults)

    @api.exception_handler(HttpError)
    def _refused(request: HttpRequest, error: HttpError) -> HttpResponse:  # noqa: ARG001
        return problem(error.status_code, _("No se pudo atender"), str(error))


def _message(error: dict[str, Any]) -> str:
    return _MESSAGES.get(str(error["type"]), _("no es un valor válido"))


@public_page(open_data=True)
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001
    """Any other address below the API."""
    return problem(404, _("No existe"), _("La API no tiene esa dirección. La lista está en /api/v1/openapi.json."))
