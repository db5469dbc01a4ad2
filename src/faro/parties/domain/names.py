"""How alike two names are, in whatever order their words stand."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from faro.matching.words import folded

_WORD = re.compile(r"[^\W_]+")
_CODE_LENGTH = 4
MOST_WORDS = 16


@cache
def name_data() -> dict[str, Any]:
    """``names.toml``."""
    return tomllib.loads(resources.files("faro.parties.domain").joinpath("names.toml").read_text("utf-8"))


def words_of_name(text: str) -> tuple[str, ...]:
    """The words that tell names apart, folded, without particles; the particles where there is nothing else."""
    composed = unicodedata.normalize("NFC", text).replace("'", "").replace("’", "")
    short = name_data()["short"]
    words = [short.get(word, _number(word)) for word in _WORD.findall(folded(composed))][:MOST_WORDS]
    telling = [word for word in words if word not in name_data()["particles"]]
    return tuple(telling or words)


def _number(word: str) -> str:
    """A number without the zeros before it: «Junta 01» is «Junta 1»."""
    return (word.lstrip("0") or "0") if word.isdigit() else word


@lru_cache(maxsize=50_000)
def sound_of(word: str) -> str:
    """How a word sounds: spellings that are confused become one; doubled letters are one."""
    for written, heard in name_data()["sounds"]:
        word = word.replace(written, heard)
    return re.sub(r"([a-z])\1+", r"\1", word)


def code_of(word: str) -> str:
    """A coarse code that most misspellings of a word share: its first sound and the consonants after it."""
    if word.isdigit():
        return word[:20]
    sound = sound_of(word)
    return (sound[:1] + re.sub(r"[aeiou]", "", sound[1:]))[:_CODE_LENGTH] or word[:_CODE_LENGTH]


@lru_cache(maxsize=100_000)
def word_likeness(one: str, other: str) -> float:
    """0 to 1: 1 for the same word, less for one that sounds the same, is an initial, or has letters wrong."""
    limits = name_data()["likeness"]
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit():
        return 0.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return float(limits["initial"]) if longer.startswith(shorter) else 0.0
    if sound_of(one) == sound_of(other):
        return float(limits["same_sound"])
    if 1 - _fewest_edits(one, other) / len(longer) < limits["least"]:
        return 0.0
    likeness = 1 - edits(one, other) / len(longer)
    return likeness if likeness >= limits["least"] else 0.0


def _fewest_edits(one: str, other: str) -> int:
    """What :func:`edits` is not below: each edit puts right one letter that the other lacks, at the most."""
    lacking = (Counter(one) - Counter(other)).total(), (Counter(other) - Counter(one)).total()
    return max(lacking)


def edits(one: str, other: str) -> int:
    """How many letters are wrong, missing, too many, or exchanged with their neighbour."""
    before, last = list[int](), list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != against))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against
            line.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, last = last, line
    return last[-1]


def name_likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """0 to 1 for two names as :func:`words_of_name` gives them. «Junta 1» is not «Junta 2»: numbers must agree."""
    if _numbers(one) != _numbers(other):
        return 0.0
    limits = name_data()["likeness"]
    agreed, left, right = _paired(list(one), list(other))
    lonely = sorted((sum(map(weight_of, left)), sum(map(weight_of, right))))
    whole = sum(weight for _likeness, weight in agreed)
    against = limits["disagreement"] * lonely[0] + limits["omission"] * (lonely[1] - lonely[0])
    total = 2 * whole + against
    return sum(2 * likeness * weight for likeness, weight in agreed) / total if total else 0.0


def weight_of(word: str) -> float:
    """1, and less for a word that many organisations share."""
    return float(name_data()["light_weight"]) if word in name_data()["light"] else 1.0


def _numbers(words: Sequence[str]) -> list[str]:
    return sorted(word for word in words if word.isdigit())


def _paired(one: list[str], other: list[str]) -> tuple[list[tuple[float, float]], list[str], list[str]]:
    """The likeness and weight of words that go together, the most alike first; and what is left on either side."""
    pairs = sorted(
        ((likeness, i, j) for i, a in enumerate(one) for j, b in enumerate(other) if (likeness := word_likeness(a, b))),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    left, right = set(range(len(one))), set(range(len(other)))
    agreed = []
    for likeness, i, j in pairs:
        if i in left and j in right:
            agreed.append((likeness, (weight_of(one[i]) + weight_of(other[j])) / 2))
            left.remove(i)
            right.remove(j)
    return agreed, [one[i] for i in sorted(left)], [other[j] for j in sorted(right)]
