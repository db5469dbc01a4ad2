"""What to look at again in a programme as it is entered: warnings with reasons, never refusals."""

from collections.abc import Iterator, Mapping, Sequence

from faro.matching.alignment import ActionTexts
from faro.monitoring.domain.consistency_facts import (
    ActivityFacts,
    LastYear,
    Settings,
    Warning_,
    default_settings,
)
from faro.monitoring.domain.consistency_months import copied_warnings, month_warnings, pia_warnings
from faro.monitoring.domain.consistency_texts import action_warnings, duplicate_warnings, routine_warnings

__all__ = ["ActionTexts", "ActivityFacts", "LastYear", "Settings", "Warning_", "default_settings", "warnings_of"]


def warnings_of(
    activities: Sequence[ActivityFacts],
    actions: Sequence[ActionTexts],
    pia_by_unit: Mapping[str, int],
    settings: Settings | None = None,
) -> tuple[Warning_, ...]:
    """Every warning: those of units first, then activity by activity in the order given.

    ``pia_by_unit``: code of the unit to céntimos; units that are not in it are not held against a PIA. Pass all
    activities of a unit for its sum to mean something, and those of all units to find near duplicates.
    """
    limits = settings or default_settings()
    ordered = tuple(actions)
    places = {activity.code: place for place, activity in reversed(list(enumerate(activities)))}
    single = (found for activity in activities for found in _of_one(activity, ordered, limits))
    of_activities = (*single, *duplicate_warnings(activities, limits))
    return (
        *pia_warnings(activities, pia_by_unit, limits),
        *sorted(of_activities, key=lambda found: places[found.subject]),
    )


def _of_one(activity: ActivityFacts, actions: tuple[ActionTexts, ...], settings: Settings) -> Iterator[Warning_]:
    """What can be said of an activity by itself. Without a name only its months can be examined."""
    if activity.name.strip():
        if actions:
            yield from action_warnings(activity, actions, settings)
        yield from routine_warnings(activity)
        yield from copied_warnings(activity)
    yield from month_warnings(activity, settings)
