"""Closing a month or a year: from then on nothing of it changes, except by an adjustment."""

from collections.abc import Sequence

from django.db import transaction

from faro.kernel.errors import FaroError
from faro.kernel.listing import joined
from faro.kernel.text import _
from faro.ledger.api import Actor
from faro.monitoring.models import ClosedPeriod, IndicatorReport, Poi, ReportingPeriod, UnitReport
from faro.monitoring.selectors.closing.readiness import Readiness, readiness, spoken
from faro.monitoring.services.closing.sealing import keep_closing


class NotReadyToClose(FaroError):
    """All that speaks against closing, at once."""

    def __init__(self, found: Readiness) -> None:
        self.readiness = found
        super().__init__(" ".join([*found.obstacles, *_about_missing(found)]))


def _about_missing(found: Readiness) -> Sequence[str]:
    if not found.missing:
        return ()
    codes = list(dict.fromkeys(spoken(each.what) for each in found.missing))
    sentence = _("Sin liberar: {what}. Escriba el motivo para cerrar sin ellos; quedarán sin dato (S.I.).")
    return (sentence.format(what=joined(codes)),)


@transaction.atomic
def close_period(*, actor: Actor, poi: Poi, period: ReportingPeriod, reason: str = "") -> ClosedPeriod:
    """Seal a month or the year as it stands.

    ``reason``: why it is closed although something was not released; what is missing stays without a figure. Reports
    are locked first, so that whoever is writing one is either in the seal or told that it is closed. Raises
    :class:`NotReadyToClose`.
    """
    poi = Poi.objects.select_for_update(of=("self",)).select_related("plan").get(pk=poi.pk)
    _lock_reports(poi, period)
    found = readiness(poi, period)
    why = reason.strip()
    if not found.closable or (found.missing and not why):
        raise NotReadyToClose(found)
    missing = [each.as_data() for each in found.missing]
    return keep_closing(actor=actor, poi=poi, period=period, missing=missing, reason=why)


def _lock_reports(poi: Poi, period: ReportingPeriod) -> None:
    if period.kind == ReportingPeriod.Kind.MONTH:
        reports = UnitReport.objects.filter(poi=poi, period=period)
    else:
        reports = UnitReport.objects.filter(poi=poi)
        measures = IndicatorReport.objects.filter(plan=poi.plan, period__year=poi.year)
        list(measures.order_by("pk").select_for_update().values_list("pk"))
    list(reports.order_by("pk").select_for_update().values_list("pk"))
