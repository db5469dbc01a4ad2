"""Some records of each register of Ilo, made up as its folder says: its form takes them, none repeats what may not."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from functools import cache
from itertools import islice

import pytest
from tests.registers.catalogue.folders import CODES, definition, form, spec

from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.examples import Example, Known, World, make_examples
from faro.registers.domain.forms.check import check
from faro.registers.domain.forms.model import Choice, Data, Form, Problem, Table

FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)
EVENING = datetime(2023, 12, 31, 20, tzinfo=timezone(timedelta(hours=-5)))
SOME = 30


class Made:
    """Some records of a register, and what its form says against them."""

    def __init__(self, code: str) -> None:
        self.code, self.problems = code, Counter[tuple[str, str]]()
        needed = sorted(form_needs(code))
        self.lists = {other: Table([as_choice(known) for known in made(other).known]) for other in needed}
        others = {other: made(other).known for other in needed}
        world = World(FIRST, LAST, "catalogue", choices_of(form(code)), others, self.settled)
        self.records = tuple(islice(make_examples(spec(code), world), SOME))
        self.known: tuple[Known, ...] = tuple(self._known(record) for record in self.records)

    def settled(self, answers: Answers, day: date) -> Answers:
        outcome = check(form(self.code), answers, today=LAST, now=EVENING, external=self.lists)
        self.problems.update(told(outcome.problems))
        return outcome.answers

    def _known(self, record: Example) -> Known:
        values: dict[str, Value] = dict(record.answers.values)
        state = definition(self.code).initial_state
        for move in record.moves:
            values |= move.values
            state = move.to
        return Known(str(record.number), record.day, values, state)


@cache
def made(code: str) -> Made:
    return Made(code)


def told(problems: tuple[Problem, ...]) -> Iterator[tuple[str, str]]:
    return ((problem.place.key, problem.text) for problem in problems)


def form_needs(code: str) -> frozenset[str]:
    pointed = {question.external_list for question in form(code).questions.values() if question.external_list}
    return spec(code).needs | frozenset(pointed)


def as_choice(known: Known) -> Choice:
    return Choice(known.name, known.name, {key: each for key, each in known.answers.items() if isinstance(each, str)})


def choices_of(asked: Form) -> Mapping[str, list[str]]:
    lists = {key: question.choice_list for key, question in asked.questions.items() if question.choice_list}
    return {key: [each.name for each in asked.choices[name]] for key, name in lists.items() if name in asked.choices}


@pytest.mark.parametrize("code", CODES)
def test_its_form_takes_them(code: str) -> None:
    assert made(code).records
    assert made(code).problems == {}


@pytest.mark.parametrize("code", CODES)
def test_they_move_as_the_register_allows(code: str) -> None:
    wrong = []
    for record in made(code).records:
        state = definition(code).initial_state
        for move in record.moves:
            step = definition(code).move(move.move, state)
            wrong += [(state, move.move)] if step is None or step.target != move.to else []
            state = move.to

    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_what_a_move_asks_is_answered_and_its_form_takes_it(code: str) -> None:
    """Files are never made up, so a move that asks for one is left out."""
    asked, unanswered, problems = form(code), [], Counter[tuple[str, str]]()
    for record in made(code).records:
        values: dict[str, Value] = dict(record.answers.values)
        for move in record.moves:
            values |= move.values
            step = next(each for each in definition(code).moves if each.code == move.move)
            wanted = {key for key in step.ask if asked.questions[key].data is not Data.FILE}
            unanswered += [(move.move, key) for key in wanted - set(values)]
        after = Answers(values, record.answers.items)
        lists = made(code).lists
        outcome = check(asked, after, today=LAST, now=EVENING, previous=record.answers, external=lists)
        problems.update(told(outcome.problems))

    assert (unanswered, problems) == ([], {})


@pytest.mark.parametrize("code", CODES)
def test_what_may_not_repeat_does_not(code: str) -> None:
    seen = Counter(
        (keys, tuple(str(known.answers.get(key)) for key in keys))
        for known in made(code).known
        for keys in definition(code).record.unique
        if all(key in known.answers for key in keys)
    )

    assert [each for each, times in seen.items() if times > 1] == []
