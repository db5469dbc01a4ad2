"""No service changes what a closed month or year was measured against, or what was done in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from tests.monitoring.closing.demo_year import ACTOR, OTHER, PLANNER, YEAR, DemoYear, whole_package, without_executed
from tests.monitoring.poi.books import CEPLAN_HEADINGS, book, ceplan_row

from faro.kernel.errors import FaroError
from faro.monitoring.api import link_budget, load_synthetic_year
from faro.monitoring.domain.sheets import FieldChange
from faro.monitoring.domain.synthetic import YearFacts
from faro.monitoring.models import Activity, BudgetLink, Figure, PlannedMonth, Poi, ReportingPeriod, UnitReport
from faro.monitoring.selectors.poi.package import both_tables
from faro.monitoring.selectors.poi.programme import programme_in_force
from faro.monitoring.services.closing.closing import close_period
from faro.monitoring.services.poi import stages
from faro.monitoring.services.poi.cells import save_cells
from faro.monitoring.services.poi.importing import Incoming, import_poi
from faro.monitoring.services.poi.linking import unlink_budget
from faro.monitoring.services.reporting import extend, open_reports, set_calendar
from faro.package.model import Package
from faro.plans.api import Decisions, import_package

CODE = "AOI99999900001"
ONE = 1_000_000


@pytest.fixture
def closed(january: DemoYear) -> DemoYear:
    """January closed."""
    close_period(actor=PLANNER, poi=january.poi, period=january.months[1])
    return january


@pytest.fixture
def imported(db: None) -> DemoYear:
    """The year with what was executed as a package brought it; January closed."""
    import_package(actor=ACTOR, package=whole_package(), instrument="R.A. 512-2022-MPD", reason="Carga")
    periods = set_calendar(actor=ACTOR, year=YEAR)
    months = {each.number: each for each in periods if each.kind == ReportingPeriod.Kind.MONTH}
    year = next(each for each in periods if each.kind == ReportingPeriod.Kind.YEAR)
    made = DemoYear(Poi.objects.select_related("plan").get(), months, year)
    close_period(actor=PLANNER, poi=made.poi, period=months[1], reason="Unidades sin reporte.")
    return made


def again(package: Package, **tables: pl.DataFrame) -> None:
    """Bring the package in again with other tables; what is gone is taken away."""
    changed = replace(package, tables={**package.tables, **tables})
    import_package(actor=ACTOR, package=changed, instrument="", reason="Prueba", decisions=Decisions(remove=True))


def of(frame: pl.DataFrame, stage: str, month: int) -> pl.Expr:
    return (pl.col("activity") == CODE) & (pl.col("stage") == stage) & (pl.col("month") == month)


def changed(package: Package, stage: str, month: int) -> pl.DataFrame:
    frame = package.tables["monthly"]
    return frame.with_columns(
        physical=pl.when(of(frame, stage, month)).then(pl.col("physical") + ONE).otherwise(pl.col("physical"))
    )


def without(package: Package, stage: str, month: int) -> pl.DataFrame:
    frame = package.tables["monthly"]
    return frame.filter(~of(frame, stage, month))


@pytest.mark.parametrize("stage", ["approved", "pia", "executed"])
@pytest.mark.parametrize("how", [changed, without])
def test_a_package_changes_no_closed_month(
    imported: DemoYear, stage: str, how: Callable[[Package, str, int], pl.DataFrame]
) -> None:
    before = both_tables(imported.poi.plan.code)

    with pytest.raises(FaroError, match="cerrado"):
        again(whole_package(), monthly=how(whole_package(), stage, 1))

    assert both_tables(imported.poi.plan.code) == before
    again(whole_package(), monthly=how(whole_package(), stage, 2))
    assert both_tables(imported.poi.plan.code) != before


def test_a_package_takes_no_activity_out_of_a_year_with_closed_months(imported: DemoYear) -> None:
    package = whole_package()
    figures = Figure.objects.count()

    with pytest.raises(FaroError, match="no puede salir"):
        again(
            package,
            activities=package.tables["activities"].filter(pl.col("code") != CODE),
            monthly=package.tables["monthly"].filter(pl.col("activity") != CODE),
        )

    assert Figure.objects.count() == figures


def test_the_plan_that_came_before_the_reports_can_come_again(closed: DemoYear) -> None:
    import_package(actor=ACTOR, package=without_executed(), instrument="", reason="Otra vez")
    assert closed.figure(CODE, 1).physical is not None


def test_a_reprogramming_leaves_closed_months_as_they_were(closed: DemoYear) -> None:
    activity = Activity.objects.get(poi=closed.poi, code=CODE)
    before = programme_in_force([activity.pk])[activity.pk]
    opened = stages.open_reprogramming(actor=PLANNER, poi=closed.poi, motive="Lluvias")

    with pytest.raises(FaroError, match="El mes 01 está cerrado"):
        stages.reprogram_month(actor=PLANNER, reprogramming=opened, activity=activity, physical={1: 9 * ONE})
    typed = [FieldChange(f"c{month}", CODE, f"p0{month}", shown(before[month][0]), "99") for month in (1, 2)]
    outcome = save_cells(actor=PLANNER, poi=closed.poi, unit=activity.unit, changes=typed)

    assert [each.field for each in outcome.errors] == ["p01"]
    assert [each.field for each in outcome.saved] == ["p02"]
    stages.approve_reprogramming(
        actor=PLANNER, reprogramming=opened, instrument="R.A. 9", instrument_date=date(2025, 7, 1)
    )
    after = programme_in_force([activity.pk])[activity.pk]
    assert after[1][:2] == before[1][:2]
    assert after[2][0] == 99 * ONE


def shown(units: int | None) -> str:
    return "" if units is None else f"{units / ONE:g}"


def test_an_export_of_ceplan_reprograms_only_months_that_are_open(closed: DemoYear) -> None:
    activity = Activity.objects.get(poi=closed.poi, code=CODE)
    months = programme_in_force([activity.pk])[activity.pk]

    def export(first: float) -> bytes:
        row = ceplan_row(CODE, "2.3", physical=0, money=0, POI=YEAR)
        row |= {"Centro Costo ID": activity.unit, "AEI": activity.action, "Actividad Operativa": activity.name}
        for month, facts in months.items():
            row[f"F(RE) {month:02d}"] = (facts[0] or 0) / ONE + (first if month == 1 else 5)
            row[f"Fn(RE) {month:02d}"] = (facts[1] or 0) / 100
        headings = [
            each for each in CEPLAN_HEADINGS if "(CS)" not in each and "(SE)" not in each and "Total" not in each
        ]
        return book(headings, [row])

    with pytest.raises(FaroError, match="El mes 01 está cerrado"):
        import_poi(actor=PLANNER, poi=closed.poi, incoming=Incoming(export(1), "a.xlsx", "ceplan"), reason="x")
    import_poi(actor=PLANNER, poi=closed.poi, incoming=Incoming(export(0), "a.xlsx", "ceplan"), reason="x")

    now = programme_in_force([activity.pk])[activity.pk]
    assert now[1][0] == months[1][0]
    assert now[2][0] == (months[2][0] or 0) + 5 * ONE


def test_links_of_a_closed_year_stay(closed: DemoYear) -> None:
    activity = Activity.objects.get(poi=closed.poi, code=CODE)
    link = link_budget(actor=PLANNER, activity=activity, sec_func="7", share=400_000)
    for month in range(2, 13):
        UnitReport.objects.filter(period=closed.months[month]).delete()
    close_period(actor=PLANNER, poi=closed.poi, period=closed.year, reason="Nadie reportó desde febrero.")

    with pytest.raises(FaroError, match="está cerrado"):
        link_budget(actor=PLANNER, activity=activity, sec_func="7", share=500_000)
    with pytest.raises(FaroError, match="está cerrado"):
        unlink_budget(actor=PLANNER, link=link)

    assert BudgetLink.objects.get().share == 400_000


def test_nothing_is_opened_or_extended_in_a_closed_month(closed: DemoYear) -> None:
    assert open_reports(actor=OTHER, poi=closed.poi, period=closed.months[1]) == ()
    with pytest.raises(FaroError, match="cerrado"):
        extend(actor=OTHER, period=closed.months[1], unit="", due=date(2030, 1, 1), reason="Tarde")


def test_a_made_up_year_is_loaded_over_nothing(closed: DemoYear) -> None:
    planned = PlannedMonth.objects.count()
    nothing = YearFacts("", "", "", date(2024, 4, 30), date(2024, 12, 30), (), (), (), (), ())
    with pytest.raises(FaroError, match="sintético"):
        load_synthetic_year(actor=OTHER, poi=closed.poi, year=nothing)
    assert PlannedMonth.objects.count() == planned
