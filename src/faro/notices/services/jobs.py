"""Running what is due, never twice at once."""

import logging
import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from faro.kernel.text import _
from faro.ledger.api import Actor, record, subject_key
from faro.notices.domain.schedule import Job, next_run
from faro.notices.models import JobState
from faro.notices.registry import registered_jobs

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobResult:
    """What a run of a job came to: its sentence, or the error."""

    code: str
    label: str
    succeeded: bool
    outcome: str


def run_due(now: datetime) -> tuple[JobResult, ...]:
    """Run each registered job whose time has come and that nobody is running. One failing job stops no other."""
    results = (_run_if_free(job, now, only_due=True) for job in registered_jobs())
    return tuple(result for result in results if result is not None)


def run_now(*, actor: Actor, job: Job, now: datetime) -> JobResult | None:
    """Run a job before its time; None if it is running already."""
    record(actor=actor, action="notices.job_started_by_hand", subject=subject_key("job", job.code))
    return _run_if_free(job, now, only_due=False)


def _run_if_free(job: Job, now: datetime, *, only_due: bool) -> JobResult | None:
    _ensure_row(job, now)
    holder = _take_lease(job, now, only_due=only_due)
    return _run(job, now, holder) if holder else None


def _ensure_row(job: Job, now: datetime) -> None:
    """A job never seen before is due at once, unless it has an hour of its own."""
    if JobState.objects.filter(pk=job.code).exists():
        return
    first = now if job.every is not None else next_run(job, now, timezone.get_default_timezone())
    try:
        with transaction.atomic():
            JobState.objects.create(code=job.code, next_run=first)
    except IntegrityError:
        logger.debug("another process was first to note the job %s", job.code)


def _take_lease(job: Job, now: datetime, *, only_due: bool) -> str:
    """One conditional update decides who runs the job; gives the holder's token, or nothing."""
    holder = secrets.token_hex(16)
    free = JobState.objects.filter(Q(lease_until=None) | Q(lease_until__lt=now), pk=job.code)
    if only_due:
        free = free.filter(next_run__lte=now)
    taken = free.update(lease_holder=holder, lease_until=now + job.lease, started_at=now)
    return holder if taken else ""


def _run(job: Job, now: datetime, holder: str) -> JobResult:
    try:
        succeeded, outcome = True, job.run(now)
    except Exception as error:
        logger.exception("job %s failed", job.code)
        succeeded, outcome = False, f"{type(error).__name__}: {error}"
    JobState.objects.filter(pk=job.code, lease_holder=holder).update(
        lease_holder="",
        lease_until=None,
        finished_at=timezone.now(),
        succeeded=succeeded,
        outcome=outcome[:300],
        next_run=next_run(job, now, timezone.get_default_timezone()),
    )
    return JobResult(job.code, job.label, succeeded, outcome or _("sin novedad"))
