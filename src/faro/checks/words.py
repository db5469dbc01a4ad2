"""Spanish words in reports: folded for comparing, and numbers said in words beside their digits: «cinco (03)»."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from faro.kernel.printed_numbers import printed_number

_SMALL = (
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciseis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidos",
    "veintitres",
    "veinticuatro",
    "veinticinco",
    "veintiseis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
)
_TENS = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
_HUNDREDS = {
    "cien": 100,
    "ciento": 100,
    "doscientos": 200,
    "trescientos": 300,
    "cuatrocientos": 400,
    "quinientos": 500,
    "seiscientos": 600,
    "setecientos": 700,
    "ochocientos": 800,
    "novecientos": 900,
}
_UNITS: dict[str, int] = {word: value for value, word in enumerate(_SMALL)} | {
    "un": 1,
    "una": 1,
    "veintiun": 21,
    "veintiuna": 21,
    "ningun": 0,
    "ninguno": 0,
    "ninguna": 0,
}
_THOUSAND = "mil"
_BESIDE = re.compile(r"(?P<words>(?:[^\W\d_]+\s+){0,7}[^\W\d_]+)\s*\(\s*(?P<digits>[0-9][0-9.,' ]*?)\s*\)")


def folded(text: str | None) -> str:
    """Lower case, without accents, spaces made single: how words are compared."""
    return _folded(text or "")


@lru_cache(maxsize=1 << 16)
def _folded(text: str) -> str:
    """Remembered: every rule folds the same words."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())


def number_in_words(text: str) -> int | None:
    """The number that the words say and nothing else, 0 to 999,999: «trescientos ochenta y tres» is 383."""
    words = folded(text).split()
    if words.count(_THOUSAND) > 1:
        return None
    if _THOUSAND not in words:
        return _below_thousand(words)
    at = words.index(_THOUSAND)
    thousands = _below_thousand(words[:at]) if at else 1
    rest = _below_thousand(words[at + 1 :]) if words[at + 1 :] else 0
    return None if not thousands or rest is None else thousands * 1000 + rest


def words_beside_digits(text: str | None) -> tuple[int, Decimal] | None:
    """What «cinco (03)» says in words and in digits: (5, 3); None where a text has no such pair.

    The words taken are the longest that end before the parenthesis and say a number.
    """
    for match in _BESIDE.finditer(text or ""):
        digits = printed_number(match["digits"])
        words = match["words"].split()
        said = next(
            (n for n in (number_in_words(" ".join(words[i:])) for i in range(len(words))) if n is not None), None
        )
        if said is not None and digits is not None:
            return said, digits
    return None


def _below_thousand(words: list[str]) -> int | None:
    total, rest = 0, list(words)
    if rest and rest[0] in _HUNDREDS:
        total = _HUNDREDS[rest.pop(0)]
        if not rest:
            return total
    value = _below_hundred(rest)
    return None if value is None else total + value


def _below_hundred(words: list[str]) -> int | None:
    if len(words) == 1:
        return _UNITS.get(words[0], _TENS.get(words[0]))
    if len(words) == 3 and words[0] in _TENS and words[1] == "y":
        unit = _UNITS.get(words[2])
        return None if unit is None or not 1 <= unit <= 9 else _TENS[words[0]] + unit
    return None
