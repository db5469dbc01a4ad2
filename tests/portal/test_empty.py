"""An installation in which nothing is published yet."""

from django.test import Client
from tests.portal.crawling import opened, text_of


def test_before_anything_is_published_the_front_page_says_what_to_do(db: None, site: Client) -> None:
    page = opened(site, "/")
    assert "Aún no hay nada publicado" in text_of(page)
    assert "faro admin create" in text_of(page)
    for address in ("/glosario/", "/manual/", "/datos/", "/datos/api/", "/buscar/?q=PEI", "/sitemap.xml", "/robots.txt",
                    "/novedades.atom", "/datos/catalogo.jsonld", "/api/v1/", "/api/v1/plans"):  # fmt: skip
        assert site.get(address).status_code == 200, address


def test_the_glossary_speaks_spanish_and_every_term_has_an_address(db: None, site: Client) -> None:
    page = opened(site, "/glosario/")
    assert page.get_element_by_id("t-oei") is not None
    assert len(page.xpath("//dfn")) > 50
