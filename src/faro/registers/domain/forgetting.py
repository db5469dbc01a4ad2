"""Which answers of a record are about a person that it names, and the answers without them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from faro.matching.words import folded
from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.definition import PersonRule, RegisterDefinition
from faro.registers.domain.forms.model import Data, Form, Question
from faro.registers.domain.summary import reference_of

SHORTEST_NUMBER = 8
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells a person in a text: numbers of documents, and full names, folded."""

    numbers: tuple[str, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, numbers: Collection[str], names: Collection[str]) -> "Signs":
        """Numbers too short to tell anyone, and names of one word, are left out."""
        told = tuple(folded(name) for name in names if len(name.split()) > 1)
        return cls(tuple(each for each in numbers if len(each) >= SHORTEST_NUMBER), told)

    def are_in(self, value: Value | None) -> bool:
        """Whether an answer, or any text, tells the person."""
        if isinstance(value, int):
            return str(value // _MILLION) in {number.lstrip("0") for number in self.numbers}
        if isinstance(value, list):
            return any(self.are_in(each) for each in value)
        text = value.get("name", "") if isinstance(value, dict) else value
        if not isinstance(text, str):
            return False
        return any(number in text for number in self.numbers) or any(name in folded(text) for name in self.names)


def questions_about(definition: RegisterDefinition, form: Form, named_by: str) -> frozenset[str]:
    """The questions about whoever the question ``named_by`` names, by reference; empty: about whom no rule names.

    Personal columns beside it go with it, save what says who another person is. Of what is reserved without being
    personal, texts and files; a choice or a number tells nobody once it is known of nobody.
    """
    mine: set[str] = set()
    others: set[str] = set()
    for rule in definition.people:
        references = set(_of_rule(rule, form))
        (mine if named_by and named_by in references else others).update(references)
    beside = named_by.rpartition(".")[0]
    personal = {reference_of(each) for each in _found(form, definition.columns.personal)}
    telling = {
        reference_of(each) for each in _found(form, definition.columns.sensitive) if each.data in (Data.TEXT, Data.FILE)
    }
    return frozenset(mine | {each for each in (personal | telling) - others if each.rpartition(".")[0] == beside})


def _of_rule(rule: PersonRule, form: Form) -> Iterator[str]:
    for question in _found(form, (rule.question, rule.name, rule.family_name)):
        yield reference_of(question)


def _found(form: Form, references: Collection[str]) -> Iterator[Question]:
    for each in references:
        question = form.find(each) if each else None
        if question is not None:
            yield question


@dataclass(frozen=True, slots=True)
class Mention:
    """That a record names the person: by which question, in which row of its repeat; neither where no rule names."""

    question: str = ""
    row: int | None = None


def without_person(
    definition: RegisterDefinition, form: Form, answers: Answers, mentions: Collection[Mention], signs: Signs
) -> Answers:
    """The answers without what is about the person, nor any text in which their number or their full name stands."""
    gone: set[tuple[str, int | None]] = set()
    for mention in mentions:
        for reference in questions_about(definition, form, mention.question):
            repeat, _dot, key = reference.rpartition(".")
            gone.add((key, mention.row if repeat else None))
    values = _kept(answers.values, None, gone, signs)
    items = {
        repeat: [_kept(row, place, gone, signs) for place, row in enumerate(rows)]
        for repeat, rows in answers.items.items()
    }
    return Answers(values, items)


def _kept(values: Values, row: int | None, gone: set[tuple[str, int | None]], signs: Signs) -> dict[str, Value]:
    return {key: value for key, value in values.items() if (key, row) not in gone and not signs.are_in(value)}
