"""A report as a Word file that a person goes on writing in: real styles, real tables, marked spaces to fill."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.section import Section

from faro.kernel.formats import day
from faro.reports import words
from faro.reports.document import Block, Document, Heading
from faro.reports.docx.archive import write_archive
from faro.reports.docx.contents import contents_block
from faro.reports.docx.furniture import set_paper, set_properties, set_settings, write_furniture
from faro.reports.docx.pictures import draw_all
from faro.reports.docx.styles import define_styles
from faro.reports.docx.writer import Writer
from faro.reports.layout import opening, segments
from faro.reports.printable import printable
from faro.reports.style import PORTRAIT


def write_docx(document: Document, path: Path) -> None:
    """Writes the report to ``path``; the same document gives the same bytes."""
    saved = BytesIO()
    _word_document(document).save(saved)
    write_archive(saved.getvalue(), path)


def _word_document(document: Document) -> WordDocument:
    word = docx.Document()
    define_styles(word)
    set_settings(word)
    set_properties(word, document)
    set_paper(word.sections[0], PORTRAIT)
    write_furniture(word.sections[0], document)
    first, rest = opening(document.blocks)
    parts = segments(rest)
    writer = Writer(word, draw_all(parts))
    _write_cover(word, document, writer, first)
    for segment in parts:
        set_paper(_new_section(word), segment.paper)
        for block in segment.blocks:
            writer.write(block, segment.paper)
    return word


def _write_cover(word: WordDocument, document: Document, writer: Writer, first: Sequence[Block]) -> None:
    word.add_paragraph(printable(document.organisation), "Portada: entidad")
    word.add_paragraph(printable(document.title), "Title")
    if document.subtitle:
        word.add_paragraph(printable(document.subtitle), "Subtitle")
    if document.date:
        word.add_paragraph(day(document.date), "Portada: fecha")
    if document.synthetic:
        word.add_paragraph(words.synthetic_remark(), "Aviso de datos sintéticos")
    for block in first:
        writer.write(block, PORTRAIT)
    word.add_paragraph(style="Separador").add_run().add_break(WD_BREAK.PAGE)
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    word.element.body[-1].addprevious(contents_block(headings))


def _new_section(word: WordDocument) -> Section:
    """Starts a section. Its predecessor ends in a paragraph too small to be seen."""
    section: Section = word.add_section(WD_SECTION.NEW_PAGE)
    word.paragraphs[-1].style = "Fin de sección"
    return section
