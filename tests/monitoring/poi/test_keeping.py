"""The tables of a package become rows and come back the same."""

from collections import Counter
from dataclasses import replace

import polars as pl
import pytest
from django.utils import timezone
from tests.monitoring.poi.conftest import ACTOR

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history
from faro.monitoring.models import Activity, Adjustment, Figure, PlannedMonth, Poi, Reprogramming, UnitReport
from faro.monitoring.services.poi.keeping import PoiKeeper
from faro.package.model import Package
from faro.plans.api import Decisions, hand_over_tables, import_package, package_digest, package_of
from faro.plans.models import StoredTable

KEEPER = PoiKeeper()


def edited(package: Package, **tables: pl.DataFrame) -> Package:
    return replace(package, tables={**package.tables, **tables})


def again(package: Package, *, remove: bool = False) -> None:
    decisions = Decisions(remove=remove)
    import_package(actor=ACTOR, package=package, instrument="-", reason="Otra vez", decisions=decisions)


def adjust(poi: Poi, report: UnitReport, code: str) -> None:
    """An accepted adjustment to 123."""
    now = timezone.now()
    Adjustment.objects.create(
        poi=poi,
        period=report.period,
        activity=code,
        field="physical",
        after=123_000_000,
        reason="Se contó mal",
        asked_at=now,
        decided_at=now,
        accepted=True,
    )


def test_the_package_comes_back_as_it_came(demo: Poi, demo_package: Package) -> None:
    given = package_of(demo.plan.code)

    assert given.tables["activities"].equals(demo_package.tables["activities"])
    assert given.tables["monthly"].equals(demo_package.tables["monthly"])
    assert package_digest(given) == package_digest(demo_package)


def test_each_stage_has_its_own_rows_and_what_was_executed_is_a_released_report(demo: Poi) -> None:
    # Counted in data/demo/monthly.csv by hand: cut -d, -f4 | sort | uniq -c.
    assert Counter(PlannedMonth.objects.values_list("stage", flat=True)) == {
        "approved": 1068,
        "pia": 1068,
        "reprogrammed": 1080,
    }
    assert Figure.objects.count() == 1077
    assert set(UnitReport.objects.values_list("state", "imported")) == {("released", True)}
    assert (demo.year, demo.state, demo.synthetic) == (2025, "consistent", True)
    assert Reprogramming.objects.get().approved_at is not None


def test_the_same_package_again_writes_nothing(demo: Poi, demo_package: Package) -> None:
    before = list(PlannedMonth.objects.order_by("id").values_list("id", "revision", "position"))

    again(demo_package)

    assert list(PlannedMonth.objects.order_by("id").values_list("id", "revision", "position")) == before


def test_shuffled_rows_keep_their_new_order_and_no_revision_grows(demo: Poi, demo_package: Package) -> None:
    monthly = demo_package.tables["monthly"].sample(fraction=1, shuffle=True, seed=5)
    activities = demo_package.tables["activities"].sample(fraction=1, shuffle=True, seed=6)

    KEEPER.load(plan_code=demo.plan.code, tables={"monthly": monthly, "activities": activities}, actor=ACTOR)

    given = KEEPER.dump(demo.plan.code)
    assert given["monthly"].equals(monthly)
    assert given["activities"].equals(activities)
    assert set(PlannedMonth.objects.values_list("revision", flat=True)) == {0}
    assert set(Activity.objects.values_list("revision", flat=True)) == {0}


def test_a_changed_month_is_told_on_the_activity_it_is_of(demo: Poi, demo_package: Package) -> None:
    monthly = demo_package.tables["monthly"]
    changed = monthly.with_columns(
        physical=pl.when(pl.int_range(pl.len()) == 0).then(pl.lit(7_000_000)).otherwise(pl.col("physical"))
    )

    again(edited(demo_package, monthly=changed))

    code = monthly["activity"][0]
    entry = history(f"activity:{demo.plan.code}/2025/{code}")[0]
    assert entry.changes == (("Aprobado, enero: físico", "1", "7"),)
    assert package_of(demo.plan.code).tables["monthly"].equals(changed)


