"""How a record moves between states by itself, and until when it may stay in one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from faro.registers.domain.answers import Answers
from faro.registers.domain.definition import SINCE_STATE, DeadlineRule, Move, RegisterDefinition
from faro.registers.domain.measures import Seen, Words, holds, parse_condition
from faro.registers.domain.summary import day_of
from faro.workflow.calendar import Calendar
from faro.workflow.clock import Clock, Counting, DayKind


@dataclass(frozen=True, slots=True)
class Days:
    """How days are counted here."""

    calendar: Calendar
    counting: Counting


def automatic_moves(definition: RegisterDefinition, words: Words, seen: Seen, state: str) -> Iterator[tuple[str, Move]]:
    """The moves that a saved record makes by itself, each with the state it leaves; no state twice."""
    passed = {state}
    while (move := _next(definition, words, seen, state, passed)) is not None:
        yield state, move
        state = move.target
        passed.add(state)


def _next(definition: RegisterDefinition, words: Words, seen: Seen, state: str, passed: set[str]) -> Move | None:
    for move in definition.moves_from(state):
        if not move.when or move.target in passed or unanswered(move, seen.answers):
            continue
        here = Seen(seen.answers, state=state, day=seen.day, unit=seen.unit)
        if holds(parse_condition(move.when), here, words):
            return move
    return None


def unanswered(move: Move, answers: Answers) -> tuple[str, ...]:
    """The questions that a move asks for and nobody answered."""
    return tuple(key for key in move.ask if answers.values.get(key) in (None, "", []))


def deadline_of(definition: RegisterDefinition, words: Words, seen: Seen) -> DeadlineRule | None:
    """The deadline that runs for a record in the state it is in: the first whose condition it meets."""
    for rule in definition.deadlines_in(seen.state):
        if not rule.when or holds(parse_condition(rule.when), seen, words):
            return rule
    return None


def due_day(rule: DeadlineRule | None, answers: Answers, since: date, days: Days) -> date | None:
    """The last day in a state; None where no term runs, or the date that it hangs on is missing."""
    if rule is None:
        return None
    if rule.until:
        return day_of(answers.values.get(rule.until))
    start = since if rule.since == SINCE_STATE else day_of(answers.values.get(rule.since))
    if start is None:
        return None
    clock = Clock(start, rule.days, DayKind(rule.day_kind), rule.norm, days.counting)
    return clock.due(days.calendar)
