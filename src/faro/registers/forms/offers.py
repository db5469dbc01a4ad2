"""The choices of each question as they stand: all of its list, or those that other answers leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Protocol, runtime_checkable

from faro.registers.domain.answers import Answers
from faro.registers.domain.forms.check import choices_for
from faro.registers.domain.forms.model import Choice, Externals, Form, Question
from faro.registers.forms.choosing import MOST_OFFERED, SOME, alike


@runtime_checkable
class Searchable(Protocol):
    """A list that can be asked for a part of it."""

    def first(self, most: int) -> tuple[Choice, ...]:
        """The first of it."""

    def search(self, text: str, most: int) -> tuple[Choice, ...]:
        """Those with such a name."""


@dataclass(frozen=True, slots=True)
class Offers:
    """Choices of a form at a moment. ``answers`` None: only the lists that depend on nothing are known."""

    form: Form
    now: datetime
    external: Externals = field(default_factory=dict)
    answers: Answers | None = None
    _found: dict[tuple[str, int | None], tuple[Choice, ...]] = field(default_factory=dict)

    def given(self, answers: Answers) -> "Offers":
        """The same, once the answers are known."""
        return replace(self, answers=answers, _found={})

    def depends(self, question: Question) -> bool:
        """Whether other answers, or others' lists, decide what is offered."""
        return bool(question.choice_filter or question.external_list or question.from_repeat)

    def of(self, question: Question, row: int | None = None) -> tuple[Choice, ...]:
        """What may be chosen; of a long list of others, the first of it."""
        if not self.depends(question):
            return self.form.choices_of(question.key)
        table = self._searchable(question)
        if table is not None:
            return table.first(SOME + 1)
        if self.answers is None:
            return ()
        place = (question.key, row)
        if place not in self._found:
            self._found[place] = choices_for(
                self.form,
                question.key,
                self.answers,
                row,
                today=self.now.date(),
                now=self.now,
                external=self.external,
            )
        return self._found[place]

    def alike(self, question: Question, row: int | None, text: str) -> list[Choice]:
        """Those that a part of a name may mean."""
        table = self._searchable(question)
        return list(table.search(text, MOST_OFFERED)) if table is not None else alike(text, self.of(question, row))

    def _searchable(self, question: Question) -> Searchable | None:
        table: object = self.external.get(question.external_list or "")
        return table if isinstance(table, Searchable) and not question.choice_filter else None

    def choice(self, question: Question, code: str) -> Choice | None:
        """The choice of that code, offered now or not; None for what is no code."""
        if question.external_list:
            table = self.external.get(question.external_list)
            return table.get(code) if table is not None else None
        return _by_code(self.form, question.choice_list or "").get(code)


@lru_cache(maxsize=2048)
def _by_code(form: Form, name: str) -> Mapping[str, Choice]:
    return {choice.name: choice for choice in form.choices.get(name, ())}
