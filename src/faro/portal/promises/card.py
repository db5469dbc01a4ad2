"""A promise as a picture to share: what was promised, its state and the day of it, on one card of 1200 × 630.

Drawn as SVG; the PNG of it is set in the typefaces that Faro carries, so it is the same on every machine.
"""

from dataclasses import dataclass
from textwrap import wrap
from typing import Final
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from faro.kernel.text import without_control_signs
from faro.reports.pdf.raster import png_of
from faro.reports.printable import drawable
from faro.ui.api import Mark

WIDTH: Final = 1200
HEIGHT: Final = 630
_EDGE: Final = 64
_PIXELS_PER_INCH: Final = 96

_PAPER, _INK, _SOFT, _LINE, _SEA, _LAMP, _WARNING = (
    "#fbf9f4",
    "#16242e",
    "#4c5a64",
    "#d8d2c4",
    "#0d3b54",
    "#c2571a",
    "#93400c",
)
_COLOURS: Final = {"green": "#2c7a4b", "amber": "#a26500", "red": "#b3372c", "sea": _SEA}
_UNKNOWN: Final = "#68747d"
_SERIF: Final = "Libertinus Serif, Palatino, Georgia, serif"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on the picture. ``since`` tells from when the state holds, ``made`` of which day the picture is."""

    place: str
    kicker: str
    title: str
    mark: Mark
    since: str
    warning: str
    address: str
    made: str


def card_svg(card: Card) -> bytes:
    """The card as SVG, without scripts or styles."""
    return bytes(tostring(_drawn(card), encoding="utf-8", xml_declaration=True))


def card_png(card: Card) -> bytes:
    """The card as PNG."""
    return png_of([tostring(_drawn(card), encoding="unicode")], _PIXELS_PER_INCH)[0]


def _drawn(card: Card) -> Element:
    tree = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "width": str(WIDTH),
            "height": str(HEIGHT),
            "role": "img",
            "font-family": _SERIF,
        },
    )
    SubElement(tree, "title").text = _said(f"{card.title}: {card.mark.word}")
    _box(tree, 0, 0, WIDTH, HEIGHT, _PAPER)
    _box(tree, 0, 0, WIDTH, 14, _SEA)
    _box(tree, _EDGE, 0, 84, 14, _LAMP)
    _text(tree, _EDGE, 84, card.place, 28, _SOFT)
    _text(tree, _EDGE, 142, card.kicker, 30, _LAMP)
    below = _title(tree, card.title)
    _state(tree, card, max(below + 40, 400))
    _box(tree, _EDGE, 548, WIDTH - 2 * _EDGE, 2, _LINE)
    _text(tree, _EDGE, 596, card.address, 26, _SEA)
    _text(tree, WIDTH - _EDGE, 596, card.made, 26, _SOFT, anchor="end")
    return tree


def _title(tree: Element, title: str) -> int:
    """The title in up to four lines, the longer the smaller; the height where it ends."""
    size, letters, most = (60, 38, 3) if len(title) <= 100 else (46, 50, 4)
    lines = wrap(_said(title), letters, max_lines=most, placeholder=" …")
    for place, line in enumerate(lines):
        _text(tree, _EDGE, 216 + place * (size + 10), line, size, _INK, weight="600")
    return 216 + len(lines) * (size + 10) - size


def _state(tree: Element, card: Card, top: int) -> None:
    colour = _COLOURS.get(card.mark.name, _UNKNOWN)
    drawing = SubElement(
        tree, "svg", {"x": str(_EDGE), "y": str(top), "width": "64", "height": "64", "viewBox": "0 0 16 16"}
    )
    for part in fromstring(f"<g>{card.mark.shape}</g>"):  # noqa: S314  our own drawing
        drawing.append(_painted(part, colour))
    _text(tree, _EDGE + 88, top + 30, card.mark.word, 40, _INK, weight="600")
    _text(tree, _EDGE + 88, top + 64, card.since, 26, _SOFT)
    _text(tree, WIDTH - _EDGE, top + 30, card.warning, 26, _WARNING, anchor="end")


def _painted(part: Element, colour: str) -> Element:
    """A piece of a mark with its colours in it, where a page has them in its style sheet."""
    kind = part.attrib.pop("class", "")
    if not kind:
        part.set("fill", colour)
        return part
    lines = {"fill": "none", "stroke-width": "1.8", "stroke-linecap": "round", "stroke-linejoin": "round"}
    part.attrib.update(lines | {"stroke": _PAPER if kind == "m-cut" else colour})
    return part


def _box(tree: Element, x: int, y: int, width: int, height: int, colour: str) -> None:
    placed = {"x": str(x), "y": str(y), "width": str(width), "height": str(height), "fill": colour}
    SubElement(tree, "rect", placed)


def _text(  # noqa: PLR0913
    tree: Element, x: int, y: int, text: str, size: int, colour: str, *, weight: str = "400", anchor: str = "start"
) -> None:
    if not text:
        return
    placed = {"x": str(x), "y": str(y), "font-size": str(size), "font-weight": weight, "fill": colour}
    SubElement(tree, "text", placed | {"text-anchor": anchor}).text = _said(text)


def _said(text: str) -> str:
    return drawable(without_control_signs(text)).replace("\n", " ")
