"""Entries in a reader's words, a page at a time."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from faro.kernel.text import _, ngettext
from faro.ledger.domain.entry import HistoryEntry, JsonValue
from faro.ledger.domain.judging import erasures_of, personal_digests_of
from faro.ledger.models import Entry, PersonalValue
from faro.ledger.vocabulary import action_sentence, field_words, names_of, shown

MASKED = _("«dato personal»")
ERASED = _("«borrado»")
Shows = Callable[[str], bool]
"""Whether the personal values of a field may be shown to a reader."""


def in_words(
    entries: Iterable[Entry], *, show_personal: bool, shown_fields: Shows = lambda _field: False
) -> tuple[HistoryEntry, ...]:
    """The entries as a reader sees them. One query more, and only where some hold personal values."""
    bodies: list[tuple[Entry, dict[str, Any]]] = [(entry, json.loads(entry.body)) for entry in entries]
    personal = _personal_words([body for _entry, body in bodies], show_personal, shown_fields)
    names = names_of(_keys(bodies))
    return tuple(
        HistoryEntry(
            sequence=entry.sequence,
            at=entry.at,
            who=names[entry.actor],
            what=_sentence(entry, body),
            reason=body["reason"],
            changes=tuple(_change(each, entry.action, personal, names) for each in body["changes"]),
            digest=entry.digest,
            actor=entry.actor,
            role=entry.role,
            action=entry.action,
            subject=entry.subject,
            about=names[entry.subject],
            public=entry.public,
        )
        for entry, body in bodies
    )


def _keys(bodies: Iterable[tuple[Entry, Mapping[str, Any]]]) -> set[str]:
    """Every key of a page that will be shown by its name."""
    keys: set[Any] = set()
    for entry, body in bodies:
        keys |= {entry.actor, entry.subject}
        for change in body["changes"]:
            if field_words(change["field"], entry.action).kind == "key" and not change["personal"]:
                keys |= {change["before"], change["after"]}
    return {key for key in keys if isinstance(key, str) and key}


def _sentence(entry: Entry, body: Mapping[str, Any]) -> str:
    if erased := len(erasures_of(body)):
        sentence = ngettext("Borró {n} dato personal", "Borró {n} datos personales", erased)
        return sentence.format(n=erased)
    return action_sentence(entry.action)


def _personal_words(bodies: Collection[Mapping[str, Any]], show: bool, shows: Shows) -> dict[str, JsonValue]:  # noqa: FBT001
    """By digest, what stands for each personal value: itself, a mask, or that it was erased."""
    digests = {digest for body in bodies for digest in personal_digests_of(body)}
    if not digests:
        return {}
    open_ones = {
        digest
        for body in bodies
        for change in body["changes"]
        if change["personal"] and shows(change["field"])
        for digest in (change["before"], change["after"])
    }
    rows = PersonalValue.objects.filter(digest__in=digests).values_list("digest", "value", "erased_by")
    return {
        digest: _personal_word(value, erased_by, show=show or digest in open_ones) for digest, value, erased_by in rows
    }


def _personal_word(value: str, erased_by: int | None, *, show: bool) -> JsonValue:
    if erased_by is not None:
        return ERASED
    word: JsonValue = json.loads(value) if show else MASKED
    return word


def _change(
    change: Mapping[str, Any], action: str, personal: Mapping[str, JsonValue], names: Mapping[str, str]
) -> tuple[str, str, str]:
    words = field_words(change["field"], action)
    before, after = (
        personal.get(value, MASKED) if change["personal"] and value is not None else value
        for value in (change["before"], change["after"])
    )
    return words.label, shown(before, words, names), shown(after, words, names)
