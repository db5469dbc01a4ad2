"""Which register, and which rows, a figure is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from faro.registers.domain.measures.tree import Coverage, Entered, Figure, Kind, Name, Part, Percentage
from faro.registers.domain.measures.words import Asked, Resolver, Words


class UnknownTarget(LookupError):
    """``en X``, where X is neither a register nor a repeat."""


@dataclass(frozen=True, slots=True)
class Target:
    """Whole records of a register, or the rows of one of its repeats."""

    words: Words
    repeat: str = ""


def target_of(about: Part | Coverage | Percentage, words: Words, resolve: Resolver) -> Target:
    """What is counted: as said with «en», else the rows of the repeat in which all that is reckoned stands.

    Raises :class:`UnknownTarget`.
    """
    found = _said(about.scope.within, words, resolve)
    if found.repeat or isinstance(about, Percentage):
        return found
    repeats = {asked.repeat for asked in _reckoned(about, found.words)}
    return Target(found.words, repeats.pop()) if len(repeats) == 1 else found


def _said(within: Name | None, words: Words, resolve: Resolver) -> Target:
    if within is None:
        return Target(words)
    if within.text in words.repeats:
        return Target(words, within.text)
    whole = resolve(within.text)
    if whole is not None:
        return Target(whole)
    register, dot, repeat = within.text.rpartition(".")
    other = resolve(register) if dot else None
    if other is None or repeat not in other.repeats:
        raise UnknownTarget(within.text)
    return Target(other, repeat)


def _reckoned(about: Part | Coverage, words: Words) -> list[Asked]:
    if isinstance(about, Coverage):
        return _known(words, (axis.name for axis in about.axes))
    figure = about.figure
    if is_of_people(figure, words):
        rules = words.people[_name(figure).text]
        return [asked for rule in rules if (asked := words.question(rule.question))]
    return _known(words, (each for each in figure.operands if not isinstance(each, Entered)))


def _known(words: Words, names: Iterable[Name | None]) -> list[Asked]:
    meant = (words.meaning(name) for name in names if name is not None)
    return [each for each in meant if isinstance(each, Asked)]


def is_of_people(figure: Figure, words: Words) -> bool:
    """Whether it counts distinct people of a role, not distinct answers."""
    return figure.kind is Kind.DISTINCT and not _name(figure).quoted and _name(figure).text in words.people


def _name(figure: Figure) -> Name:
    (operand,) = figure.operands
    if isinstance(operand, Entered):
        raise TypeError(operand)
    return operand
