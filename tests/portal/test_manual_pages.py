from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

from faro.portal.manual_pages import ManualPage, html_of, manual_pages


def page(markdown: str) -> ManualPage:
    return ManualPage("prueba", "Prueba", "", markdown)


def test_pages_come_in_the_order_of_their_files_without_its_number() -> None:
    slugs = [each.slug for each in manual_pages()]
    assert "cuestionar-una-cifra" in slugs
    assert not [slug for slug in slugs if slug[0].isdigit()]
    assert all(each.title and each.summary and "*" not in each.summary for each in manual_pages())


def test_raw_html_is_shown_and_not_obeyed() -> None:
    assert "<script" not in html_of(page("<script>alert(1)</script>"))
    assert "javascript:" not in html_of(page("[x](javascript:alert(1))")).replace("[x](javascript:alert(1))", "")


def test_a_picture_that_was_not_taken_is_left_out() -> None:
    assert "<img" not in html_of(page("Antes\n\n![Nada](../static/portal/manual/nada.webp)\n\nDespués"))


def test_a_picture_is_found_by_its_name(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    folder = tmp_path / "portal" / "manual"
    folder.mkdir(parents=True)
    (folder / "una.webp").write_bytes(b"x")
    settings.STATICFILES_DIRS = [tmp_path]  # type: ignore[attr-defined]
    image = html.fromstring(html_of(page("![Una cosa](../static/portal/manual/una.webp)"))).xpath("//img")[0]
    assert image.get("src") == "/static/portal/manual/una.webp"
    assert image.get("alt") == "Una cosa"
