"""WordprocessingML elements in few words. Texts become text nodes, so nothing in them is ever read as markup."""

from functools import cache

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from faro.reports.printable import printable

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"
_name = cache(qn)


def element(tag: str, attributes: dict[str, str] | None = None, *children: BaseOxmlElement) -> BaseOxmlElement:
    """An element such as ``w:p``, with attributes such as ``{"w:val": "1"}`` and children in their schema order."""
    made = OxmlElement(tag)
    for name, value in (attributes or {}).items():
        made.set(_name(name), value)
    made.extend(children)
    return made


def valued(tag: str, value: str | int) -> BaseOxmlElement:
    """An element with only ``w:val``."""
    return element(tag, {"w:val": str(value)})


def run(text: str, style: str = "") -> BaseOxmlElement:
    """A run of text in a character style; line ends in the text become line breaks."""
    made = element("w:r")
    if style:
        made.append(element("w:rPr", None, valued("w:rStyle", style)))
    for place, line in enumerate(printable(text).split("\n")):
        if place:
            made.append(element("w:br"))
        written = element("w:t")
        written.text = line
        written.set(_PRESERVE, "preserve")
        made.append(written)
    return made


def paragraph(style: str, *content: BaseOxmlElement, **properties: str) -> BaseOxmlElement:
    """A paragraph in a style. ``properties`` are ``keepNext`` and ``jc``, by their schema names."""
    settings = element("w:pPr", None, valued("w:pStyle", style))
    settings.extend(valued(f"w:{name}", value) for name, value in properties.items())
    return element("w:p", None, settings, *content)


def field(instruction: str, shown: str) -> list[BaseOxmlElement]:
    """A field: its instruction, and what stands there until the word processor works it out."""
    return [*field_start(instruction), run(shown), field_end()]


def field_start(instruction: str) -> list[BaseOxmlElement]:
    """The runs that open a field and end where its result begins."""
    code = element("w:instrText")
    code.text = f" {instruction} "
    code.set(_PRESERVE, "preserve")
    return [
        element("w:r", None, element("w:fldChar", {"w:fldCharType": "begin"})),
        element("w:r", None, code),
        element("w:r", None, element("w:fldChar", {"w:fldCharType": "separate"})),
    ]


def field_end() -> BaseOxmlElement:
    """The run that closes a field."""
    return element("w:r", None, element("w:fldChar", {"w:fldCharType": "end"}))
