"""What programs ask of a site: news, a map, and what they may visit."""

from datetime import UTC

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from faro.kernel.text import _, without_control_signs
from faro.portal import live
from faro.portal.addresses import address, element_address
from faro.portal.answering import public_page
from faro.portal.domain.edition import Edition
from faro.portal.manual_pages import manual_pages
from faro.portal.promises.entries import promise_pages
from faro.portal.registers.entries import register_pages
from faro.portal.selectors import editions, latest_edition


@public_page(absolute=True)
def feed(request: HttpRequest) -> HttpResponse:
    """The last changes that citizens may read of, as Atom."""
    edition = latest_edition()
    home = request.build_absolute_uri(reverse("portal:home"))
    news = Atom1Feed(
        title=_("Novedades de {name}").format(name=edition.plan.municipality if edition else "Faro"),
        link=home,
        description=_("Lo que cambió en lo publicado"),
        language="es-PE",
        feed_url=request.build_absolute_uri(),
        feed_guid=home,
    )
    for line in live.recent(edition):
        news.add_item(
            title=without_control_signs(f"{line.what}: {line.about}"),
            link=request.build_absolute_uri(line.url) if line.url else home,
            description=without_control_signs(line.reason),
            updateddate=line.at.astimezone(UTC),
            pubdate=line.at.astimezone(UTC),
            unique_id=f"{home}#{line.id}",
        )
    return HttpResponse(news.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


@public_page(absolute=True)
def robots(request: HttpRequest) -> HttpResponse:
    """Everything published may be visited; the staff's pages and endless searches need not."""
    lines = (
        "User-agent: *",
        "Disallow: /trabajo/",
        "Disallow: /cuenta/",
        "Disallow: /buscar/?",
        f"Sitemap: {request.build_absolute_uri(reverse('portal:sitemap'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public_page(absolute=True)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page worth finding."""
    from xml.etree.ElementTree import Element, SubElement, tostring  # noqa: PLC0415  built, never parsed

    tree = Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for url in dict.fromkeys((*_of_site(), *(url for edition in editions() for url in _of_edition(edition)))):
        SubElement(SubElement(tree, "url"), "loc").text = request.build_absolute_uri(url)
    return HttpResponse(tostring(tree, encoding="utf-8", xml_declaration=True), content_type="application/xml")


def _of_site() -> list[str]:
    names = ("home", "hearings", "open_data", "glossary", "manual", "api_guide")
    return [
        *(reverse(f"portal:{name}") for name in names),
        *promise_pages(),
        *register_pages(),
        *(reverse("portal:manual_page", kwargs={"code": each.slug}) for each in manual_pages()),
    ]


def _of_edition(edition: Edition) -> list[str]:
    plan = edition.plan
    names = ("plan", "plan_figures", "findings", "commitments", "units", "documents", "methods", "open_data_plan")
    return [
        *(address(edition, name) for name in names),
        *(element_address(edition, each) for each in plan.elements.values()),
        *(address(edition, "indicator", code=code) for code in plan.indicators),
        *(address(edition, "finding", code=each.id) for each in plan.findings),
        *(address(edition, "unit", code=code) for code in plan.units),
        *(address(edition, "method", code=each.id) for each in plan.methods),
        *(address(edition, "source", code=code) for code in plan.sources),
        *(
            address(edition, "printed_table", code=each.provenance.source or "-", table=each.id)
            for each in plan.printed_tables
        ),
    ]
