"""What a released measurement leaves in the plan, and takes back when it turns out wrong."""

from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.monitoring.models import IndicatorReport, ReportingPeriod
from faro.plans.api import Seen, measurement, record_measurement, remove_row


def publish_measure(actor: Actor, report: IndicatorReport) -> None:
    """Write the measurement of a whole year into the plan; that of a half-year stays with its report."""
    if report.period.kind != ReportingPeriod.Kind.YEAR:
        return
    plan, period = report.plan.code, report.period.code
    known = measurement(plan, report.indicator, period)
    parts = {"numerator": report.numerator, "denominator": report.denominator}
    whole = None not in parts.values()
    record_measurement(
        actor=actor,
        plan_code=plan,
        values={
            "indicator": report.indicator,
            "period": period,
            **(parts if whole else {"numerator": None, "denominator": None}),
            "value": report.value,
            "measured_on": report.period.ends,
        },
        seen=Seen((report.indicator, period), known.revision) if known else None,
        reason=_("Medición liberada por {unit}").format(unit=report.unit),
    )


def withdraw_measure(actor: Actor, report: IndicatorReport) -> None:
    """Take it out of the plan until it is released again: what is observed counts nowhere.

    A row that says something else by now was written by somebody else, and stays.
    """
    if report.period.kind != ReportingPeriod.Kind.YEAR:
        return
    plan, period = report.plan.code, report.period.code
    known = measurement(plan, report.indicator, period)
    if known is None or known.value != report.value:
        return
    remove_row(
        actor=actor,
        plan_code=plan,
        table="measurements",
        seen=Seen((report.indicator, period), known.revision),
        reason=_("Medición observada después de liberarse"),
    )
