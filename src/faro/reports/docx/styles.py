"""The Word styles of a report, so that a person restyles it in one place and every heading is a real heading."""

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from faro.reports.document import Light
from faro.reports.docx.looks import CHARACTERS, DXA, PARAGRAPHS, TWIPS_PER_CM, Look
from faro.reports.docx.markup import element, valued
from faro.reports.style import BODY_SIZE, DAY

FONT = "Arial"
"""On every office machine; where it is missing, Liberation Sans has the same widths."""

LANGUAGE = "es-PE"
TABLE_STYLE = "FaroTabla"
FIGURES_STYLE = "FaroCifras"


def style_id(name: str) -> str:
    """The identifier by which a paragraph or run names its style."""
    return {"toc 1": "TOC1", "toc 2": "TOC2"}.get(name, "".join(filter(str.isalnum, name)))


def light_style(light: Light) -> str:
    """The character style of a light's word."""
    return style_id(f"Semáforo {light.value}")


def table_text_style(size: float) -> str:
    """The paragraph style of table text of one of the sizes in use."""
    return style_id(f"Texto de tabla {size:g}")


def define_styles(word: WordDocument) -> None:
    """Gives the document its language, its typeface and every style a report uses."""
    _set_defaults(word)
    for look in PARAGRAPHS:
        _define(word, look, WD_STYLE_TYPE.PARAGRAPH)
    for look in CHARACTERS:
        _define(word, look, WD_STYLE_TYPE.CHARACTER)
    word.styles.element.append(_table_style())
    word.styles.element.append(_figures_style())


def _set_defaults(word: WordDocument) -> None:
    defaults = next(next(word.styles.element.iter(qn("w:rPrDefault"))).iterchildren())
    for child in list(defaults):
        defaults.remove(child)
    language = {"w:val": LANGUAGE, "w:eastAsia": LANGUAGE, "w:bidi": "ar-SA"}
    defaults.extend((_fonts(), valued("w:sz", round(BODY_SIZE * 2)), element("w:lang", language)))


def _define(word: WordDocument, look: Look, kind: WD_STYLE_TYPE) -> None:
    known = {style.name for style in word.styles}
    style = word.styles[look.name] if look.name in known else word.styles.add_style(look.name, kind)
    made = style.element
    if look.name not in known:
        made.set(qn("w:styleId"), style_id(look.name))
        style.quick_style = True
        if kind is WD_STYLE_TYPE.PARAGRAPH:
            style.base_style = word.styles["Normal"]
    numbering = made.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    outline = made.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    for tag in ("w:pPr", "w:rPr"):
        for old in made.findall(qn(tag)):
            made.remove(old)
    if kind is WD_STYLE_TYPE.PARAGRAPH:
        made.append(_paragraph_properties(look, numbering, outline))
    made.append(_run_properties(look))


def _paragraph_properties(
    look: Look, numbering: BaseOxmlElement | None, outline: BaseOxmlElement | None
) -> BaseOxmlElement:
    """The properties in the schema's order; list numbers and heading levels are those of the built-in style."""
    keep = [element("w:keepNext"), element("w:keepLines")] if look.keep else []
    borders = [_border(side, *drawn, space=6) for side, drawn in look.box.items()]
    parts = [
        *keep,
        numbering,
        element("w:pBdr", None, *borders) if borders else None,
        shade(look.ground) if look.ground else None,
        _spacing(look),
        _indent(look),
        valued("w:jc", "center") if look.centred else None,
        outline,
    ]
    return element("w:pPr", None, *(part for part in parts if part is not None))


def _spacing(look: Look) -> BaseOxmlElement:
    spacing = {"w:before": str(round(look.before * DXA)), "w:after": str(round(look.after * DXA))}
    if look.line:
        spacing |= {"w:line": str(round(look.line * 240)), "w:lineRule": "auto"}
    return element("w:spacing", spacing)


def _indent(look: Look) -> BaseOxmlElement | None:
    if not look.indent and "left" not in look.box:
        return None
    inner = str(round((look.indent or 0.2) * TWIPS_PER_CM))
    return element("w:ind", {"w:left": inner} | ({"w:right": inner} if "right" in look.box else {}))


def _run_properties(look: Look) -> BaseOxmlElement:
    made = element("w:rPr")
    if look.name == "Normal":
        made.append(_fonts())
    flags = {"w:b": look.bold, "w:i": look.italic, "w:caps": look.caps}
    made.extend(element(tag) for tag, wanted in flags.items() if wanted)
    if look.colour:
        made.append(valued("w:color", look.colour.removeprefix("#")))
    if look.size:
        made.extend((valued("w:sz", round(look.size * 2)), valued("w:szCs", round(look.size * 2))))
    return made


def _fonts() -> BaseOxmlElement:
    return element("w:rFonts", {"w:ascii": FONT, "w:hAnsi": FONT, "w:cs": FONT, "w:eastAsia": FONT})


def _border(side: str, kind: str, eighths: int, colour: str, *, space: int = 0) -> BaseOxmlElement:
    drawn = {"w:val": kind, "w:sz": str(eighths), "w:space": str(space), "w:color": colour.removeprefix("#")}
    return element(f"w:{side}", drawn)


def shade(colour: str) -> BaseOxmlElement:
    """The ground of a cell or a paragraph."""
    return element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour.removeprefix("#")})


def _table_style() -> BaseOxmlElement:
    lines = [_border(side, "single", 4, DAY.line) for side in ("bottom", "insideH")]
    head = element(
        "w:tblStylePr",
        {"w:type": "firstRow"},
        element("w:rPr", None, element("w:b"), valued("w:color", DAY.head_ink.removeprefix("#"))),
        element("w:tcPr", None, shade(DAY.head)),
    )
    made = _style_of_table(TABLE_STYLE, "Faro: tabla", element("w:tblBorders", None, *lines))
    made.append(head)
    return made


def _figures_style() -> BaseOxmlElement:
    white = [_border(side, "single", 48, DAY.page) for side in ("insideH", "insideV")]
    return _style_of_table(FIGURES_STYLE, "Faro: cifras", element("w:tblBorders", None, *white))


def _style_of_table(identifier: str, name: str, borders: BaseOxmlElement) -> BaseOxmlElement:
    """Room to the left and right of a text is each table's own: full ones have less."""
    margins = [
        element(f"w:{place}", {"w:w": str(width), "w:type": "dxa"}) for place, width in (("top", 30), ("bottom", 30))
    ]
    return element(
        "w:style",
        {"w:type": "table", "w:customStyle": "1", "w:styleId": identifier},
        valued("w:name", name),
        valued("w:basedOn", "TableNormal"),
        element("w:qFormat"),
        element("w:tblPr", None, borders, element("w:tblCellMar", None, *margins)),
    )
