"""Registering the units of a source."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.directory.cast import TESTS

from faro.directory.domain.units import UnitFacts, parents_first, problems_of
from faro.directory.models import Unit
from faro.directory.selectors.units import units_on
from faro.directory.services.municipality import set_municipality
from faro.directory.services.reorganisation import close_unit, rename_unit
from faro.directory.services.units import register_units
from faro.kernel.errors import FaroError, InputProblems
from faro.ledger.api import history

pytestmark = pytest.mark.django_db
SOURCE = "informe"


def facts(code: str, parent: str | None = None, name: str = "") -> UnitFacts:
    return UnitFacts(code, name or f"OFICINA {code}", parent, source=SOURCE)


def test_units_without_dates_are_in_force_since_always() -> None:
    register_units(actor=TESTS, units=[facts("1.1", "1"), facts("1")])

    assert [(unit.code, unit.parent and unit.parent.code) for unit in units_on(date(1990, 1, 1))] == [
        ("1.1", "1"),
        ("1", None),
    ]
    assert history("unit:1.1", public_only=True)[0].changes == (
        ("Denominación", "ND", "OFICINA 1.1"),
        ("Depende de", "ND", "1 OFICINA 1"),
    )


def test_the_same_again_changes_nothing_and_nothing_is_ever_deleted() -> None:
    register_units(actor=TESTS, units=[facts("1"), facts("2")])
    again = register_units(actor=TESTS, units=[facts("1")])

    assert (again.added, again.changed, again.absent) == ((), (), ("2",))
    assert Unit.objects.count() == 2


def test_the_same_source_may_correct_itself() -> None:
    register_units(actor=TESTS, units=[facts("1"), facts("2")])
    differences = register_units(actor=TESTS, units=[facts("1", name="MEJOR ESCRITO"), facts("2", "1")])

    assert [(each.code, each.field, each.taken) for each in differences.changed] == [
        ("1", "name", True),
        ("2", "parent", True),
    ]
    assert dict(units_on().values_list("code", "name"))["1"] == "MEJOR ESCRITO"


def test_what_a_reorganisation_decided_no_source_undoes() -> None:
    register_units(actor=TESTS, units=[facts("1"), facts("2")])
    rename_unit(actor=TESTS, code="1", name="POR RESOLUCION", on=date(2024, 1, 1), instrument="RM 1")
    close_unit(actor=TESTS, code="2", on=date(2024, 1, 1), instrument="RM 1")

    differences = register_units(actor=TESTS, units=[facts("1"), facts("2")])

    assert [(each.code, each.field, each.before, each.after) for each in differences.kept] == [
        ("1", "name", "POR RESOLUCION", "OFICINA 1"),
        ("2", "valid_to", "2023-12-31", None),
    ]
    assert dict(units_on().values_list("code", "name")) == {"1": "POR RESOLUCION"}


def test_a_code_that_ended_may_begin_again_with_a_later_date() -> None:
    register_units(actor=TESTS, units=[facts("1")])
    close_unit(actor=TESTS, code="1", on=date(2024, 1, 1), instrument="RM 1")

    again = UnitFacts("1", "OTRA VEZ", valid_from=date(2025, 1, 1))
    register_units(actor=TESTS, units=[again])

    assert units_on(date(2024, 6, 1)).count() == 0
    assert units_on(date(2025, 1, 1)).get().name == "OTRA VEZ"


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept() -> None:
    units = [facts("1"), facts("1"), facts("2", "9"), facts("3", "4"), facts("4", "3"), facts("", name="X")]

    with pytest.raises(InputProblems) as caught:
        register_units(actor=TESTS, units=units)

    said = [(problem.code, problem.place.row, problem.place.column) for problem in caught.value.problems]
    assert said == [
        ("units.duplicate", 3, "code"),
        ("units.missing", 7, "code"),
        ("units.parent_missing", 4, "parent"),
        ("units.cycle", 5, "parent"),
        ("units.cycle", 6, "parent"),
    ]
    assert not Unit.objects.exists()


@given(st.permutations(["1", "1.1", "1.1.1", "1.2", "2"]))
def test_parents_come_before_those_that_depend_on_them(order: list[str]) -> None:
    units = [facts(code, code.rpartition(".")[0] or None) for code in order]
    seen: set[str] = set()

    assert problems_of(units, {}) == []
    for unit in parents_first(units):
        assert unit.parent is None or unit.parent in seen
        seen.add(unit.code)
    assert seen == set(order)


def test_an_installation_is_of_one_municipality() -> None:
    one = set_municipality(actor=TESTS, ubigeo="180301", name="Ilo")

    assert set_municipality(actor=TESTS, ubigeo="180301", name="Ilo") == one
    assert len(history("municipality:180301")) == 1
    with pytest.raises(FaroError, match="otra municipalidad"):
        set_municipality(actor=TESTS, ubigeo="150101", name="Lima")
