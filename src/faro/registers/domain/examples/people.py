"""Made-up persons and organisations: a number of a pool is the same one in every register and on every machine."""

import random
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

PERSON, ORGANISATION = "person", "organisation"
PERSON_FIELDS = frozenset({"dni", "ruc", "given", "family", "full", "sex", "birth", "age", "phone"})
ORGANISATION_FIELDS = frozenset({"ruc", "name", "phone"})
_ONSETS = ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ch", "ll", "br", "tr", "j")
_VOWELS = ("a", "e", "i", "o", "u", "ia")
_RUC_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_RUDE = re.compile("put|cul|tet|pen|cac|cag|ped|chuch|mam|pich|verg|poll|mier|jod|pis|moc|lech")
_CODAS = ("", "", "", "n", "r", "s", "l")


@dataclass(frozen=True, slots=True)
class Party:
    """Who somebody of a pool is; ``born`` and ``sex`` only of persons."""

    facts: dict[str, str]
    born: date | None = None
    sex: str = ""

    def age_on(self, day: date) -> int:
        """Whole years on a day. Only for persons."""
        if self.born is None:
            raise ValueError("an organisation has no age")
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@cache
def pools(kind: str) -> dict[str, dict[str, Any]]:
    """The pools of persons, or of organisations, by name."""
    content = resources.files("faro.registers.domain.examples").joinpath("pools.toml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = tomllib.loads(content)[kind]
    return found


@cache
def party(kind: str, pool: str, index: int) -> Party:
    """The one with this number (from 0) of a pool."""
    luck = random.Random(f"{kind}/{pool}/{index}")  # noqa: S311  made-up people, not secrets
    number = pools(kind)[pool]["first"] + index
    return (
        _person(pools(kind)[pool], number, luck) if kind == PERSON else _organisation(pools(kind)[pool], number, luck)
    )


def _person(pool: dict[str, Any], number: int, luck: random.Random) -> Party:
    dni = f"{number:08d}"
    given = " ".join(_word(luck) for _name in range(luck.choice((1, 2))))
    family = f"{_surname(luck)} {_surname(luck)}"
    first, last = (date.fromisoformat(day) for day in pool["born"])
    born = first + timedelta(days=luck.randrange((last - first).days + 1))
    facts = {"dni": dni, "ruc": _ruc(f"10{dni}"), "given": given, "family": family, "full": f"{given} {family}"}
    return Party({**facts, "phone": _phone(luck)}, born, luck.choice("mf"))


def _organisation(pool: dict[str, Any], number: int, luck: random.Random) -> Party:
    name = luck.choice(pool["names"]).format(f"{_word(luck)} {_word(luck)}")
    return Party({"ruc": _ruc(f"20999{number:05d}"), "name": name, "phone": _phone(luck)})


def _ruc(first_ten: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(_RUC_WEIGHTS, first_ten, strict=True))
    return f"{first_ten}{(11 - total % 11) % 10}"


def _phone(luck: random.Random) -> str:
    return f"9000{luck.randrange(100_000):05d}"


def _surname(luck: random.Random) -> str:
    """Of few: surnames come back, as they do."""
    return _word(random.Random(f"surname/{int(400 * luck.random() ** 2)}"))  # noqa: S311


def _word(luck: random.Random) -> str:
    while True:
        syllables = (luck.choice(_ONSETS) + luck.choice(_VOWELS) for _syllable in range(luck.choice((2, 2, 3))))
        word = "".join(syllables) + luck.choice(_CODAS)
        if not _RUDE.search(word):
            return word.capitalize()
