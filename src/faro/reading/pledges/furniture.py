"""What a page carries and a plan does not say: its number, and the line that heads or ends every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from faro.checks.words import folded
from faro.reading.document import Block, Line

_PAGE_NUMBER = re.compile(
    r"(?:pagina|pag\.?)\s*\d+(?:\s*(?:de|/)\s*\d+)?|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s*/\s*\d{1,3}"
)
_BARE_NUMBER = re.compile(r"\d{1,3}")
_EDGE = 2
_REPEATED = 3


def without_furniture(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without the numbers of pages and without lines printed at the edge of three pages or more."""
    edge = _edges(blocks)
    repeated = Counter(folded(block.text) for at, block in enumerate(blocks) if at in edge and isinstance(block, Line))
    for at, block in enumerate(blocks):
        if not isinstance(block, Line) or not block.text.strip():
            yield block
            continue
        words = folded(block.text)
        numbered = _PAGE_NUMBER.fullmatch(words) or (at in edge and _BARE_NUMBER.fullmatch(words))
        heads = at in edge and len(words.split()) > 2 and repeated[words] >= _REPEATED
        if not numbered and not heads:
            yield block


def _edges(blocks: Sequence[Block]) -> set[int]:
    """The first and last lines of each page, where the document has pages."""
    pages: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        spot = block.spot if isinstance(block, Line) else block.rows[0].spot
        if spot.page is not None and (not isinstance(block, Line) or block.text.strip()):
            pages.setdefault(spot.page, []).append(at)
    return {at for page in pages.values() for at in (*page[:_EDGE], *page[-_EDGE:])}
