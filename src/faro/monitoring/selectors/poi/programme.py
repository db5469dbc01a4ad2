"""The POI and its programme, in a bounded number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Count, QuerySet, Sum

from faro.monitoring.domain.poi.stages import APPROVED, PIA, REPROGRAMMED, OpenStage, open_stage
from faro.monitoring.models import Activity, PlannedMonth, Poi, UnitReport
from faro.monitoring.selectors.closing.closed import closed_months

MonthFacts = tuple[int | None, int | None]
"""Physical in millionths and financial in céntimos."""

StageKey = tuple[str, int]
"""The stage, and the number of the reprogramming (0 elsewhere)."""


def poi(plan_code: str, year: int) -> Poi | None:
    """The POI of a plan and year, or None."""
    return Poi.objects.select_related("plan").filter(plan__code=plan_code, year=year).first()


def pois() -> QuerySet[Poi]:
    """Every POI, the last year first."""
    return Poi.objects.select_related("plan")


def activities_of(poi: Poi, unit: str | None = None) -> QuerySet[Activity]:
    """Its activities in order; ``unit``: those of one cost centre."""
    found = Activity.objects.filter(poi=poi)
    return found if unit is None else found.filter(unit=unit)


def open_stage_of(poi: Poi) -> OpenStage | None:
    """The stage that is open for writing: at most four queries."""
    numbers = dict(poi.reprogrammings.values_list("number", "approved_at"))
    waiting = [number for number, approved in numbers.items() if approved is None]
    return open_stage(
        poi.state,
        reprogramming=waiting[0] if waiting else None,
        ever_reprogrammed=bool(numbers),
        reported=UnitReport.objects.filter(poi=poi).exists(),
        closed=closed_months(poi),
    )


def sheet_revision(poi: Poi, unit: str) -> int:
    """A number that differs once anything on the unit's sheet has changed."""
    found = activities_of(poi, unit).aggregate(changes=Sum("revision"), rows=Count("id"))
    return int(found["changes"] or 0) * 1000 + int(found["rows"])


def stages_of(activity_ids: Collection[int]) -> dict[int, dict[StageKey, dict[int, MonthFacts]]]:
    """Every stage of these activities: activity → (stage, version) → month → figures. One query."""
    found: dict[int, dict[StageKey, dict[int, MonthFacts]]] = defaultdict(lambda: defaultdict(dict))
    rows = PlannedMonth.objects.filter(activity_id__in=activity_ids).values_list(
        "activity_id", "stage", "version", "month", "physical", "financial"
    )
    for activity, stage, version, month, physical, financial in rows:
        found[activity][stage, version][month] = (physical, financial)
    return {activity: dict(stages) for activity, stages in found.items()}


def programme_in_force(activity_ids: Iterable[int]) -> dict[int, dict[int, tuple[int | None, int | None, str, int]]]:
    """What counts now, by activity and month: physical, financial, stage and version. Two queries.

    The last approved reprogramming that touches the activity; else the stage consistent with the budget; else the
    approved one. All months of an activity are of the same stage.
    """
    ids = list(activity_ids)
    stages = stages_of(ids)
    approved = _approved_versions(ids)
    found: dict[int, dict[int, tuple[int | None, int | None, str, int]]] = {}
    for activity in ids:
        key = in_force_key(stages.get(activity, {}), approved.get(activity, frozenset()))
        if key is not None:
            months = stages[activity][key]
            found[activity] = {month: (*facts, *key) for month, facts in sorted(months.items())}
    return found


def in_force_key(stages: Mapping[StageKey, object], approved: Collection[int]) -> StageKey | None:
    """Which of an activity's stages counts. ``approved``: the numbers of the approved reprogrammings."""
    numbers = [version for stage, version in stages if stage == REPROGRAMMED and version in approved]
    if numbers:
        return REPROGRAMMED, max(numbers)
    return next((key for key in ((PIA, 0), (APPROVED, 0)) if key in stages), None)


def approved_numbers(poi: Poi) -> frozenset[int]:
    """The numbers of its approved reprogrammings."""
    return frozenset(poi.reprogrammings.filter(approved_at__isnull=False).values_list("number", flat=True))


def _approved_versions(ids: Collection[int]) -> dict[int, frozenset[int]]:
    rows = Activity.objects.filter(id__in=ids, poi__reprogrammings__approved_at__isnull=False)
    found: dict[int, set[int]] = defaultdict(set)
    for activity, number in rows.values_list("id", "poi__reprogrammings__number"):
        found[activity].add(number)
    return {activity: frozenset(numbers) for activity, numbers in found.items()}
