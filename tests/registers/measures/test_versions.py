"""A measure counts once it was approved; before that it is only looked at."""

from dataclasses import replace
from datetime import date

import pytest
from tests.registers.measures.rows import make_register

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history
from faro.registers.domain.measures import ExpressionProblems
from faro.registers.models import MeasureVersion, Register, RegisterVersion
from faro.registers.selectors.measures import Span, approved_measure, measures_feeding, measures_of, value_of
from faro.registers.services.measures import (
    approve_measure,
    approve_measures,
    key_of_measure,
    propose_loaded,
    propose_measure,
    reject_measure,
)

pytestmark = pytest.mark.django_db
ACTOR = Actor("person:p1")
RULE: dict[str, object] = {
    "code": "norte",
    "name": "Al norte",
    "expression": "contar donde sector = 'norte'",
    "indicator": "IND.01",
}


@pytest.fixture
def register() -> Register:
    return make_register("patrullajes")


def load(register: Register, *measures: dict[str, object]) -> RegisterVersion:
    """Another version of the register, with those measures."""
    before = register.version
    data = {**before.definition, "measures": list(measures)}
    version = RegisterVersion.objects.create(
        register=register,
        number=before.number + 1,
        definition=data,
        form_name="form.md",
        form_source=b"",
        xform=before.xform,
        digest=f"{before.digest}+",
        loaded_at=before.loaded_at,
        loaded_by="person:p1",
    )
    register.current = version
    register.save()
    propose_loaded(actor=ACTOR, version=version)
    return version


def states(register: Register) -> list[tuple[int, str]]:
    rows = MeasureVersion.objects.filter(register=register, code="norte").order_by("number")
    return [(row.number, row.state) for row in rows]


def test_what_a_register_brings_is_proposed_and_feeds_nothing_until_it_is_approved(register: Register) -> None:
    load(register, RULE)

    assert approved_measure("patrullajes.norte") is None
    assert measures_feeding("IND.01") == ()

    approve_measures(actor=ACTOR, register=register)

    assert [each.code for each in measures_feeding("IND.01")] == ["norte"]
    found = approved_measure("patrullajes.norte")
    assert found is not None
    assert value_of(found, Span(date(2023, 1, 1), date(2023, 1, 31))).value is None
    assert history(key_of_measure("patrullajes", "norte"))[0].action == "registers.measure_approved"


def test_a_change_stands_beside_what_is_in_force_until_it_is_approved(register: Register) -> None:
    load(register, RULE)
    approve_measures(actor=ACTOR, register=register)
    changed = propose_measure(
        actor=ACTOR, register=register, code="norte", expression="contar  donde sector = 'sur'", reason="Es el sur"
    )

    [line] = measures_of(register)
    assert line.approved is not None
    assert (line.approved.number, line.proposed) == (1, changed)
    assert changed.expression == "contar donde sector = 'sur'"
    assert changed.indicators == ["IND.01"]

    approve_measure(actor=ACTOR, measure=changed)

    assert states(register) == [(1, "replaced"), (2, "approved")]
    with pytest.raises(FaroError, match="ya no espera"):
        approve_measure(actor=ACTOR, measure=changed)


def test_what_is_not_taken_leaves_the_measure_in_force(register: Register) -> None:
    load(register, RULE)
    approve_measures(actor=ACTOR, register=register)
    changed = propose_measure(actor=ACTOR, register=register, code="norte", expression="contar", reason="Todo")

    with pytest.raises(FaroError, match="motivo"):
        reject_measure(actor=ACTOR, measure=changed, reason=" ")
    reject_measure(actor=ACTOR, measure=changed, reason="No es lo que pide el indicador")

    assert states(register) == [(1, "approved"), (2, "rejected")]


def test_a_new_proposal_takes_the_place_of_the_one_that_waits(register: Register) -> None:
    load(register, RULE)
    propose_measure(actor=ACTOR, register=register, code="norte", expression="contar", reason="Todo")

    assert states(register) == [(1, "replaced"), (2, "proposed")]


def test_the_same_file_again_proposes_nothing_and_does_not_undo_what_was_changed_on_the_page(
    register: Register,
) -> None:
    load(register, RULE)
    changed = propose_measure(actor=ACTOR, register=register, code="norte", expression="contar", reason="Todo")
    approve_measure(actor=ACTOR, measure=changed)
    load(register, RULE)

    assert states(register) == [(1, "replaced"), (2, "approved")]

    load(register, {**RULE, "name": "Hacia el norte"})
    assert states(register)[-1] == (3, "proposed")


def test_a_measure_that_the_file_no_longer_has_is_withdrawn(register: Register) -> None:
    load(register, RULE)
    approve_measures(actor=ACTOR, register=register)
    load(register)

    assert approved_measure("patrullajes.norte") is None


def test_an_expression_that_makes_no_sense_is_not_proposed(register: Register) -> None:
    with pytest.raises(ExpressionProblems, match="sector"):
        propose_measure(
            actor=ACTOR, register=register, code="x", name="X", expression="contar donde sectr = 'norte'", reason="Ver"
        )
    with pytest.raises(FaroError, match="nombre"):
        propose_measure(actor=ACTOR, register=register, code="x", expression="contar", reason="Ver")


def test_what_stopped_making_sense_cannot_be_approved(register: Register) -> None:
    load(register, {**RULE, "expression": "contar por cada 1000 de serie('nada')"})
    [line] = measures_of(register)

    with pytest.raises(ExpressionProblems, match="nada"):
        approve_measure(actor=ACTOR, measure=line.shown)
    assert replace(line, approved=line.proposed).shown.state == "proposed"
