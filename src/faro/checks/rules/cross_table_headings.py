"""When two headings say the same thing: the same figure of the same stage and year."""

import re
from collections.abc import Iterable

from faro.checks.evidence import PrintedTable
from faro.checks.printed_rows import ColumnKind
from faro.checks.words import folded

_FOOTNOTE = re.compile(r"\b[0-9]+/")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_EMPTY_WORDS = frozenset(
    ("n", "no", "nro", "num", "numero", "cantidad", "cant", "s", "si", "sol", "total", "totales", "en", "por", "a")
).union(("de", "del", "la", "las", "el", "los", "e", "y", "con", "al", "segun", "ano"))
_VERSIONS = {
    "approved": re.compile(r"\baprobad"),
    "pia": re.compile(r"(\bpia\b|consisten|apertura|inicial)"),
    "modified": re.compile(r"(modifi|modod|reprogram|\bpim\b)"),
}
_PHASES = {
    "programmed": re.compile(r"(program|presupuestad|asignad|\bmeta)"),
    "executed": re.compile(r"(ejecut|ejecuc|devengad|gasto|gastad|girad)"),
}


def significant_words(heading: str) -> frozenset[str]:
    """The words of a heading without footnote marks, units, small words and plural endings."""
    found = re.findall(r"[a-z]+", _FOOTNOTE.sub(" ", folded(heading)))
    return frozenset(re.sub(r"(es|s)$", "", word) if len(word) > 3 else word for word in found) - _EMPTY_WORDS


def comparable(one: tuple[PrintedTable, str], other: tuple[PrintedTable, str], kind: ColumnKind) -> bool:
    """Whether two columns claim the same figure.

    Their headings have the same words (amounts: one holds the other's), and neither headings nor titles name
    different stages or years: an approved amount is not a modified one, nor a programmed one an executed one.
    """
    (first, column), (second, column_too) = one, other
    headings = first.headings[column], second.headings[column_too]
    words, words_too = map(significant_words, headings)
    alike = words == words_too or (kind is ColumnKind.AMOUNT and (words <= words_too or words_too <= words))
    full = f"{headings[0]} {first.title}", f"{headings[1]} {second.title}"
    return (
        alike
        and bool(words and words_too)
        and _agree(_named(_VERSIONS, full[0]), _named(_VERSIONS, full[1]))
        and _agree(set(_YEAR.findall(full[0])), set(_YEAR.findall(full[1])))
        and _same_phase(headings, full)
    )


def versions(text: str) -> set[str]:
    """The stages of the plan that words name: approved, consistent with the initial budget, modified."""
    return _named(_VERSIONS, text)


def _same_phase(headings: tuple[str, str], full: tuple[str, str]) -> bool:
    """The headings decide; the titles only where neither heading says whether it is programmed or executed."""
    phases = [_named(_PHASES, heading) for heading in headings]
    if any(phases):
        return _agree(*phases)
    return _agree(*(_named(_PHASES, text) for text in full))


def _named(lexicon: dict[str, re.Pattern[str]], text: str) -> set[str]:
    words = folded(text)
    return {name for name, pattern in lexicon.items() if pattern.search(words)}


def _agree(one: Iterable[str], other: Iterable[str]) -> bool:
    first, second = set(one), set(other)
    return not first or not second or bool(first & second)
