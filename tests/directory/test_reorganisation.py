"""Reorganisations: what they end and begin, what they refuse, and that the past stays as it was."""

from datetime import date

import pytest
from tests.directory.cast import TESTS

from faro.directory.domain.units import UnitFacts
from faro.directory.models import Unit
from faro.directory.selectors.succession import heir, heirs, predecessors, story
from faro.directory.selectors.units import tree_parents, unit, units_on, units_under
from faro.directory.services.reorganisation import (
    close_unit,
    merge_units,
    move_unit,
    open_unit,
    rename_unit,
    split_unit,
)
from faro.directory.services.units import register_units
from faro.kernel.errors import FaroError
from faro.ledger.api import history

pytestmark = pytest.mark.django_db

BEFORE, DAY, LATER = date(2023, 12, 31), date(2024, 1, 1), date(2024, 7, 1)
RULING = "RM 012-2024"


@pytest.fixture(autouse=True)
def house() -> None:
    """03 over 03.1 and 03.2; 03.1 over 03.1.1; 04 alone."""
    tree = {"03": None, "03.1": "03", "03.1.1": "03.1", "03.2": "03", "04": None}
    units = [UnitFacts(code, f"OFICINA {code}", parent) for code, parent in tree.items()]
    register_units(actor=TESTS, units=units)


def names_on(day: date) -> dict[str, str]:
    return dict(units_on(day).values_list("code", "name"))


def test_a_name_changes_from_a_day_on_and_the_past_keeps_the_old_one() -> None:
    rename_unit(actor=TESTS, code="03.1", name="OFICINA NUEVA", on=DAY, instrument=RULING)

    assert names_on(BEFORE)["03.1"] == "OFICINA 03.1"
    assert names_on(DAY)["03.1"] == "OFICINA NUEVA"
    assert units_under("03.1") == {"03.1", "03.1.1"}
    assert [episode.what for episode in story("03.1")] == ["03.1 «OFICINA 03.1» pasó a llamarse «OFICINA NUEVA»."]
    assert history("unit:03.1", public_only=True)[0].what == "Cambió el nombre de la unidad"


def test_a_unit_moves_with_all_that_depends_on_it() -> None:
    move_unit(actor=TESTS, code="03.1", parent="04", on=DAY, instrument=RULING)

    assert tree_parents(BEFORE)["03.1"] == "03"
    assert units_under("04") == {"04", "03.1", "03.1.1"}
    assert units_under("03") == {"03", "03.2"}
    assert story("03.1")[0].what == "03.1 «OFICINA 03.1» pasó a depender de 04 OFICINA 04; antes, de 03 OFICINA 03."


def test_a_unit_becomes_several() -> None:
    split_unit(
        actor=TESTS,
        code="03.2",
        heirs=[UnitFacts("03.3", "TRES", "03"), UnitFacts("03.4", "CUATRO", "04")],
        on=DAY,
        instrument=RULING,
    )

    assert set(names_on(BEFORE)) == {"03", "03.1", "03.1.1", "03.2", "04"}
    assert set(names_on(DAY)) == {"03", "03.1", "03.1.1", "03.3", "03.4", "04"}
    assert heirs("03.2") == {"03.3", "03.4"}
    assert heir("03.2") is None
    assert predecessors("03.4") == {"03.2"}
    assert story("03.3")[0].what == "03.2 «OFICINA 03.2» se dividió en 03.3 «TRES» y 03.4 «CUATRO»."


def test_one_part_of_a_unit_may_stay_what_it_was() -> None:
    kept, new = UnitFacts("03.1", "OFICINA 03.1", "03"), UnitFacts("03.5", "CINCO", "03")
    split_unit(actor=TESTS, code="03.1", heirs=[kept, new], on=DAY, instrument=RULING)

    assert units_under("03.1") == {"03.1", "03.1.1"}
    assert heir("03.1") == "03.1"
    assert story("03.5")[0].what == "De 03.1 «OFICINA 03.1» se separó 03.5 «CINCO»."


