"""Entries of the ledger about registers and records, and what a page calls them by."""

import json
from collections.abc import Collection, Mapping, Sequence

from faro.ledger.api import Actor, Change, JsonValue, record, subject_key
from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.domain.definition import RegisterDefinition
from faro.registers.domain.forms.model import Data, Form
from faro.registers.domain.summary import private_references, reference_of
from faro.registers.models import Record

ANSWER = "answer"
ROW = "row"
NOTE = "note"


def key_of_register(code: str) -> str:
    """The subject key of a register."""
    return subject_key("register", code)


def key_of_record(code: str, key: str) -> str:
    """The subject key of a record."""
    return subject_key("record", code, key)


def subject_of(row: Record) -> str:
    """The subject key of a record that is there."""
    return key_of_record(row.register.code, row.key)


def note(actor: Actor, verb: str, subject: str, changes: Sequence[Change] = (), reason: str = "") -> None:
    """Add an entry. Never public: what citizens see of registers are published figures."""
    record(actor=actor, action=f"registers.{verb}", subject=subject, changes=changes, reason=reason)


def answer_changes(definition: RegisterDefinition, form: Form, before: Answers | None, after: Answers) -> list[Change]:
    """What differs, question by question; a row of a repeat is one change. Personal values can be erased.

    So can whatever was written freely, for it may name anybody.
    """
    private = private_references(definition, form) | _written_freely(form)
    was = before or Answers()
    found = [
        Change(f"{ANSWER}/{key}", kept(was.values.get(key)), kept(after.values.get(key)), personal=key in private)
        for key in dict.fromkeys((*form.questions, *was.values, *after.values))
        if was.values.get(key) != after.values.get(key)
    ]
    for repeat in dict.fromkeys((*was.items, *after.items)):
        personal = any(reference.startswith(f"{repeat}.") for reference in private) or definition.access.sensitive
        found += _row_changes(repeat, was.items.get(repeat, ()), after.items.get(repeat, ()), personal=personal)
    return found


def _written_freely(form: Form) -> frozenset[str]:
    """Texts, and files, which are called as somebody called them."""
    free = (each for each in form.questions.values() if each.data in (Data.TEXT, Data.FILE))
    return frozenset(reference_of(question) for question in free)


def is_plain(private: Collection[str], field: str) -> bool:
    """Whether a field of the history is told to whoever reads the record, though its values can be erased."""
    kind, _slash, named = field.partition("/")
    if kind == ROW:
        return not any(reference.startswith(f"{named.rpartition('.')[0]}.") for reference in private)
    return named not in private if kind == ANSWER else kind == NOTE


def kept(value: Value | None) -> JsonValue:
    """An answer as the ledger keeps it."""
    if isinstance(value, list):
        return " ".join(value)
    return value.get("name", "") if isinstance(value, dict) else value


def _row_changes(repeat: str, before: Sequence[Values], after: Sequence[Values], *, personal: bool) -> list[Change]:
    changes = []
    for place in range(max(len(before), len(after))):
        was, now = (_row_text(rows[place]) if place < len(rows) else None for rows in (before, after))
        if was != now:
            changes.append(Change(f"{ROW}/{repeat}.{place + 1}", was, now, personal=personal))
    return changes


def _row_text(row: Mapping[str, Value]) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=True)
