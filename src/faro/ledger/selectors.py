"""Reading the chain."""

import json
from typing import Any

from django.db.models import Max

from faro.kernel.formats import MISSING
from faro.ledger.domain.entry import Head, HistoryEntry
from faro.ledger.models import Entry
from faro.ledger.vocabulary import action_sentence, field_label, name_of


def head() -> Head | None:
    """The last entry, or None where nothing ever happened."""
    last = Entry.objects.order_by("-sequence").only("sequence", "digest").first()
    return Head(last.sequence, last.digest) if last else None


def public_version() -> int:
    """A number that grows whenever something that citizens see changes: what a cached public page is good for."""
    latest: int | None = Entry.objects.filter(public=True).aggregate(latest=Max("sequence"))["latest"]
    return latest or 0


def history(subject: str, *, public_only: bool = False) -> tuple[HistoryEntry, ...]:
    """What happened to a thing, newest first, in a reader's words."""
    entries = Entry.objects.filter(subject=subject).order_by("-sequence")
    if public_only:
        entries = entries.filter(public=True)
    return tuple(in_words(entry) for entry in entries)


def in_words(entry: Entry) -> HistoryEntry:
    """An entry in a reader's words."""
    body: dict[str, Any] = json.loads(entry.body)
    return HistoryEntry(
        sequence=entry.sequence,
        at=entry.at,
        who=name_of(entry.actor),
        what=action_sentence(entry.action),
        reason=body["reason"],
        changes=tuple(
            (field_label(change["field"]), _shown(change["before"]), _shown(change["after"]))
            for change in body["changes"]
        ),
        digest=entry.digest,
    )


def _shown(value: object) -> str:
    return MISSING if value is None else str(value)
