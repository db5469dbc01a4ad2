"""Every public page: its links lead somewhere, its HTML holds together, it is light, and it names nobody."""

import gzip
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from lxml import etree  # type: ignore[import-untyped]
from tests.portal.conftest import Published
from tests.portal.crawling import Document, crawl, links

from faro.cli.installation.demo_world import DemoWorld
from faro.directory.api import Person

pytestmark = pytest.mark.django_db  # its fixtures alone would not bring the database

OURS = (
    "/planes/",
    "/promesas/",
    "/audiencias/",
    "/registros/",
    "/datos/",
    "/glosario/",
    "/manual/",
    "/buscar/",
    "/api/",
    "/novedades",
    "/robots",
    "/sitemap",
)
MOST_BYTES = 100_000
KINDS = (
    "/objetivos/", "/acciones/", "/indicadores/", "/unidades/", "/no-cuadra/", "/compromisos/", "/documentos/",
    "/fuentes/", "/cuadros/", "/metodos/", "/resultado/", "/glosario/", "/manual/", "/datos/",
)  # fmt: skip
STYLES = ("ui/faro.css", "ui/faro.js", "portal/portal.css")


@pytest.fixture(scope="module")
def pages(ilo: Published) -> dict[str, Document]:
    """Every page that a reader can reach from the front page."""
    return crawl(Client(), "/", OURS)


def test_every_internal_link_answers_and_every_anchor_exists(pages: dict[str, Document]) -> None:
    assert len(pages) > 350
    site, known = Client(), {}
    for address, page in pages.items():
        for link in links(page, address):
            target, fragment = urldefrag(link)
            if target not in pages and target not in known:
                known[target] = site.get(target).status_code
            assert known.get(target, 200) in (200, 302), f"{address} → {target}: {known.get(target)}"
            if fragment and target in pages:
                assert pages[target].xpath("//*[@id=$id]", id=fragment), f"{address} → {link}"


def test_every_kind_of_page_is_among_them(pages: dict[str, Document]) -> None:
    for part in KINDS:
        assert any(part in address for address in pages), part


def test_ids_are_unique_and_references_to_them_hold(pages: dict[str, Document]) -> None:
    for address, page in pages.items():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), f"{address}: {sorted({each for each in ids if ids.count(each) > 1})}"
        for name in ("aria-labelledby", "aria-describedby", "for"):
            for value in page.xpath(f"//@{name}"):
                assert set(value.split()) <= set(ids), f"{address}: {name}={value}"


def test_pages_hold_together(pages: dict[str, Document]) -> None:
    """One title, one main heading, no heading level left out, no inline style or script, Spanish, a place for sight."""
    for address, page in pages.items():
        assert page.get("lang", "").startswith("es"), address
        assert len(page.xpath("//h1")) == 1, address
        assert page.findtext(".//title"), address
        levels = [int(each.tag[1]) for each in page.xpath("//h1|//h2|//h3|//h4")]
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (address, levels)
        assert not page.xpath("//*[@style] | //style | //script[not(@src)] | //*[@onclick]"), address
        assert not page.xpath("//img[not(@alt)]"), address
        assert all(each.get("scope") for each in page.xpath("//th")), address


def test_the_html_is_balanced(pages: dict[str, Document]) -> None:
    """A strict reader of well-formed marks takes each page once its void elements are closed."""
    site = Client()
    void = re.compile(r"<(meta|link|br|hr|img|input|source)\b([^>]*?)/?>")
    bare = re.compile(
        r"(?<=[\"\w]) (hidden|disabled|selected|checked|download|novalidate|open|required|data-theme-choice)(?=[ >/])"
    )
    for address in list(pages)[::7]:
        text = site.get(address).content.decode().replace("<!doctype html>", "").replace("&nbsp;", " ")
        etree.fromstring(bare.sub(r' \1=""', void.sub(r"<\1\2/>", text)).encode())


def test_every_page_is_light_on_its_first_load(pages: dict[str, Document]) -> None:
    site = Client()
    shared = sum(len(gzip.compress(Path(str(finders.find(each))).read_bytes())) for each in STYLES)
    for address in pages:
        packed = len(site.get(address, HTTP_ACCEPT_ENCODING="gzip").content)
        assert packed + shared < MOST_BYTES, f"{address}: {packed + shared}"


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, Document]) -> None:
    for address, page in pages.items():
        for target in page.xpath("//@src | //link/@href"):
            assert target.startswith("/"), f"{address}: {target}"


def test_no_page_names_a_person_or_an_address_of_mail(pages: dict[str, Document], demonstration: DemoWorld) -> None:
    people: list[Person] = list(demonstration.cast.values())
    private = [value for each in people for value in (each.email, each.key) if value]
    for address, page in pages.items():
        text = page.text_content()
        assert not re.search(r"[\w.]+@[\w.]+\.\w+", text), address
        assert not [each for each in private if each in text], address
        assert not re.search(r"\bDNI\b\s*\d", text), address


def test_the_site_map_lists_pages_that_are_there(pages: dict[str, Document]) -> None:
    tree = etree.fromstring(Client().get("/sitemap.xml").content)
    listed = [each.removeprefix("http://testserver") for each in tree.xpath("//*[local-name()='loc']/text()")]
    assert len(listed) > 300
    assert not set(listed) - pages.keys()
