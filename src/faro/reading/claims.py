"""Statements with a figure: the patterns held against each sentence, and whose figure it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from faro.checks.words import number_in_words, words_beside_digits
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _
from faro.reading.claim_patterns import (
    DEGREE,
    FIGURE,
    NEGATIVE_VERDICT,
    PATTERNS,
    PLAN_INDICATORS,
    POSITIVE_VERDICT,
    SAID_OF_OBJECTIVES,
    ClaimPattern,
    Meaning,
    Whose,
)
from faro.reading.codes import ACTION, OBJECTIVE, Key, Mention, Registry, mentions
from faro.reading.document import Document, Spot
from faro.reading.sections import scoped
from faro.reading.tables import Unplaced
from faro.reading.wording import aligned, quotation, sentences

ACHIEVED, NOT_ACHIEVED = "logrado", "no logrado"
_ALL_OBJECTIVES = re.compile(r"\b(?:los|todos)\s+(?:[a-z]+\s+)?(?:\(\d+\)\s+)?objetivos\s+estrategicos")
_INDICATOR_OF = re.compile(r"\bindicador(?:es)?\s*(?:del?|de\s+la|de\s+las|de\s+los)?\s*:?\s*(?:la\s+|el\s+)?$")
_NUMERIC = re.compile(r"\d\s*%|\b[a-z]+\s*\(\s*\d+\s*\)|\bs/\.?\s*\d|\d{1,3}(?:[,']\d{3})+")
_DENIED = re.compile(
    r"\bno\s+(?:se\s+)?(?:(?:ha|han)\s+)?(?:logr|cumpl|alcanz|super)\w+\s+(?:(?:cumplir|alcanzar)\s+)?(?:la|las|su|sus)\s+metas?\b"
)
_REFERENCE = re.compile(
    r"(?:\b(?:n|nro|num|numero|articulo|art|ley|tabla|cuadro|grafico|anexo|capitulo|seccion|pagina|linea|numeral|ind|dia)|[°ºo]?[°º])[.°º]*\s*$"
)
_DATE = re.compile(r"\s+de\s+(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|set|sep|octubre|noviembre|diciembre)")
_LARGE = re.compile(r"\bs/\.?\s*\d[\d,.']*|\d{1,3}(?:[,']\d{3})+")
_CHAINED = "activities_after"
_NAME_REACH = 160
_VERDICT_REACH = 80


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A statement, as the package's table ``claims`` takes it. ``pattern`` names what found it."""

    pattern: str
    kind: str
    measure: str
    element: str
    indicator: str
    stated_value: str
    unit: str
    words: str
    spot: Spot
    note: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    value: str
    words: str
    note: str = ""
    label: str = ""
    colour: str = ""


@dataclass
class _Sentence:
    text: str
    folded: str
    spot: Spot
    section: Key | None
    named: list[Mention]
    taken: list[tuple[int, int]] = field(default_factory=list)

    def free(self, match: re.Match[str]) -> bool:
        return all(match.end() <= start or end <= match.start() for start, end in self.taken)


