"""The elements charts are made of.

Lengths across are shares of the width and lengths down are pixels, so a drawing fits a phone and a wall and its words
keep their size. Everything is built as a tree, so texts are always escaped and the result is always well formed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from django.utils.safestring import SafeString, mark_safe

from faro.kernel.text import _
from faro.ui.marks import Mark, Outcome, mark_svg


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table behind a chart. ``figures``: set right, with digits of equal width."""

    label: str
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What a drawing says to those who don't see it. ``identifier`` is unique in its page."""

    identifier: str
    title: str
    description: str


def add(parent: Element, name: str, text: str = "", **attributes: object) -> Element:
    """A child element; ``class_`` is its class, and underscores in other names stand for hyphens."""
    named = {key.rstrip("_").replace("_", "-"): str(value) for key, value in attributes.items()}
    child = SubElement(parent, name, named)
    child.text = text
    return child


def across(share: float) -> str:
    """A place or length across, from a share of the width: ``33.3%``."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def svg(parent: Element, picture: Picture, height: int, kind: str) -> Element:
    """An empty drawing as wide as its place."""
    title, description = f"{picture.identifier}-titulo", f"{picture.identifier}-descripcion"
    drawing = add(
        parent, "svg", class_=f"drawing {kind}", role="img", width="100%", height=height, aria_labelledby=title
    )
    drawing.set("aria-describedby", description)
    add(drawing, "title", picture.title, id=title)
    add(drawing, "desc", picture.description, id=description)
    return drawing


def add_mark(parent: Element, mark: Mark, **attributes: object) -> None:
    """A verdict's shape, in HTML or in a drawing."""
    shape = fromstring(mark_svg(mark))  # noqa: S314  our own drawing
    shape.attrib.update({key: str(value) for key, value in attributes.items()})
    parent.append(shape)


def add_verdict(parent: Element, outcome: Outcome) -> None:
    """Shape, figure and word."""
    shown = add(parent, "span", class_=f"verdict verdict-{outcome.mark.name}")
    add_mark(shown, outcome.mark)
    if outcome.figure:
        add(shown, "span", outcome.figure, class_="verdict-result").tail = " "
    add(shown, "span", outcome.verdict, class_="verdict-word")


def chart(kind: str, caption: str) -> Element:
    """A figure with its caption; the drawing and the table go into it."""
    figure = Element("figure", {"class": f"chart chart-{kind}"})
    add(figure, "figcaption", caption)
    return figure


def add_data(figure: Element, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """The same figures as a table, folded; the first column names the rows."""
    details = add(figure, "details", class_="data")
    add(details, "summary", _("Ver estas cifras en un cuadro"))
    label = _("Cuadro: {caption}").format(caption=caption)
    region = add(details, "div", class_="scroll", role="region", aria_label=label, tabindex=0)
    table = add(region, "table")
    add(table, "caption", caption, class_="unseen")
    head = add(add(table, "thead"), "tr")
    for column in columns:
        add(head, "th", column.label, scope="col", class_="n" if column.figures else "t")
    body = add(table, "tbody")
    for row in rows:
        line = add(body, "tr")
        for place, (column, text) in enumerate(zip(columns, row, strict=True)):
            css = "n" if column.figures else "t"
            if place == 0:
                add(line, "th", text, scope="row", class_=css)
            else:
                add(line, "td", text, class_=css)


def written(figure: Element) -> SafeString:
    """The figure for a template."""
    return mark_safe(tostring(figure, encoding="unicode", short_empty_elements=False))  # noqa: S308  built, so escaped
