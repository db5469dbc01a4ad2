"""A plan that was imported comes out as the very package that went in."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.extra.django import TestCase
from polars.testing import assert_frame_equal
from tests.package.generated import packages

from faro.kernel.errors import InputProblems
from faro.ledger.api import Actor
from faro.package.model import Package
from faro.package.reading import read_package
from faro.package.writing import write_folder
from faro.plans.api import Plan, import_package, package_of

ROOT = Path(__file__).parents[2]
ACTOR = Actor("command:test")


def loaded(package: Package) -> Package:
    import_package(actor=ACTOR, package=package, instrument="R.A. 1-2022", reason="Primera carga")
    return package_of(package.name)


def assert_same(before: Package, after: Package) -> None:
    assert list(after.tables) == list(before.tables)
    for name, frame in before.tables.items():
        assert_frame_equal(after.tables[name], frame)


@pytest.mark.django_db
@pytest.mark.parametrize("folder", ["data/ilo/pei-2022", "data/demo"])
def test_a_shipped_package_comes_back_byte_for_byte(folder: str, tmp_path: Path) -> None:
    package = read_package(ROOT / folder)
    after = loaded(package)
    assert_same(package, after)
    write_folder(after, tmp_path / "out")
    shipped = {path.name: path.read_bytes() for path in (ROOT / folder).iterdir() if path.suffix in {".csv", ".json"}}
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == shipped


@pytest.mark.django_db
def test_another_year_of_the_plan_only_changes_the_year_evaluated() -> None:
    package = read_package(ROOT / "data" / "demo")
    loaded(package)
    other = package_of(package.name, 2024)
    assert other.plan.evaluation_year == 2024
    assert_frame_equal(other.tables["plan"].drop("evaluation_year"), package.tables["plan"].drop("evaluation_year"))


def refusal_of(package: Package) -> InputProblems | None:
    try:
        loaded(package)
    except InputProblems as refused:
        return refused
    return None


class AnyPackage(TestCase):
    """Django's own test case undoes each made-up package."""

    @settings(
        max_examples=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )
    @given(packages())
    def test_any_valid_package_comes_back_unchanged(self, package: Package) -> None:
        refused = refusal_of(package)
        if refused is None:
            assert_same(package, package_of(package.name))
        else:
            # What the database or the directory cannot hold is refused whole, with its place.
            assert all(problem.place.row for problem in refused.problems)
            assert not Plan.objects.exists()
