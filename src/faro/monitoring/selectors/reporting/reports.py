"""Reports: one of them for who may see it, and those that wait for someone."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from faro.directory.api import Access, people_who_may_each
from faro.kernel.periods import parse_period
from faro.kernel.text import _
from faro.monitoring.domain.reporting import states
from faro.monitoring.models import Figure, IndicatorReport, ReportingPeriod, UnitReport
from faro.monitoring.selectors.reporting.hands import reviewers_of

VIEW = "monitoring.view"
Owed = TypeVar("Owed", UnitReport, IndicatorReport)


def all_reports() -> QuerySet[UnitReport]:
    """Every report with what its name needs."""
    return UnitReport.objects.select_related("poi__plan", "period")


def report_for(access: Access, plan: str, period: str, unit: str, permission: str = VIEW) -> UnitReport:
    """The report, for someone whose permission reaches its unit. Raises :class:`Http404`, :class:`PermissionDenied`."""
    access.require(permission)
    found = all_reports().filter(poi__plan__code=plan, unit=unit, **_month(period)).first()
    if found is None:
        raise Http404(_("No hay ese reporte."))
    if not access.may(permission, found.unit):
        raise PermissionDenied(permission)
    return found


def _month(code: str) -> dict[str, object]:
    try:
        named = parse_period(code)
    except ValueError:
        raise Http404(_("No hay ese periodo.")) from None
    if named.first_month != named.last_month:
        raise Http404(_("No hay ese mes."))
    kind = ReportingPeriod.Kind.MONTH
    return {"period__kind": kind, "period__year": named.year, "period__number": named.first_month}


def figure_named(plan: str, period: str, activity: str) -> Figure | None:
    """What was reported of an activity in a month, or None."""
    try:
        month = _month(period)
    except Http404:
        return None
    named = {f"report__{name}": value for name, value in month.items()}
    rows = Figure.objects.filter(report__poi__plan__code=plan, activity__code=activity, **named)
    return rows.select_related("report", "activity").first()


def reports_owed_by(access: Access) -> list[UnitReport]:
    """What this person has to fill and send, the nearest deadline first.

    The reports of their unit, and of units below it that have nobody of their own to fill.
    """
    waiting = all_reports().filter(state__in=states.FILLABLE, imported=False)
    return mine_of(access, states.MAY_FILL, waiting.order_by("due", "unit"))


def mine_of(access: Access, permission: str, waiting: QuerySet[Owed]) -> list[Owed]:
    """Those whose unit looks to this person for it: nobody nearer to the unit may do it."""
    if not access.may(permission):
        return []
    reach = access.grants[permission]
    found = waiting if reach is None else waiting.filter(unit__in=reach)
    rows = list(found)
    if not rows:
        return []
    able = people_who_may_each(permission, {each.unit for each in rows})
    mine = {unit for unit, people in able.items() if any(person.key == access.person_key for person in people)}
    return [each for each in rows if each.unit in mine]


def reports_to_check_by(access: Access) -> list[UnitReport]:
    """What waits for this person's eyes as head of a unit, or of one above it where its own head wrote it."""
    waiting = _reachable(access, states.MAY_CHECK, states.SENT)
    return reviewed_by(access, list(waiting), states.MAY_CHECK)


def reports_to_release_by(access: Access) -> list[UnitReport]:
    """What was checked and waits to be released, by this person too."""
    waiting = _reachable(access, states.MAY_RELEASE, states.CHECKED)
    mine = f"person:{access.person_key}"
    return [each for each in waiting if mine not in (*each.fillers, each.checked_by)]


def _reachable(access: Access, permission: str, state: str) -> QuerySet[UnitReport]:
    if not access.may(permission):
        return UnitReport.objects.none()
    reach = access.grants[permission]
    within = Q() if reach is None else Q(unit__in=reach)
    return all_reports().filter(within, state=state).order_by("sent_at", "unit")


def reviewed_by(access: Access, waiting: list[Owed], permission: str) -> list[Owed]:
    """Those of which this person is the one to review them."""
    able = reviewers_of(waiting, permission)
    return [each for each in waiting if any(person.key == access.person_key for person in able[each.pk])]


def may_review(access: Access, report: UnitReport, permission: str) -> bool:
    """Whether this person may check or release it: with the permission there, and none of it in their own hand."""
    hands = {*report.fillers, *([report.checked_by] if permission == states.MAY_RELEASE else [])}
    return access.may(permission, report.unit) and access.actor.key not in hands
