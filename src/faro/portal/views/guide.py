"""The API described for people, from its own OpenAPI document."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from faro.kernel.text import _
from faro.portal.addresses import address
from faro.portal.answering import public_page
from faro.portal.rendering import page
from faro.portal.rest.api import api
from faro.portal.selectors import latest_edition
from faro.ui.api import Crumb


@dataclass(frozen=True, slots=True)
class Operation:
    """An address of the API: what it gives, its filters, and one that can be tried."""

    path: str
    summary: str
    filters: tuple[str, ...]
    example: str


@public_page(absolute=True)
def api_guide(request: HttpRequest) -> HttpResponse:
    """What programs can ask, with an example of each."""
    edition = latest_edition()
    values = {"{plan}": edition.slug, "{year}": str(edition.year)} if edition else {}
    if edition and edition.plan.indicators:
        values["{code}"] = next(iter(edition.plan.indicators))
    schema: dict[str, Any] = api.get_openapi_schema(path_prefix=reverse("portal:api_root"))
    operations = [_operation(path, methods["get"], values) for path, methods in schema["paths"].items()]
    return page(
        request,
        "api_guide",
        operations=operations,
        base=request.build_absolute_uri(reverse("portal:api_root")),
        openapi=reverse("portal:api_openapi"),
        plan=address(edition, "plan") if edition else "",
        crumbs=[
            Crumb(_("Inicio"), reverse("portal:home")),
            Crumb(_("Datos abiertos"), reverse("portal:open_data")),
            Crumb(_("API")),
        ],
    )


def _operation(path: str, described: dict[str, Any], values: dict[str, str]) -> Operation:
    example = path
    for name, value in values.items():
        example = example.replace(name, value)
    filters = tuple(each["name"] for each in described.get("parameters", ()) if each["in"] == "query")
    return Operation(path, described["summary"], filters, "" if "{" in example or "subject" in filters else example)
