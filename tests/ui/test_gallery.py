"""Every component, rendered as a room will use it."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from tests.ui.conftest import GALLERY

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """The tags of a page with their attributes, and whether each that was opened was closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def values(self, attribute: str) -> list[str]:
        return [value for _tag, attributes in self.tags if (value := attributes.get(attribute))]


Gallery = Callable[[str], str]


@pytest.mark.parametrize("name", GALLERY)
def test_a_page_is_whole(gallery: Gallery, name: str) -> None:
    page = Page(gallery(name))
    assert page.open == []
    identifiers = page.values("id")
    assert len(identifiers) == len(set(identifiers))
    for attribute in ("aria-labelledby", "aria-describedby", "for"):
        assert set(" ".join(page.values(attribute)).split()) <= set(identifiers)
    assert {href[1:] for href in page.values("href") if href.startswith("#") and href != "#"} <= set(identifiers)


@pytest.mark.parametrize("name", GALLERY)
def test_a_page_has_its_landmarks(gallery: Gallery, name: str) -> None:
    page = Page(gallery(name))
    tags = [tag for tag, _attributes in page.tags]
    assert [tags.count(tag) for tag in ("header", "main", "h1")] == [1, 1, 1]
    assert page.tags[0] == ("html", {"lang": "es-PE"})
    first_link = next(attributes for tag, attributes in page.tags if tag == "a")
    assert first_link["href"] == "#contenido"
    labels = [attributes.get("aria-label") for tag, attributes in page.tags if tag == "nav"]
    assert all(labels)
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", GALLERY)
def test_headings_skip_no_level(gallery: Gallery, name: str) -> None:
    levels = [int(tag[1]) for tag, _attributes in Page(gallery(name)).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", GALLERY)
def test_nothing_inline_reaches_the_page(gallery: Gallery, name: str) -> None:
    page = Page(gallery(name))
    assert not page.values("style")
    assert "style" not in [tag for tag, _attributes in page.tags]
    assert all("src" in attributes for tag, attributes in page.tags if tag == "script")


@pytest.mark.parametrize("name", GALLERY)
def test_a_page_weighs_little(gallery: Gallery, name: str) -> None:
    assert len(gallery(name).encode()) < 40_000


def test_every_error_stands_beside_its_field_and_in_the_summary(gallery: Gallery) -> None:
    text = gallery("staff")
    summary = text[text.index('id="errores"') : text.index("<form class=")]
    for field, label in (("indicator", "Indicador"), ("value", "Meta nueva"), ("reason", "Motivo")):
        assert f'<a href="#id_{field}">{label}:' in summary
        assert f'<p class="error" id="id_{field}_error">' in text
        control = re.search(rf'<(?:input|textarea)[^>]*id="id_{field}"[^>]*>', text)
        assert control
        assert 'aria-invalid="true"' in control[0]
        assert f"id_{field}_error" in control[0]
    assert "no hay nada que cambiar" in summary


def test_a_group_of_choices_is_a_fieldset_that_the_summary_reaches(gallery: Gallery) -> None:
    text = gallery("staff")
    assert '<a href="#id_kind">Documento:' in text
    fieldset = r'<fieldset class="field field-wrong"[^>]*>\s*<legend>Documento\s*</legend>.*?</fieldset>'
    group = re.search(fieldset, text, re.DOTALL)
    assert group
    assert '<div id="id_kind"' in group[0]
    assert 'aria-describedby="id_kind_error"' in group[0]


def test_history_tells_before_and_after_also_to_the_ear(gallery: Gallery) -> None:
    text = gallery("staff")
    assert re.search(r'<del><span class="unseen">antes:</span> 70</del>', text)
    assert re.search(r'<ins><span class="unseen">ahora:</span> 55</ins>', text)
    assert "20/11/2026 17:45" in text


def test_the_way_back_ends_where_the_reader_is(gallery: Gallery) -> None:
    assert '<span aria-current="page">IND.01</span>' in gallery("indicator")


def test_a_compared_table_says_what_changes(gallery: Gallery) -> None:
    assert gallery("indicator").count('<span class="tag tag-changed">cambia</span>') == 2


def test_pages_are_numbered(gallery: Gallery) -> None:
    text = gallery("staff")
    assert "76 a 100 de 230" in text
    assert '<a href="?pagina=4" aria-current="page">4</a>' in text
    assert 'rel="next">Siguiente' in text


def test_one_may_leave(gallery: Gallery) -> None:
    assert re.search(
        r'<form action="/salir/" method="post"><input type="hidden" name="csrfmiddlewaretoken"', gallery("staff")
    )