def test_several_become_one_and_take_along_what_depended_on_them() -> None:
    merge_units(actor=TESTS, codes=["03.1", "03.2"], heir=UnitFacts("03.9", "NUEVE", "03"), on=DAY, instrument=RULING)

    assert tree_parents(DAY) == {"03": None, "03.9": "03", "03.1.1": "03.9", "04": None}
    assert heirs("03.1") == heirs("03.2") == {"03.9"}
    assert predecessors("03.9") == {"03.1", "03.2"}
    assert story("03.9")[0].what == "03.1 «OFICINA 03.1» y 03.2 «OFICINA 03.2» se fusionaron en 03.9 «NUEVE»."
    assert [episode.instrument for episode in story("03.1.1")] == [RULING]


def test_one_may_absorb_another() -> None:
    heir_facts = UnitFacts("03.2", "OFICINA 03.2", "03")
    merge_units(actor=TESTS, codes=["03.2", "03.1.1"], heir=heir_facts, on=DAY, instrument=RULING)

    assert heir("03.1.1") == "03.2"
    assert story("03.2")[0].what == "03.2 «OFICINA 03.2» absorbió a 03.1.1 «OFICINA 03.1.1»."


def test_a_unit_ends_and_another_begins() -> None:
    close_unit(actor=TESTS, code="04", on=DAY, instrument=RULING)
    open_unit(actor=TESTS, unit=UnitFacts("05", "CINCO"), on=LATER, instrument=RULING)

    assert "04" in names_on(BEFORE)
    assert "04" not in names_on(DAY)
    assert "05" not in names_on(date(2024, 6, 30))
    assert heirs("04") == frozenset()
    assert unit("04") is not None
    assert [episode.what for episode in story("04")] == ["04 «OFICINA 04» se desactivó."]


@pytest.mark.parametrize("code", ["03", "03.1"])
def test_what_others_depend_on_does_not_end(code: str) -> None:
    with pytest.raises(FaroError, match=r"dependen de esta: 03\.1"):
        close_unit(actor=TESTS, code=code, on=DAY, instrument=RULING)

    assert len(names_on(DAY)) == 5


def test_a_unit_does_not_depend_on_itself_through_others() -> None:
    with pytest.raises(FaroError, match="sí misma"):
        move_unit(actor=TESTS, code="03", parent="03.1.1", on=DAY, instrument=RULING)


def test_a_unit_depends_on_what_holds_on_that_day_already() -> None:
    move_unit(actor=TESTS, code="03.2", parent="04", on=LATER, instrument=RULING)

    move_unit(actor=TESTS, code="03.2", parent="03", on=date(2024, 9, 1), instrument=RULING)

    for day in (date(2024, 3, 1), LATER):
        with pytest.raises(FaroError, match="no puede depender"):
            move_unit(actor=TESTS, code="04", parent="03.2", on=day, instrument=RULING)


def test_changes_of_a_unit_are_told_in_their_order() -> None:
    rename_unit(actor=TESTS, code="04", name="CUATRO", on=LATER, instrument=RULING)

    for day in (DAY, LATER):
        with pytest.raises(FaroError, match="01/07/2024"):
            rename_unit(actor=TESTS, code="04", name="OTRA", on=day, instrument=RULING)


def test_a_code_is_not_given_twice() -> None:
    with pytest.raises(FaroError, match="ya es de una unidad vigente"):
        open_unit(actor=TESTS, unit=UnitFacts("04", "OTRA"), on=DAY, instrument=RULING)


def test_no_change_without_its_instrument() -> None:
    with pytest.raises(FaroError, match="norma o resolución"):
        close_unit(actor=TESTS, code="04", on=DAY, instrument=" ")

    assert Unit.objects.filter(valid_to=None).count() == 5


def test_a_name_must_be_another() -> None:
    with pytest.raises(FaroError, match="distinto"):
        rename_unit(actor=TESTS, code="04", name="OFICINA 04", on=DAY, instrument=RULING)
