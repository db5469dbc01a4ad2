"""Moving records, their deadlines, voiding them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.registers.inspections import DEFINITION, answers, load, observed

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history
from faro.registers.domain.answers import Value
from faro.registers.models import Answer, Item, Pointer, Record, Register, StateMove
from faro.registers.services import move_state, save_record, void_record
from faro.registers.services.notes import subject_of


@pytest.fixture
def record(actor: Actor, inspections: Register) -> Record:
    """With an observation, waiting to be lifted."""
    saved = save_record(actor=actor, register=inspections, answers=observed("extintor", day="2023-06-26"))
    assert saved.record is not None
    return saved.record


def test_the_deadline_counts_working_days_of_peru(record: Record) -> None:
    # From Monday 26 June: 27, 28, 30 June, 3 and 4 July; 29 June is a holiday, 1 and 2 July a weekend.
    assert (record.state, record.due) == ("observada", date(2023, 7, 4))


def test_a_move_asks_its_questions(actor: Actor, record: Record) -> None:
    saved = move_state(actor=actor, record=record, move="levantar")
    assert saved.record is None
    assert [(each.place.key, each.code) for each in saved.problems] == [("levantado", "required")]
    assert Record.objects.get(pk=record.pk).state == "observada"


def test_a_move_is_kept_with_its_day_and_its_hand(actor: Actor, record: Record) -> None:
    saved = move_state(
        actor=actor, record=record, move="levantar", values={"levantado": "2023-07-03"}, day=date(2023, 7, 3), note="Vi"
    )
    assert saved.record is not None
    assert (saved.record.state, saved.record.due, saved.record.state_since) == ("cerrada", None, date(2023, 7, 3))
    move = StateMove.objects.get(record=record, to_state="cerrada")
    assert (move.by, move.note, move.automatic) == (actor.key, "Vi", False)
    assert history(subject_of(record))[0].action == "registers.record_moved"


@pytest.mark.parametrize("day", [date(2023, 6, 25), timezone.localdate() + timedelta(days=2)])
def test_a_move_is_dated_between_the_one_before_and_today(actor: Actor, record: Record, day: date) -> None:
    with pytest.raises(FaroError, match="entre el día"):
        move_state(actor=actor, record=record, move="levantar", values={"levantado": "2023-07-03"}, day=day)


def test_a_move_that_the_state_does_not_allow_is_refused(actor: Actor, record: Record) -> None:
    with pytest.raises(FaroError, match="Por levantar"):
        move_state(actor=actor, record=record, move="conforme")


def test_a_move_made_twice_is_made_once(actor: Actor, record: Record) -> None:
    stale = Record.objects.get(pk=record.pk)
    move_state(actor=actor, record=record, move="levantar", values={"levantado": "2023-07-03"})
    saved = move_state(actor=actor, record=stale, move="levantar", values={"levantado": "2023-07-04"})
    assert saved.clash is not None
    assert StateMove.objects.filter(record=record, to_state="cerrada").count() == 1


def test_a_voided_record_stays_and_counts_no_more(actor: Actor, record: Record) -> None:
    void_record(actor=actor, record=record, reason="Se anotó dos veces")
    kept = Record.objects.get(pk=record.pk)
    assert (kept.void_reason, kept.answers["resultado"], kept.due) == ("Se anotó dos veces", "observado", None)
    for rows in (Answer, Item, Pointer):
        assert not rows.objects.filter(record=record, live=True).exists()
    with pytest.raises(FaroError, match="ya está anulada"):
        void_record(actor=actor, record=record, reason="Otra vez")
    with pytest.raises(FaroError, match="anulada"):
        save_record(actor=actor, register=record.register, record=record, answers=answers())


def test_voiding_needs_a_reason(actor: Actor, record: Record) -> None:
    with pytest.raises(FaroError, match="motivo"):
        void_record(actor=actor, record=record, reason="  ")


def test_a_record_that_others_name_is_not_voided(actor: Actor, record: Record) -> None:
    premises = Record.objects.get(number="LOC-001")
    with pytest.raises(FaroError, match="INS-2023-0001"):
        void_record(actor=actor, record=premises, reason="Cerró")


BY_SIZE = DEFINITION.replace(
    """[[deadlines]]
state = "observada"
name = "Plazo para levantar"
""",
    """[[deadlines]]
state = "observada"
name = "Plazo de un local grande"
days = 20
day_kind = "calendar"
from = "fecha"
when = "aforo >= 100"

[[deadlines]]
state = "observada"
name = "Hasta la fecha dada"
until = "levantado"
when = "levantado no vacío"

[[deadlines]]
state = "observada"
name = "Plazo para levantar"
""",
)


def test_of_several_deadlines_the_first_runs_whose_condition_is_met(actor: Actor, premises: Register) -> None:
    register = load(BY_SIZE)
    # 20 calendar days from 26 June end on a Sunday, so Monday 17; the date that was given; 5 working days of Peru
    # (29 June is a holiday).
    given: dict[str, tuple[dict[str, Value], date]] = {
        "2023-06-26": ({"aforo": 150_000_000, "levantado": "2023-08-01"}, date(2023, 7, 17)),
        "2023-06-27": ({"levantado": "2023-08-01"}, date(2023, 8, 1)),
        "2023-06-28": ({}, date(2023, 7, 6)),
    }
    for day, (more, due) in given.items():
        said = observed("luz", day=day)
        saved = save_record(actor=actor, register=register, answers=replace(said, values={**said.values, **more}))
        assert saved.record is not None, saved.problems
        assert (saved.record.state, saved.record.due) == ("observada", due)


def test_a_deadline_changes_with_the_answers_it_hangs_on(actor: Actor, premises: Register) -> None:
    register = load(BY_SIZE)
    said = observed("luz", day="2023-06-26")
    saved = save_record(actor=actor, register=register, answers=said)
    assert saved.record is not None
    large = replace(said, values={**said.values, "aforo": 150_000_000})
    again = save_record(actor=actor, register=register, record=saved.record, answers=large)
    assert again.record is not None
    assert again.record.due == date(2023, 7, 17)


AGAIN = (
    DEFINITION
    + """
[[moves]]
code = "volver"
name = "Volver a observar"
from = "observada"
to = "observada"
ask = ["nota"]
"""
)


def test_a_move_to_the_same_state_begins_it_anew(actor: Actor, premises: Register) -> None:
    said = observed("luz", day="2023-06-26")
    saved = save_record(actor=actor, register=load(AGAIN.replace('from = "fecha"', "")), answers=said)
    assert saved.record is not None
    assert saved.record.due == date(2023, 7, 4)
    moved = move_state(actor=actor, record=saved.record, move="volver", values={"nota": "Sigue"}, day=date(2023, 7, 10))
    assert moved.record is not None, moved.problems
    # From Monday 10 July: 11, 12, 13, 14 and 17 July.
    assert (moved.record.state_since, moved.record.due) == (date(2023, 7, 10), date(2023, 7, 17))
    last = StateMove.objects.filter(record=saved.record).latest("id")
    assert (last.from_state, last.to_state, last.move) == ("observada", "observada", "volver")
