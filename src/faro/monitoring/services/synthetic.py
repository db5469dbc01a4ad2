"""Loading a made-up year at once, with the days its steps were taken. Only into a POI that says it is synthetic."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from faro.catalogs.api import calendar, start_clock
from faro.kernel.errors import FaroError
from faro.kernel.text import _
from faro.ledger.api import Actor, Change
from faro.monitoring.domain.reporting import states
from faro.monitoring.domain.synthetic import FigureFacts, ObservationFacts, ReportFacts, YearFacts
from faro.monitoring.models import (
    Activity,
    BudgetLink,
    Extension,
    Figure,
    Observation,
    PlannedMonth,
    Poi,
    ReportingPeriod,
    Reprogramming,
    UnitReport,
)
from faro.monitoring.services.poi.history import record_poi
from faro.monitoring.services.reporting.reviewing import MEND

_AT_ONCE = 900
_HOUR = time(11, 0)


class NotSynthetic(FaroError):
    """Steps with days of the past may only be loaded into a year that is marked as made up."""


@transaction.atomic
def load_synthetic_year(*, actor: Actor, poi: Poi, year: YearFacts) -> None:
    """Fill an empty synthetic POI whose calendar is set: activities, stages, links, and reports in their states.

    Nobody is told by mail, and the history says it in one entry: none of it happened. Raises :class:`NotSynthetic` for
    a POI that is not marked as synthetic or has activities already.
    """
    poi = Poi.objects.select_for_update(of=("self",)).select_related("plan").get(pk=poi.pk)
    if not poi.synthetic or poi.activities.exists():
        raise NotSynthetic(_("Solo se carga un año sintético en un POI vacío y marcado como sintético."))
    activities = _activities(poi, year)
    _programme(poi, year, activities)
    BudgetLink.objects.bulk_create(
        (BudgetLink(activity=activities[each.activity], sec_func=each.sec_func, share=each.share))
        for each in year.links
    )
    _reports(poi, year, activities)
    poi.state, poi.instrument = Poi.State.CONSISTENT, year.instrument
    poi.approved_on, poi.consistent_on = year.approved_on, year.consistent_on
    poi.save(update_fields=["state", "instrument", "approved_on", "consistent_on"])
    loaded = [Change("activities", None, len(activities)), Change("reports", None, len(year.reports))]
    record_poi(actor, poi, "synthetic_year_loaded", loaded, _("Datos sintéticos"))


def _activities(poi: Poi, year: YearFacts) -> dict[str, Activity]:
    made = [
        Activity(
            poi=poi,
            code=each.code,
            name=each.name,
            kind=each.kind,
            action=each.action,
            unit=each.unit,
            measure=each.measure,
            aggregation=each.aggregation,
            priority=each.priority,
            cui=each.cui,
            ubigeo=each.ubigeo,
            active=True,
            approved=True,
            source=year.source,
            place=year.place,
            note=each.note or None,
            position=position,
        )
        for position, each in enumerate(year.activities, 1)
    ]
    Activity.objects.bulk_create(made, _AT_ONCE)
    return {each.code: each for each in Activity.objects.filter(poi=poi)}


def _programme(poi: Poi, year: YearFacts, activities: Mapping[str, Activity]) -> None:
    Reprogramming.objects.bulk_create(
        Reprogramming(
            poi=poi,
            number=each.number,
            motive=each.motive,
            instrument=each.instrument,
            instrument_date=each.on,
            approved_at=_moment(each.on),
            approved_by="",
        )
        for each in year.reprogrammings
    )
    PlannedMonth.objects.bulk_create(
        (
            PlannedMonth(
                activity=activities[each.activity],
                stage=each.stage,
                version=each.version,
                month=each.month,
                physical=each.physical,
                financial=each.financial,
                source=year.source,
                place=year.place,
            )
            for each in year.planned
        ),
        _AT_ONCE,
    )


def _reports(poi: Poi, year: YearFacts, activities: Mapping[str, Activity]) -> None:
    months = ReportingPeriod.objects.filter(year=poi.year, kind=ReportingPeriod.Kind.MONTH)
    periods = {each.number: each for each in months}
    later = {(each.period_id, each.unit): each.due for each in Extension.objects.filter(period__in=periods.values())}
    for facts in year.reports:
        period = periods[facts.month]
        granted = [later[key] for key in ((period.pk, ""), (period.pk, facts.unit)) if key in later]
        report = _report(poi, period, facts, max([period.due, *granted]))
        report.save()
        figures = Figure.objects.bulk_create(
            _figure(report, activities[each.activity], each, year, facts) for each in facts.figures
        )
        of_activity = {figure.activity_id: figure for figure in figures}
        Observation.objects.bulk_create(
            _observation(report, of_activity[activities[each.activity].pk], each, facts) for each in facts.observations
        )


def _report(poi: Poi, period: ReportingPeriod, facts: ReportFacts, due: date) -> UnitReport:
    filler, checker, releaser = facts.hands
    begun = any(each.physical is not None or each.financial is not None for each in facts.figures)
    return UnitReport(
        poi=poi,
        period=period,
        unit=facts.unit,
        due=due,
        state=_state(facts),
        first_sent_at=_moment(facts.sent_on),
        sent_at=_moment(facts.sent_on),
        sent_by=filler if facts.sent_on else "",
        checked_at=_moment(facts.checked_on),
        checked_by=checker if facts.checked_on else "",
        released_at=_moment(facts.released_on),
        released_by=releaser if facts.released_on else "",
        fillers=[filler] if begun else [],
    )


def _state(facts: ReportFacts) -> str:
    return next(_states(facts))


def _states(facts: ReportFacts) -> Iterator[str]:
    """The last step that was taken first."""
    if facts.released_on:
        yield states.RELEASED
    if facts.checked_on:
        yield states.CHECKED
    if any(each.mended_on is None for each in facts.observations):
        yield states.OBSERVED
    yield states.SENT if facts.sent_on else states.DRAFT


def _figure(report: UnitReport, activity: Activity, facts: FigureFacts, year: YearFacts, of: ReportFacts) -> Figure:
    told = facts.physical is not None or facts.financial is not None
    return Figure(
        report=report,
        activity=activity,
        physical=facts.physical,
        financial=facts.financial,
        explanation=facts.explanation,
        obstacle=facts.obstacle,
        filled_at=report.sent_at if told else None,
        filled_by=of.hands[0] if told else "",
        source=year.source,
        place=year.place,
        position=activity.position,
    )


def _observation(report: UnitReport, figure: Figure, facts: ObservationFacts, of: ReportFacts) -> Observation:
    mended = None if facts.mended_on is None else _moment_of(facts.mended_on)
    return Observation(
        report=report,
        figure=figure,
        text=facts.text,
        due=start_clock(MEND, facts.made_on).due(calendar()),
        made_at=_moment_of(facts.made_on),
        made_by=of.hands[1],
        mended_at=mended,
        mended_by=of.hands[0] if mended else "",
        reply=facts.reply,
    )


def _moment(day: date | None) -> datetime | None:
    return None if day is None else _moment_of(day)


def _moment_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _HOUR))
