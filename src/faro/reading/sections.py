"""Which objective each paragraph speaks of: that of the heading it stands under."""

import re
from collections.abc import Iterator

from faro.reading.codes import OBJECTIVE, Key, mentions
from faro.reading.document import Document, Line
from faro.reading.wording import aligned

_LONGEST_HEADING = 220
_NUMBERED = re.compile(r"^(?P<number>\d{1,2})\s*[.)\-]+\s*(?=[^\W\d])")
_ROMAN = re.compile(r"^[ivx]{1,5}\s*[.)\-]+\s*(?=[^\W\d])")
_KNOWN_SECTION = re.compile(
    r"^\W*(?:capitulo\b|presentacion|contexto|resumen|conclusion|recomendacion|medidas\s+(?:para|de)|anexos?\b|"
    r"evaluacion\s+a\s+nivel|ejecucion\s+(?:del?|fisica|financiera)|programacion|asignacion)"
)
_KNOWN_LENGTH = 90
_BEGINNING = re.compile(r"^[\W\d]{0,8}$")


def scoped(document: Document) -> Iterator[tuple[Line, Key | None]]:
    """Each line with the objective of the heading above it, None outside all of them."""
    scope: Key | None = None
    section = item = 0
    for block in document.blocks:
        if not isinstance(block, Line):
            continue
        folded = aligned(block.text)
        numbered = _NUMBERED.match(folded)
        number = int(numbered["number"]) if numbered else 0
        objective = _objective(folded)
        if objective is not None:
            scope = objective
        elif number and number == section + 1 and item != number - 1:
            # 1, 2, 3 one below the other is a list; the next section stands alone.
            section, scope = number, None
        elif _ends_section(block, folded):
            scope = None
        item = number if number and number != section else 0
        yield block, scope


def _objective(folded: str) -> Key | None:
    """The objective that a line has as its heading: a short line that begins with its code and gives no figure."""
    if len(folded) > _LONGEST_HEADING or "%" in folded:
        return None
    first = next(iter(mentions(folded)), None)
    if first is None or first.of_indicator or first.key[0] != OBJECTIVE or not _BEGINNING.match(folded[: first.start]):
        return None
    return first.key


def _ends_section(line: Line, folded: str) -> bool:
    if line.level is not None and line.level <= 1:
        return True
    if len(folded) > _KNOWN_LENGTH:
        return False
    bare = _ROMAN.sub("", _NUMBERED.sub("", folded))
    marked = line.level is not None or line.text.isupper() or bare != folded
    return marked and bool(_KNOWN_SECTION.match(bare))
