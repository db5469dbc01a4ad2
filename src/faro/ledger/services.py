"""Adding to the chain: the only writer."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from faro.kernel.text import _
from faro.ledger.domain.body import complete, draft
from faro.ledger.domain.chain import DIGEST, START, canonical, digest_of, personal_digest, written
from faro.ledger.domain.entry import Actor, Change, Head, JsonValue, LedgerError, subject_key
from faro.ledger.models import Entry, PersonalValue
from faro.ledger.selectors import SEALED, head, seal_of

_ADVISORY_LOCK = 0x4641524F  # «FARO»: one writer at a time where the database would allow several

_AT_ONCE = 500

_Personal = list[tuple[str, str, str]]
"""Digest, salt and value."""


class NothingToErase(LedgerError):
    """No personal value, not erased yet, is there."""


class AlreadySealed(LedgerError):
    """The name is sealed with another content."""


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
    public pages change with it. Call it inside the transaction of the change itself, so that both are kept or neither;
    and last in it, for from here on the others who write wait. ``reason`` is kept for good: no personal value in it.
    Raises :class:`ValueError` or :class:`TypeError` for what could not be kept exactly.
    """
    body = draft(actor=actor, action=action, subject=subject, changes=changes, reason=reason, public=public)
    return _append(body, changes)


@transaction.atomic
def record_each(*, actor: Actor, action: str, subjects: Sequence[tuple[str, Sequence[Change]]]) -> None:
    """Add an entry for each of many subjects with its changes, in that order: the same as :func:`record` of each, in a
    few statements. Raises as it does.
    """
    bodies = [
        (draft(actor=actor, action=action, subject=subject, changes=changes, reason="", public=False), changes)
        for subject, changes in subjects
    ]
    if bodies:
        _append_all(bodies)


@transaction.atomic
def erase(*, actor: Actor, reason: str, subject: str = "", entries: Sequence[int] = ()) -> Head:
    """Erase the personal values in the history of a subject, or in some entries of it, and record that.

    Values and salts are emptied, so that nobody can tell any more what the digests stood for; the chain still
    verifies. Copies of the database made before still hold them. Raises :class:`NothingToErase`, and
    :class:`LedgerError` without a reason.
    """
    if not reason.strip():
        raise LedgerError(_("Diga por qué se borran los datos personales."))
    _queue_behind_other_writers()
    chosen = _erasable(subject, entries)
    digests = sorted(chosen.values_list("digest", flat=True))
    if not digests:
        raise NothingToErase(_("No hay datos personales por borrar."))
    about = subject or _common_subject(entries)
    body = draft(actor=actor, action="ledger.erased", subject=about, changes=(), reason=reason, public=False)
    done = _append({**body, "erased": digests}, ())
    overwrite_what_is_erased()
    chosen.erase(erased_by=done.sequence)
    return done


@transaction.atomic
def seal(*, actor: Actor, name: str, content_digest: str, reason: str = "") -> Head:
    """Record the SHA-256 of something closed: a period, a publication. Sealing the same again changes nothing.

    Raises :class:`AlreadySealed` where the name is sealed with another content and no reason is given, and
    :class:`ValueError` for what is no digest.
    """
    if not DIGEST.fullmatch(content_digest):
        raise ValueError(f"no SHA-256 in lower-case hexadecimal: {content_digest!r}")
    _queue_behind_other_writers()
    last = seal_of(name)
    if last is not None and last.content_digest == content_digest:
        return last.head
    if last is not None and not reason.strip():
        raise AlreadySealed(
            _("«{name}» ya se selló con otro contenido. Si se corrigió, diga el motivo.").format(name=name)
        )
    before = last.content_digest if last else None
    return record(
        actor=actor,
        action=SEALED,
        subject=subject_key("seal", name),
        changes=[Change("content_digest", before, content_digest)],
        reason=reason,
        public=True,
    )


def _append(body: Mapping[str, Any], changes: Sequence[Change]) -> Head:
    return _append_all([(body, changes)])


def _append_all(bodies: Sequence[tuple[Mapping[str, Any], Sequence[Change]]]) -> Head:
    """Add at least one, each chained to the one before."""
    _queue_behind_other_writers()
    last = head() or Head(0, START)
    entries: list[Entry] = []
    values: list[PersonalValue] = []
    for body, changes in bodies:
        kept, personal = _personal_apart(changes)
        entry = _entry(body, kept, last)
        entries.append(entry)
        values += (
            PersonalValue(digest=digest, entry=entry, salt=salt, value=value) for digest, salt, value in personal
        )
        last = Head(entry.sequence, entry.digest)
    Entry.objects.bulk_create(entries, batch_size=_AT_ONCE)
    PersonalValue.objects.bulk_create(values, batch_size=_AT_ONCE)
    return last


def _entry(body: Mapping[str, Any], kept: list[dict[str, JsonValue]], last: Head) -> Entry:
    sequence, at = last.sequence + 1, datetime.now(UTC)
    text = canonical(complete(body, sequence=sequence, at=at, changes=kept))
    return Entry(
        sequence=sequence,
        at=at,
        actor=body["actor"],
        role=body["role"],
        action=body["action"],
        subject=body["subject"],
        public=body["public"],
        body=text,
        previous=last.digest,
        digest=digest_of(last.digest, text),
    )


def _queue_behind_other_writers() -> None:
    """Wait for the writer before. SQLite needs nothing: each transaction takes its only write lock as it begins."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK])


def overwrite_what_is_erased() -> None:
    """Before rows with personal data go: have SQLite write zeros over what it frees, and empty its log after.

    PostgreSQL frees it with its next vacuum.
    """
    if connection.vendor == "sqlite":
        _pragma("secure_delete = ON")
        transaction.on_commit(lambda: _pragma("wal_checkpoint(TRUNCATE)"))


def _pragma(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {statement}")


def _erasable(subject: str, entries: Sequence[int]) -> Any:
    chosen = PersonalValue.objects.filter(erased_by=None)
    if subject:
        chosen = chosen.filter(entry__subject=subject)
    elif not entries:
        raise ValueError("say of which subject or entries")
    return chosen.filter(entry__in=entries) if entries else chosen


def _common_subject(entries: Sequence[int]) -> str:
    subjects = set(Entry.objects.filter(sequence__in=entries).values_list("subject", flat=True))
    return subjects.pop() if len(subjects) == 1 else subject_key("ledger", "entries")


def _personal_apart(changes: Sequence[Change]) -> tuple[list[dict[str, JsonValue]], _Personal]:
    kept: list[dict[str, JsonValue]] = []
    personal: _Personal = []
    for change in changes:
        before, after = change.before, change.after
        if change.personal:
            before, after = (_digested(value, personal) for value in (before, after))
        kept.append({"field": change.field, "before": before, "after": after, "personal": change.personal})
    return kept, personal


def _digested(value: JsonValue, personal: _Personal) -> JsonValue:
    if value is None:
        return None
    salt, text = secrets.token_hex(32), written(value)
    digest = personal_digest(salt, text)
    personal.append((digest, salt, text))
    return digest
