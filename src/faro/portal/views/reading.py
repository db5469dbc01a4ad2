"""Pages to read: the glossary, the manual, and the search over everything."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import mark_safe

from faro.kernel.text import _
from faro.portal.answering import public_page
from faro.portal.glossary import glossary as terms
from faro.portal.manual_pages import html_of, manual_pages
from faro.portal.rendering import page
from faro.portal.search_entries import index_of, words_index
from faro.portal.selectors import latest_edition
from faro.ui.api import Crumb, page_of

_PER_PAGE = 20


@public_page()
def glossary(request: HttpRequest) -> HttpResponse:
    """The terms in plain words."""
    crumbs = [Crumb(_("Inicio"), reverse("portal:home")), Crumb(_("Glosario"))]
    return page(request, "glossary", sections=terms(), crumbs=crumbs)


@public_page()
def manual(request: HttpRequest) -> HttpResponse:
    """The pages of the manual."""
    crumbs = [Crumb(_("Inicio"), reverse("portal:home")), Crumb(_("Manual"))]
    return page(request, "manual", pages=manual_pages(), crumbs=crumbs)


@public_page()
def manual_page(request: HttpRequest, code: str) -> HttpResponse:
    """One page of the manual."""
    pages = manual_pages()
    place = next((place for place, each in enumerate(pages) if each.slug == code), None)
    if place is None:
        raise Http404(_("El manual no tiene esa página."))
    found = pages[place]
    return page(
        request,
        "manual_page",
        title=found.title,
        body=mark_safe(html_of(found)),  # noqa: S308  our own pages, raw HTML switched off
        previous=pages[place - 1] if place else None,
        following=pages[place + 1] if place + 1 < len(pages) else None,
        crumbs=[
            Crumb(_("Inicio"), reverse("portal:home")),
            Crumb(_("Manual"), reverse("portal:manual")),
            Crumb(found.title),
        ],
    )


@public_page("q", "pagina", keep=False)
def search(request: HttpRequest) -> HttpResponse:
    """What has those words or that code."""
    query = request.GET.get("q", "").strip()
    edition = latest_edition()
    index = index_of(edition) if edition else words_index()
    found = index.find(query) if query else []
    return page(
        request,
        "search",
        query=query,
        search_text=query,
        page=page_of(request, found, _PER_PAGE),
        edition=edition,
        crumbs=[Crumb(_("Inicio"), reverse("portal:home")), Crumb(_("Buscar"))],
    )
