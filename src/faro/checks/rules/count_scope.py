"""What a stated count counts: told from the kind of the claim, its element and its measure, or not at all."""

import re
from collections.abc import Iterable

from faro.checks.claims import Claim
from faro.checks.evidence import Evidence

Codes = frozenset[str]

_INDICATOR = re.compile(r"indicador(es)?")
_OBJECTIVE = re.compile(r"objetivos?")
_ACTION = re.compile(r"acci(on|ones)|lineas?")
_UNIT = re.compile(r"centros?|unidad(es)?")
_VERDICT = re.compile(r"(lograd|alcanzad|cumplid|logr|alcanz|cumpl|superad)\w*|no|metas?|que|ha|han|su|sus")
_FILLER = re.compile(
    r"de|del|las?|los|el|en|y|al?|cada|total|numero|cantidad|pei|plan|trabajo|costos?|organicas?|estrategic[ao]s?|"
    r"institucional(es)?|evaluad[ao]s?|programad[ao]s|establecid[ao]s|municipalidad"
)


def under(evidence: Evidence, element: str) -> Codes:
    """The element and everything below it."""
    children: dict[str, list[str]] = {}
    for record in evidence.rows("elements"):
        children.setdefault(record["parent"] or "", []).append(record["code"])
    found, waiting = {element}, [element]
    while waiting:
        for code in children.get(waiting.pop(), []):
            if code not in found:
                found.add(code)
                waiting.append(code)
    return frozenset(found)


def indicator_scopes(evidence: Evidence, claim: Claim) -> list[Codes]:
    """The sets of indicators that a count of indicators can mean, likeliest first; none where it cannot be told."""
    nouns = _nouns(evidence, claim.measure)
    if nouns is None or (nouns and nouns[0] != "indicator"):
        return []
    if claim.element:
        own = _indicators_of(evidence, [claim.element])
        return list(dict.fromkeys([_indicators_of(evidence, under(evidence, claim.element)), own]))
    levels = [noun for noun in nouns if noun != "indicator"]
    if len(levels) > 1:
        return []
    elements = [code for code, row in evidence.elements.items() if not levels or row["level"] == levels[0]]
    return [_indicators_of(evidence, elements)]


def element_scopes(evidence: Evidence, claim: Claim) -> list[Codes]:
    """The sets of elements that a count of objectives or actions can mean; none where it cannot be told."""
    nouns = _nouns(evidence, claim.measure)
    if nouns is None or not nouns or nouns[0] in ("indicator", "unit"):
        return []
    level = nouns[0]
    if not claim.element:
        return [frozenset(code for code, row in evidence.elements.items() if row["level"] == level)]
    below = under(evidence, claim.element) - {claim.element}
    direct = frozenset(code for code in below if evidence.elements[code]["parent"] == claim.element)
    of_level = frozenset(code for code in below if evidence.elements[code]["level"] == level)
    return list(dict.fromkeys([of_level, direct] if of_level else [direct]))


def unit_scopes(evidence: Evidence, claim: Claim) -> list[Codes]:
    """The cost centres, where the measure counts them and nothing else."""
    if claim.element or _nouns(evidence, claim.measure) != ["unit"] or not evidence.has("units"):
        return []
    return [frozenset(row["code"] for row in evidence.rows("units"))]


def _indicators_of(evidence: Evidence, elements: Iterable[str]) -> Codes:
    wanted = set(elements)
    return frozenset(code for code, row in evidence.indicators.items() if row["element"] in wanted)


def _nouns(evidence: Evidence, measure: str) -> list[str] | None:
    """What the measure names, in order: «indicator», «unit» or a level of the plan; None with any word unknown."""
    levels = _level_words(evidence)
    nouns: list[str] = []
    for word in re.findall(r"\w+", measure):
        noun = _noun(word, levels)
        if noun is None and not _FILLER.fullmatch(word) and not _VERDICT.fullmatch(word):
            return None
        if noun and noun not in nouns:
            nouns.append(noun)
    return nouns


def _noun(word: str, levels: dict[str, str]) -> str | None:
    if _INDICATOR.fullmatch(word):
        return "indicator"
    if _UNIT.fullmatch(word):
        return "unit"
    for pattern in (_OBJECTIVE, _ACTION):
        if pattern.fullmatch(word):
            return levels.get(pattern.pattern)
    return levels.get(word)


def _level_words(evidence: Evidence) -> dict[str, str]:
    """Words for the plan's levels: their own names, and «objetivo» and «acción» where only one level can be meant."""
    rows = list(evidence.elements.values())
    words = {str(row["level"]).casefold(): str(row["level"]) for row in rows}
    for pattern, levels in (
        (_OBJECTIVE, {str(row["level"]) for row in rows if row["parent"] is None}),
        (_ACTION, {str(row["level"]) for row in rows if row["parent"] is not None}),
    ):
        if len(levels) == 1:
            words[pattern.pattern] = levels.pop()
    return words
