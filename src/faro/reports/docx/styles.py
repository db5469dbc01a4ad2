"""The Word styles of a report, so that a person restyles it in one place and every heading is a real heading."""

from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from faro.reports.document import Light
from faro.reports.docx.markup import element, valued
from faro.reports.style import BODY_SIZE, DAY, SMALL_SIZE

FONT = "Arial"
"""On every office machine; where it is missing, Liberation Sans has the same widths."""

LANGUAGE = "es-PE"
TABLE_STYLE = "FaroTabla"
FIGURES_STYLE = "FaroCifras"

_DXA = 20


@dataclass(frozen=True, slots=True)
class _Look:
    """A style: sizes and distances in points, colours as ``#rrggbb``, ``box`` the sides of its border."""

    name: str
    size: float = 0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    before: float = 0
    after: float = 0
    line: float = 0
    keep: bool = False
    centred: bool = False
    ground: str = ""
    box: dict[str, tuple[str, int, str]] = field(default_factory=dict)
    indent: float = 0


_ACCENT_BAR = {"left": ("single", 24, DAY.accent)}
_WARNING_BAR = {"left": ("single", 24, DAY.warning)}
_DASHES = {side: ("dashed", 8, DAY.muted) for side in ("top", "left", "bottom", "right")}

_PARAGRAPHS = (
    _Look("Normal", BODY_SIZE, DAY.ink, after=7, line=1.15),
    _Look("Title", 30, DAY.accent, bold=True, before=6, after=8, line=1.0),
    _Look("Subtitle", 15, DAY.muted, after=14),
    _Look("Heading 1", 17, DAY.accent, bold=True, before=26, after=9, keep=True),
    _Look("Heading 2", 13, DAY.accent, bold=True, before=18, after=6, keep=True),
    _Look("Heading 3", 11.5, DAY.accent, bold=True, before=13, after=5, keep=True),
    _Look("TOC Heading", 17, DAY.accent, bold=True, after=9, keep=True),
    _Look("Caption", 10, DAY.accent, bold=True, before=10, after=4, keep=True),
    _Look("List Bullet", after=3),
    _Look("Header", SMALL_SIZE, DAY.muted),
    _Look("Footer", SMALL_SIZE, DAY.muted, before=4, box={"top": ("single", 4, DAY.line)}),
    _Look("Marca de datos sintéticos", 9, DAY.warning_ink, bold=True, before=2, centred=True, ground=DAY.warning),
    _Look("toc 1", BODY_SIZE, bold=True, before=5, after=2),
    _Look("toc 2", BODY_SIZE, after=2, indent=0.5),
    _Look("Portada: entidad", 13, DAY.accent, bold=True, after=150),
    _Look("Portada: fecha", 12, after=20),
    _Look("Fuente", SMALL_SIZE, DAY.muted, italic=True, after=8),
    _Look("Nota de tabla", SMALL_SIZE, DAY.muted, before=3, after=2, line=1.0),
    _Look("Separador", 5, after=0, line=1.0),
    _Look("Fin de sección", 1, line=0.1),
    _Look("Figura", after=8),
    _Look("Aviso", before=6, after=10, ground=DAY.faint, box=_ACCENT_BAR),
    _Look("Aviso de datos sintéticos", 11, DAY.warning, bold=True, before=10, ground=DAY.faint, box=_WARNING_BAR),
    _Look("Espacio por completar", before=6, after=10, box=_DASHES),
    _Look("Cifra: nombre", SMALL_SIZE, DAY.muted, before=3, after=0, line=1.0),
    _Look("Cifra: valor", 17, DAY.accent, bold=True, before=1, after=1, line=1.0),
    _Look("Cifra: valor largo", 11, DAY.accent, bold=True, before=3, after=3, line=1.0),
    _Look("Cifra: nota", SMALL_SIZE, after=3, line=1.0),
    *(_Look(f"Texto de tabla {size}", size, before=1.5, after=1.5, line=1.0) for size in (9, 8, 7)),
)

_CHARACTERS = (
    _Look("Por completar", SMALL_SIZE, DAY.warning, bold=True, caps=True),
    _Look("Indicación", colour=DAY.muted, italic=True),
    _Look("Grupo de tabla", colour=DAY.accent, bold=True),
    _Look("Total de tabla", bold=True),
    _Look("Cabecera de tabla", colour=DAY.accent_ink, bold=True),
    *(_Look(f"Semáforo {light.value}", colour=tones.ink, bold=True) for light, tones in DAY.lights.items()),
)


def style_id(name: str) -> str:
    """The identifier by which a paragraph or run names its style."""
    return {"toc 1": "TOC1", "toc 2": "TOC2"}.get(name, "".join(filter(str.isalnum, name)))


def light_style(light: Light) -> str:
    """The character style of a light's word."""
    return style_id(f"Semáforo {light.value}")


