"""What persons wrote for the report, with who and where; and the marked space where nobody has written yet."""

from collections.abc import Iterable, Sequence
from typing import Any

from faro.kernel.formats import day
from faro.kernel.text import _
from faro.reports.contents.view import View
from faro.reports.document import Block, Gap, Paragraph


def section_texts(
    view: View, sections: Sequence[str], elements: Iterable[str | None] = (None,)
) -> list[dict[str, Any]]:
    """The texts of those sections about those elements (None: about the whole plan), in the package's order."""
    wanted = set(elements)
    return [row for row in view.rows("texts") if row["section"] in sections and row["element"] in wanted]


def text_paragraph(row: dict[str, Any], prefix: str = "") -> Paragraph:
    """One text with its author, date and place."""
    source = [row["author"], day(row["date"]) if row["date"] else None, row["place"]]
    return Paragraph(f"{prefix}{row['text']}", "; ".join(part for part in source if part))


def paragraphs_of(rows: Sequence[dict[str, Any]]) -> list[Block]:
    """The texts; the source stands once under neighbours of the same author."""
    blocks: list[Block] = []
    for position, row in enumerate(rows):
        following = rows[position + 1] if position + 1 < len(rows) else None
        paragraph = text_paragraph(row)
        same = following is not None and _origin(following) == _origin(row)
        blocks.append(Paragraph(paragraph.text) if same else paragraph)
    return blocks


def _origin(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["author"], row["date"], row["place"]


def texts_or_gap(view: View, sections: Sequence[str], prompt: str) -> tuple[Block, ...]:
    """The texts about the whole plan, or the space for them."""
    rows = section_texts(view, sections)
    return tuple(paragraphs_of(rows)) if rows else (Gap(prompt),)


def element_prefix(row: dict[str, Any]) -> str:
    """«OEI.09: » before a text about one element, unless the text names it already."""
    code = row["element"]
    return "" if not code or code in row["text"] else _("{code}: ").format(code=code)
