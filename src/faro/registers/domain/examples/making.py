"""The records of a register made up from its spec: pure, the same for the same seed."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.examples.casting import cast
from faro.registers.domain.examples.occasions import Occasion, Span, luck_of, occasions
from faro.registers.domain.examples.recipes import Known, Scene, answer, drawn, holds
from faro.registers.domain.examples.spec import MoveRule, Rows, Sheet, Spec

_MOVES = 20


@dataclass(frozen=True, slots=True)
class Move:
    """A move that a record made: on which day, to which state, answering what."""

    move: str
    to: str
    day: date
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """A made-up record: its running number, its day, its answers when it was entered, and the moves it made then."""

    number: int
    day: date
    answers: Answers
    moves: tuple[Move, ...] = ()


def _as_they_are(answers: Answers, _day: date) -> Answers:
    return answers


@dataclass(frozen=True, slots=True)
class World:
    """What the records are made in: span (both days included), seed, the choices of each question by its key, the
    records of other registers by their code, and the form's own check, which drops irrelevant answers and computes
    the calculated ones. ``most``: no more records than that, spread over all that there would be (0: all)."""

    first: date
    last: date
    seed: str = "0"
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    others: Mapping[str, Sequence[Known]] = field(default_factory=dict)
    settle: Callable[[Answers, date], Answers] = _as_they_are
    most: int = 0


def make_examples(spec: Spec, world: World) -> Iterator[Example]:
    """The records in the order of their days."""
    taken: set[tuple[str, str]] = set()
    span = Span(world.first, world.last, world.seed)
    found = _thinned(occasions(spec.amount, span, world.others, world.lists), world.most)
    for number, occasion in enumerate(found, start=1):
        yield _example(spec, world, number, occasion, taken)


def _thinned(found: Sequence[Occasion], most: int) -> Sequence[Occasion]:
    if not most or len(found) <= most:
        return found
    return [found[place * len(found) // most] for place in range(most)]


def _example(spec: Spec, world: World, number: int, occasion: Occasion, taken: set[tuple[str, str]]) -> Example:
    day, subject = occasion.day, occasion.subject
    luck = partial(luck_of, world.seed, *(occasion.name or (number,)))
    scene = Scene(dict(occasion.given), day, world.last, number, luck, world.lists, world.others, taken)
    scene.values[spec.amount.day] = day.isoformat()
    if subject:
        scene.values[spec.amount.question] = subject.name
        scene.pointed[spec.amount.question] = subject
    _fill(scene, spec.sheet)
    items = {rows.name: _rows(rows, scene) for rows in spec.repeats if scene.holds(rows.when)}
    answers = world.settle(Answers(scene.values, items), day)
    return Example(number, day, answers, tuple(_moves(spec.moves, scene, answers)))


def _fill(scene: Scene, sheet: Sheet, within: frozenset[int] = frozenset()) -> frozenset[int]:
    """Make the answers of a sheet; gives the numbers of the people in it, who don't come again in its record."""
    met = within
    for person in sheet.people:
        if not person.before:
            met = cast(person, scene, met)
    for key, recipes in sheet.recipes.items():
        for person in sheet.people:
            if person.before == key:
                met = cast(person, scene, met)
        value = answer(key, recipes, scene)
        if value is not None:
            scene.values[key] = value
    return met


def _rows(rows: Rows, scene: Scene) -> list[Mapping[str, Value]]:
    met: frozenset[int] = frozenset()
    made: list[Mapping[str, Value]] = []
    for row in range(drawn(*rows.rows, scene.luck(rows.name), rows.lean)):
        luck = partial(_prefixed, scene.luck, f"{rows.name}/{row}")
        inner = replace(scene, values={}, luck=luck, outer=scene.values, pointed=dict(scene.pointed))
        met = _fill(inner, rows.sheet, met)
        made.append(inner.values)
    return made


def _prefixed(luck: Callable[[str], random.Random], prefix: str, key: str) -> random.Random:
    return luck(f"{prefix}/{key}")


def _moves(rules: tuple[MoveRule, ...], scene: Scene, answers: Answers) -> Iterator[Move]:
    if not rules:
        return
    state, day, values = rules[0].at, scene.day, dict(answers.values)
    for turn in range(_MOVES):
        rule = _rule(rules, state, values, scene.luck(f"move/{turn}"))
        if rule is None:
            return
        moved = day + timedelta(days=drawn(*rule.after, scene.luck(f"after/{turn}"), rule.lean))
        if moved > scene.last:
            return
        luck = partial(_prefixed, scene.luck, f"move/{turn}")
        then = replace(scene, values=dict(values), day=moved, state_day=day, luck=luck)
        said = dict(_said(rule, then))
        yield Move(rule.move, rule.to, moved, said)
        state, day = rule.to, moved
        values.update(said)


def _said(rule: MoveRule, scene: Scene) -> Iterator[tuple[str, Value]]:
    for key, recipes in rule.recipes.items():
        value = answer(key, recipes, scene)
        if value is not None:
            scene.values[key] = value
            yield key, value


def _rule(rules: tuple[MoveRule, ...], state: str, values: Mapping[str, Value], luck: random.Random) -> MoveRule | None:
    fitting = (rule for rule in rules if rule.at == state and holds(rule.when, values.get))
    return next((rule for rule in fitting if luck.random() < rule.share), None)
