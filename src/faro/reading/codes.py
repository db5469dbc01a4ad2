"""Codes of objectives, actions, indicators and cost centres, however a municipality writes them.

``OEI.01``, ``OEI 1``, ``O.E.I. 01`` and «Objetivo Estratégico Institucional 01» name one element. A code is kept as its
document prints it in its tables; what compares is its key: kind and numbers.
"""

import re
from dataclasses import dataclass, field

_SEPARATOR = r"[\s.\-°º]*"
_NUMBERS = r"\d{1,2}(?:\s?\.\s?\d{1,2}(?!\d|%))*"
_ABBREVIATION = r"\b(?P<letters>o\.?e\.?[il]?|a\.?e\.?[il]?)(?![a-z])"
_IN_WORDS = r"\bobjetivos?\s+estrategicos?(?:\s+institucional(?:es)?|\s+local(?:es)?)?(?:\s*\(?o\.?e\.?i\.?\)?)?"
MENTION = re.compile(
    rf"(?<!\.)(?<!ind)(?:{_ABBREVIATION}|(?P<spelled>{_IN_WORDS})){_SEPARATOR}(?:n[°ºo.]+\s*)?(?P<numbers>{_NUMBERS})(?!\d|,\d|\s?%)"
)
ELEMENT_CODE = re.compile(rf"(?:o\.?e\.?[il]?|a\.?e\.?[il]?){_SEPARATOR}{_NUMBERS}\.?")
INDICATOR_CODE = re.compile(r"ind[\s.\-]*\d{1,2}(?:[\s.\-]*(?:o\.?e\.?[il]?|a\.?e\.?[il]?)[\s.\-]*[\d. ]+)?\.?")
INDICATOR_MENTION = re.compile(
    rf"\bind[\s.\-]*\d{{1,2}}[\s.\-]*(?P<element>{_ABBREVIATION}{_SEPARATOR}(?P<numbers>{_NUMBERS}))(?!\d|,\d|\s?%)"
)
COST_CENTRE_CODE = re.compile(r"\d{1,2}(?:\s?\.\s?\d{1,2}){1,5}\.?")

_INNER = re.compile(r"(?:o\.?e\.?[il]?|a\.?e\.?[il]?)[\s.\-]*[\d. ]*\d", re.IGNORECASE)

Key = tuple[str, tuple[int, ...]]
OBJECTIVE, ACTION = "O", "A"


@dataclass(frozen=True, slots=True)
class Mention:
    """A code named in a text: its key, and where it stands in the folded text.

    ``of_indicator``: the code names an indicator of the element, as in ``IND.01.AEI.02.03``.
    """

    key: Key
    start: int
    end: int
    of_indicator: bool = False


def mentions(folded_text: str) -> list[Mention]:
    """The elements that a folded text names, in order, by their own code or that of an indicator."""
    named = [Mention(_key(match), match.start(), match.end()) for match in MENTION.finditer(folded_text)]
    measured = [
        Mention(_key(match), match.start(), match.end(), of_indicator=True)
        for match in INDICATOR_MENTION.finditer(folded_text)
    ]
    inside = [(each.start, each.end) for each in measured]
    bare = [each for each in named if not any(start <= each.start < end for start, end in inside)]
    return sorted([*bare, *measured], key=lambda each: each.start)


def element_key(folded_code: str) -> Key | None:
    """The key of a code that fills a cell, or None where it is no code of an element."""
    if not ELEMENT_CODE.fullmatch(folded_code.strip()):
        return None
    match = MENTION.search(folded_code)
    return None if match is None else _key(match)


def element_text(code: str) -> str:
    """The code of the element inside that of its indicator, as printed; empty where there is none."""
    inner = _INNER.search(code)
    return inner.group() if inner else ""


def indicator_element(folded_code: str) -> Key | None:
    """The element whose indicator a code like ``IND.01.AEI.02.03`` names; a bare element code names itself."""
    inner = element_text(folded_code)
    return element_key(inner) if inner else None


def _key(match: re.Match[str]) -> Key:
    letters = (match["letters"] or "o")[0]
    numbers = tuple(int(part) for part in re.findall(r"\d+", match["numbers"]))
    kind = OBJECTIVE if letters == "o" else ACTION
    return kind, numbers[:1] if kind == OBJECTIVE else numbers


@dataclass
class Registry:
    """The codes that the document's own tables print."""

    elements: dict[Key, str] = field(default_factory=dict)
    indicators: dict[Key, list[tuple[str, str]]] = field(default_factory=dict)

    def code(self, key: Key) -> str:
        """The code as the tables print it; as most plans would write it where no table has it."""
        if key in self.elements:
            return self.elements[key]
        letters = "OEI" if key[0] == OBJECTIVE else "AEI"
        return ".".join([letters, *(f"{number:02d}" for number in key[1])])

    def completed(self, key: Key, section: Key | None) -> Key:
        """``AEI.05`` in the section of objective 7 is the action 7.5."""
        if key[0] == ACTION and len(key[1]) == 1 and section is not None:
            return ACTION, (*section[1], *key[1])
        return key

    def under(self, objective: Key) -> list[Key]:
        """The objective and its actions that have indicators, in order."""
        inside = [key for key in self.indicators if key[1][:1] == objective[1]]
        return sorted(inside, key=lambda key: (key[0] == ACTION, key[1]))
