"""Blocks as the paragraphs, tables and pictures of a Word file."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatchmethod

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement

from faro.reports import words
from faro.reports.document import (
    BarChart,
    Block,
    Bullets,
    Gap,
    Heading,
    KeyFigures,
    Notice,
    Paragraph,
    Table,
)
from faro.reports.docx.contents import bookmarked
from faro.reports.docx.markup import element, paragraph, run, valued
from faro.reports.docx.pictures import Picture, add_pictures
from faro.reports.docx.styles import style_id
from faro.reports.docx.tables import figures_table, table_blocks
from faro.reports.printable import paragraphs
from faro.reports.style import Paper


class Writer:
    """Appends blocks to a Word file. ``pictures`` gives the drawn charts in their order, ``places`` counts headings."""

    def __init__(self, word: WordDocument, pictures: Iterator[Sequence[Picture]], places: Iterator[int]) -> None:
        self._word = word
        self._pictures = pictures
        self._places = places

    def write(self, block: Block, paper: Paper) -> None:
        """Appends one block, as wide as the paper allows."""
        if isinstance(block, BarChart):
            add_pictures(self._word, next(self._pictures))
            return
        end = self._word.element.body[-1]
        for made in self._elements(block, paper):
            end.addprevious(made)

    @singledispatchmethod
    def _elements(self, block: Block, paper: Paper) -> Iterable[BaseOxmlElement]:
        raise TypeError(type(block).__name__)

    @_elements.register
    def _(self, block: Heading, paper: Paper) -> Iterable[BaseOxmlElement]:
        yield paragraph(f"Heading{block.level}", *bookmarked(next(self._places), run(block.text)))

    @_elements.register
    def _(self, block: Paragraph, paper: Paper) -> Iterable[BaseOxmlElement]:
        for text in paragraphs(block.text):
            yield paragraph("Normal", run(text))
        if block.source:
            yield paragraph(style_id("Fuente"), run(words.source_line(block.source)))

    @_elements.register
    def _(self, block: Bullets, paper: Paper) -> Iterable[BaseOxmlElement]:
        for item in block.items:
            yield paragraph("ListBullet", run(item))

    @_elements.register
    def _(self, block: Notice, paper: Paper) -> Iterable[BaseOxmlElement]:
        for text in paragraphs(block.text):
            yield paragraph(style_id("Aviso"), run(text))

    @_elements.register
    def _(self, block: Gap, paper: Paper) -> Iterable[BaseOxmlElement]:
        """A content control that shows its prompt until a person types over it."""
        settings = element(
            "w:sdtPr",
            None,
            element("w:rPr"),
            valued("w:alias", words.gap_label()),
            valued("w:tag", "por-completar"),
            element("w:showingPlcHdr"),
        )
        label = run(f"{words.gap_label()}. ", style_id("Por completar"))
        prompt = run("\n".join(paragraphs(block.prompt)), style_id("Indicación"))
        held = paragraph(style_id("Espacio por completar"), label, prompt)
        yield element("w:sdt", None, settings, element("w:sdtContent", None, held))

    @_elements.register
    def _(self, block: Table, paper: Paper) -> Iterable[BaseOxmlElement]:
        return table_blocks(block, paper)

    @_elements.register
    def _(self, block: KeyFigures, paper: Paper) -> Iterable[BaseOxmlElement]:
        return figures_table(block, paper)
