"""Quantities in Spanish text: «40,000», «1,5», «S/ 2'500,000», «dos (02)», «2.5 millones», «100 %».

Years, numbers of laws and parts of names («ISO 9001», «PM2.5») are no quantities.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faro.checks.words import number_in_words
from faro.kernel.printed_numbers import printed_number
from faro.reading.wording import aligned

_DIGITS = r"\d{1,3}(?:[.,'’´`]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(rf"(?<![\w.,/°º#-])(?:(?P<money>s/\.?)\s*)?(?P<digits>{_DIGITS})(?![\d/])")
_WORDS = re.compile(
    r"(?<![\w-])(?:(?:cien|ciento|(?:dos|tres|cuatro|quin|seis|sete|ocho|nove)cient[oa]s|un|una|uno|dos|tres|cuatro|cinco"
    r"|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci[a-z]+|veinte|veinti[a-z]+|treinta|cuarenta"
    r"|cincuenta|sesenta|setenta|ochenta|noventa|mil)(?:\s+y\s+|\s+|\b))+(?<!\s)"
)
_AFTER = re.compile(r"\s*(?:\(\s*(?P<pair>[\w.,'’]+)\s*%?\s*\)\s*)?(?P<scale>mil(?:es)?\b|millon(?:es)?\b)?")
_PERCENT = re.compile(r"\s*(?:\(\s*)?(?:%|por\s*ciento\b|porciento\b)(?:\s*\))?")
_NAMED = re.compile(
    r"(?:\b(?:ley|leyes|decreto|resolucion|ordenanza|art|articulo|arts|inciso|iso|numero|nro|num|km|n|d\.\s*s|r\.\s*m|i\.?\s*e|rm"
    r"|ds|dl|du|meta|eje|fase|etapa|nivel|version|convenio|ods|anexo|grado|zona|sector|lote|tipo|primeros|primeras|cui|snip"
    r"|pagina|pag|covid|agenda)\b\s*\.?|n\s*[°º.]|#)\s*[\s:.-]*$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:al?|del?|en|el|ano|anos|hasta|para|desde|y|periodo|gestion|diciembre|enero|febrero|marzo|abril|mayo|junio|julio"
    r"|agosto|setiembre|septiembre|octubre|noviembre|semestre|trimestre|fines|fin)\s*|[-–—/‐(]\s*)$"
)
_YEAR_AFTER = re.compile(r"\s*(?:$|[-–—/‐).,;:]|(?:y|al?|a|o)\b)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its place in the text. ``written`` when it is an article-like word: «un», «una»."""

    start: int
    end: int
    value: Decimal
    percent: bool = False
    money: bool = False
    article: bool = False
    doubtful: bool = False


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text, from the left."""
    folded = aligned(text)
    digits = list(_in_digits(folded))
    taken = [(each.start, each.end) for each in digits]
    words = [each for each in _in_words(folded) if all(each.end <= start or each.start >= end for start, end in taken)]
    return sorted([*digits, *words], key=lambda each: each.start)


def _in_digits(folded: str) -> Iterator[Quantity]:
    after = 0
    for match in _NUMBER.finditer(folded):
        start, digits = match.start(), match["digits"]
        if start < after or _is_name(folded, match) or _is_year(folded, match):
            continue
        said = _words_before(folded[:start])
        tail = _AFTER.match(folded, match.end())
        value = _value(digits)
        if value is None or tail is None:
            continue
        pair = tail["pair"] or ""
        end = tail.end() if tail["scale"] or number_in_words(pair) is not None else match.end()
        closing = re.match(r"\s*\)", folded[end:]) if said is not None else None
        end += closing.end() if closing else 0
        percent = _PERCENT.match(folded, end)
        doubtful = bool(re.fullmatch(r"\d{1,3}\.\d{3}", digits)) and not percent
        value = _dotted(value, digits, percent=bool(percent)) * _scale(tail["scale"])
        after = percent.end() if percent else end
        begin = start if said is None else said
        yield Quantity(begin, after, value, bool(percent), bool(match["money"]), doubtful=doubtful)


def _words_before(before: str) -> int | None:
    """Where the words of «dos (02)» begin, if the digits stand in a parenthesis after words that say a number."""
    opened = re.search(r"\(\s*$", before)
    if opened is None:
        return None
    said = [match for match in _WORDS.finditer(before) if not before[match.end() : opened.start()].strip()]
    return said[-1].start() if said else None


def _in_words(folded: str) -> Iterator[Quantity]:
    after = 0
    for match in _WORDS.finditer(folded):
        words = match[0].strip()
        value = number_in_words(words)
        if value is None or match.start() < after or re.match(r"\s*\(\s*\d", folded[match.end() :]):
            continue
        tail = _AFTER.match(folded, match.end())
        scale = tail["scale"] if tail and not tail["pair"] else None
        end = tail.end() if tail and scale else match.end()
        percent = _PERCENT.match(folded, end)
        after = percent.end() if percent else end
        article = words in {"un", "una", "uno"} and not percent
        yield Quantity(match.start(), after, Decimal(value) * _scale(scale), bool(percent), article=article)


def _scale(word: str | None) -> int:
    if not word:
        return 1
    return 1000 if word.startswith("mil") and not word.startswith("mill") else 1_000_000


def _value(digits: str) -> Decimal | None:
    return (
        printed_number(digits) if not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", digits) else Decimal(digits.replace(".", ""))
    )


def _dotted(value: Decimal, digits: str, *, percent: bool) -> Decimal:
    """«2.500» are two thousand five hundred families, and «2.500 %» two and a half per cent."""
    return Decimal(digits) if percent and digits.count(".") == 1 and len(digits.split(".")[1]) == 3 else value


def _is_name(folded: str, match: re.Match[str]) -> bool:
    if _NAMED.search(folded[max(0, match.start() - 16) : match.start()]):
        return True
    return bool(re.match(r"\s?[°º]|[a-z]\b(?!\s*[%.])|(?:-\w)", folded[match.end() :]))


def _is_year(folded: str, match: re.Match[str]) -> bool:
    if not _YEAR.fullmatch(match["digits"]) or match["money"]:
        return False
    before, after = folded[: match.start()], folded[match.end() :]
    return (
        (not before.strip() and not after.strip())
        or bool(_YEAR_BEFORE.search(before))
        or (bool(before.strip()) and bool(_YEAR_AFTER.match(after)))
    )
