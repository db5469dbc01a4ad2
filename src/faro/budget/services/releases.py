"""The life of a release: begun, in force, replaced by the next one of the same year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

from faro.budget.domain.remarks import Kind, Remark
from faro.budget.models import Release, RowRemark
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record, subject_key

BATCH = 1_000
_ADVISORY_LOCK = 0x50524553  # «PRES»
_KEPT_CUT = timedelta(days=7)
"""How long an import that was cut waits to go on."""

_UNIT_DIGITS = 6


class BadUnitCode(FaroError):
    """The code is none of an executing unit."""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file to import, where it is and what whoever gave it calls it. ``passing``: nobody can bring it again."""

    path: Path
    called: str = ""
    passing: bool = False

    @property
    def name(self) -> str:
        """Its name, as long as is kept; signs that no text holds are shown as such."""
        return (self.called or self.path.name).encode(errors="backslashreplace").decode()[:255]

    @property
    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size


@dataclass(frozen=True, slots=True)
class Imported:
    """The release in force afterwards, and whether this import made it."""

    release: Release
    written: bool


def unit_code(given: str) -> str:
    """The six digits of an executing unit, zeros in front included. Raises :class:`BadUnitCode`."""
    bare = given.strip()
    if not (bare.isascii() and bare.isdigit() and len(bare) <= _UNIT_DIGITS):
        raise BadUnitCode(_("«{unit}» no es el código de una unidad ejecutora: son seis cifras.").format(unit=given))
    return bare.zfill(_UNIT_DIGITS)


def begin(*, actor: Actor, workshop: str, facts: dict[str, Any]) -> Release:
    """A release that is being imported; one that was cut before, in the same workshop, goes on."""
    now = timezone.now()
    Release.objects.filter(state=Release.State.IMPORTING, started_at__lt=now - _KEPT_CUT).delete()
    release, _made = Release.objects.update_or_create(
        workshop=workshop,
        state=Release.State.IMPORTING,
        defaults={**facts, "started_at": now, "imported_by": actor.key},
    )
    return release


def forget(release: Release) -> None:
    """Leave no trace of an import that took nothing."""
    release.delete()


def in_force(origin: str, unit: str, year: int, scope: str = "") -> Release | None:
    """The release that counts."""
    found = Release.objects.filter(origin=origin, unit=unit, year=year, scope=scope, state=Release.State.READY)
    return found.first()


def wait_for_others() -> None:
    """One import at a time writes. SQLite queues every writer by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK])


def keep_remarks(release: Release, remarks: Iterable[Remark]) -> None:
    """Keep what is said of the rows, and count it: rows in quarantine once each, every warning."""
    rows: set[int] = set()
    kept: list[RowRemark] = []
    for remark in remarks:
        if remark.kind is Kind.QUARANTINED:
            rows.add(remark.line)
        else:
            release.warnings += 1
        kept.append(
            RowRemark(
                release=release,
                kind=remark.kind.value,
                code=remark.code,
                line=remark.line,
                column=remark.column[:120],
                value=remark.value,
                raw=remark.raw,
            )
        )
    release.rows_quarantined = len(rows)
    RowRemark.objects.bulk_create(kept, batch_size=BATCH)


def put_in_force(*, actor: Actor, release: Release, reason: str, changes: Iterable[Change]) -> None:
    """Make a release the one that counts; the one before is kept, and counts no more."""
    assert release.year is not None  # noqa: S101  callers have found the year
    before = in_force(release.origin, release.unit, release.year, release.scope)
    if before is not None:
        before.state = Release.State.SUPERSEDED
        before.save(update_fields=["state"])
    release.state = Release.State.READY
    release.ready_at = timezone.now()
    release.save()
    record(
        actor=actor,
        action="budget.release_imported",
        subject=subject_key("budget", release.unit, str(release.year)),
        changes=[
            Change("file_name", before.file_name if before else None, release.file_name),
            Change("sha256", before.sha256 if before else None, release.sha256),
            *([Change("scope", None, release.scope)] if release.scope else []),
            Change("rows_taken", before.rows_taken if before else None, release.rows_taken),
            Change("rows_quarantined", before.rows_quarantined if before else None, release.rows_quarantined),
            Change("warnings", before.warnings if before else None, release.warnings),
            *changes,
        ],
        reason=reason,
    )