@dataclass
class ClaimFinder:
    """Walks through a document's sentences; ``registry`` holds the codes that its tables print."""

    registry: Registry
    claims: list[FoundClaim] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    def walk(self, document: Document) -> None:
        """Find every claim; keep the numeric sentences in which none was found."""
        for line, section in scoped(document):
            for text in sentences(line.text):
                self._read(text, line.spot, section)

    def _read(self, text: str, spot: Spot, section: Key | None) -> None:
        folded = aligned(text)
        named = [replace(each, key=self.registry.completed(each.key, section)) for each in mentions(folded)]
        scope = None if _ALL_OBJECTIVES.search(folded) else section
        sentence = _Sentence(text, folded, spot, scope, named)
        found = [claim for pattern in PATTERNS for claim in self._matches(pattern, sentence)]
        found += self._verdicts(sentence)
        self.claims.extend(dict.fromkeys(found))
        reason = _left(sentence) if found else _not_understood(folded)
        if reason:
            self.unplaced.append(Unplaced("sentence", spot, quotation(text, 0, len(text)), reason))

    def _matches(self, pattern: ClaimPattern, sentence: _Sentence) -> Iterator[FoundClaim]:
        if pattern.name == _CHAINED or (pattern.context and not pattern.context.search(sentence.folded)):
            return
        for match in pattern.words.finditer(sentence.folded):
            if not sentence.free(match) or (pattern.unit == "number" and _is_of_a_code(match, sentence)):
                continue
            made = list(self._claims(pattern, match, sentence))
            if made:
                sentence.taken.append(match.span())
            yield from made
            if pattern.name == "activities_before":
                yield from self._chained(match, sentence)

    def _chained(self, first: re.Match[str], sentence: _Sentence) -> Iterator[FoundClaim]:
        """The second figure of «de 245 a 383»."""
        chained = next(pattern for pattern in PATTERNS if pattern.name == _CHAINED)
        second = chained.words.search(sentence.folded[first.end("n") :])
        if second:
            words = quotation(sentence.text, first.start("n"), first.end("n") + second.end())
            sentence.taken.append((first.end("n"), first.end("n") + second.end()))
            meaning = Meaning("count_activities", _("total POI después"))
            yield self._claim(chained, meaning, None, _Said(second["n"], words), sentence)

    def _claims(self, pattern: ClaimPattern, match: re.Match[str], sentence: _Sentence) -> Iterator[FoundClaim]:
        said = _said(pattern, match, sentence.text)
        if said is None:
            return
        for key, of_indicator in _owners(pattern, match, sentence):
            meaning = DEGREE if of_indicator and pattern.action is DEGREE else _meaning(pattern, key)
            if meaning is not None:
                yield self._claim(pattern, meaning, key, said, sentence)

    def _claim(
        self, pattern: ClaimPattern, meaning: Meaning, key: Key | None, said: _Said, sentence: _Sentence
    ) -> FoundClaim:
        measured = meaning.kind in {"degree", "obtained"}
        return FoundClaim(
            pattern.name,
            meaning.kind,
            _measure(meaning, said, sentence),
            self.registry.code(key) if key else "",
            self._indicator(key, sentence) if key and measured else "",
            said.value,
            pattern.unit,
            said.words,
            sentence.spot,
            said.note,
            said.label,
        )

    def _indicator(self, key: Key, sentence: _Sentence) -> str:
        """The element's indicator: its only one, or the one whose name follows the code."""
        known = self.registry.indicators.get(key, [])
        exact = next((each for each in sentence.named if each.of_indicator and each.key == key), None)
        if exact is not None:
            return self._printed_indicator(exact, sentence)
        if len(known) < 2:
            return known[0][0] if known else ""
        mention = next((each for each in sentence.named if each.key == key), None)
        following = sentence.folded[mention.end : mention.end + _NAME_REACH] if mention else sentence.folded
        said = set(re.findall(r"[a-z]{4,}", following))
        return max(known, key=lambda each: len(said & set(re.findall(r"[a-z]{4,}", each[1]))))[0]

    def _printed_indicator(self, named: Mention, sentence: _Sentence) -> str:
        """The code of an indicator named by its code: as the tables print it, else as the sentence does."""
        said = sentence.text[named.start : named.end].upper()
        known = (code for code, _name in self.registry.indicators.get(named.key, []))
        return next((code for code in known if _bare(code) == _bare(said)), said)

    def _verdicts(self, sentence: _Sentence) -> Iterator[FoundClaim]:
        """A verdict for each indicator named before the words that judge it."""
        judged = [(match, ACHIEVED) for match in POSITIVE_VERDICT.finditer(sentence.folded)]
        judged += [(match, NOT_ACHIEVED) for match in NEGATIVE_VERDICT.finditer(sentence.folded)]
        if _none_achieved(sentence) and sentence.section is not None:
            yield from self._none(sentence)
            return
        reached = 0
        for match, verdict in sorted(_apart(judged), key=lambda each: each[0].start()):
            counted = any(start <= match.start() < end for start, end in sentence.taken)
            subjects = [each for each in sentence.named if reached <= each.start < match.start()]
            solo = NEGATIVE_VERDICT.match(sentence.folded, match.start()) and verdict == NOT_ACHIEVED
            if counted and not (solo and _is_share(sentence, match)):
                continue
            reached = match.end()
            words = quotation(sentence.text, match.start(), _clause_end(sentence.folded, match.end()))
            for each in _judged(subjects):
                claim = self._verdict(each.key, verdict, words, sentence)
                exact = self._printed_indicator(each, sentence) if each.of_indicator else claim.indicator
                yield replace(claim, indicator=exact)

    def _none(self, sentence: _Sentence) -> Iterator[FoundClaim]:
        """«Ninguno ha logrado la meta» judges every indicator of the section's objective."""
        for key in self.registry.under(sentence.section or (OBJECTIVE, ())):
            match = next(p for p in PATTERNS if p.name == "no_indicator_achieved").words.search(sentence.folded)
            words = quotation(sentence.text, match.start(), match.end()) if match else ""
            yield self._verdict(key, NOT_ACHIEVED, words, sentence)

    def _verdict(self, key: Key, verdict: str, words: str, sentence: _Sentence) -> FoundClaim:
        return FoundClaim(
            "verdict",
            "verdict",
            _("veredicto del indicador"),
            self.registry.code(key),
            self._indicator(key, sentence),
            verdict,
            "words",
            words,
            sentence.spot,
        )


