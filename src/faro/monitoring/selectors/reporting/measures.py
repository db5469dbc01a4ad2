"""Measurements of indicators: one of them for who may see it, and those that wait for someone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from faro.directory.api import Access, unit_labels
from faro.kernel.text import _
from faro.monitoring.domain.reporting import states
from faro.monitoring.domain.reporting.departing import departs, difference
from faro.monitoring.domain.reporting.keys import measure_key
from faro.monitoring.domain.reporting.progress import share
from faro.monitoring.domain.reporting.timing import Timing, timing
from faro.monitoring.models import Clash, IndicatorReport, Observation, ReportingPeriod
from faro.monitoring.ports import Measured, measured
from faro.monitoring.selectors.reporting.reports import VIEW, mine_of, reviewed_by
from faro.plans.api import indicators_of, targets_in_force


@dataclass(frozen=True, slots=True)
class MeasureSheet:
    """A measurement and what stands beside it: the target in force that year and the factor of the ficha."""

    report: IndicatorReport
    unit_name: str
    name: str
    measure: str
    calculation: str
    factor: int | None
    target: int | None
    records: Measured | None
    clashes: tuple[Clash, ...]
    observations: tuple[Observation, ...]
    timing: Timing

    @property
    def key(self) -> str:
        """The measurement's key in the history."""
        return measure_key(self.report.plan.code, self.report.period.code, self.report.indicator)

    @property
    def state_words(self) -> str:
        """The state as a reader sees it."""
        return states.STATES.label(self.report.state)

    @property
    def parts_share(self) -> float | None:
        """The first part as percentage points of the second; None without both."""
        return share(self.report.numerator, self.report.denominator)

    @property
    def departs(self) -> bool:
        """Whether the unit says something else than the records."""
        return departs(self.report) and self.report.value is not None

    @property
    def difference(self) -> int | None:
        """What the unit says less what the records say, in millionths."""
        return difference(self.report)

    @property
    def can_be_filled(self) -> bool:
        """Whether the unit holds it."""
        return self.report.state in states.FILLABLE and not self.report.imported


def all_measures() -> QuerySet[IndicatorReport]:
    """Every measurement with what its name needs."""
    return IndicatorReport.objects.select_related("plan", "period")


def measure_for(access: Access, plan: str, period: str, indicator: str, permission: str = VIEW) -> IndicatorReport:
    """The measurement, for someone whose permission reaches its unit. Raises as :func:`report_for`."""
    access.require(permission)
    found = measure_report(plan, period, indicator)
    if found is None:
        raise Http404(_("No hay esa medición."))
    if not access.may(permission, found.unit):
        raise PermissionDenied(permission)
    return found


def measure_report(plan: str, period: str, indicator: str) -> IndicatorReport | None:
    """The measurement, whoever asks; None where there is none."""
    rows = all_measures().filter(plan__code=plan, indicator=indicator).exclude(period__kind=ReportingPeriod.Kind.MONTH)
    return next((each for each in rows if each.period.code == period), None)


def measures_owed_by(access: Access) -> list[IndicatorReport]:
    """What this person has to measure and send, the nearest deadline first."""
    waiting = all_measures().filter(state__in=states.FILLABLE, imported=False).order_by("due", "unit", "indicator")
    return mine_of(access, states.MAY_FILL, waiting)


def measures_to_review_by(access: Access, permission: str) -> list[IndicatorReport]:
    """What waits to be checked or released by this person."""
    if not access.may(permission):
        return []
    reach = access.grants[permission]
    within = Q() if reach is None else Q(unit__in=reach)
    state = states.SENT if permission == states.MAY_CHECK else states.CHECKED
    waiting = all_measures().filter(within, state=state).order_by("sent_at", "indicator")
    if permission == states.MAY_RELEASE:
        own = access.actor.key
        return [each for each in waiting if own not in (*each.fillers, each.checked_by)]
    return reviewed_by(access, list(waiting), permission)


def measure_sheets_of(reports: Sequence[IndicatorReport]) -> list[MeasureSheet]:
    """Several measurements: the fichas and targets of each plan are read once."""
    plans = {each.plan.code for each in reports}
    fichas = {(plan, row.code): row for plan in plans for row in indicators_of(plan)}
    years = {(each.plan.code, each.period.year) for each in reports}
    targets = {key: targets_in_force(*key) for key in years}
    clashes: dict[int, list[Clash]] = defaultdict(list)
    for clash in Clash.objects.filter(measure__in=reports, settled_at=None):
        clashes[clash.measure_id or 0].append(clash)
    observed: dict[int, list[Observation]] = defaultdict(list)
    for said in Observation.objects.filter(measure__in=reports):
        observed[said.measure_id or 0].append(said)
    labels, today = unit_labels(), timezone.localdate()
    found = []
    for each in reports:
        ficha = fichas.get((each.plan.code, each.indicator))
        target = targets[each.plan.code, each.period.year].get(each.indicator)
        sent = timezone.localdate(each.first_sent_at) if each.first_sent_at else None
        found.append(
            MeasureSheet(
                report=each,
                unit_name=labels.get(each.unit, each.unit),
                name=ficha.name if ficha else each.indicator,
                measure=(ficha.measure or "") if ficha else "",
                calculation=(ficha.calculation or "") if ficha else "",
                factor=ficha.multiplier if ficha else None,
                target=target.value if target else None,
                records=_said_of(each),
                clashes=tuple(clashes[each.pk]),
                observations=tuple(observed[each.pk]),
                timing=timing(each.due, sent, today),
            )
        )
    return found


def _said_of(report: IndicatorReport) -> Measured | None:
    """What the records say now, while somebody fills it; once sent, the report has it."""
    if report.state not in states.FILLABLE or report.imported:
        return None
    return measured(report.plan.code, report.indicator, report.period.starts, report.period.ends)
