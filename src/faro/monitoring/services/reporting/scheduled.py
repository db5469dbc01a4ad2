"""What is done without being asked: opening what is owed, reminding of it, forgetting the marks of old changes."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import term
from faro.ledger.api import Actor
from faro.monitoring.domain.reporting.states import FILLABLE
from faro.monitoring.models import IndicatorReport, Poi, Receipt, ReportingPeriod, UnitReport
from faro.monitoring.services.reporting import mail
from faro.monitoring.services.reporting.calendar import set_calendar
from faro.monitoring.services.reporting.measuring import open_measures
from faro.monitoring.services.reporting.opening import open_reports

JOB = Actor("job:monitoring.reports")
BEFORE, AGAIN, KEPT = "monitoring.remind_before", "monitoring.remind_again", "monitoring.keep_receipts"
REACH = timedelta(days=400)
"""Periods that ended longer ago are opened by hand only: an installation that begins does not owe the past."""


def open_what_is_owed(*, now: datetime) -> int:
    """Open every month, half-year and year that has ended, of each POI in force. Gives how many reports are new."""
    today, opened = timezone.localdate(now), 0
    for poi in Poi.objects.exclude(state=Poi.State.FORMULATION).select_related("plan"):
        for period in set_calendar(actor=JOB, year=poi.year):
            if not today - REACH < period.ends < today:
                continue
            if period.kind == ReportingPeriod.Kind.MONTH:
                opened += len(open_reports(actor=JOB, poi=poi, period=period))
            elif poi.plan.first_year <= poi.year <= poi.plan.last_year:
                opened += len(open_measures(actor=JOB, plan=poi.plan, period=period))
    return opened


@transaction.atomic
def remind(*, now: datetime) -> int:
    """Put into the digest what is about to fall due and what has; each report once a day at most. Gives how many."""
    today = timezone.localdate(now)
    before, pause = (timedelta(days=term(code, today).days) for code in (BEFORE, AGAIN))
    reminded = 0
    for rows in (UnitReport.objects.select_related("poi__plan"), IndicatorReport.objects.select_related("plan")):
        waiting = rows.select_related("period").filter(
            state__in=FILLABLE, imported=False, first_sent_at=None, due__lte=today + before
        )
        for report in waiting:
            if _is_time(report.due, report.reminded_on, today, before, pause):
                mail.tell_fillers(report, mail.OVERDUE if report.due < today else mail.DUE_SOON)
                type(report).objects.filter(pk=report.pk).update(reminded_on=today)
                reminded += 1
    return reminded


def _is_time(due: date, last: date | None, today: date, before: timedelta, pause: timedelta) -> bool:
    """Once as the day comes near, on the day, on the day after, and then after each pause."""
    if last is None or last < due - before:
        return True
    if today <= due:
        return today == due and last < due
    return last <= due or today >= last + pause


def forget_receipts(*, now: datetime) -> int:
    """Forget the marks of changes that no browser can still be sending. Gives how many."""
    return Receipt.objects.filter(received_at__lt=now - timedelta(days=term(KEPT).days)).delete()[0]
