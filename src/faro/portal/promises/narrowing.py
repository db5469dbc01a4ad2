"""Narrowing the list of promises: by plan, dimension, state, place, whether anything answers to it, and words."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from faro.kernel.text import _
from faro.portal.domain.folding import folded, words_of
from faro.portal.promises.known import known_plans
from faro.portal.promises.lists import plan_name
from faro.promises import api as promises
from faro.promises.api import PledgeLine

PARAMETERS: Final = ("plan", "dimension", "estado", "lugar", "accion", "texto")
_LONGEST_TEXT: Final = 100
_WITH, _WITHOUT = "con", "sin"

_VALUES: Final[Mapping[str, Callable[[PledgeLine], str]]] = {
    "plan": lambda line: line.plan,
    "dimension": lambda line: line.dimension,
    "estado": lambda line: line.state or promises.UNDECIDED_WORD,
    "lugar": lambda line: line.sector,
    "accion": lambda line: _WITH if line.has_action else _WITHOUT,
}


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter, how many promises it has (None where it is not told), and whether it is chosen."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter with its values."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader asks for. ``given``: the filters that say something."""

    given: Mapping[str, str]

    @classmethod
    def asked(cls, query: Mapping[str, str]) -> "Wanted":
        """What the parameters of an address ask for."""
        found = {name: query.get(name, "").strip()[:_LONGEST_TEXT] for name in PARAMETERS}
        return cls({name: value for name, value in found.items() if value})

    @property
    def text(self) -> str:
        """The words asked for."""
        return self.given.get("texto", "")

    def among(self, lines: Sequence[PledgeLine]) -> list[PledgeLine]:
        """Those that every filter lets through."""
        words = words_of(self.text)
        return [each for each in lines if self._lets(each) and _says(each, words)]

    def _lets(self, line: PledgeLine) -> bool:
        return all(value(line) == self.given[name] for name, value in _VALUES.items() if name in self.given)


def _says(line: PledgeLine, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = folded(f"{line.code} {line.title} {line.objective} {line.target} {line.quotation} {line.sector}")
    return all(word in text for word in words)


def choices(lines: Sequence[PledgeLine], wanted: Wanted, *, of_plan: bool = False) -> tuple[Choice, ...]:
    """The filters worth showing: those with more than one value among the promises."""
    labels = {
        "plan": _("Plan"),
        "dimension": _("Dimensión"),
        "estado": _("Estado"),
        "lugar": _("Lugar"),
        "accion": _("Acción que la cumple"),
    }
    found = (_choice(name, label, lines, wanted) for name, label in labels.items() if not (of_plan and name == "plan"))
    return tuple(each for each in found if len(each.options) > 1 or any(one.chosen for one in each.options))


def _choice(name: str, label: str, lines: Sequence[PledgeLine], wanted: Wanted) -> Choice:
    counts = Counter(_VALUES[name](each) for each in lines)
    chosen = wanted.given.get(name, "")
    words = _words(name, counts)
    return Choice(
        name,
        label,
        tuple(
            Option(value, words[value], counts[value], value == chosen) for value in words if value and counts[value]
        ),
    )


def _words(name: str, counts: Counter[str]) -> dict[str, str]:
    """The values of a filter in the order they are shown, with their words."""
    if name == "plan":
        return {each.code: plan_name(each) for each in known_plans()}
    if name == "estado":
        return {state or promises.UNDECIDED_WORD: label for state, label in promises.states().items()}
    if name == "accion":
        return {_WITH: _("Con acción"), _WITHOUT: _("Sin acción")}
    return {value: value for value in counts} if name == "dimension" else {each: each for each in sorted(counts)}
