"""Adding to the chain: the only writer."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import connection, transaction

from faro.ledger.domain.chain import START, canonical, digest_of, personal_digest
from faro.ledger.domain.entry import Actor, Change, Head, JsonValue
from faro.ledger.models import Entry, PersonalValue

_ADVISORY_LOCK = 0x4641524F  # «FARO»: one writer at a time where the database would allow several


@transaction.atomic
def record(
    *,
    actor: Actor,
    action: str,
    subject: str,
    changes: Sequence[Change] = (),
    reason: str = "",
    public: bool = False,
) -> Head:
    """Add one entry and give the new head of the chain.

    ``action`` is a stable dotted code (``plans.target_changed``). ``public``: citizens may read this entry, and the
    public pages change with it. Call it inside the transaction of the change itself, so that both are kept or neither.
    """
    _queue_behind_other_writers()
    last = Entry.objects.order_by("-sequence").only("sequence", "digest").first()
    previous, sequence = (last.digest, last.sequence + 1) if last else (START, 1)
    at = datetime.now(UTC)
    kept, personal = _personal_apart(changes)
    body = canonical(
        {
            "sequence": sequence,
            "at": at.isoformat(),
            "actor": actor.key,
            "role": actor.role,
            "action": action,
            "subject": subject,
            "public": public,
            "reason": reason,
            "changes": kept,
        }
    )
    entry = Entry.objects.create(
        sequence=sequence,
        at=at,
        actor=actor.key,
        role=actor.role,
        action=action,
        subject=subject,
        public=public,
        body=body,
        previous=previous,
        digest=digest_of(previous, body),
    )
    PersonalValue.objects.bulk_create(
        PersonalValue(digest=digest, entry=entry, salt=salt, value=value) for digest, salt, value in personal
    )
    return Head(entry.sequence, entry.digest)


def _queue_behind_other_writers() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK])


def _personal_apart(changes: Sequence[Change]) -> tuple[list[dict[str, JsonValue]], list[tuple[str, str, str]]]:
    kept: list[dict[str, JsonValue]] = []
    personal: list[tuple[str, str, str]] = []
    for change in changes:
        before, after = change.before, change.after
        if change.personal:
            before, after = (_digested(value, personal) for value in (before, after))
        kept.append({"field": change.field, "before": before, "after": after, "personal": change.personal})
    return kept, personal


def _digested(value: JsonValue, personal: list[tuple[str, str, str]]) -> JsonValue:
    if value is None:
        return None
    salt = secrets.token_hex(32)
    digest = personal_digest(salt, str(value))
    personal.append((digest, salt, str(value)))
    return digest