def test_rows_that_leave_take_their_figures_along(demo: Poi, demo_package: Package) -> None:
    code = demo_package.tables["activities"]["code"][0]
    activities = demo_package.tables["activities"].filter(pl.col("code") != code)
    monthly = demo_package.tables["monthly"].filter(pl.col("activity") != code)

    again(edited(demo_package, activities=activities, monthly=monthly), remove=True)

    assert not Activity.objects.filter(code=code).exists()
    assert package_of(demo.plan.code).tables["monthly"].equals(monthly)


def test_months_of_two_years_make_two_pois(demo: Poi, demo_package: Package) -> None:
    monthly = demo_package.tables["monthly"]
    next_year = monthly.filter(pl.col("stage") == "approved").with_columns(year=pl.lit(2026, pl.Int64))
    both = pl.concat([monthly, next_year])

    again(edited(demo_package, monthly=both))

    assert list(Poi.objects.order_by("year").values_list("year", "state")) == [
        (2025, "consistent"),
        (2026, "approved"),
    ]
    assert package_of(demo.plan.code).tables["monthly"].equals(both)
    assert package_of(demo.plan.code).tables["activities"].equals(demo_package.tables["activities"])


def test_what_a_unit_reports_in_faro_is_not_changed_by_a_package(demo: Poi, demo_package: Package) -> None:
    UnitReport.objects.update(imported=False)
    monthly = demo_package.tables["monthly"]
    is_first = (pl.col("stage") == "executed").cum_sum() == 1
    changed = monthly.with_columns(
        physical=pl.when(is_first & (pl.col("stage") == "executed")).then(99_000_000).otherwise(pl.col("physical"))
    )

    with pytest.raises(FaroError, match="reporta"):
        again(edited(demo_package, monthly=changed))


def test_a_plan_without_the_tables_has_none(demo: Poi, demo_package: Package) -> None:
    assert dict(KEEPER.dump("OTRO")) == {}


def test_an_activity_without_an_action_stays_out_of_the_package(demo: Poi, demo_package: Package) -> None:
    code = demo_package.tables["activities"]["code"][0]
    Activity.objects.filter(code=code).update(action=None)

    given = KEEPER.dump(demo.plan.code)

    assert code not in given["activities"]["code"].to_list()
    assert code not in given["monthly"]["activity"].to_list()


def test_tables_that_an_earlier_version_stored_whole_are_taken_over(demo: Poi, demo_package: Package) -> None:
    """As version 0.2 left them: whole, and no rows."""
    Poi.objects.all().delete()
    StoredTable.objects.filter(name__in=KEEPER.tables).update(role="kept")

    assert hand_over_tables(actor=Actor("command:migrate")) == (demo.plan.code,)

    assert Activity.objects.count() == 91
    assert package_digest(package_of(demo.plan.code)) == package_digest(demo_package)
    assert not StoredTable.objects.filter(name__in=KEEPER.tables, role="kept").exists()
    assert hand_over_tables(actor=Actor("command:migrate")) == ()
    again(demo_package)


def test_an_accepted_adjustment_counts_and_does_not_stop_the_next_import(demo: Poi, demo_package: Package) -> None:
    report = UnitReport.objects.select_related("period").order_by("id")[0]
    figure = report.figures.select_related("activity").order_by("position")[0]
    adjust(demo, report, figure.activity.code)

    told = package_of(demo.plan.code)
    again(told)

    row = {"activity": figure.activity.code, "month": report.period.number, "stage": "executed"}
    assert [each["physical"] for each in told.rows("monthly") if row.items() <= each.items()] == [123_000_000]
    figure.refresh_from_db()
    assert figure.physical != 123_000_000, "what was reported stays as it was"


def test_an_adjustment_of_a_month_that_nobody_reported_survives_the_next_import(demo: Poi) -> None:
    report = UnitReport.objects.select_related("period").order_by("id")[0]
    figure = report.figures.select_related("activity").order_by("position")[0]
    code, month = figure.activity.code, report.period.number
    figure.delete()
    adjust(demo, report, code)

    told = package_of(demo.plan.code)
    again(told)

    row = {"activity": code, "month": month, "stage": "executed"}
    assert [each["physical"] for each in told.rows("monthly") if row.items() <= each.items()] == [123_000_000]
    assert not Figure.objects.filter(activity__code=code, report=report).exists()
