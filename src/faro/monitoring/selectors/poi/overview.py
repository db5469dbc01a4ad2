"""The POI of a year unit by unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from faro.directory.api import unit_labels
from faro.kernel.text import _
from faro.monitoring.models import Poi, Reprogramming
from faro.monitoring.selectors.poi.programme import activities_of, open_stage_of
from faro.monitoring.selectors.poi.sheets import shown_months


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What a unit has in the POI. ``incomplete``: activities that cannot be evaluated yet."""

    code: str
    name: str
    activities: int
    without_action: int
    incomplete: int
    financial: int


def unit_lines(poi: Poi) -> tuple[UnitLine, ...]:
    """Every unit with activities, by code. A bounded number of queries."""
    labels = unit_labels()
    incomplete = Q(action=None) | Q(name="") | Q(measure="")
    counts = (
        activities_of(poi)
        .exclude(unit="")
        .order_by()
        .values("unit")
        .annotate(count=Count("id"), without=Count("id", filter=Q(action=None)), bad=Count("id", filter=incomplete))
    )
    money = _money(poi)
    return tuple(
        UnitLine(
            each["unit"],
            labels.get(each["unit"], each["unit"]),
            each["count"],
            each["without"],
            each["bad"],
            money.get(each["unit"], 0),
        )
        for each in counts.order_by("unit")
    )


def stage_words(pois: Sequence[Poi]) -> dict[int, str]:
    """Where each POI stands, by its number: the reprogramming in force, else its stage. One query."""
    approved = Reprogramming.objects.filter(poi__in=pois, approved_at__isnull=False)
    in_force = dict(approved.values_list("poi").annotate(last=Max("number")).order_by())
    words = _("Reprogramado (N.º {number})")
    return {
        each.pk: words.format(number=in_force[each.pk]) if each.pk in in_force else str(each.get_state_display())
        for each in pois
    }


def _money(poi: Poi) -> dict[str, int]:
    activities = list(activities_of(poi))
    months = shown_months(poi, activities, open_stage_of(poi))
    found: dict[str, int] = {}
    for each in activities:
        amount = sum(figures[1] or 0 for figures in months.get(each.pk, {}).values())
        found[each.unit] = found.get(each.unit, 0) + amount
    return found
