"""The virus scanner's word on each file."""

import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from faro.evidence import store
from faro.evidence.domain.scanning import Verdict, scan
from faro.evidence.models import Evidence
from faro.evidence.services.subjects import JOB, key_of
from faro.ledger.api import Change, record

logger = logging.getLogger(__name__)
BATCH = 50


def scan_command() -> list[str]:
    """The command of ``FARO_VIRUS_SCAN``; empty where no scanner was set up."""
    return list(getattr(settings, "VIRUS_SCAN_COMMAND", ()))


def first_scan_state() -> str:
    """What a new file waits for."""
    return Evidence.ScanState.PENDING if scan_command() else Evidence.ScanState.UNSCANNED


def scan_file(*, evidence: Evidence) -> Evidence:
    """Ask the scanner about a file, outside any transaction. Without an answer the file stays as it is."""
    command = scan_command()
    if not command or evidence.disposed_at is not None:
        return evidence
    result = scan(store.original_path(evidence.sha256), command)
    if result.verdict is Verdict.UNKNOWN:
        logger.error("the virus scanner gave no answer: %s", result.detail)
        return evidence
    return _note(evidence, result.verdict.value, result.detail)


@transaction.atomic
def _note(evidence: Evidence, state: str, detail: str) -> Evidence:
    before, evidence.scan_state = evidence.scan_state, state
    evidence.scan_detail, evidence.scanned_at = detail, timezone.now()
    evidence.save(update_fields=["scan_state", "scan_detail", "scanned_at"])
    if state != before:
        record(
            actor=JOB,
            action="evidence.file_scanned",
            subject=key_of(evidence),
            changes=[Change("scan_state", before, state)],
            reason=detail,
            public=evidence.is_public,
        )
    return evidence


def scan_pending() -> dict[str, int]:
    """Ask about the files that wait. Gives how many came out in each state."""
    counts: dict[str, int] = {}
    if scan_command():
        for evidence in Evidence.objects.filter(scan_state=Evidence.ScanState.PENDING, disposed_at=None)[:BATCH]:
            state = scan_file(evidence=evidence).scan_state
            counts[state] = counts.get(state, 0) + 1
    return counts
