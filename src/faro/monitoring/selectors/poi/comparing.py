"""The stages of the POI side by side."""

from dataclasses import dataclass

from faro.directory.api import unit_labels
from faro.monitoring.domain.poi.stages import APPROVED, PIA, REPROGRAMMED
from faro.monitoring.models import Activity, Poi
from faro.monitoring.selectors.poi.programme import MonthFacts, StageKey, activities_of, stages_of


@dataclass(frozen=True, slots=True)
class StageTotals:
    """The year of an activity in one stage. ``physical``: the months' sum in millionths; ``changed``: against the
    stage before it. None where the stage says nothing of the activity."""

    physical: int | None
    financial: int | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """An activity with its year in each stage."""

    activity: Activity
    unit_name: str
    stages: tuple[StageTotals | None, ...]

    @property
    def changed(self) -> bool:
        """Whether any stage differs from the one before it."""
        return any(stage.changed for stage in self.stages if stage)


def stage_keys(poi: Poi) -> tuple[StageKey, ...]:
    """The stages a POI has: approved, consistent, and each reprogramming by number."""
    numbers = poi.reprogrammings.order_by("number").values_list("number", flat=True)
    return ((APPROVED, 0), (PIA, 0), *((REPROGRAMMED, number) for number in numbers))


def compared(poi: Poi, unit: str | None = None) -> tuple[Compared, ...]:
    """Every activity with its year in each stage, in a bounded number of queries."""
    activities = list(activities_of(poi, unit))
    stages = stages_of([each.pk for each in activities])
    keys = stage_keys(poi)
    labels = unit_labels()
    return tuple(
        Compared(each, labels.get(each.unit, each.unit), _totals(stages.get(each.pk, {}), keys)) for each in activities
    )


def _totals(held: dict[StageKey, dict[int, MonthFacts]], keys: tuple[StageKey, ...]) -> tuple[StageTotals | None, ...]:
    found: list[StageTotals | None] = []
    before: dict[int, MonthFacts] | None = None
    for key in keys:
        months = held.get(key)
        if months is None:
            found.append(None)
            continue
        changed = before is not None and months != before
        found.append(StageTotals(_sum(months, 0), _sum(months, 1), changed))
        before = months
    return tuple(found)


def _sum(months: dict[int, MonthFacts], side: int) -> int | None:
    figures = [figure for facts in months.values() if (figure := facts[side]) is not None]
    return sum(figures) if figures else None
