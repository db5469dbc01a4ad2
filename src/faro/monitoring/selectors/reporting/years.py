"""Which year's POI a page of the follow-up is about."""

from faro.monitoring.models import Poi, UnitReport
from faro.monitoring.selectors.poi.programme import pois


def chosen_poi(wanted: str) -> tuple[Poi | None, list[Poi]]:
    """The POI of the year asked for, else the last with reports, else the last; and all that are no longer formulated.

    The next year is approved while this one is still reported: taken by default, it would leave every page empty.
    """
    years = list(pois().exclude(state=Poi.State.FORMULATION))
    asked = next((each for each in years if str(each.year) == wanted), None)
    return asked or _last_reported(years) or next(iter(years), None), years


def _last_reported(years: list[Poi]) -> Poi | None:
    reported = set(UnitReport.objects.filter(poi__in=years).values_list("poi", flat=True).distinct())
    return next((each for each in years if each.pk in reported), None)
