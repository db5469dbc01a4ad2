"""Which year the pages of the follow-up show."""

from tests.monitoring.reporting.world import World

from faro.monitoring.models import Poi
from faro.monitoring.selectors.reporting.years import chosen_poi


def test_the_next_year_once_approved_does_not_hide_the_one_that_is_reported(made: World) -> None:
    reported = made.report.poi
    coming = Poi.objects.create(plan=reported.plan, year=reported.year + 1, state=Poi.State.APPROVED)
    Poi.objects.create(plan=reported.plan, year=reported.year + 2, state=Poi.State.FORMULATION)

    assert chosen_poi("") == (reported, [coming, reported])
    assert chosen_poi(str(coming.year))[0] == coming
    assert chosen_poi("mil")[0] == reported


def test_without_reports_the_last_year_is_shown(made: World) -> None:
    plan, year = made.report.poi.plan, made.report.poi.year
    Poi.objects.filter(pk=made.report.poi.pk).update(state=Poi.State.FORMULATION)
    coming = Poi.objects.create(plan=plan, year=year + 1, state=Poi.State.APPROVED)

    assert chosen_poi("")[0] == coming
