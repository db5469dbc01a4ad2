"""Reading the chain."""

import json
from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from faro.ledger.domain.entry import Head, HistoryEntry, Seal, subject_key
from faro.ledger.models import Entry, PersonalValue
from faro.ledger.wording import Shows, in_words

_LAST_PUBLIC = "SELECT sequence, digest FROM ledger_entry WHERE public = %s ORDER BY sequence DESC LIMIT 1"

SEALED = "ledger.sealed"


def head() -> Head | None:
    """The last entry, or None where nothing ever happened."""
    last = Entry.objects.order_by("-sequence").only("sequence", "digest").first()
    return Head(last.sequence, last.digest) if last else None


def happened_since(known: Head, most: int) -> list[tuple[str, str]] | None:
    """Action and subject of what was added after a head. None for another chain, as after a restore, and for more than
    so many entries.
    """
    rows = Entry.objects.filter(sequence__gte=known.sequence).order_by("sequence")
    found = list(rows.values_list("digest", "action", "subject")[: most + 2])
    if not found or found[0][0] != known.digest or len(found) == most + 2:
        return None
    return [(action, subject) for _digest, action, subject in found[1:]]


def public_version() -> int:
    """A number that grows whenever something that citizens see changes."""
    last = public_head()
    return last.sequence if last else 0


def public_head() -> Head | None:
    """The last entry that citizens may read: what a kept public page is good for. Its digest tells apart two chains
    that gave the same number, as before and after a restore.

    Every kept page asks for it, so it is plain SQL: putting the same query together each time took longer than it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LAST_PUBLIC, [True])
        row = cursor.fetchone()
    return Head(*row) if row else None


def history(
    subject: str,
    *,
    public_only: bool = False,
    show_personal: bool = False,
    shown_fields: Shows = lambda _field: False,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[HistoryEntry, ...]:
    """What happened to a thing, newest first, in a reader's words.

    Personal values are masked unless ``show_personal``: whoever asks for them has checked that this reader may see
    them; ``shown_fields`` says which fields' may be shown all the same. What is for the public never shows them.
    ``limit`` entries after the first ``offset``.
    """
    rows = _newest_first(public_only=public_only).filter(subject=subject)
    page = rows[offset : None if limit is None else offset + limit]
    return in_words(page, show_personal=show_personal and not public_only, shown_fields=shown_fields)


def entries_saying(text: str) -> list[int]:
    """The entries of which a personal value, not erased yet, holds that text."""
    found = PersonalValue.objects.filter(erased_by=None, value__icontains=text)
    return sorted(set(found.values_list("entry_id", flat=True)))


def recent(limit: int, *, public_only: bool = False, without: Collection[str] = ()) -> tuple[HistoryEntry, ...]:
    """The last changes of all, newest first; those of the actions in ``without`` are left out."""
    rows = _newest_first(public_only=public_only)
    return in_words((rows.exclude(action__in=without) if without else rows)[:limit], show_personal=False)


def seals(name_prefix: str = "") -> tuple[Seal, ...]:
    """The seals, oldest first; a name sealed again with a reason is there more than once."""
    rows = Entry.objects.filter(action=SEALED).order_by("sequence")
    found = (_seal(row) for row in rows)
    return tuple(each for each in found if each.name.startswith(name_prefix))


def seal_of(name: str) -> Seal | None:
    """The last seal of a name, or None."""
    row = Entry.objects.filter(action=SEALED, subject=subject_key("seal", name)).order_by("-sequence").first()
    return _seal(row) if row else None


def _seal(row: Entry) -> Seal:
    body = json.loads(row.body)
    return Seal(
        name=row.subject.partition(":")[2],
        content_digest=body["changes"][0]["after"],
        at=row.at,
        actor=row.actor,
        reason=body["reason"],
        head=Head(row.sequence, row.digest),
    )


def _newest_first(*, public_only: bool) -> QuerySet[Entry]:
    rows = Entry.objects.order_by("-sequence")
    return rows.filter(public=True) if public_only else rows