def table_text_style(size: float) -> str:
    """The paragraph style of table text of 9, 8 or 7 points."""
    return style_id(f"Texto de tabla {size:g}")


def define_styles(word: WordDocument) -> None:
    """Gives the document its language, its typeface and every style a report uses."""
    _set_defaults(word)
    for look in _PARAGRAPHS:
        _define(word, look, WD_STYLE_TYPE.PARAGRAPH)
    for look in _CHARACTERS:
        _define(word, look, WD_STYLE_TYPE.CHARACTER)
    word.styles.element.append(_table_style())
    word.styles.element.append(_figures_style())


def _set_defaults(word: WordDocument) -> None:
    defaults = next(word.styles.element.iter(qn("w:rPrDefault"))).find(qn("w:rPr"))
    assert defaults is not None, "the template of python-docx has default run properties"  # noqa: S101
    for child in list(defaults):
        defaults.remove(child)
    language = {"w:val": LANGUAGE, "w:eastAsia": LANGUAGE, "w:bidi": "ar-SA"}
    defaults.extend((_fonts(), valued("w:sz", round(BODY_SIZE * 2)), element("w:lang", language)))


def _define(word: WordDocument, look: _Look, kind: WD_STYLE_TYPE) -> None:
    known = {style.name for style in word.styles}
    style = word.styles[look.name] if look.name in known else word.styles.add_style(look.name, kind)
    made = style.element
    if look.name not in known:
        made.set(qn("w:styleId"), style_id(look.name))
        style.quick_style = True
    numbering = made.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    outline = made.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    for tag in ("w:pPr", "w:rPr"):
        for old in made.findall(qn(tag)):
            made.remove(old)
    if kind is WD_STYLE_TYPE.PARAGRAPH:
        made.append(_paragraph_properties(look, numbering, outline))
    made.append(_run_properties(look))


def _paragraph_properties(
    look: _Look, numbering: BaseOxmlElement | None, outline: BaseOxmlElement | None
) -> BaseOxmlElement:
    made = element("w:pPr")
    if look.keep:
        made.extend((element("w:keepNext"), element("w:keepLines")))
    if numbering is not None:
        made.append(numbering)
    if look.box:
        made.append(element("w:pBdr", None, *(_border(side, *drawn, space=6) for side, drawn in look.box.items())))
    if look.ground:
        made.append(_shade(look.ground))
    spacing = {"w:before": str(round(look.before * _DXA)), "w:after": str(round(look.after * _DXA))}
    if look.line:
        spacing |= {"w:line": str(round(look.line * 240)), "w:lineRule": "auto"}
    made.append(element("w:spacing", spacing))
    if look.indent or "left" in look.box:
        inner = round((look.indent or 0.2) * 567)
        sides = {"w:left": str(inner)} | ({"w:right": str(inner)} if len(look.box) == 4 else {})
        made.append(element("w:ind", sides))
    if look.centred:
        made.append(valued("w:jc", "center"))
    if outline is not None:
        made.append(outline)
    return made


def _run_properties(look: _Look) -> BaseOxmlElement:
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


def _shade(colour: str) -> BaseOxmlElement:
    return element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": colour.removeprefix("#")})


def shade(colour: str) -> BaseOxmlElement:
    """The ground of a cell."""
    return _shade(colour)


def _table_style() -> BaseOxmlElement:
    lines = [_border(side, "single", 4, DAY.line) for side in ("bottom", "insideH")]
    head = element(
        "w:tblStylePr",
        {"w:type": "firstRow"},
        element("w:rPr", None, element("w:b"), valued("w:color", DAY.accent_ink.removeprefix("#"))),
        element("w:tcPr", None, _shade(DAY.accent)),
    )
    made = _style_of_table(TABLE_STYLE, "Faro: tabla", element("w:tblBorders", None, *lines), 90)
    made.append(head)
    return made


def _figures_style() -> BaseOxmlElement:
    white = [_border(side, "single", 48, DAY.page) for side in ("insideH", "insideV")]
    return _style_of_table(FIGURES_STYLE, "Faro: cifras", element("w:tblBorders", None, *white), 140)


def _style_of_table(identifier: str, name: str, borders: BaseOxmlElement, side: int) -> BaseOxmlElement:
    margins = [
        element(f"w:{place}", {"w:w": str(width), "w:type": "dxa"})
        for place, width in (("top", 30), ("left", side), ("bottom", 30), ("right", side))
    ]
    return element(
        "w:style",
        {"w:type": "table", "w:customStyle": "1", "w:styleId": identifier},
        valued("w:name", name),
        valued("w:basedOn", "TableNormal"),
        element("w:qFormat"),
        element("w:tblPr", None, borders, element("w:tblCellMar", None, *margins)),
    )
