"""A Word document: its paragraphs and tables in order, with what tracked insertions and content controls hold.

The parts are read as XML and not through python-docx, which leaves out the text of tracked insertions and of content
controls: a sentence of a report must not be lost for how it was typed. A line number counts paragraphs and rows.
"""

from collections.abc import Iterable, Iterator

from faro.kernel.text import _
from faro.reading.document import Block, Document, Grid, GridRow, Line, Spot, grid_of, one_line, whole_grid
from faro.reading.docx_archive import Xml, main_part, opened, parsed
from faro.reading.refusals import LIMITS, ReadingLimits, too_long
from faro.reading.spans import Spanned, laid_out

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS = {f"{_W}t": None, f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", f"{_W}instrText"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WRAPPERS = frozenset({f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml", f"{_W}smartTag"})
_HEADING_STYLES = ("heading", "ttulo", "título", "titulo")
_LIST_STYLES = ("list", "lista")
LIST_MARK = "•"
_STYLES = "word/styles.xml"


def read_docx(content: bytes, name: str, limits: ReadingLimits = LIMITS, *, layout: bool = False) -> Document:
    """The document in a .docx; for ``layout`` see ``read_document``. Raises :class:`InputProblems`."""
    with opened(content, name, limits) as archive:
        main = main_part(archive, name)
        levels = _levels(parsed(archive, _STYLES, name)) if _STYLES in archive.namelist() else {}
        body = parsed(archive, main, name).find(f"{_W}body")
    reader = _Reader(name, limits, levels, layout=layout)
    reader.read(() if body is None else body)
    return Document(name, tuple(reader.blocks))


class _Reader:
    """Goes through the body once, counting paragraphs and rows."""

    def __init__(self, name: str, limits: ReadingLimits, levels: dict[str, int], *, layout: bool) -> None:
        self.blocks: list[Block] = []
        self._name = name
        self._limits = limits
        self._levels = levels
        self._layout = layout
        self._count = 0

    def read(self, elements: Iterable[Xml], depth: int = 0) -> None:
        """Read blocks in order; a content control is read as what it holds."""
        if depth > self._limits.depth:
            raise too_long(self._name, _("niveles, uno dentro de otro"))
        for element in elements:
            if element.tag == f"{_W}p":
                self._paragraph(element, depth)
            elif element.tag == f"{_W}tbl":
                self._table(element)
            elif element.tag in _WRAPPERS:
                self.read(element, depth + 1)

    def _paragraph(self, paragraph: Xml, depth: int) -> None:
        spot = self._next()
        text = one_line(paragraph_text(paragraph))
        if text:
            text = f"{LIST_MARK} {text}" if self._layout and _is_listed(paragraph) else text
            self.blocks.append(Line(text, spot, self._level(paragraph)))
        for box in _text_boxes(paragraph):
            self.read(box, depth + 1)

    def _table(self, table: Xml) -> None:
        rows = list(_inside(table, f"{_W}tr"))
        spots = [self._next() for _row in rows]
        spanned = [_row_cells(row, self._limits, layout=self._layout) for row in rows]
        laid = laid_out(spanned, self._name, self._limits)
        filled = [GridRow(cells, spot) for cells, spot in zip(laid, spots, strict=True) if any(cells)]
        grid = whole_grid(filled) if self._layout else grid_of(filled)
        self.blocks.extend([grid] if grid.rows and len(grid.rows[0].cells) > 1 else _as_lines(grid))

    def _next(self) -> Spot:
        self._count += 1
        if self._count > self._limits.blocks:
            raise too_long(self._name, _("párrafos"))
        return Spot(None, self._count)

    def _level(self, paragraph: Xml) -> int | None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return None if style is None else self._levels.get(style.get(f"{_W}val", ""))


def paragraph_text(element: Xml) -> str:
    """The text as it reads with every change accepted."""
    parts: list[str] = []
    todo = [element]
    while todo:
        each = todo.pop()
        if each.tag in _LEFT_OUT or each.tag == _FALLBACK:
            continue
        if each.tag in _TEXTS:
            parts.append(_TEXTS[each.tag] or each.text or "")
        todo.extend(reversed(list(each)))
    return "".join(parts)


def _text_boxes(paragraph: Xml) -> list[Xml]:
    """The text boxes anchored in a paragraph; their older duplicates and the boxes within them left out."""
    found: list[Xml] = []
    todo = [paragraph]
    while todo:
        each = todo.pop()
        if each.tag == f"{_W}txbxContent":
            found.append(each)
        elif each.tag != _FALLBACK:
            todo.extend(reversed(list(each)))
    return found


def _levels(styles: Xml) -> dict[str, int]:
    """The level of each heading style, by its id."""
    found: dict[str, int] = {}
    for style in styles.iter(f"{_W}style"):
        named = style.find(f"{_W}name")
        words = "" if named is None else named.get(f"{_W}val", "").lower()
        if words.startswith(_HEADING_STYLES) and words[-1:].isdigit():
            found[style.get(f"{_W}styleId", "")] = int(words[-1])
    return found


def _inside(element: Xml, tag: str) -> Iterator[Xml]:
    """The rows or cells of a table itself, also those in content controls, not those of a table inside it."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _row_cells(row: Xml, limits: ReadingLimits, *, layout: bool) -> list[Spanned]:
    before = row.find(f"{_W}trPr/{_W}gridBefore")
    skipped = 0 if before is None else _number(before.get(f"{_W}val"), limits.columns)
    return [Spanned("")] * skipped + [_cell(cell, limits, layout=layout) for cell in _inside(row, f"{_W}tc")]


def _cell(cell: Xml, limits: ReadingLimits, *, layout: bool) -> Spanned:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    continued = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
    paragraphs = [] if continued else list(cell.iter(f"{_W}p"))
    columns = 1 if span is None else max(_number(span.get(f"{_W}val"), limits.columns), 1)
    if layout:
        return Spanned("\n".join(line for each in paragraphs if (line := _cell_line(each))), columns)
    return Spanned(one_line(" ".join(paragraph_text(each) for each in paragraphs)), columns)


def _cell_line(paragraph: Xml) -> str:
    text = one_line(paragraph_text(paragraph))
    return f"{LIST_MARK} {text}" if text and _is_listed(paragraph) else text


def _is_listed(paragraph: Xml) -> bool:
    """Whether Word draws a bullet or number before it: by its own properties, or by a style of lists."""
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        return True
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and style.get(f"{_W}val", "").lower().startswith(_LIST_STYLES)


def _number(written: str | None, most: int) -> int:
    text = written or ""
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def _as_lines(grid: Grid) -> Iterator[Line]:
    for row in grid.rows:
        yield from (Line(cell, row.spot) for cell in row.filled())
