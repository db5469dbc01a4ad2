"""A grid of records: one row each, with the questions that fit a cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.http import QueryDict

from faro.kernel.errors import FaroError
from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.exchange.layout import written_questions
from faro.registers.domain.forms.model import Choice, Data, Form, Question
from faro.registers.forms.reading import Reader

BLANK_ROWS, MOST_ROWS, MOST_COLUMNS, MOST_LISTED = 8, 60, 30, 60
LONGEST_CELL = 5_000
SEPARATOR = ";"
_FITS = frozenset({Data.TEXT, Data.WHOLE, Data.NUMBER, Data.DATE, Data.TIME, Data.CHOICE, Data.CHOICES, Data.PLACE})


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its field's name, what was typed, what is wrong, and its choices where they are few."""

    question: Question
    name: str
    text: str
    error: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def label(self) -> str:
        """What its column is called."""
        return " ".join((self.question.label or self.question.key).split())

    @property
    def shown(self) -> str:
        """What was typed, a choice by its words."""
        return next((each.label for each in self.choices if each.name == self.text), self.text)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: the key that its record will have, its cells, and what became of it."""

    key: str
    cells: tuple[GridCell, ...]
    number: str = ""
    url: str = ""
    errors: Sequence[str] = ()
    alike: Sequence[tuple[str, str]] = field(default_factory=tuple)
    """Keys of parties that it may name, with words for each."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        return not any(cell.text for cell in self.cells)

    @property
    def is_wrong(self) -> bool:
        """Whether something stands against it."""
        return bool(self.errors or self.alike or any(cell.error for cell in self.cells))


def columns_of(form: Form) -> list[Question]:
    """The questions that fit a cell, in the order of the form."""
    return [each for each in written_questions(form) if each.data in _FITS][:MOST_COLUMNS]


def blank_row(form: Form, key: str = "") -> GridRow:
    """A row to be filled in."""
    return row_of(form, key or str(uuid4()), {})


def row_of(form: Form, key: str, texts: Mapping[str, str], errors: Mapping[str, str] | None = None) -> GridRow:
    """A row with what was typed in it, and what is wrong cell by cell."""
    said = errors or {}
    cells = tuple(
        GridCell(each, f"{key}:{each.key}", texts.get(each.key, ""), said.get(each.key, ""), _choices(form, each))
        for each in columns_of(form)
    )
    return GridRow(key, cells)


def _choices(form: Form, question: Question) -> tuple[Choice, ...]:
    if question.data is not Data.CHOICE or question.choice_filter or question.external_list or question.from_repeat:
        return ()
    found = form.choices_of(question.key)
    return found if len(found) <= MOST_LISTED else ()


def typed_rows(form: Form, sent: QueryDict) -> list[tuple[str, dict[str, str]]]:
    """The rows that a browser sent, each with its key and its texts."""
    keys = list(dict.fromkeys(key for key in sent.getlist("fila") if _is_key(key)))[:MOST_ROWS]
    return [(key, {each.key: _cell(sent.get(f"{key}:{each.key}", "")) for each in columns_of(form)}) for key in keys]


def _is_key(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _cell(text: str) -> str:
    return text.replace("\0", "").encode(errors="replace").decode().strip()[:LONGEST_CELL]


def answers_of(form: Form, texts: Mapping[str, str], reader: Reader) -> tuple[Answers, dict[str, str]]:
    """What a row says, and what could not be read, by question."""
    values: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for question in columns_of(form):
        text = texts.get(question.key, "")
        given = tuple(text.split(SEPARATOR)) if question.data is Data.CHOICES else (text,)
        try:
            value = reader.value(question, given, None)
        except FaroError as error:
            errors[question.key] = str(error)
            continue
        if value is not None:
            values[question.key] = value
    return Answers(values), errors
