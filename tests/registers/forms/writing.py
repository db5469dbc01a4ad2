"""Forms written in a few lines, and checks at a fixed moment in Lima."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone

from faro.registers.domain.answers import Answers, Value
from faro.registers.domain.forms.check import check, choices_for
from faro.registers.domain.forms.model import Choice, Externals, Form, Outcome, Place
from faro.registers.domain.forms.read import read_form

LIMA = timezone(timedelta(hours=-5))
NOW = datetime(2023, 6, 1, 10, 30, tzinfo=LIMA)
TODAY = NOW.date()
MILLION = 1_000_000


def table(sheet: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A sheet in Markdown."""
    lines = [f"| {sheet} |", *("| | " + " | ".join(row) + " |" for row in [columns, *rows])]
    return "\n".join(lines)


def markdown(questions: Sequence[Mapping[str, str]], choices: Sequence[Mapping[str, str]] = (), **settings: str) -> str:
    """A form as tables in Markdown; each question and choice by column."""
    sheets = [_sheet("survey", questions), _sheet("choices", choices)]
    if settings:
        sheets.append(_sheet("settings", [settings]))
    return "\n".join(sheet for sheet in sheets if sheet)


def _sheet(name: str, rows: Sequence[Mapping[str, str]]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return table(name, columns, [[row.get(column, "") for column in columns] for row in rows]) if rows else ""


def form(questions: Sequence[Mapping[str, str]], choices: Sequence[Mapping[str, str]] = (), **settings: str) -> Form:
    """A form read from its tables."""
    return read_form(markdown(questions, choices, **settings).encode(), "prueba.md")


def ask(kind: str, name: str, **rules: str) -> dict[str, str]:
    """A question with a label."""
    return {"type": kind, "name": name, "label": name.capitalize(), **rules}


def compute(name: str, expression: str) -> dict[str, str]:
    """A calculation."""
    return {"type": "calculate", "name": name, "calculation": expression}


def checked(
    made: Form,
    values: Mapping[str, Value] | None = None,
    items: Mapping[str, Sequence[Mapping[str, Value]]] | None = None,
    *,
    previous: Answers | None = None,
    external: Externals | None = None,
    metadata: Mapping[str, str] | None = None,
) -> Outcome:
    """A check at the fixed moment."""
    answers = Answers(dict(values or {}), dict(items or {}))
    return check(made, answers, today=TODAY, now=NOW, previous=previous, external=external, metadata=metadata)


def offered(made: Form, key: str, values: Mapping[str, Value], external: Externals | None = None) -> list[str]:
    """Codes that may be chosen at the fixed moment."""
    found: tuple[Choice, ...] = choices_for(made, key, Answers(values), today=TODAY, now=NOW, external=external)
    return [choice.name for choice in found]


def codes(outcome: Outcome) -> dict[tuple[str, int | None], str]:
    """What is wrong, by place."""
    return {(one.place.key, one.place.row): one.code for one in outcome.problems}


def at(key: str, row: int | None = None) -> Place:
    """A place."""
    return Place(key, row)
