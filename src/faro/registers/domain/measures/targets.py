"""Which register, and which rows, a figure is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from faro.registers.domain.measures.tree import (
    And,
    Condition,
    Coverage,
    Entered,
    Figure,
    Kind,
    Measure,
    Name,
    Not,
    Or,
    Part,
    Percentage,
    Ratio,
    Scope,
    Series,
    Source,
    Stands,
    Variation,
    Window,
)
from faro.registers.domain.measures.words import Asked, People, Resolver, Words


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
    words = words.knowing(resolve)
    found = _said(about.scope.within, words, words.resolve)
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
    if (people := people_of(figure, words)) is not None:
        rules = words.people.get(people.role, ())
        own = [asked for rule in rules if (asked := words.question(rule.question))]
        return own if people.via is None else [people.via]
    return _known(words, (each for each in figure.operands if not isinstance(each, Entered)))


def _known(words: Words, names: Iterable[Name | None]) -> list[Asked]:
    meant = (words.meaning(name) for name in names if name is not None)
    return [each for each in meant if isinstance(each, Asked)]


def is_of_people(figure: Figure, words: Words) -> bool:
    """Whether it counts distinct people of a role, not distinct answers."""
    return people_of(figure, words) is not None


def people_of(figure: Figure, words: Words) -> People | None:
    """The people that it counts, each once; None where it counts something else."""
    return words.people_named(_name(figure)) if figure.kind is Kind.DISTINCT else None


def parts_of(part: Part) -> tuple[Part, ...]:
    """The figure over each of the registers of its scope."""
    scope = part.scope
    if not scope.more:
        return (part,)
    first = replace(part, scope=replace(scope, more=()))
    return first, *(replace(part, scope=Scope(each.within, each.where, scope.window)) for each in scope.more)


def windows_of(measure: Measure) -> tuple[Window, ...]:
    """Which records by their day each side of a measure counts, the numerator first."""
    if isinstance(measure, Variation):
        return windows_of(measure.measure)
    if isinstance(measure, Ratio):
        over = () if isinstance(measure.over, Series) else (measure.over.scope.window,)
        return measure.part.scope.window, *over
    return (measure.scope.window,)


def source_part(source: Source, window: Window, role: Name) -> Part:
    """What stands in a source, as a figure over it."""
    return Part(Figure(Kind.DISTINCT, (role,), role.at), Scope(source.within, source.where, window))


@dataclass(frozen=True, slots=True)
class Link:
    """How what is asked stands in a source: by the same people (``here`` and ``there``), or because the source points
    to it with a question (``pointing``).
    """

    target: Target
    here: People | None = None
    there: People | None = None
    pointing: Asked | None = None


def link_of(stands: Stands, source: Source, asked: Target) -> Link | None:
    """The link of a source to what is asked; None where there is none. Raises :class:`UnknownTarget`."""
    words = asked.words
    target = target_of(source_part(source, stands.window, stands.role), words, words.resolve)
    here, there = words.people_named(stands.role), target.words.people_named(stands.role)
    if here is not None and there is not None:
        return Link(target, here, there)
    pointing = target.words.question(stands.role.text)
    if pointing is None or pointing.points_to != words.code or asked.repeat or pointing.via:
        return None
    return Link(target, pointing=pointing)


def series_in(measure: Measure) -> frozenset[str]:
    """The codes of the series that a measure divides by."""
    if isinstance(measure, Variation):
        return series_in(measure.measure)
    over = measure.over if isinstance(measure, Ratio | Coverage) else None
    if isinstance(measure, Percentage) and measure.margin is not None:
        over = measure.margin.population
    return frozenset({over.code} if isinstance(over, Series) else ())


def registers_in(measure: Measure, words: Words, resolve: Resolver) -> frozenset[str]:
    """The codes of all registers that a measure looks into, those that are not there yet too.

    It must have no other problems.
    """
    return frozenset(_codes(measure, words, resolve))


def _seen_in(about: Part | Coverage | Percentage, words: Words, resolve: Resolver) -> Iterator[str]:
    try:
        target = target_of(about, words, resolve)
    except UnknownTarget as missing:
        yield str(missing).partition(".")[0]
    else:
        yield from _codes_looked(about, target)


def _codes(measure: Measure, words: Words, resolve: Resolver) -> Iterator[str]:
    if isinstance(measure, Variation):
        yield from _codes(measure.measure, words, resolve)
    elif isinstance(measure, Ratio):
        yield from _codes(measure.part, words, resolve)
        if not isinstance(measure.over, Series):
            yield from _codes(measure.over, words, resolve)
    else:
        for each in parts_of(measure) if isinstance(measure, Part) else (measure,):
            yield from _seen_in(each, words, resolve)


def _codes_looked(about: Part | Coverage | Percentage, target: Target) -> Iterator[str]:
    yield target.words.code
    if isinstance(about, Part) and (people := people_of(about.figure, target.words)) is not None:
        yield people.code
    conditions = [about.scope.where, about.condition if isinstance(about, Percentage) else None]
    for condition in conditions:
        if condition is not None:
            yield from _codes_asked(condition, target)


def _codes_asked(condition: Condition, target: Target) -> Iterator[str]:
    if isinstance(condition, Not):
        yield from _codes_asked(condition.one, target)
    elif isinstance(condition, And | Or):
        for part in condition.parts:
            yield from _codes_asked(part, target)
    elif isinstance(condition, Stands):
        for source in condition.sources:
            counted = source_part(source, condition.window, condition.role)
            yield from _seen_in(counted, target.words, target.words.resolve)
    else:
        meant = target.words.meaning(condition.name, target.repeat)
        if isinstance(meant, Asked) and meant.via is not None:
            yield meant.via.points_to


def _name(figure: Figure) -> Name:
    (operand,) = figure.operands
    if isinstance(operand, Entered):
        raise TypeError(operand)
    return operand
