"""The picture of a promise: it says what the page says, whatever the text, and is a real picture of the right size."""

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree  # type: ignore[import-untyped]
from PIL import Image

from faro.portal.promises.card import Card, card_png, card_svg
from faro.portal.promises.marks import state_mark

PLAIN = Card(
    place="Municipalidad de Muestra",
    kicker="Promesa M-01 · Plan de muestra",
    title="Un parque nuevo en cada barrio",
    mark=state_mark("en_marcha", "En marcha"),
    since="desde el 15/09/2026",
    warning="Estado de muestra",
    address="faro.example/promesas/m/M-01",
    made="Estado al 21/11/2026",
)
LARGEST_ADVISED = 300_000
"""Messengers do not preview a heavier picture."""


def texts(svg: bytes) -> list[str]:
    return [str(each) for each in etree.fromstring(svg).xpath("//*[local-name()='text']/text()")]


def test_the_drawing_says_all_of_it() -> None:
    said = " ".join(texts(card_svg(PLAIN)))

    for part in (PLAIN.place, PLAIN.kicker, PLAIN.title, "En marcha", PLAIN.since, PLAIN.warning, PLAIN.made):
        assert part in said


def test_it_brings_no_style_nor_script_nor_anything_from_elsewhere() -> None:
    tree = etree.fromstring(card_svg(PLAIN))

    assert {etree.QName(each).localname for each in tree.iter()} <= {"svg", "title", "rect", "text", "circle", "path"}
    assert not tree.xpath("//@style | //@class | //@href")


def test_the_picture_is_as_large_as_networks_show_and_light() -> None:
    content = card_png(PLAIN)

    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(content) < LARGEST_ADVISED


@pytest.mark.parametrize("title", ["", "Agua " * 90, "<b>&\x00\ud83d", "Sinespacios" * 40])
def test_any_title_can_be_drawn_inside_the_card(title: str) -> None:
    card = replace(PLAIN, title=title)

    lines = etree.fromstring(card_svg(card)).xpath("//*[local-name()='text'][@font-weight='600']")
    assert card_png(card).startswith(b"\x89PNG")
    assert all(len(line.text) <= 50 for line in lines)
    assert all(float(line.get("y")) < 540 for line in lines)


def test_a_long_title_says_that_it_goes_on() -> None:
    assert any(text.endswith("…") for text in texts(card_svg(replace(PLAIN, title="Agua " * 90))))
