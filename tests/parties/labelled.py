"""A labelled set of made-up parties: pairs that are the same one, and pairs that are not, from a seed.

No name in it is anyone's: words are put together from syllables in Spanish spelling, some far more common than others,
as surnames are. The errors are those that clerks make: letters, sounds, order, omissions, initials, dates.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from faro.parties.domain.identifiers import IdentifierFacts
from faro.parties.domain.likeness import Traits

_ONSETS = [
    "b",
    "v",
    "c",
    "ch",
    "d",
    "f",
    "g",
    "h",
    "j",
    "l",
    "ll",
    "m",
    "n",
    "ñ",
    "p",
    "qu",
    "r",
    "s",
    "t",
    "y",
    "z",
    "hu",
]
_VOWELS = ["a", "e", "i", "o", "u", "á", "í", "ó"]
_CODAS = ["", "", "", "n", "r", "s", "l", "z"]
_SAME_SOUND = [("v", "b"), ("b", "v"), ("z", "s"), ("s", "z"), ("ll", "y"), ("y", "ll"), ("h", ""), ("ce", "se")]
_SECTORS = [f"Sector {number}" for number in range(1, 13)]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties, whether they are the same one, and why they are in the set."""

    one: Traits
    other: Traits
    same: bool
    kind: str


def _word(luck: random.Random) -> str:
    syllables = luck.choice([2, 2, 3, 3, 4])
    text = ""
    for _syllable in range(syllables):
        onset, vowel = luck.choice(_ONSETS), luck.choice(_VOWELS)
        if onset in ("qu", "hu") and vowel in ("u", "o", "ó", "a" if onset == "qu" else "u"):
            vowel = "e"
        text += onset + vowel
    return (text + luck.choice(_CODAS)).capitalize()


