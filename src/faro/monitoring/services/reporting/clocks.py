"""The terms of review: one runs while a report is to be checked, another while it is to be released."""

from django.utils import timezone

from faro.catalogs.api import calendar, start_clock
from faro.monitoring.domain.reporting import states
from faro.monitoring.services.reporting.locking import Report
from faro.workflow.clock import Clock, ClockState
from faro.workflow.clock_record import from_record, to_record

TERMS = {states.CHECK: "monitoring.check", states.RELEASE: "monitoring.release"}


def clock_of(report: Report, stage: str) -> Clock | None:
    """The term of a stage, if it ever began."""
    kept = report.clocks.get(stage)
    return from_record(kept) if kept else None


def begin(report: Report, stage: str) -> None:
    """The term begins, or runs on where an observation had stopped it; one that ended begins anew."""
    today, running = timezone.localdate(), clock_of(report, stage)
    stopped = running is not None and running.is_suspended
    clock = running.resumed(today) if running is not None and stopped else start_clock(TERMS[stage], today)
    report.clocks = {**report.clocks, stage: to_record(clock)}


def stop(report: Report, stage: str, reason: str) -> None:
    """The term stands still until what was observed is mended. One that has run out gains nothing by it."""
    running = clock_of(report, stage)
    today, days = timezone.localdate(), calendar()
    if running is None or running.is_suspended or running.state(today, days) is ClockState.OVERDUE:
        return
    report.clocks = {**report.clocks, stage: to_record(running.suspended(today, calendar=days, reason=reason))}