def _said(pattern: ClaimPattern, match: re.Match[str], text: str) -> _Said | None:
    """The figure with the words around it; None where what stands for the figure is none."""
    value, note = _value(pattern, match)
    if value is None:
        return None
    groups = match.re.groupindex
    label = text[slice(*match.span("label"))] if "label" in groups else ""
    colour = match["colour"].upper() if "colour" in groups else ""
    return _Said(value, quotation(text, match.start(), match.end()), note, label, colour)


def _value(pattern: ClaimPattern, match: re.Match[str]) -> tuple[str | None, str]:
    """The figure as digits, and a note where words and digits differ or only words say it."""
    if pattern.value is not None:
        return pattern.value, _("La cifra está dicha con palabras.")
    said = match["n"]
    if pattern.unit == "words":
        return said.upper(), ""
    both = words_beside_digits(said)
    if both is not None:
        words, digits = both
        differs = _("El texto dice {words} con letras y {digits} con cifras.").format(words=words, digits=digits)
        return str(digits), differs if words != digits else ""
    if re.search(r"\d", said):
        return _digits(said), ""
    spoken = number_in_words(said)
    return (None, "") if spoken is None else (str(spoken), _("La cifra está dicha con palabras."))


def _digits(said: str) -> str:
    """The digits without leading zeros; a figure with marks for its thousands as it is printed."""
    digits = re.sub(r"[^\d.,']", "", said)
    number = printed_number(digits)
    return digits if number is None or re.search(r"[,']", digits) else str(number)


def _meaning(pattern: ClaimPattern, key: Key | None) -> Meaning | None:
    if key is None:
        return pattern.plan
    return pattern.action if key[0] == ACTION else pattern.objective


def _owners(pattern: ClaimPattern, match: re.Match[str], sentence: _Sentence) -> list[tuple[Key | None, bool]]:
    """Whose figure it is, and whether that of its indicator."""
    if pattern.whose is Whose.PLAN:
        return [(None, False)]
    if pattern.whose in (Whose.SECTION, Whose.OBJECTIVE_NAMED_OR_SECTION):
        asked = pattern.whose is Whose.OBJECTIVE_NAMED_OR_SECTION
        return [((_only_objective_before(match, sentence) if asked else None) or sentence.section, False)]
    before = [each for each in sentence.named if each.end <= match.start("n" if pattern.value is None else 0)]
    if pattern.whose is Whose.EACH_NAMED:
        several = _of_indicators(before, sentence)
        return [(each.key, several) for each in before]
    after = [each for each in sentence.named if each.start >= match.end()]
    if pattern.value is not None and pattern.action is not None:
        return [(each.key, False) for each in _until_next_clause(after, sentence)] or [(sentence.section, False)]
    nearest = before[-1:] or after[:1]
    if nearest:
        return [(nearest[0].key, False)]
    return [(sentence.section, False)] if pattern.whose is Whose.NAMED_OR_SECTION else []


def _only_objective_before(match: re.Match[str], sentence: _Sentence) -> Key | None:
    """The objective that the sentence names before the figure; None where it names none or several."""
    named = {each.key for each in sentence.named if each.end <= match.start() and not each.of_indicator}
    return next(iter(named)) if len(named) == 1 and all(key[0] == OBJECTIVE for key in named) else None


