"""Three stages of a programme, none of which overwrites another."""

from datetime import date

import pytest
from tests.monitoring.poi.conftest import ACTOR

from faro.ledger.api import history
from faro.monitoring.api import (
    ActivityRow,
    approve,
    approve_reprogramming,
    drop_reprogramming,
    link_budget,
    make_consistent,
    make_poi,
    open_reprogramming,
    programme_in_force,
    reprogram_month,
    save_activities,
)
from faro.monitoring.models import Activity, BudgetLink, Poi
from faro.monitoring.selectors.poi.links import goals_of
from faro.monitoring.selectors.poi.programme import stages_of
from faro.monitoring.services.poi.making import PoiRefused

UNIT = "03.01.01"
ON = date(2025, 12, 30)
SWEEP = ActivityRow(
    name="Barrido de calles",
    action="AEI.01.01",
    measure="Kilómetro",
    physical={1: 10_000_000, 2: 20_000_000},
    financial={1: 100_000, 2: 200_000},
)


@pytest.fixture
def poi(demo: Poi) -> Poi:
    """One in formulation, with an activity."""
    made = make_poi(actor=ACTOR, plan_code=demo.plan.code, year=2026)
    save_activities(actor=ACTOR, poi=made, unit=UNIT, rows=[SWEEP])
    return made


@pytest.fixture
def sweep(poi: Poi) -> Activity:
    return Activity.objects.get(poi=poi)


def in_force(activity: Activity) -> dict[int, tuple[int | None, int | None, str, int]]:
    return programme_in_force([activity.pk])[activity.pk]


def test_an_activity_gets_a_number_of_faro_until_ceplan_gives_one(sweep: Activity) -> None:
    assert sweep.code == "NUEVA-2026-0001"


def test_approving_closes_the_first_stage(poi: Poi, sweep: Activity) -> None:
    approve(actor=ACTOR, poi=poi, instrument="R.A. 1-2025", on=ON)

    with pytest.raises(PoiRefused, match="reprogramación"):
        save_activities(actor=ACTOR, poi=poi, unit=UNIT, rows=[SWEEP])
    with pytest.raises(PoiRefused, match="ya fue aprobado"):
        approve(actor=ACTOR, poi=poi, instrument="R.A. 2-2025", on=ON)


def test_each_stage_keeps_its_figures(poi: Poi, sweep: Activity) -> None:
    approve(actor=ACTOR, poi=poi, instrument="R.A. 1-2025", on=ON)
    make_consistent(actor=ACTOR, poi=poi, on=ON)
    adjusted = ActivityRow(code=sweep.code, name="no cambia", physical={1: 11_000_000})
    save_activities(actor=ACTOR, poi=poi, unit=UNIT, rows=[adjusted])
    first = open_reprogramming(actor=ACTOR, poi=poi, motive="Llegó menos canon")
    reprogram_month(actor=ACTOR, reprogramming=first, activity=sweep, physical={2: 5_000_000})
    before_approval = in_force(sweep)
    approve_reprogramming(actor=ACTOR, reprogramming=first, instrument="R.A. 3-2026", instrument_date=ON)
    second = open_reprogramming(actor=ACTOR, poi=poi, motive="Se recuperó")
    reprogram_month(actor=ACTOR, reprogramming=second, activity=sweep, physical={1: 1_000_000})

    assert stages_of([sweep.pk])[sweep.pk] == {
        ("approved", 0): {1: (10_000_000, 100_000), 2: (20_000_000, 200_000)},
        ("pia", 0): {1: (11_000_000, 100_000), 2: (20_000_000, 200_000)},
        ("reprogrammed", 1): {1: (11_000_000, 100_000), 2: (5_000_000, 200_000)},
        ("reprogrammed", 2): {1: (1_000_000, 100_000), 2: (5_000_000, 200_000)},
    }
    assert before_approval[2] == (20_000_000, 200_000, "pia", 0)
    assert in_force(sweep) == {
        1: (11_000_000, 100_000, "reprogrammed", 1),
        2: (5_000_000, 200_000, "reprogrammed", 1),
    }
    assert Activity.objects.get(pk=sweep.pk).name == "Barrido de calles"


def test_only_one_reprogramming_is_open_and_it_can_be_dropped(poi: Poi, sweep: Activity) -> None:
    approve(actor=ACTOR, poi=poi, instrument="R.A. 1-2025", on=ON)
    with pytest.raises(PoiRefused, match="todavía no"):
        open_reprogramming(actor=ACTOR, poi=poi, motive="x")
    make_consistent(actor=ACTOR, poi=poi, on=ON)
    first = open_reprogramming(actor=ACTOR, poi=poi, motive="x")
    with pytest.raises(PoiRefused, match="abierta"):
        open_reprogramming(actor=ACTOR, poi=poi, motive="y")
    with pytest.raises(PoiRefused, match="no cambia nada"):
        approve_reprogramming(actor=ACTOR, reprogramming=first, instrument="R.A.", instrument_date=ON)

    drop_reprogramming(actor=ACTOR, reprogramming=first, reason="Se pensó mejor")

    assert history(f"poi:{poi.plan.code}/2026")[0].what == "Dejó sin efecto una reprogramación"
    assert open_reprogramming(actor=ACTOR, poi=poi, motive="z").number == 1


def test_nothing_programmed_cannot_be_approved(demo: Poi) -> None:
    empty = make_poi(actor=ACTOR, plan_code=demo.plan.code, year=2027)

    with pytest.raises(PoiRefused, match="Nada está programado"):
        approve(actor=ACTOR, poi=empty, instrument="R.A.", on=ON)


def test_a_bad_row_leaves_all_as_it_was(poi: Poi) -> None:
    good = ActivityRow(name="Poda", physical={1: 1_000_000})

    with pytest.raises(PoiRefused, match=r"AEI\.99"):
        save_activities(actor=ACTOR, poi=poi, unit=UNIT, rows=[good, ActivityRow(name="Riego", action="AEI.99")])

    assert Activity.objects.filter(poi=poi).count() == 1


def test_the_shares_of_a_goal_never_pass_the_whole(poi: Poi, sweep: Activity) -> None:
    other = save_activities(actor=ACTOR, poi=poi, unit=UNIT, rows=[ActivityRow(name="Poda")])[0]
    link_budget(actor=ACTOR, activity=sweep, sec_func="12", share=700_000)
    with pytest.raises(PoiRefused, match=r"queda 30 % por repartir: con 30\.0001 %"):
        link_budget(actor=ACTOR, activity=other, sec_func="0012", share=300_001)
    link_budget(actor=ACTOR, activity=other, sec_func="0012", share=300_000)
    link_budget(actor=ACTOR, activity=sweep, sec_func="0012", share=600_000)

    (goal,) = goals_of(poi)
    assert (goal.sec_func, goal.shared, goal.left) == ("0012", 900_000, 100_000)
    assert BudgetLink.objects.count() == 2


@pytest.mark.parametrize(("code", "share"), [("doce", 1), ("", 1), ("0012", 0), ("0012", 1_000_001)])
def test_a_link_says_a_goal_and_a_share(poi: Poi, sweep: Activity, code: str, share: int) -> None:
    with pytest.raises(PoiRefused):
        link_budget(actor=ACTOR, activity=sweep, sec_func=code, share=share)
