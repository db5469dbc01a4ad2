"""Open data: what there is, each table in each format, everything in one ZIP, and the catalogue."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from faro.evaluation import api as evaluation
from faro.kernel.text import _
from faro.portal.addresses import address
from faro.portal.answering import public_page
from faro.portal.domain.edition import Edition
from faro.portal.opendata.bundle import bundle_file
from faro.portal.opendata.catalogue import catalogue as dcat
from faro.portal.opendata.licence import LICENCE
from faro.portal.opendata.promises import promise_datasets
from faro.portal.opendata.tables import about, results_of, sealed_package_of, tables_of
from faro.portal.opendata.writers import FORMATS, file_of
from faro.portal.registers.data import register_datasets
from faro.portal.rendering import page
from faro.portal.selectors import edition_at, editions
from faro.ui.api import Crumb

_REPORT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "application/octet-stream",
}
"""The HTML report is handed over as a file: it brings a style of its own, which pages of this site may not."""


@public_page()
def open_data(request: HttpRequest) -> HttpResponse:
    """What can be had, and under which licence."""
    crumbs = [Crumb(_("Inicio"), reverse("portal:home")), Crumb(_("Datos abiertos"))]
    listed = [(each, address(each, "open_data_plan")) for each in editions()]
    return page(request, "open_data", editions=listed, licence=LICENCE, crumbs=crumbs)


@public_page(absolute=True)
def open_data_plan(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The tables of one publication."""
    edition = edition_at(plan, year)
    tables = tables_of(edition).values()
    rows = [
        (table, [(each, _file_url(edition, table.name, each.suffix)) for each in FORMATS.values()]) for table in tables
    ]
    return page(
        request,
        "open_data_plan",
        edition=edition,
        given=[row for row in rows if not row[0].computed],
        computed=[row for row in rows if row[0].computed],
        bundle=address(edition, "bundle"),
        licence=LICENCE,
        about=about(edition, request.build_absolute_uri(address(edition, "open_data_plan"))),
        crumbs=[
            Crumb(_("Inicio"), reverse("portal:home")),
            Crumb(_("Datos abiertos"), reverse("portal:open_data")),
            Crumb(f"{edition.plan.name}, {edition.year}"),
        ],
    )


def _file_url(edition: Edition, table: str, suffix: str) -> str:
    return address(edition, "table_file", code=table, suffix=suffix)


@public_page(open_data=True, absolute=True)
def table_file(request: HttpRequest, plan: str, year: int, code: str, suffix: str) -> HttpResponse:
    """One table as a file."""
    edition = edition_at(plan, year)
    table = tables_of(edition).get(code)
    if table is None or suffix not in FORMATS:
        raise Http404(_("No hay una tabla con ese nombre en ese formato."))
    content = file_of(table, suffix, about(edition, request.build_absolute_uri()))
    return _download(content, FORMATS[suffix].media_type, f"{edition.slug}-{edition.year}-{table.name}.{suffix}")


@public_page(open_data=True, absolute=True)
def bundle(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """Everything of one publication."""
    edition = edition_at(plan, year)
    content = bundle_file(sealed_package_of(edition), results_of(edition), about(edition, request.build_absolute_uri()))
    return _download(content, "application/zip", f"{edition.slug}-{edition.year}.zip")


@public_page(open_data=True, absolute=True)
def catalogue(request: HttpRequest) -> HttpResponse:
    """The catalogue."""
    listed = [
        (
            each,
            address(each, "open_data_plan"),
            tables_of(each),
            lambda table, suffix, edition=each: _file_url(edition, table, suffix),
            address(each, "bundle"),
        )
        for each in editions()
    ]
    others = (*promise_datasets(), *register_datasets())
    content = dcat(listed, request.build_absolute_uri, reverse("portal:open_data"), others)
    return HttpResponse(json.dumps(content, ensure_ascii=False, indent=1), content_type="application/ld+json")


@public_page()
def report_file(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:  # noqa: ARG001
    """A document made from a publication."""
    edition = edition_at(plan, year)
    publication = evaluation.latest_publication(edition.plan.plan, edition.year)
    files = evaluation.documents_of(publication) if publication else ()
    found = next((each for each in files if each.file_format == code), None)
    if found is None or code not in _REPORT_TYPES:
        raise Http404(_("No hay un informe en ese formato."))
    return _download(bytes(found.content), _REPORT_TYPES[code], found.name)


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
