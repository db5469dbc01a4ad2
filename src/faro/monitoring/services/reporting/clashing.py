"""Choosing between two values that two people wrote at once."""

from django.db import transaction
from django.utils import timezone

from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change, record
from faro.monitoring.domain.reporting.fields import as_kept, from_kept
from faro.monitoring.domain.reporting.keys import measure_key, report_key
from faro.monitoring.models import Clash, Figure, IndicatorReport, UnitReport
from faro.monitoring.services.reporting.locking import locked, note_filler, refuse_unless_fillable
from faro.monitoring.services.reporting.saving import rows_like


@transaction.atomic
def settle_clash(*, actor: Actor, clash: Clash, take_other: bool) -> Clash:
    """Leave the value that stayed, or take the one that was kept apart. Raises :class:`FaroError` if it is settled.

    Whoever chooses decides what the report says, either way: they are one of those who filled it, and check none of it.
    """
    report = locked(_report_of(clash))
    refuse_unless_fillable(report)
    clash = Clash.objects.select_for_update(of=("self",)).select_related("figure__activity").get(pk=clash.pk)
    if clash.settled_at is not None:
        raise FaroError(_("Otra persona ya eligió entre los dos valores."))
    row: Figure | IndicatorReport = clash.figure if clash.figure is not None else report  # type: ignore[assignment]
    before = as_kept(getattr(row, clash.field))
    if take_other:
        values = {clash.field: from_kept(clash.field, clash.other)}
        filled = {"filled_at": timezone.now(), "filled_by": actor.key}
        rows_like(row).update(**values, **filled)
    note_filler(report, actor)
    clash.settled_at, clash.settled_by = timezone.now(), actor.key
    clash.save(update_fields=["settled_at", "settled_by"])
    report.revision += 1
    report.save(update_fields=["revision", "fillers"])
    code = clash.figure.activity.code if clash.figure else clash.field
    after = clash.other if take_other else before
    change = Change(f"chosen/{code}", clash.other if not take_other else before, after)
    record(actor=actor, action="monitoring.clash_settled", subject=_key_of(report), changes=[change])
    return clash


def _report_of(clash: Clash) -> UnitReport | IndicatorReport:
    if clash.figure is not None:
        return clash.figure.report
    if clash.measure is None:
        raise ValueError(f"a clash over nothing: {clash.pk}")
    return clash.measure


def _key_of(report: UnitReport | IndicatorReport) -> str:
    if isinstance(report, UnitReport):
        return report_key(report.poi.plan.code, report.period.code, report.unit)
    return measure_key(report.plan.code, report.period.code, report.indicator)
