"""Measures worked out over plain rows, one by one: what the database must agree with."""

import statistics
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.registers.measures.rows import Row

from faro.registers.domain.answers import Values
from faro.registers.domain.measures import Seen, holds
from faro.registers.domain.measures.tree import (
    And,
    Axis,
    AxisKind,
    Compare,
    Condition,
    Coverage,
    Entered,
    Figure,
    Kind,
    Measure,
    Name,
    OneOf,
    Operator,
    Part,
    Percentage,
    Ratio,
    Scope,
    Series,
    Text,
    Window,
)
from faro.registers.domain.measures.words import Words

MILLION = 1_000_000
OPEN_QUESTIONS = {"sector": {"norte", "sur", "puerto"}, "turno": {"manana", "noche"}, "apoyos": {"pnp", "bomberos"}}
IN_REPEAT = {"grupo", "dni", "minutos"}


@dataclass
class Thing:
    """A record, or one row of its repeat."""

    row: Row
    place: int | None = None

    @property
    def inner(self) -> Values:
        return {} if self.place is None else self.row.answers.items["personas"][self.place]

    def answer(self, key: str) -> object:
        key = key.removeprefix("personas.")
        held = (self.inner if key in IN_REPEAT else self.row.answers.values).get(key)
        return held[:10] if key == "aviso" and isinstance(held, str) else held

    @property
    def people(self) -> list[str]:
        places = range(len(self.row.people)) if self.place is None else [self.place]
        return [party for place in places if (party := self.row.people[place])]


