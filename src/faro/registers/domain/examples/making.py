"""The records of a register made up from its spec: pure, the same for the same seed."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.examples.casting import cast
from faro.registers.domain.examples.recipes import Known, Scene, answer, drawn, holds, known_getter
from faro.registers.domain.examples.spec import Amount, MoveRule, Rows, Sheet, Spec

_YEAR = 365.25
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
    the calculated ones."""

    first: date
    last: date
    seed: str = "0"
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)
    others: Mapping[str, Sequence[Known]] = field(default_factory=dict)
    settle: Callable[[Answers, date], Answers] = _as_they_are


def make_examples(spec: Spec, world: World) -> Iterator[Example]:
    """The records in the order of their days."""
    taken: set[tuple[str, str]] = set()
    for number, (day, subject) in enumerate(_occasions(spec.amount, world), start=1):
        yield _example(spec, world, number, day, subject, taken)


def _luck(*names: object) -> random.Random:
    return random.Random("/".join(map(str, names)))  # noqa: S311  made-up records, not secrets


def _occasions(amount: Amount, world: World) -> list[tuple[date, Known | None]]:
    if amount.each:
        return sorted(_each(amount, world), key=lambda pair: (pair[0], pair[1].name if pair[1] else ""))
    first = amount.since or world.first
    luck = _luck(world.seed, "days")
    count = amount.total
    if count is None:
        count = round((amount.per_year or 0) * ((world.last - world.first).days + 1) / _YEAR)
    return [(day, None) for day in sorted(_days(amount, first, world.last, count, luck))]


def _days(amount: Amount, first: date, last: date, count: int, luck: random.Random) -> list[date]:
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    weights = [amount.weekdays[day.weekday()] * amount.months[day.month - 1] for day in days]
    return luck.choices(days, weights, k=count) if any(weights) and count else []


def _each(amount: Amount, world: World) -> Iterator[tuple[date, Known | None]]:
    for known in world.others.get(amount.each, ()):
        if holds(amount.where, known_getter(known)):
            for begin, end in _spans(amount.every, max(world.first, known.day), world.last):
                luck = _luck(world.seed, known.name, begin)
                if luck.random() < amount.share:
                    yield from ((day, known) for day in _days(amount, begin, end, 1, luck))


def _spans(every: str, first: date, last: date) -> Iterator[tuple[date, date]]:
    begin = first
    while begin <= last:
        end = min(last, _following(every, begin, last) - timedelta(days=1))
        yield begin, end
        begin = end + timedelta(days=1)


def _following(every: str, day: date, last: date) -> date:
    """The day on which the next week, month … begins."""
    if every == "once":
        return last + timedelta(days=1)
    if every == "week":
        return day + timedelta(days=7 - day.weekday())
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[every]
    place = day.year * 12 + (day.month - 1) // months * months + months
    return date(place // 12, place % 12 + 1, 1)


def _example(
    spec: Spec, world: World, number: int, day: date, subject: Known | None, taken: set[tuple[str, str]]
) -> Example:
    name = (subject.name, day) if subject else (number,)
    luck = partial(_luck, world.seed, *name)
    scene = Scene({}, day, world.last, number, luck, world.lists, world.others, taken)
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
