"""Keeping a file: looked at first, then written whole, then known to the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from faro.evidence import store
from faro.evidence.domain.copies import CopyKind, ImageCopy, copies_of
from faro.evidence.domain.names import safe_name
from faro.evidence.domain.retention import retention_classes
from faro.evidence.domain.sniffing import sniff
from faro.evidence.domain.types import FileType, name_disagrees
from faro.evidence.limits import file_limits
from faro.evidence.models import Evidence
from faro.evidence.services.links import link_file
from faro.evidence.services.scanning import first_scan_state
from faro.evidence.services.subjects import key_of
from faro.ledger.api import Actor, Change, record


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A file that may be kept, and what will be kept with it."""

    content: bytes
    sha256: str
    name: str
    kept_as: FileType
    copies: Mapping[CopyKind, ImageCopy]


def store_file(  # noqa: PLR0913 the contract between rooms
    *,
    actor: Actor,
    content: bytes,
    name: str,
    unit: str,
    about: Sequence[str] = (),
    note: str = "",
    retention: str = "",
) -> Evidence:
    """Keep a file and say what it is about. The same content again is the same file, with the new links added.

    The bytes are on disk before the row exists, so that no row ever points at nothing; bytes without a row are swept
    later. Raises :class:`~faro.evidence.domain.refusals.FileRefused` for what may not be kept.
    """
    prepared = _prepare(content, name)
    _write(prepared)
    with transaction.atomic():
        evidence = _row(prepared, actor, unit, note, retention)
        for subject in about:
            link_file(actor=actor, evidence=evidence, subject=subject, unit=unit)
    return evidence


def _prepare(content: bytes, name: str) -> _Prepared:
    limits = file_limits()
    clean = safe_name(name)
    kept_as = sniff(content, clean, limits)
    copies = copies_of(content, kept_as.image, limits) if kept_as.image else {}
    return _Prepared(content, store.digest_of(content), clean, kept_as, copies)


def _write(prepared: _Prepared) -> None:
    store.keep(store.original_path(prepared.sha256), prepared.content)
    for kind, copy in prepared.copies.items():
        store.keep(store.copy_path(prepared.sha256, kind), copy.content)


def _row(prepared: _Prepared, actor: Actor, unit: str, note: str, retention: str) -> Evidence:
    now = timezone.now()
    shown = prepared.copies.get(CopyKind.DISPLAY)
    evidence, created = Evidence.objects.select_for_update().get_or_create(
        sha256=prepared.sha256,
        defaults={
            "size": len(prepared.content),
            "media_type": prepared.kept_as.media_type,
            "name": prepared.name,
            "name_disagrees": name_disagrees(prepared.name, prepared.kept_as),
            "width": shown.width if shown else None,
            "height": shown.height if shown else None,
            "unit": unit,
            "note": note,
            "added_at": now,
            "added_by": actor.key,
            "scan_state": first_scan_state(),
            "retention": retention or retention_classes()[0].code,
            "wanted_at": now,
        },
    )
    if created or evidence.disposed_at is not None:
        _note_kept(evidence, actor, note, again=not created)
    if not created:
        _want_again(evidence)
    return evidence


def _want_again(evidence: Evidence) -> None:
    """A file that had been disposed of comes back under its own row, to be examined anew."""
    if evidence.disposed_at is not None:
        evidence.disposed_at, evidence.scan_state = None, first_scan_state()
    evidence.wanted_at = timezone.now()
    evidence.save(update_fields=["disposed_at", "wanted_at", "scan_state"])


def _note_kept(evidence: Evidence, actor: Actor, note: str, *, again: bool) -> None:
    record(
        actor=actor,
        action="evidence.file_stored_again" if again else "evidence.file_stored",
        subject=key_of(evidence),
        changes=[Change("file_name", None, evidence.name), Change("file_size", None, evidence.size)],
        reason=note,
    )