@dataclass
class Plainly:
    """``survivors``: for a party that was merged, the one it stands for."""

    rows: list[Row]
    words: Words
    first: date
    last: date
    survivors: dict[str, str]

    def value(self, measure: Measure) -> Fraction | None:
        """The value; None where there is none."""
        if isinstance(measure, Part):
            things, met = self._things(measure.scope, _repeat(measure))
            return self._figure(measure.figure, met) if things else None
        if isinstance(measure, Ratio):
            if isinstance(measure.over, Series):
                raise TypeError(measure)
            over, by = self.value(measure.part), self.value(measure.over)
            return over / by * measure.per if over is not None and by else None
        if isinstance(measure, Coverage):
            return self._coverage(measure)
        if isinstance(measure, Percentage):
            _all, met = self._things(measure.scope, _within(measure.scope))
            yes = [thing for thing in met if self._holds(measure.condition, thing, measure.scope.window)]
            return Fraction(100 * len(yes), len(met)) if met else None
        now = self.value(measure.measure)
        before = Plainly(self.rows, self.words, _earlier(self.first), _earlier(self.last), self.survivors)
        then = before.value(measure.measure)
        return (now - then) / abs(then) * 100 if now is not None and then else None

    def _things(self, scope: Scope, repeat: bool) -> tuple[list[Thing], list[Thing]]:  # noqa: FBT001
        rows = [row for row in self.rows if self._in_window(row, scope.window)]
        if repeat:
            things = [Thing(row, n) for row in rows for n in range(len(row.answers.items.get("personas", ())))]
        else:
            things = [Thing(row) for row in rows]
        met = [each for each in things if scope.where is None or self._holds(scope.where, each, scope.window)]
        return things, met

    def _in_window(self, row: Row, window: Window) -> bool:
        if window is Window.CLOSE:
            return row.day <= self.last and (row.voided is None or row.voided > self.last)
        if row.voided is not None:
            return False
        since = date(self.last.year, 1, 1) if window is Window.YEAR else self.first
        return window is Window.ALWAYS or since <= row.day <= self.last

    def _holds(self, condition: Condition, thing: Thing, window: Window) -> bool:
        moves = [move for move in thing.row.moves if window is not Window.CLOSE or move[0] <= self.last]
        return holds(
            condition,
            Seen(
                thing.row.answers,
                moves[-1][1],
                thing.row.day,
                thing.row.unit,
                self.first,
                self.last,
                "" if thing.place is None else "personas",
                None if thing.place is None else thing.inner,
            ),
            self.words,
        )

    def _figure(self, figure: Figure, things: list[Thing]) -> Fraction | None:  # noqa: PLR0911
        if figure.kind is Kind.COUNT:
            return Fraction(len(things))
        if figure.kind is Kind.MEDIAN_DAYS:
            return self._median_days(figure, things)
        name = figure.operands[0]
        assert isinstance(name, Name)
        if name.text == "atendido":
            return Fraction(len({self.survivors.get(key, key) for thing in things for key in thing.people}))
        if figure.kind is Kind.DISTINCT and name.text == "día":
            return Fraction(len({thing.row.day for thing in things}))
        held = [value for thing in things if (value := thing.answer(name.text)) is not None]
        if figure.kind is Kind.DISTINCT:
            return Fraction(len(set(held)))
        numbers = [Fraction(value, MILLION) for value in held if isinstance(value, int)]
        if figure.kind is Kind.SUM:
            return sum(numbers, Fraction(0))
        if not numbers:
            return None
        return statistics.mean(numbers) if figure.kind is Kind.AVERAGE else Fraction(statistics.median(numbers))

    def _median_days(self, figure: Figure, things: list[Thing]) -> Fraction | None:
        found = []
        for thing in things:
            ends = [_day(operand, thing, place) for place, operand in enumerate(figure.operands)]
            if None not in ends and (days := (ends[1] - ends[0]).days) >= 0:  # type: ignore[operator]
                found.append(Fraction(days))
        return Fraction(statistics.median(found)) if found else None

    def _coverage(self, measure: Coverage) -> Fraction | None:
        things, met = self._things(measure.scope, repeat=False)
        if not things:
            return None
        seen = set()
        for thing in met:
            combinations: list[tuple[str, ...]] = [()]
            for axis in measure.axes:
                combinations = [(*start, value) for start in combinations for value in self._crossed(axis, thing)]
            seen |= set(combinations)
        sizes, room = 1, [self._room(axis, measure) for axis in measure.axes]
        for values in room:
            sizes *= len(values)
        seen = {each for each in seen if all(value in values for value, values in zip(each, room, strict=True))}
        return Fraction(100 * len(seen), sizes) if sizes else None

    def _crossed(self, axis: Axis, thing: Thing) -> list[str]:
        if axis.kind is AxisKind.DAY:
            return [thing.row.day.isoformat()]
        if axis.kind is AxisKind.MONTH:
            return [f"{thing.row.day:%Y-%m}"]
        assert axis.name is not None
        held = thing.row.answers.values.get(axis.name.text)
        if axis.kind is AxisKind.HOUR and isinstance(held, str):
            return [held[11:13] if axis.name.text == "aviso" else held[:2]]
        return held if isinstance(held, list) else [str(held)] if held is not None else []

    def _room(self, axis: Axis, measure: Coverage) -> set[str]:
        first = date(self.last.year, 1, 1) if measure.scope.window is Window.YEAR else self.first
        days = [first + timedelta(days=n) for n in range((self.last - first).days + 1)]
        if axis.kind is AxisKind.DAY:
            return {day.isoformat() for day in days}
        if axis.kind is AxisKind.MONTH:
            return {f"{day:%Y-%m}" for day in days}
        if axis.kind is AxisKind.HOUR:
            return {f"{hour:02}" for hour in range(24)}
        assert axis.name is not None
        room = set(OPEN_QUESTIONS[axis.name.text])
        for said in _conjuncts(measure.scope.where):
            if isinstance(said, Compare | OneOf) and said.name.text == axis.name.text:
                room = {value for value in room if _allows(said, value)}
        return room


def _conjuncts(condition: Condition | None) -> list[Condition]:
    if isinstance(condition, And):
        return [each for part in condition.parts for each in _conjuncts(part)]
    return [] if condition is None else [condition]


def _allows(said: Compare | OneOf, value: str) -> bool:
    if isinstance(said, OneOf):
        return Text(value) in said.values
    return (said.right == Text(value)) is (said.operator is Operator.EQUAL)


def _repeat(part: Part) -> bool:
    names = [each.text.removeprefix("personas.") for each in part.figure.operands if isinstance(each, Name)]
    return _within(part.scope) or any(name in IN_REPEAT or name == "atendido" for name in names)


def _within(scope: Scope) -> bool:
    return scope.within is not None and scope.within.text.endswith("personas")


def _day(operand: Name | Entered, thing: Thing, place: int) -> date | None:
    if isinstance(operand, Entered):
        days = [day for day, state in thing.row.moves if state == operand.state.text]
        return (min(days) if place == 0 else max(days)) if days else None
    if operand.text == "día":
        return thing.row.day
    held = thing.answer(operand.text)
    return date.fromisoformat(held) if isinstance(held, str) else None


def _earlier(day: date) -> date:
    return day.replace(year=day.year - 1)
