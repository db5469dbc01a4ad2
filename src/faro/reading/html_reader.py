"""A web page: its paragraphs, lists and tables. Nothing is fetched and no script is run; what is hidden is left out."""

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from faro.kernel.text import _
from faro.reading.document import Block, Document, Grid, GridRow, Line, Spot, grid_of, one_line, whole_grid
from faro.reading.refusals import LIMITS, ReadingLimits, broken, empty, too_long
from faro.reading.spans import Spanned, laid_out
from faro.reading.text_reader import decoded

_SKIPPED = frozenset(
    {"script", "style", "template", "noscript", "head", "iframe", "object", "embed", "svg", "math", "form", "select"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"}
    | {"legend", "main", "nav", "ol", "p", "pre", "section", "summary", "tbody", "td", "tfoot", "th", "thead", "tr"}
    | {"ul"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}

LIST_MARK = "•"
_BREAK = "\x1e"
_TOO_DEEP = "ERR_RESOURCE_LIMIT"

Element = Any


def read_html(content: bytes, name: str, limits: ReadingLimits = LIMITS, *, layout: bool = False) -> Document:
    """The document in a page. UTF-8 only; for ``layout`` see ``read_document``. Raises :class:`InputProblems`."""
    decoded(content, name)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, recover=True
    )
    try:
        root = etree.fromstring(content.removeprefix(b"\xef\xbb\xbf"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise broken(name, str(error)) from error
    # The parser leaves out what is nested too deeply and only notes it.
    if any(entry.type_name == _TOO_DEEP for entry in parser.error_log):
        raise too_long(name, _("niveles, uno dentro de otro"))
    if root is None:
        raise empty(name)
    walker = _Walker(name, limits, layout=layout)
    walker.walk(root)
    walker.end_line()
    return Document(name, tuple(walker.blocks))


class _Walker:
    """Gathers text until a block ends. Goes down the tree without recursion, so that depth costs nothing."""

    def __init__(self, name: str, limits: ReadingLimits, *, layout: bool) -> None:
        self.blocks: list[Block] = []
        self._name = name
        self._limits = limits
        self._layout = layout
        self._texts: list[str] = []
        self._line: int | None = None
        self._level: int | None = None

    def walk(self, root: Element) -> None:
        """Read the tree in order."""
        todo: list[tuple[bool, Element]] = [(True, root)]
        while todo:
            opens, element = todo.pop()
            if not opens:
                self._close(element)
                continue
            if self._opened(element):
                todo.append((False, element))
                todo.extend((True, child) for child in reversed(element))
            else:
                self._tail(element)

    def end_line(self) -> None:
        """Keep what was gathered as a line."""
        text = one_line("".join(self._texts))
        if text == LIST_MARK:  # the item's text comes in a block of its own
            return
        if text:
            self.blocks.append(Line(text, Spot(None, self._line), self._level))
            if len(self.blocks) > self._limits.blocks:
                raise too_long(self._name, _("párrafos"))
        self._texts, self._line = [], None

    def _opened(self, element: Element) -> bool:
        tag = element.tag
        if tag in _SKIPPED or element.get("hidden") is not None:
            return False
        if tag in _BLOCKS or tag == "table":
            self.end_line()
        if tag == "table":
            for block in table_blocks(element, self._name, self._limits, layout=self._layout):
                self.blocks.append(block)
            return False
        self._level = _HEADINGS.get(tag, self._level)
        if self._layout and tag == "li":
            self._texts.append(f"{LIST_MARK} ")
        self._add(element.text, element)
        return True

    def _close(self, element: Element) -> None:
        if element.tag in _BLOCKS:
            self.end_line()
        if element.tag in _HEADINGS:
            self._level = None
        self._tail(element)

    def _tail(self, element: Element) -> None:
        self._add(element.tail, element)

    def _add(self, text: str | None, element: Element) -> None:
        if text:
            self._texts.append(text)
            if self._line is None and text.strip():
                self._line = element.sourceline


def table_blocks(table: Element, name: str, limits: ReadingLimits, *, layout: bool = False) -> Iterator[Block]:
    """The caption, and the grid; a table of one column is layout, and its cells are lines."""
    for caption in table.findall("caption"):
        yield Line(cell_text(caption), Spot(None, caption.sourceline))
    rows = [[_spanned(cell, limits, layout=layout) for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
    places = [Spot(None, row.sourceline) for row in _rows(table)]
    laid = laid_out(rows, name, limits)
    filled = [GridRow(cells, spot) for cells, spot in zip(laid, places, strict=True) if any(cells)]
    grid = whole_grid(filled) if layout else grid_of(filled)
    if grid.rows and len(grid.rows[0].cells) > 1:
        yield grid
    else:
        yield from _as_lines(grid)


def cell_text(cell: Element) -> str:
    """The text of a cell on one line, its blocks parted by spaces."""
    return one_line("".join(_cell_parts(cell, lambda _element: " ")))


def cell_lines(cell: Element) -> str:
    """The text of a cell, each of its blocks on a line of its own, list items marked with a bullet."""
    parts = _cell_parts(cell, lambda element: f"{_BREAK}{LIST_MARK} " if element.tag == "li" else _BREAK)
    lines = (one_line(line) for line in "".join(parts).split(_BREAK))
    return "\n".join(line for line in lines if line and line != LIST_MARK)


def _cell_parts(cell: Element, opening: Callable[[Element], str]) -> Iterator[str]:
    """The texts of a cell in order; ``opening`` says what parts a block from what stands before it."""
    todo: list[tuple[bool, Element]] = [(True, cell)]
    while todo:
        opens, element = todo.pop()
        if opens and element.tag not in _SKIPPED:
            yield opening(element) if element.tag in _BLOCKS else ""
            yield element.text or ""
            todo.append((False, element))
            todo.extend((True, child) for child in reversed(element))
        elif element is not cell:
            yield element.tail or ""


def _as_lines(grid: Grid) -> Iterator[Line]:
    for row in grid.rows:
        yield from (Line(cell, row.spot) for cell in row.filled())


def _rows(table: Element) -> list[Element]:
    """The rows of the table itself, not of a table inside it."""
    return [
        row
        for child in table
        for row in ([child] if child.tag == "tr" else child if child.tag in ("thead", "tbody", "tfoot") else [])
        if row.tag == "tr"
    ]


def _spanned(cell: Element, limits: ReadingLimits, *, layout: bool) -> Spanned:
    text = cell_lines(cell) if layout else cell_text(cell)
    return Spanned(text, _span(cell.get("colspan"), limits.columns), _span(cell.get("rowspan"), limits.row_span))


def _span(written: str | None, most: int) -> int:
    text = (written or "").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 6 else 1
