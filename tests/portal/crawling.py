"""Reading pages as a visitor's program does: their links, texts and ids."""

from collections.abc import Iterator
from typing import Any, TypeAlias
from urllib.parse import urldefrag, urljoin

from django.test import Client
from lxml import html  # type: ignore[import-untyped]

Document: TypeAlias = Any
"""A page as lxml reads it, which tells no types."""


def opened(site: Client, address: str) -> Document:
    """The page at an address. It must answer, as HTML."""
    response = site.get(address)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    assert response["Content-Type"].startswith("text/html"), address
    return html.fromstring(response.content.decode())


def links(page: Document, address: str) -> Iterator[str]:
    """Every address of this site that the page leads to, with its fragment."""
    for anchor in page.xpath("//a[@href]"):
        target = urljoin(address, anchor.get("href"))
        if target.startswith("/"):
            yield target


def crawl(site: Client, start: str, within: tuple[str, ...]) -> dict[str, Document]:
    """Every HTML page that can be reached from ``start`` through addresses that begin with one of ``within``."""
    waiting = [start]
    pages: dict[str, Document] = {}
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        response = site.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        if not response["Content-Type"].startswith("text/html"):
            continue
        pages[address] = page = html.fromstring(response.content.decode())
        found = {urldefrag(target).url for target in links(page, address)}
        waiting += [target for target in found if target == "/" or target.startswith(within)]
    return pages


def text_of(page: Document) -> str:
    """The words of a page, spaces made single."""
    return " ".join(page.text_content().split())
