"""How codes and keys of the ledger read in Spanish. Rooms add their words when they start."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, TypeAlias

from django.utils import timezone

from faro.kernel.formats import MISSING, day, money, quantity
from faro.kernel.text import _
from faro.ledger.domain.entry import JsonValue

FieldKind: TypeAlias = Literal["text", "money", "quantity", "day", "moment", "boolean", "key", "choice"]


@dataclass(frozen=True, slots=True)
class FieldWords:
    """How a field reads, and how its values do.

    ``kind``: text; money in céntimos; quantity in millionths; day and moment in ISO form; boolean; key, of an actor or
    a subject; choice, with the words for each code in ``words``. An empty text reads as missing.
    """

    label: str
    kind: FieldKind = "text"
    words: Mapping[str, str] = field(default_factory=dict)


_actions: dict[str, str] = {}
_fields: dict[str, FieldWords] = {}
_namers: list[Callable[[str], str | None]] = []
_namers_of_many: list[Callable[[Collection[str]], Mapping[str, str]]] = []


def describe_actions(sentences: Mapping[str, str]) -> None:
    """Say how each action code reads: ``{"plans.target_changed": _("Cambió la meta")}``.

    Raises :class:`ValueError` for a code that reads otherwise already.
    """
    for code, sentence in sentences.items():
        if _actions.setdefault(code, sentence) != sentence:
            raise ValueError(f"action described twice: {code}")


def describe_fields(labels: Mapping[str, str | FieldWords]) -> None:
    """Say how each field reads: ``{"value": FieldWords(_("Logro esperado"), kind="quantity")}``; text alone is a label.

    A field of one room only is written with its room, ``plans.value``: it goes before the plain ``value`` in entries
    whose action is of that room. Raises :class:`ValueError` for a name that reads otherwise already.
    """
    for name, given in labels.items():
        words = FieldWords(given) if isinstance(given, str) else given
        if _fields.setdefault(name, words) != words:
            raise ValueError(f"field described twice: {name}; write <room>.{name}")


def name_keys_with(namer: Callable[[str], str | None]) -> None:
    """Add someone who can turn an actor's or a subject's key into words, or give None for keys of others."""
    if namer not in _namers:
        _namers.append(namer)


def name_many_keys_with(namer: Callable[[Collection[str]], Mapping[str, str]]) -> None:
    """Add someone who can name the keys of a whole page at once, with one query; keys of others are left out."""
    if namer not in _namers_of_many:
        _namers_of_many.append(namer)


def action_sentence(code: str) -> str:
    """The sentence for an action, or its code."""
    return _actions.get(code, code)


def field_words(name: str, action: str) -> FieldWords:
    """The words for a field in an entry of that action, or its name.

    ``physical/AOI30149800001`` is the field ``physical`` of one of several things: its words, and then which.
    """
    room = action.partition(".")[0]
    known = _fields.get(f"{room}.{name}") or _fields.get(name)
    if known is None and "/" in name:
        field, _slash, part = name.partition("/")
        words = field_words(field, action)
        return replace(words, label=f"{words.label} ({part})")
    return known or FieldWords(name)


def name_of(key: str) -> str:
    """The words for a key, or the key itself."""
    for namer in _namers:
        name = namer(key)
        if name is not None:
            return name
    return key


def names_of(keys: Collection[str]) -> dict[str, str]:
    """The words for many keys, each the key itself where nobody knows it."""
    names: dict[str, str] = {}
    for namer in _namers_of_many:
        names |= namer([key for key in keys if key not in names])
    return names | {key: name_of(key) for key in keys if key not in names}


def shown(value: JsonValue, words: FieldWords, names: Mapping[str, str]) -> str:
    """A value as a reader sees it, with ``names`` for keys. One that is not of its field's kind is shown as kept."""
    if value is None or value == "":
        return MISSING
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    if isinstance(value, int):
        return {"money": money, "quantity": quantity}.get(words.kind, str)(value)
    if words.kind == "key":
        return names.get(value, value)
    with suppress(ValueError):
        return _dated(value, words.kind)
    return words.words.get(value, value)


def _dated(value: str, kind: FieldKind) -> str:
    if kind == "day":
        return day(date.fromisoformat(value))
    if kind == "moment":
        return timezone.localtime(datetime.fromisoformat(value)).strftime("%d/%m/%Y %H:%M")
    raise ValueError(kind)
