"""Blocks as the paragraphs, tables and pictures of a Word file."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement

from faro.reports import words
from faro.reports.document import BarChart, Block, Bullets, Gap, Heading, KeyFigures, Notice, Paragraph, Table
from faro.reports.docx.contents import bookmarked
from faro.reports.docx.markup import element, paragraph, run, valued
from faro.reports.docx.pictures import Picture, add_pictures
from faro.reports.docx.styles import style_id
from faro.reports.docx.tables import figures_table, table_blocks
from faro.reports.printable import paragraphs
from faro.reports.style import Paper


class Writer:
    """Appends blocks to a Word file. ``pictures`` gives the drawn charts in the order of the charts."""

    def __init__(self, word: WordDocument, pictures: Iterator[Sequence[Picture]]) -> None:
        self._word = word
        self._pictures = pictures
        self._places = count(1)

    def write(self, block: Block, paper: Paper) -> None:
        """Appends one block, as wide as the paper allows."""
        if isinstance(block, BarChart):
            add_pictures(self._word, next(self._pictures))
            return
        end = self._word.element.body[-1]
        for made in self._elements(block, paper):
            end.addprevious(made)

    def _elements(
        self, block: Heading | Paragraph | Bullets | Notice | Gap | Table | KeyFigures, paper: Paper
    ) -> Iterable[BaseOxmlElement]:
        match block:
            case Heading(level=level, text=text):
                return [paragraph(f"Heading{level}", *bookmarked(next(self._places), run(text)))]
            case Table():
                return table_blocks(block, paper)
            case KeyFigures():
                return figures_table(block, paper)
            case _:
                return _text_elements(block)


def _text_elements(block: Paragraph | Bullets | Notice | Gap) -> Iterable[BaseOxmlElement]:
    match block:
        case Paragraph(text=text, source=source):
            yield from (paragraph("Normal", run(part)) for part in paragraphs(text))
            if source:
                yield paragraph(style_id("Fuente"), run(words.source_line(source)))
        case Bullets(items=items):
            yield from (paragraph("ListBullet", run(item)) for item in items)
        case Notice(text=text):
            yield from (paragraph(style_id("Aviso"), run(part)) for part in paragraphs(text))
        case Gap(prompt=prompt):
            yield _gap(prompt)


def _gap(prompt: str) -> BaseOxmlElement:
    """A content control that shows its prompt, boxed, until a person types over it."""
    settings = element(
        "w:sdtPr",
        None,
        valued("w:alias", words.gap_label()),
        valued("w:tag", "por-completar"),
        element("w:showingPlcHdr"),
    )
    label = run(f"{words.gap_label()}. ", style_id("Por completar"))
    asked = run("\n".join(paragraphs(prompt)), style_id("Indicación"))
    held = paragraph(style_id("Espacio por completar"), label, asked)
    return element("w:sdt", None, settings, element("w:sdtContent", None, held))
