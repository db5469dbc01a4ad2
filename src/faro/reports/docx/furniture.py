"""What surrounds the text: pages, headers and footers, and the properties of the file."""

from datetime import UTC, datetime, time

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm

from faro.reports import words
from faro.reports.document import Document
from faro.reports.docx.markup import field, run, valued
from faro.reports.docx.styles import LANGUAGE
from faro.reports.printable import printable
from faro.reports.style import Paper

_CURRENT_WORD = "15"
"""The compatibility mode of Word 2013 and later: without it a new file opens as an old one."""


def set_paper(section: Section, paper: Paper) -> None:
    """Gives a section its page."""
    section.orientation = WD_ORIENT.LANDSCAPE if paper.width > paper.height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(paper.width), Cm(paper.height)
    section.left_margin = section.right_margin = Cm(paper.side)
    section.top_margin, section.bottom_margin = Cm(paper.top), Cm(paper.bottom)
    section.header_distance = section.footer_distance = Cm(1.0)


def write_furniture(section: Section, document: Document) -> None:
    """Header and footer of the first section; the later ones follow it, upright and turned alike."""
    header, footer = section.header, section.footer
    header.paragraphs[0].text = printable(document.organisation)
    if document.synthetic:
        header.add_paragraph(words.synthetic_mark(), "Marca de datos sintéticos")
    page, of = words.page_words()
    last = f"  ·  {document.footer}" if document.footer.strip() else ""
    numbers = footer.paragraphs[0].add_run(f"{page} ")
    for part in reversed((*field("PAGE", "1"), run(f" {of} "), *field("NUMPAGES", "1"), run(last))):
        numbers.element.addnext(part)


def set_properties(word: WordDocument, document: Document) -> None:
    """Title, author, language and dates of the file: the document's date, or none; never the clock."""
    properties = word.core_properties
    properties.title, properties.subject = printable(document.title), printable(document.subtitle)
    properties.author = properties.last_modified_by = printable(document.organisation)
    properties.language, properties.comments, properties.keywords = LANGUAGE, "", ""
    properties.revision = 1
    if document.date:
        properties.created = properties.modified = datetime.combine(document.date, time(), UTC)
    else:
        _drop_dates(word)
    _drop_thumbnail(word)


def _drop_dates(word: WordDocument) -> None:
    for part in word.part.package.iter_parts():
        if part.partname == "/docProps/core.xml" and isinstance(part, XmlPart):
            for dated in [*part.element.iter(qn("dcterms:created"), qn("dcterms:modified"))]:
                part.element.remove(dated)


def _drop_thumbnail(word: WordDocument) -> None:
    """The picture of an empty page that python-docx's template carries."""
    relations = word.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[name]


def set_settings(word: WordDocument) -> None:
    """Fields are worked out when the file is opened, and the file opens as one of today's."""
    settings = word.settings.element
    compatibility = settings.find(qn("w:compat"))
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _CURRENT_WORD)
    compatibility.addprevious(valued("w:updateFields", "true"))
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
