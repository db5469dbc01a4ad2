"""A made-up year is loaded whole, and only where everybody can see that it is made up."""

from datetime import date

import pytest
from tests.workspace.year import YearWorld, year_world  # noqa: F401  pytest finds the fixture by its name

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, recent
from faro.monitoring.api import YearFacts, load_synthetic_year, make_poi
from faro.monitoring.models import BudgetLink, ClosedPeriod, Figure, Observation, PlannedMonth, UnitReport

pytestmark = pytest.mark.django_db
SOMEONE = Actor("command:prueba")
NOTHING = YearFacts(
    source="x",
    place="x",
    instrument="x",
    approved_on=date(2022, 4, 1),
    consistent_on=date(2022, 12, 1),
    activities=(),
    planned=(),
    reprogrammings=(),
    links=(),
    reports=(),
)


def test_no_real_year_takes_steps_with_days_of_the_past(year_world: YearWorld) -> None:  # noqa: F811
    poi = make_poi(actor=SOMEONE, plan_code=year_world.world.plan, year=2024)

    with pytest.raises(FaroError, match="marcado como sintético"):
        load_synthetic_year(actor=SOMEONE, poi=poi, year=NOTHING)


def test_nor_one_that_has_activities_already(year_world: YearWorld) -> None:  # noqa: F811
    with pytest.raises(FaroError, match="vacío"):
        load_synthetic_year(actor=SOMEONE, poi=year_world.poi, year=NOTHING)


def test_everything_that_was_made_is_there_and_marked(year_world: YearWorld) -> None:  # noqa: F811
    year, poi = year_world.year, year_world.poi

    assert poi.synthetic
    assert poi.activities.filter(source="sintetico-2023").count() == len(year.activities)
    assert PlannedMonth.objects.filter(activity__poi=poi, source="sintetico-2023").count() == len(year.months)
    assert UnitReport.objects.filter(poi=poi).count() == len(year.reports)
    assert Figure.objects.filter(report__poi=poi).exclude(source="sintetico-2023").count() == 0
    assert BudgetLink.objects.filter(activity__poi=poi).count() == len(year.links)
    assert Observation.objects.count() == sum(each.observation is not None for each in year.reports)


def test_reports_stand_where_the_year_left_them(year_world: YearWorld) -> None:  # noqa: F811
    for each in year_world.year.reports:
        found = UnitReport.objects.get(poi=year_world.poi, unit=each.unit, period__number=each.month)
        waits = each.observation is not None and each.observation.mended_on is None
        if each.released_on:
            assert found.state == "released"
        elif each.checked_on:
            assert found.state == "checked"
        elif each.sent_on:
            assert found.state == ("observed" if waits else "sent")
        else:
            assert found.state == "draft"
        assert (found.first_sent_at is None) == (each.sent_on is None)


def test_three_months_are_closed_and_the_history_says_that_none_of_it_happened(year_world: YearWorld) -> None:  # noqa: F811
    closed = ClosedPeriod.objects.filter(poi=year_world.poi).values_list("period__number", flat=True)

    assert sorted(closed) == [1, 2, 3]
    assert any("sintético" in entry.what.casefold() for entry in recent(200))
