"""The table of contents: a field the word processor can update, with its entries already there and linked."""

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from faro.reports import words
from faro.reports.document import Heading
from faro.reports.docx.markup import element, field_end, field_start, paragraph, run, valued
from faro.reports.docx.styles import style_id
from faro.reports.style import CONTENTS_DEPTH


def bookmark_name(place: int) -> str:
    """The bookmark of the n-th heading; the underscore keeps it out of the lists a person sees."""
    return f"_Toc{place:09}"


def bookmarked(place: int, content: BaseOxmlElement) -> list[BaseOxmlElement]:
    """A heading's text between the two ends of its bookmark."""
    start = element("w:bookmarkStart", {"w:id": str(place), "w:name": bookmark_name(place)})
    return [start, content, element("w:bookmarkEnd", {"w:id": str(place)})]


def contents_block(headings: Sequence[Heading]) -> BaseOxmlElement:
    """The whole table of contents, for the headings of a document in their order."""
    listed = [(place, heading) for place, heading in enumerate(headings, 1) if heading.level <= CONTENTS_DEPTH]
    lines = [_entry(place, heading) for place, heading in listed] or [paragraph(style_id("toc 1"))]
    instruction = f'TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u'
    for opening in reversed(field_start(instruction)):
        lines[0].insert(1, opening)
    lines[-1].append(field_end())
    gallery = element("w:docPartObj", None, valued("w:docPartGallery", "Table of Contents"), element("w:docPartUnique"))
    title = paragraph("TOCHeading", run(words.contents_title()))
    return element("w:sdt", None, element("w:sdtPr", None, gallery), element("w:sdtContent", None, title, *lines))


def _entry(place: int, heading: Heading) -> BaseOxmlElement:
    """A linked entry. Only the word processor knows its page; a false number would be worse than none."""
    link = element("w:hyperlink", {"w:anchor": bookmark_name(place), "w:history": "1"}, run(heading.text))
    return paragraph(style_id(f"toc {heading.level}"), link)
