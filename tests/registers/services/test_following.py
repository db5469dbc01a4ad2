"""A move in one register that follows from a record saved in another."""

from datetime import date

import pytest
from tests.registers.inspections import DEFINITION, FORM, PREMISES, PREMISES_FORM, answers, bundle, load, observed

from faro.kernel.errors import InputProblems
from faro.ledger.api import Actor, history
from faro.registers.domain.answers import Answers
from faro.registers.models import Record, Register, StateMove
from faro.registers.services import Row, add_records, move_state, save_record
from faro.registers.services.loading import preview_register
from faro.registers.services.notes import subject_of

STATES = """
[[states]]
code = "sin-visita"
name = "Sin visita"
initial = true

[[states]]
code = "visitado"
name = "Visitado"
final = true

[[moves]]
code = "visitar"
name = "Visitar"
from = "sin-visita"
to = "visitado"
"""
FOLLOWS = """
[[follows]]
register = "locales"
link = "local"
when = "resultado = 'conforme'"
move = "visitar"
"""


@pytest.fixture
def place(actor: Actor) -> Record:
    """Premises that nobody has visited."""
    given = Answers({"nombre": "Bodega Uno", "sector": "puerto"})
    saved = save_record(actor=actor, register=load(PREMISES + STATES, PREMISES_FORM), answers=given)
    assert saved.record is not None
    Record.objects.filter(pk=saved.record.pk).update(day=date(2023, 1, 2), state_since=date(2023, 1, 2))
    return saved.record


@pytest.fixture
def visits(place: Record) -> Register:
    return load(DEFINITION + FOLLOWS)


def state_of(record: Record) -> str:
    return Record.objects.get(pk=record.pk).state


def test_it_moves_the_record_that_is_named_on_the_day_of_the_one_saved(
    actor: Actor, place: Record, visits: Register
) -> None:
    saved = save_record(actor=actor, register=visits, answers=answers("2023-06-30"))
    assert saved.record is not None, saved.problems
    moved = Record.objects.get(pk=place.pk)
    assert (moved.state, moved.state_since, moved.revision) == ("visitado", date(2023, 6, 30), 2)
    step = StateMove.objects.get(record=place, to_state="visitado")
    assert (step.move, step.automatic, step.note) == ("visitar", True, "Por INS-2023-0001 de Inspecciones")
    assert history(subject_of(moved))[0].action == "registers.record_moved"
    assert any("LOC-001" in str(change) for change in history(subject_of(saved.record))[0].changes)


def test_nothing_follows_where_the_condition_is_not_met_until_it_is(
    actor: Actor, place: Record, visits: Register
) -> None:
    saved = save_record(actor=actor, register=visits, answers=observed("luz"))
    assert saved.record is not None
    assert state_of(place) == "sin-visita"
    save_record(actor=actor, register=visits, record=saved.record, answers=answers())
    assert state_of(place) == "visitado"


def test_it_is_made_once(actor: Actor, place: Record, visits: Register) -> None:
    for day in ("2023-06-29", "2023-06-30"):
        save_record(actor=actor, register=visits, answers=answers(day))
    assert StateMove.objects.filter(record=place, to_state="visitado").count() == 1


def test_many_at_once_do_the_same(actor: Actor, place: Record, visits: Register) -> None:
    add_records(actor=actor, register=visits, rows=[Row(answers())], origin="xlsx")
    assert state_of(place) == "visitado"


def test_a_move_that_asks_what_nobody_answered_is_not_made(actor: Actor, place: Record) -> None:
    load(PREMISES + STATES + 'ask = ["titular"]\n', PREMISES_FORM)
    visits = load(DEFINITION + FOLLOWS)
    assert any("visitar" in each for each in preview_register(bundle(DEFINITION + FOLLOWS, FORM)).warnings)
    saved = save_record(actor=actor, register=visits, answers=answers())
    assert saved.record is not None
    assert state_of(place) == "sin-visita"


def test_a_link_to_another_register_and_a_wrong_condition_are_refused(place: Record) -> None:
    for text in (FOLLOWS.replace('"local"', '"resultado"'), FOLLOWS.replace("resultado =", "resultad =")):
        with pytest.raises(InputProblems):
            load(DEFINITION + text)


def test_a_move_that_would_never_follow_is_warned_of(visits: Register) -> None:
    preview = preview_register(bundle(DEFINITION + FOLLOWS.replace('"visitar"', '"cerrar"'), FORM))
    assert any("cerrar" in each for each in preview.warnings)


def test_a_move_by_hand_still_serves(actor: Actor, place: Record, visits: Register) -> None:
    assert move_state(actor=actor, record=place, move="visitar").record is not None


def test_nothing_follows_from_a_reserved_register(place: Record) -> None:
    reserved = DEFINITION.replace("[access]", "[access]\nsensitive = true")
    with pytest.raises(InputProblems) as caught:
        load(reserved + FOLLOWS)
    assert [each.code for each in caught.value.problems] == ["reserved_follows"]
