"""The list of POIs says where each stands now."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.monitoring.poi.conftest import ACTOR

from faro.monitoring.api import approve_reprogramming, make_poi, open_reprogramming, reprogram_month
from faro.monitoring.models import Activity, Poi
from faro.monitoring.selectors.poi.overview import stage_words

Enter = Callable[[str], Client]


def reprogram(poi: Poi, *, approved: bool) -> None:
    made = open_reprogramming(actor=ACTOR, poi=poi, motive="Lluvias")
    activity = Activity.objects.filter(poi=poi)[0]
    reprogram_month(actor=ACTOR, reprogramming=made, activity=activity, physical={12: 99_000_000})
    if approved:
        approve_reprogramming(actor=ACTOR, reprogramming=made, instrument="R.A. 9", instrument_date=date(2025, 7, 1))


def test_it_names_the_last_approved_reprogramming(demo: Poi, signed_in: Enter) -> None:
    # The package brings one that is approved.
    assert stage_words([demo]) == {demo.pk: "Reprogramado (N.º 1)"}
    reprogram(demo, approved=True)
    reprogram(demo, approved=False)

    page = signed_in("control").get(reverse("monitoring:poi_list")).content.decode()

    assert "Reprogramado (N.º 2)" in page
    assert "Consistente con el PIA" not in page


def test_without_a_reprogramming_it_is_the_stage(demo: Poi) -> None:
    demo.reprogrammings.all().delete()
    fresh = make_poi(actor=ACTOR, plan_code=demo.plan.code, year=2026)
    assert stage_words([demo, fresh]) == {demo.pk: "Consistente con el PIA", fresh.pk: "En formulación"}


@pytest.mark.usefixtures("demo")
def test_a_long_list_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pois = list(Poi.objects.all()) * 3
    with django_assert_num_queries(1):
        stage_words(pois)
