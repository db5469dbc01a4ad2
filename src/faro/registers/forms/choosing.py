"""Choosing from a list: few choices are all shown, many are searched by what was typed of them."""

from collections.abc import Sequence
from enum import StrEnum

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.matching.words import folded
from faro.registers.domain.forms.model import Choice, Kind, Question

FEW, SOME = 8, 30
MOST_OFFERED = 20


class ChoiceRefused(FaroError):
    """What was typed names no choice of the list, or several. ``alike``: those that it may mean."""

    def __init__(self, sentence: str, alike: Sequence[Choice] = ()) -> None:
        self.alike = tuple(alike)
        super().__init__(sentence)


class Manner(StrEnum):
    """How the choices of a question are offered."""

    BUTTONS = "buttons"
    LIST = "list"
    SEARCH = "search"


def manner_of(question: Question, count: int) -> Manner:
    """Buttons when few, a list when some, a search when many; the form may ask for one of them (``appearance``)."""
    asked = question.appearance.split()
    searching = "autocomplete" in asked or any(each.startswith("search") for each in asked)
    if count > SOME or (searching and count > FEW):
        return Manner.SEARCH
    if question.kind is Kind.SELECT_MULTIPLE or "likert" in asked:
        return Manner.BUTTONS
    return Manner.LIST if count > FEW or "minimal" in asked else Manner.BUTTONS


def chosen(text: str, found: Sequence[Choice]) -> str:
    """The code of the choice that was typed, of those that it may mean. Raises :class:`ChoiceRefused`.

    A code that is not offered stays as it is: the rules of the form say what is wrong with it.
    """
    if any(each.name == text for each in found):
        return text
    wanted = folded(text)
    found = [each for each in found if folded(each.label) == wanted] or found
    if len(found) == 1:
        return found[0].name
    if not found:
        return text
    sentence = _("Varias de la lista dicen «{text}». Elija una.")
    raise ChoiceRefused(sentence.format(text=text), found)


def alike(text: str, offered: Sequence[Choice]) -> list[Choice]:
    """The choices with a word that begins like each word typed."""
    words = folded(text).split()
    return [each for each in offered if words and _begins(words, folded(f"{each.label} {each.name}").split())]


def _begins(words: Sequence[str], named: Sequence[str]) -> bool:
    return all(any(each.startswith(word) for each in named) for word in words)
