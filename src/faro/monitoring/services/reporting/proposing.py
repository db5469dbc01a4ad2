"""What the records of a register say of an indicator, kept beside what a person writes. It replaces nothing."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from faro.monitoring.domain.reporting.states import FILLABLE
from faro.monitoring.models import IndicatorReport
from faro.monitoring.ports import Measured, measured
from faro.monitoring.selectors.closing import is_closed_for

PROPOSED = (
    "proposed_numerator",
    "proposed_denominator",
    "proposed_value",
    "proposed_why",
    "proposed_at",
    "proposed_records",
    "proposed_trail",
)


def said_of(report: IndicatorReport) -> Measured | None:
    """What the records say now of what the report measures; None where no measure feeds it."""
    return measured(report.plan.code, report.indicator, report.period.starts, report.period.ends)


def note_proposal(report: IndicatorReport) -> Measured | None:
    """Set the proposal of a report to what the records say now; who calls saves ``PROPOSED``."""
    said = said_of(report)
    if said is not None:
        report.proposed_numerator, report.proposed_denominator = said.numerator, said.denominator
        report.proposed_value, report.proposed_why = said.value, said.why
        report.proposed_records, report.proposed_trail = said.records, said.trail
        report.proposed_at = timezone.now()
    return said


def renew_proposals(*, now: datetime) -> int:
    """Ask the records again for every measurement that still waits to be sent. Gives how many they answered."""
    today, renewed = timezone.localdate(now), 0
    waiting = IndicatorReport.objects.filter(state__in=FILLABLE, imported=False, period__ends__lt=today)
    for key in list(waiting.order_by("pk").values_list("pk", flat=True)):
        renewed += _renew(key)
    return renewed


@transaction.atomic
def _renew(key: int) -> bool:
    rows = IndicatorReport.objects.select_for_update(of=("self",)).select_related("plan", "period")
    report = rows.get(pk=key)
    if report.state not in FILLABLE or is_closed_for(report.plan, report.period) or note_proposal(report) is None:
        return False
    report.save(update_fields=PROPOSED)
    return True
