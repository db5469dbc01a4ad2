import base64
import hashlib
import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from tests.reports.sample import HOSTILE, LONG, sample_document

from faro.reports.document import BarChart, Heading, Table
from faro.reports.html import html_text, write_html

VOID = {"br", "meta"}
Attributes = dict[str, str | None]


@dataclass
class Reader(HTMLParser):
    """Every element with its attributes and the text inside it; unclosed and misnested ones are noted."""

    elements: list[tuple[str, Attributes, list[str]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, Attributes, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made: tuple[str, Attributes, list[str]] = (tag, dict(attrs), [])
        self.elements.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for _tag, _attributes, texts in self.open:
            texts.append(data)

    def all(self, *tags: str) -> list[tuple[str, Attributes, str]]:
        return [(tag, given, " ".join("".join(texts).split())) for tag, given, texts in self.elements if tag in tags]


@pytest.fixture(scope="module")
def text() -> str:
    return html_text(sample_document())


@pytest.fixture(scope="module")
def page(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def test_every_element_is_closed_where_it_should_be(page: Reader) -> None:
    assert page.faults == []
    assert page.open == []


def test_starts_as_a_page_in_peruvian_spanish(text: str, page: Reader) -> None:
    assert text.startswith("<!DOCTYPE html>")
    assert page.all("html")[0][1] == {"lang": "es-PE"}
    assert page.all("title")[0][2].startswith(sample_document().title)


def test_refers_to_nothing_outside(text: str, page: Reader) -> None:
    assert set(re.findall(r"https?://[^\"'\s<]+", text)) == {"http://www.w3.org/2000/svg"}
    assert page.all("script", "link", "img", "iframe", "object", "base", "form") == []
    references = [given["href"] for _tag, given, _text in page.all("a")]
    assert all(str(reference).startswith("#") for reference in references)
    assert "url(" not in text
    assert "@import" not in text


def test_policy_allows_its_own_style_and_nothing_else(page: Reader) -> None:
    policy = next(given["content"] for _tag, given, _text in page.all("meta") if "http-equiv" in given)
    style = next("".join(texts) for tag, _given, texts in page.elements if tag == "style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in str(policy)
    assert "unsafe" not in str(policy)


def test_holds_nothing_that_the_policy_would_drop(page: Reader) -> None:
    given = [name for _tag, attributes, _texts in page.elements for name in attributes]
    assert [name for name in given if name == "style" or name.startswith("on")] == []


def test_hostile_text_is_shown_and_not_obeyed(text: str, page: Reader) -> None:
    assert "<script>alert" not in text
    shown = [words for _tag, _given, words in page.all("p", "li")]
    assert HOSTILE in shown
    assert not any("49" in words for words in shown if words.startswith("<script>"))


def test_ids_are_unique_and_references_find_them(page: Reader) -> None:
    counted = Counter(str(given["id"]) for _tag, given, _texts in page.elements if "id" in given)
    assert [name for name, count in counted.items() if count > 1] == []
    named = [str(given["href"])[1:] for _tag, given, _text in page.all("a")]
    named += [name for _t, given, _x in page.elements for name in str(given.get("aria-labelledby") or "").split()]
    assert [name for name in named if name not in counted] == []


def test_headings_step_down_one_by_one_from_a_single_title(page: Reader) -> None:
    levels = [int(tag[1]) for tag, _given, _text in page.all("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    headings = [block for block in sample_document().blocks if isinstance(block, Heading)]
    assert [given["id"] for _tag, given, _text in page.all("h2", "h3", "h4")] == [it.anchor for it in headings]


def test_contents_link_every_chapter_and_section(page: Reader) -> None:
    listed = [given["href"] for _tag, given, _text in page.all("a")][1:]
    headings = [block for block in sample_document().blocks if isinstance(block, Heading)]
    assert listed == [f"#{heading.anchor}" for heading in headings if heading.level < 3]
    assert page.all("a")[0][1]["href"] == "#contenido"


def test_every_table_has_a_caption_scopes_and_a_region_that_scrolls(page: Reader) -> None:
    tables = [block for block in sample_document().blocks if isinstance(block, Table)]
    assert [text for _tag, _given, text in page.all("caption")] == [table.caption for table in tables]
    assert all(given.get("scope") in {"col", "row", "rowgroup"} for _tag, given, _text in page.all("th"))
    regions = [given for _tag, given, _text in page.all("div") if given.get("role") == "region"]
    assert len(regions) == len(tables)
    assert all(given["tabindex"] == "0" and given["aria-labelledby"] for given in regions)


def test_no_row_is_lost(page: Reader) -> None:
    rows = sum(max(len(block.rows), 1) + 1 for block in sample_document().blocks if isinstance(block, Table))
    assert len(page.all("tr")) == rows
    assert any("Actividad sintética 400" in text for _tag, _given, text in page.all("td"))


def test_every_light_is_told_in_words(page: Reader) -> None:
    lit = [text for _tag, given, text in page.all("td") if "light" in str(given.get("class") or "").split()]
    assert set(lit) == {"Verde", "Amarillo", "Rojo", "ND"}


def test_charts_are_drawn_for_wide_and_for_narrow_screens(page: Reader) -> None:
    charts = sum(isinstance(block, BarChart) for block in sample_document().blocks)
    assert len(page.all("svg")) == 2 * charts
    assert all(given["role"] == "img" for _tag, given, _text in page.all("svg"))


def test_synthetic_data_are_marked_and_real_ones_are_not(text: str) -> None:
    assert "DATOS SINTÉTICOS" in text
    assert "DATOS SINTÉTICOS" not in html_text(replace(sample_document(synthetic=False), blocks=()))


def test_a_report_without_a_date_shows_none() -> None:
    assert "<time" not in html_text(sample_document(dated=False))


def test_same_document_gives_the_same_bytes(text: str, tmp_path: Path) -> None:
    write_html(sample_document(), tmp_path / "informe.html")
    assert (tmp_path / "informe.html").read_bytes() == text.encode()


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "ground"), [(1, "#ffffff"), (0, "#10181f")])
def test_a_browser_applies_the_style_under_the_policy(scheme: int, ground: str, tmp_path: Path) -> None:
    write_html(sample_document(), tmp_path / "informe.html")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=360,600"]
    command += [f"--user-data-dir={tmp_path / 'perfil'}", f"--blink-settings=preferredColorScheme={scheme}"]
    picture = tmp_path / "pagina.png"
    done = subprocess.run(
        [*command, f"--screenshot={picture}", (tmp_path / "informe.html").as_uri()],
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert b"Content Security Policy" not in done.stderr
    assert colour_at(picture, tmp_path, place=(4, 560)) == ground


def colour_at(picture: Path, folder: Path, place: tuple[int, int]) -> str:
    """The colour of one pixel, read by way of typst's own PNG reader: the picture cut to that pixel."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    typst = pytest.importorskip("typst")
    source = folder / "corte.typ"
    source.write_text(
        f'#set page(width: 360pt, height: 600pt, margin: 0pt)\n#image("{picture.name}", width: 360pt)', encoding="utf-8"
    )
    sheet = pypdfium2.PdfDocument(typst.compile(source, format="pdf"))[0].render(scale=1)
    blue, green, red = (sheet.buffer[place[1] * sheet.stride + place[0] * sheet.n_channels + n] for n in range(3))
    return f"#{red:02x}{green:02x}{blue:02x}"


def test_long_texts_are_whole(page: Reader) -> None:
    assert any(LONG in text for _tag, _given, text in page.all("td"))