class Makers:
    """Makes people and organisations, and spoils them."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)  # noqa: S311  nothing secret
        self.given = [_word(self.luck) for _each in range(120)]
        self.surnames = [_word(self.luck) for _each in range(400)]
        self.rarity = [1 / (place + 3) for place in range(400)]
        self.common = [1 / (place + 6) for place in range(120)]

    def surname(self) -> str:
        word = self.luck.choices(self.surnames, self.rarity)[0]
        return f"De la {word}" if self.luck.random() < 0.04 else word

    def names(self) -> list[str]:
        chosen = self.luck.choices(self.given, self.common, k=self.luck.choice([1, 2, 2]))
        return list(dict.fromkeys(chosen))

    def born(self) -> date:
        return date(1940, 1, 1) + timedelta(days=self.luck.randrange(25_000))

    def dni(self) -> str:
        return f"000{self.luck.randrange(100_000):05d}"

    def traits(self, words: list[str]) -> Traits:
        """A person of that name; half have no DNI in the list, a third no date of birth."""
        born = self.born() if self.luck.random() < 0.66 else None
        dni = (IdentifierFacts("dni", self.dni()),) if self.luck.random() < 0.5 else ()
        return Traits("person", (" ".join(words),), born, self.luck.choice(_SECTORS), dni)

    def person(self) -> Traits:
        return self.traits([*self.names(), self.surname(), self.surname()])

    def spelt_wrong(self, name: str) -> str:
        """One or two errors in the words of a name."""
        words = name.split()
        for _error in range(self.luck.choice([1, 1, 2])):
            place = self.luck.randrange(len(words))
            words[place] = self.luck.choice([self._letter, self._sound])(words[place])
        return " ".join(words)

    def _letter(self, word: str) -> str:
        if len(word) < 4:
            return word
        place = self.luck.randrange(1, len(word) - 1)
        swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        return self.luck.choice([word[:place] + word[place + 1 :], swapped, word[:place] + "e" + word[place + 1 :]])

    def _sound(self, word: str) -> str:
        written, heard = self.luck.choice(_SAME_SOUND)
        return word.lower().replace(written, heard, 1) or word

    def reordered(self, name: str) -> str:
        words = name.split()
        return " ".join(words[-2:] + words[:-2])

    def shortened(self, name: str) -> str:
        """Without the second surname, or with the second given name as an initial."""
        words = name.split()
        if len(words) > 3 and self.luck.random() < 0.5:
            return " ".join([words[0], f"{words[1][0]}.", *words[2:]])
        return " ".join(words[:-1])

    def plain(self, name: str) -> str:
        return name.upper().translate(str.maketrans("ÁÉÍÓÚÑ", "AEIOUN"))

    def seen_again(self, one: Traits) -> Traits:
        """The same person in another list."""
        name = one.names[0]
        acts: list[Callable[[str], str]] = [self.plain, self.spelt_wrong, self.reordered, self.shortened]
        for act in self.luck.sample(acts, self.luck.choice([1, 1, 2])):
            name = act(name)
        born = one.birth_date
        if born is None or self.luck.random() < 0.25:
            born = None
        elif self.luck.random() < 0.08:
            born = born.replace(year=born.year + self.luck.choice([-1, 1, 10]), day=min(born.day, 28))
        sector = one.sector if self.luck.random() < 0.8 else self.luck.choice(_SECTORS)
        held = one.identifiers if self.luck.random() < 0.3 else ()
        if held and self.luck.random() < 0.2:
            value = held[0].value
            place = self.luck.randrange(3, 8)
            held = (IdentifierFacts("dni", value[:place] + str((int(value[place]) + 3) % 10) + value[place + 1 :]),)
        return Traits("person", (name,), born, sector, held)

    def sibling(self, one: Traits) -> Traits:
        """Same surnames and home, another given name; sometimes a twin."""
        words = one.names[0].split()
        other = self.traits([*self.names(), *words[-2:]])
        twin = self.luck.random() < 0.2
        return replace(other, sector=one.sector, birth_date=one.birth_date if twin else other.birth_date)

    def namesake(self, one: Traits) -> Traits:
        """The same name by chance, with a DNI and a date of its own."""
        born, dni = self.born(), IdentifierFacts("dni", self.dni())
        return replace(one, birth_date=born, identifiers=(dni,), sector=self.luck.choice(_SECTORS))

    def organisation(self) -> tuple[Traits, Traits, Traits]:
        """An organisation, the same written otherwise, and its neighbour with another number or own name."""
        kind = self.luck.choice(["Comedor popular", "Junta vecinal", "Club de madres", "Asociación de vivienda"])
        own = f"{self.luck.choice(self.given)} {self.surname()}"
        number = self.luck.randrange(1, 30)
        name = f"{kind} {own} {number}"
        again = self.plain(name) if self.luck.random() < 0.5 else f"{kind} {self.spelt_wrong(own)} N° {number:02d}"
        changed = f"{kind} {own} {number + 1}" if self.luck.random() < 0.5 else f"{kind} {self.luck.choice(self.given)}"
        sector = self.luck.choice(_SECTORS)
        made = [Traits("organisation", (each,), None, sector) for each in (name, again, changed)]
        return made[0], made[1], made[2]


def crowd(seed: int, people: int) -> list[Traits]:
    """People who are all different, though some are called alike."""
    make = Makers(seed)
    return [make.person() for _each in range(people)]


def labelled(seed: int, people: int = 400) -> list[Pair]:
    """Pairs with their label: 400 same and 1,200 different people, 150 same and 150 different organisations."""
    make = Makers(seed)
    found: list[Pair] = []
    known = [make.person() for _each in range(people)]
    for place, one in enumerate(known):
        stranger = known[(place * 7 + 3) % people]
        found.append(Pair(one, make.seen_again(one), same=True, kind="again"))
        found.append(Pair(one, make.sibling(one), same=False, kind="sibling"))
        found.append(Pair(one, stranger, same=False, kind="stranger"))
        if one.birth_date or one.identifiers:
            found.append(Pair(one, make.namesake(one), same=False, kind="namesake"))
    for _each in range(people * 3 // 8):
        one, again, changed = make.organisation()
        found.append(Pair(one, again, same=True, kind="organisation"))
        found.append(Pair(one, changed, same=False, kind="organisation"))
    return [pair for pair in found if pair.one is not pair.other]
