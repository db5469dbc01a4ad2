"""A POI that was begun in Faro is part of its plan's package, and no other plan's package changes for it."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.monitoring.poi.conftest import ACTOR

from faro.directory.api import UnitFacts, register_units
from faro.evaluation.api import seal_inputs
from faro.evaluation.selectors.sealed import package_in
from faro.monitoring.api import ActivityRow, make_poi, save_activities
from faro.monitoring.models import Activity, KeptTable, PlannedMonth, Poi
from faro.package.model import Package
from faro.package.reading import read_package
from faro.package.writing import write_folder
from faro.plans.api import Plan, change_row, import_package, package_digest, package_of
from faro.plans.api import Seen as SeenRow

ILO = Path(__file__).parents[3] / "data" / "ilo" / "pei-2022"
ONE = 1_000_000
UNIT, NEW_UNIT = "03.06", "03.99"
SWEEP = ActivityRow(
    name="Barrido de calles",
    action="AEI.01.01",
    measure="Kilómetro",
    physical={1: 10 * ONE, 2: 20 * ONE},
    financial={1: 100_000, 2: 200_000},
)


@pytest.fixture
def ilo(db: None) -> Package:
    """A plan whose package has neither activities nor months."""
    package = read_package(ILO)
    import_package(actor=ACTOR, package=package, instrument="R.A. 749-2020-MPI", reason="Primera carga")
    return package


def begun(plan: str, *, unit: str = UNIT, synthetic: bool = False, row: ActivityRow = SWEEP) -> Poi:
    poi = make_poi(actor=ACTOR, plan_code=plan, year=2023, synthetic=synthetic)
    save_activities(actor=ACTOR, poi=poi, unit=unit, rows=[row])
    return poi


def test_a_plan_without_a_poi_stays_what_was_imported(ilo: Package) -> None:
    assert package_digest(package_of(ilo.name)) == package_digest(ilo)


def test_an_empty_poi_brings_both_tables_along(ilo: Package) -> None:
    make_poi(actor=ACTOR, plan_code=ilo.name, year=2023)
    tables = package_of(ilo.name).tables
    assert (tables["activities"].height, tables["monthly"].height) == (0, 0)


def test_what_was_formulated_here_is_in_the_package(ilo: Package) -> None:
    begun(ilo.name)

    told = package_of(ilo.name)

    assert [(row["name"], row["unit"], row["action"]) for row in told.rows("activities")] == [
        ("Barrido de calles", UNIT, "AEI.01.01")
    ]
    months = [(row["year"], row["month"], row["stage"], row["physical"]) for row in told.rows("monthly")]
    assert months == [(2023, 1, "approved", 10 * ONE), (2023, 2, "approved", 20 * ONE)]


def test_the_package_read_by_another_faro_gives_the_same_poi(ilo: Package, tmp_path: Path) -> None:
    register_units(actor=ACTOR, units=(UnitFacts(NEW_UNIT, "UNIDAD NUEVA"),))
    begun(ilo.name, unit=NEW_UNIT, row=replace(SWEEP, source="padron"))
    told = package_of(ilo.name)
    write_folder(told, tmp_path / "out")
    _forget(ilo.name)

    import_package(actor=ACTOR, package=read_package(tmp_path / "out"), instrument="-", reason="En otra parte")

    assert package_digest(package_of(ilo.name)) == package_digest(told)
    assert list(Activity.objects.values_list("name", "unit", "poi__year")) == [("Barrido de calles", NEW_UNIT, 2023)]
    assert PlannedMonth.objects.count() == 2


def _forget(plan: str) -> None:
    Poi.objects.all().delete()
    KeptTable.objects.all().delete()
    Plan.objects.get(code=plan).delete()


def test_its_own_package_again_changes_nothing(ilo: Package) -> None:
    begun(ilo.name)
    outcome = import_package(actor=ACTOR, package=package_of(ilo.name), instrument="-", reason="Otra vez")
    assert not outcome.written


def test_a_unit_that_came_later_does_not_stop_the_plan_from_being_edited(ilo: Package) -> None:
    register_units(actor=ACTOR, units=(UnitFacts(NEW_UNIT, "UNIDAD NUEVA"),))
    begun(ilo.name, unit=NEW_UNIT)

    seen = SeenRow(("AEI.01.01",), 0)
    change_row(actor=ACTOR, plan_code=ilo.name, table="elements", seen=seen, values={"note": "x"}, reason="Prueba")

    assert {row["code"]: row["name"] for row in package_of(ilo.name).rows("units")}[NEW_UNIT] == "UNIDAD NUEVA"


def test_a_made_up_poi_marks_the_package_that_holds_it(ilo: Package) -> None:
    begun(ilo.name, synthetic=True)
    assert package_of(ilo.name).plan.synthetic
    assert not Plan.objects.get(code=ilo.name).synthetic


def test_the_evaluation_of_a_year_without_a_poi_is_not_changed_by_the_poi_of_another(ilo: Package) -> None:
    before = seal_inputs(ilo.name, 2022).digest
    begun(ilo.name, synthetic=True)
    assert seal_inputs(ilo.name, 2022).digest == before
    assert package_in(seal_inputs(ilo.name, 2023)).table("activities") is not None
