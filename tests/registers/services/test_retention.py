"""Terms of retention, deadlines worked out again."""

from datetime import date

import pytest
from tests.registers.inspections import answers, observed

from faro.catalogs.api import declare_day_off
from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history, verify
from faro.registers.models import Answer, Participant, Record, Register
from faro.registers.selectors.retention import past_their_term, retention_due
from faro.registers.services import save_record
from faro.registers.services.deadlines import overdue, renew_deadlines
from faro.registers.services.notes import subject_of
from faro.registers.services.retention import dispose_records


@pytest.fixture
def old(actor: Actor, inspections: Register) -> Record:
    """Closed, of a day past its five years in 2029, and naming somebody."""
    given = answers("2023-06-30", dni="12345678", nombres="Vecina Prueba Muestra")
    saved = save_record(actor=actor, register=inspections, answers=given)
    assert saved.record is not None
    return saved.record


def test_looking_at_what_is_past_its_term_erases_nothing(old: Record) -> None:
    assert retention_due(date(2028, 6, 30)) == ()
    (due,) = retention_due(date(2028, 7, 1))
    assert (due.count, due.until) == (1, date(2023, 7, 1))
    assert Record.objects.get(pk=old.pk).answers["dni"] == "12345678"


def test_what_was_answered_goes_and_that_it_was_stays(actor: Actor, old: Record) -> None:
    gone = dispose_records(actor=actor, register=old.register, reason="Cumplió su plazo", on=date(2029, 1, 1))
    kept = Record.objects.get(pk=old.pk)
    assert gone == 1
    assert (kept.number, kept.state, kept.day, kept.answers) == ("INS-2023-0001", "cerrada", date(2023, 6, 30), {})
    assert not Answer.objects.filter(record=old).exists()
    assert not Participant.objects.filter(record=old).exists()
    seen = [after for entry in history(subject_of(old), show_personal=True) for *_rest, after in entry.changes]
    assert "12345678" not in seen
    assert verify().faults == ()
    assert dispose_records(actor=actor, register=old.register, reason="Otra vez", on=date(2029, 1, 1)) == 0
    with pytest.raises(FaroError):
        save_record(actor=actor, register=old.register, record=old, answers=answers())


def test_what_is_still_owed_is_not_past_its_term(actor: Actor, inspections: Register) -> None:
    save_record(actor=actor, register=inspections, answers=observed("luz"))
    assert not past_their_term(inspections, date(2040, 1, 1)).exists()


def test_a_day_off_declared_later_moves_the_deadline(actor: Actor, inspections: Register) -> None:
    saved = save_record(actor=actor, register=inspections, answers=observed("luz", day="2023-06-26"))
    assert saved.record is not None
    assert overdue(date(2023, 7, 5)).count() == 1
    declare_day_off(actor=actor, day=date(2023, 7, 3), name="Duelo", norm="Decreto de alcaldía")
    assert renew_deadlines() == 1
    assert Record.objects.get(pk=saved.record.pk).due == date(2023, 7, 5)
    assert renew_deadlines() == 0
