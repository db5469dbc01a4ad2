"""Answers in a reader's words: labels of choices, dates, numbers."""

from collections.abc import Mapping
from datetime import date

from faro.kernel.formats import day, quantity
from faro.registers.domain.answers import Value
from faro.registers.domain.forms.model import Data, Form, Question

EMPTY = ""
Titles = Mapping[tuple[str, str], str]
"""The titles of records of other registers, by register and number."""
NUMERIC = frozenset({Data.NUMBER, Data.WHOLE})


def shown(form: Form, question: Question, value: Value | None, titles: Titles | None = None) -> str:
    """A value as it is read; empty where it is missing."""
    if value is None:
        return EMPTY
    if isinstance(value, dict):
        return value.get("name", "")
    if isinstance(value, list):
        return ", ".join(_choice(form, question, each, titles) for each in value)
    return quantity(value) if isinstance(value, int) else _text(form, question, value, titles)


def _text(form: Form, question: Question, value: str, titles: Titles | None) -> str:
    if question.data is Data.CHOICE:
        return _choice(form, question, value, titles)
    return _moment(value) if question.data in (Data.DATE, Data.DATE_TIME) else value


def _choice(form: Form, question: Question, code: str, titles: Titles | None) -> str:
    if question.external_list:
        title = (titles or {}).get((question.external_list, code))
        return f"{title} ({code})" if title and title != code else code
    for choice in form.choices_of(question.key):
        if choice.name == code:
            return choice.label or code
    return code


def _moment(text: str) -> str:
    try:
        words = day(date.fromisoformat(text[:10]))
    except ValueError:
        return text
    return f"{words} {text[11:16]}" if len(text) > 15 else words
