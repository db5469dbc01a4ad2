"""After a year is closed, what it was measured against stays; what may come later is shown beside what was sealed."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from django.test import Client
from tests.directory.cast import cast
from tests.monitoring.closing.demo_year import ACTOR, PLANNER, YEAR, DemoYear, whole_package
from tests.monitoring.poi.books import CEPLAN_HEADINGS, book, ceplan_row

from faro.budget.models import Line, Release
from faro.kernel.errors import FaroError
from faro.monitoring.models import Activity, ClosedPeriod, UnitReport
from faro.monitoring.selectors.closing.since import since_closing
from faro.monitoring.services.closing.closing import close_period
from faro.monitoring.services.poi.importing import Incoming, import_poi
from faro.package.model import Package
from faro.plans.api import (
    Decisions,
    NewTarget,
    Seen,
    change_row,
    change_target,
    import_package,
    record_measurement,
    remove_row,
)
from faro.plans.models import Measurement, Target

ONE = 1_000_000
CODE = "AOI99999900001"


@pytest.fixture
def closed(january: DemoYear) -> DemoYear:
    """January closed, and the year: nobody reported from February on."""
    close_period(actor=PLANNER, poi=january.poi, period=january.months[1])
    for month in range(2, 13):
        UnitReport.objects.filter(period=january.months[month]).delete()
    close_period(actor=PLANNER, poi=january.poi, period=january.year, reason="Nadie reportó desde febrero.")
    return january


def plan_of(made: DemoYear) -> str:
    return made.poi.plan.code


def a_target(year: int = YEAR) -> Target:
    return Target.objects.filter(year=year).exclude(value=None).order_by("position")[0]


def seen(row: Target) -> Seen:
    return Seen((row.indicator, row.year, row.version), row.revision)


def again(package: Package, **tables: pl.DataFrame) -> None:
    changed = replace(package, tables={**package.tables, **tables})
    decisions = Decisions(remove=False)
    import_package(actor=ACTOR, package=changed, instrument="", reason="Prueba", decisions=decisions)


def test_nothing_differs_right_after_closing(closed: DemoYear) -> None:
    found = since_closing(closed.poi)
    assert found is not None
    assert not found


def test_a_target_of_a_closed_year_is_neither_rewritten_nor_removed(closed: DemoYear) -> None:
    row = a_target()
    facts = {"actor": PLANNER, "plan_code": plan_of(closed), "table": "targets", "seen": seen(row), "reason": "x"}

    with pytest.raises(FaroError, match="agregue una versión nueva"):
        change_row(**facts, values={"value": row.value + ONE})  # type: ignore[arg-type, operator]
    with pytest.raises(FaroError, match="agregue una versión nueva"):
        remove_row(**facts)  # type: ignore[arg-type]

    row.refresh_from_db()
    change_row(**facts, values={"note": "Se aclara"})  # type: ignore[arg-type]
    later = a_target(YEAR + 1)
    facts |= {"seen": seen(later), "values": {"value": later.value + ONE}}  # type: ignore[operator]
    change_row(**facts)  # type: ignore[arg-type]


def test_a_package_does_not_rewrite_it_either(closed: DemoYear) -> None:
    row = a_target()
    targets = whole_package().tables["targets"]
    mine = (pl.col("indicator") == row.indicator) & (pl.col("year") == YEAR) & (pl.col("version") == row.version)
    other = targets.with_columns(value=pl.when(mine).then(pl.col("value") + ONE).otherwise(pl.col("value")))

    with pytest.raises(FaroError, match=f"La meta {YEAR} del indicador {row.indicator} quedó sellada"):
        again(Package(package_tables(closed), plan_of(closed)), targets=other)


def package_tables(made: DemoYear) -> dict[str, pl.DataFrame]:
    return {name: frame for name, frame in whole_package().tables.items() if name in ("plan", "elements", "indicators")}


def test_a_resolution_adds_a_version_and_the_page_says_what_was_sealed(closed: DemoYear) -> None:
    row = a_target()
    new = NewTarget(row.indicator, YEAR, 77 * ONE, row.version, "R.A. 9-2026", date(2026, 3, 1))

    change_target(actor=PLANNER, plan_code=plan_of(closed), target=new, reason="Resolución")

    found = since_closing(closed.poi)
    assert found is not None
    assert [(each.table, each.key, each.before) for each in found.rows] == [
        ("targets", (row.indicator, YEAR, row.version + 1), None)
    ]
    page = _page(closed)
    assert "Lo que hoy difiere de lo sellado" in page
    assert "R.A. 9-2026" in page


def _page(made: DemoYear, address: str = "") -> str:
    client = Client()
    client.force_login(cast("control"))
    return client.get(address or f"/trabajo/poi/{plan_of(made)}/{YEAR}/cierres/{YEAR}/").content.decode()


def test_the_page_of_the_poi_and_the_boards_say_that_something_differs(closed: DemoYear) -> None:
    words = "1 dato de hoy difiere de lo sellado"
    pages = (f"/trabajo/poi/{plan_of(closed)}/{YEAR}/", f"/trabajo/tablero/direccion/?anio={YEAR}")
    assert not any(words in _page(closed, each) for each in pages)
    change_row(
        actor=PLANNER,
        plan_code=plan_of(closed),
        table="elements",
        seen=Seen(("AEI.01.01",), 0),
        values={"name": "Otro nombre"},
        reason="Prueba",
    )
    assert all(words in _page(closed, each) for each in pages)


def test_a_measurement_that_is_corrected_later_stands_beside_the_sealed_one(closed: DemoYear) -> None:
    row = Measurement.objects.filter(period=str(YEAR)).exclude(value=None).filter(numerator=None)[0]
    record_measurement(
        actor=PLANNER,
        plan_code=plan_of(closed),
        values={"indicator": row.indicator, "period": row.period, "value": 5 * ONE},
        seen=Seen((row.indicator, row.period), row.revision),
        reason="La fuente se corrigió",
    )

    found = since_closing(closed.poi)

    assert found is not None
    (change,) = found.rows
    assert (change.table, change.key) == ("measurements", (row.indicator, row.period))
    assert ("value", row.value, 5 * ONE) in change.columns


def test_another_budget_file_is_told_by_name(closed: DemoYear) -> None:
    _release()

    found = since_closing(closed.poi)

    assert found is not None
    assert found.budget == ("", "2025-Gasto.csv")
    assert "hoy rige 2025-Gasto.csv" in _page(closed)


def _release() -> None:
    closed = ClosedPeriod.objects.latest("closed_at")
    release = Release.objects.create(
        origin=Release.Origin.MEF,
        state=Release.State.READY,
        unit="999999",
        year=YEAR,
        file_name="2025-Gasto.csv",
        file_size=1,
        sha256="a" * 64,
        started_at=closed.closed_at,
        ready_at=closed.closed_at,
        imported_by=ACTOR.key,
    )
    Line.objects.create(release=release, line=2, key="2", sec_func="0001", pia=1, pim=2, accrued=1)


ATTRIBUTES = (("aggregation", "not_cumulative"), ("active", False), ("action", "AEI.02.01"), ("kind", "investment"))


@pytest.mark.parametrize(("column", "value"), ATTRIBUTES)
def test_a_package_changes_no_attribute_that_decides_a_closed_result(
    closed: DemoYear, column: str, value: object
) -> None:
    activities = whole_package().tables["activities"]
    mine = pl.col("code") == CODE
    other = activities.with_columns(pl.when(mine).then(pl.lit(value)).otherwise(pl.col(column)).alias(column))

    with pytest.raises(FaroError, match=rf"{CODE} \({YEAR}\).*POI del año siguiente"):
        again(Package(package_tables(closed), plan_of(closed)), activities=other)

    assert getattr(Activity.objects.get(code=CODE), column) != value
    again(Package(package_tables(closed), plan_of(closed)), activities=activities.with_columns(name=pl.lit("Otro")))


def test_an_export_of_ceplan_does_not_either(closed: DemoYear) -> None:
    activity = Activity.objects.get(poi=closed.poi, code=CODE)
    row = ceplan_row(CODE, "2.3", physical=0, money=0, POI=YEAR)
    row |= {"Centro Costo ID": activity.unit, "AEI": activity.action, "Actividad Operativa": activity.name}
    row |= {"Unidad de Medida": activity.measure, "Activo AO": "No"}
    headings = [each for each in CEPLAN_HEADINGS if "(RE)" not in each and "Total" not in each]

    with pytest.raises(FaroError, match=rf"{CODE} \({YEAR}\): activa"):
        import_poi(
            actor=PLANNER, poi=closed.poi, incoming=Incoming(book(headings, [row]), "a.xlsx", "ceplan"), reason="x"
        )