def _measure(meaning: Meaning, said: _Said, sentence: _Sentence) -> str:
    """Whose indicators are counted is said only where the sentence says it."""
    if meaning.measure == PLAN_INDICATORS and SAID_OF_OBJECTIVES.search(sentence.folded):
        return _("indicadores de OEI")
    return meaning.measure.format(colour=said.colour)


def _is_of_a_code(match: re.Match[str], sentence: _Sentence) -> bool:
    """Whether the figure is a piece of a code: the 01 of «OEI 01»."""
    start = match.start("n") if "n" in match.re.groupindex else match.start()
    return any(each.start <= start < each.end for each in sentence.named)


def _not_understood(folded: str) -> str:
    """Why a sentence without claims is kept; empty where it states nothing."""
    if _NUMERIC.search(folded):
        return _("No se reconoce qué cifra es.")
    if POSITIVE_VERDICT.search(folded) or _DENIED.search(folded):
        return _("No se reconoce de qué indicador es el veredicto.")
    return ""


def _left(sentence: _Sentence) -> str:
    """Why a sentence with claims is kept too: a figure that none of them uses. Empty where all are used."""
    figures = [*FIGURE.finditer(sentence.folded), *_LARGE.finditer(sentence.folded)]
    left = [each for each in figures if _is_left(each, sentence)]
    if not left:
        return ""
    first = min(left, key=lambda each: each.start())
    said = sentence.text[first.start() : first.end()].strip()
    return _("Ninguna afirmación usa la cifra «{figure}» de esta frase.").format(figure=said)


def _is_left(figure: re.Match[str], sentence: _Sentence) -> bool:
    inside_code = any(each.start < figure.end() and figure.start() < each.end for each in sentence.named)
    before, after = sentence.folded[: figure.start()], sentence.folded[figure.end() :]
    return sentence.free(figure) and not (inside_code or _REFERENCE.search(before) or _DATE.match(after))


def _judged(subjects: list[Mention]) -> list[Mention]:
    """What a verdict is on: of an indicator and the element that it measures, the indicator."""
    exact = {each.key for each in subjects if each.of_indicator}
    return [each for each in subjects if each.of_indicator or each.key not in exact]


def _bare(code: str) -> str:
    return re.sub(r"[^a-z0-9]", "", aligned(code))


def _of_indicators(named: Iterable[Mention], sentence: _Sentence) -> bool:
    first = next(iter(named), None)
    return first is not None and (first.of_indicator or bool(_INDICATOR_OF.search(sentence.folded[: first.start])))


def _until_next_clause(named: list[Mention], sentence: _Sentence) -> list[Mention]:
    """The codes of one enumeration: joined by commas and «y»."""
    joined: list[Mention] = []
    for each in named:
        if joined and not re.fullmatch(r"[\s,]*(?:y|e)?[\s,]*", sentence.folded[joined[-1].end : each.start]):
            break
        joined.append(each)
    return joined


def _clause_end(folded: str, start: int) -> int:
    """Where the clause ends that goes on at ``start``: at a comma or stop, or after some words."""
    ending = re.compile(r"[,;:.](?!\d)|\by\s").search(folded, start)
    limit = min(start + _VERDICT_REACH, len(folded))
    if ending and ending.start() <= limit:
        return ending.start()
    return limit if limit == len(folded) else folded.rfind(" ", 0, limit)


def _none_achieved(sentence: _Sentence) -> bool:
    pattern = next(each for each in PATTERNS if each.name == "no_indicator_achieved")
    return bool(pattern.words.search(sentence.folded))


def _is_share(sentence: _Sentence, match: re.Match[str]) -> bool:
    return bool(re.match(r"\s*[\d.,]*\s*%\s+de\s+(?:la|su)", sentence.folded[match.end() - 1 :]))


def _apart(judged: Iterable[tuple[re.Match[str], str]]) -> list[tuple[re.Match[str], str]]:
    """The judgements that do not overlap; «no lograron la meta» is no «lograron la meta»."""
    ordered = sorted(judged, key=lambda each: (each[1] == ACHIEVED, each[0].start()))
    kept: list[tuple[re.Match[str], str]] = []
    for match, verdict in ordered:
        if all(match.end() <= other.start() or other.end() <= match.start() for other, _verdict in kept):
            kept.append((match, verdict))
    return kept
