"""Several people at once, on a database that lets them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import close_old_connections, connection
from tests.directory.cast import TESTS
from tests.registers.inspections import answers, load, load_premises

from faro.ledger.api import verify
from faro.registers.domain.answers import Answers
from faro.registers.models import Record, Register
from faro.registers.services import Saved, move_state, save_record

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
HANDS = 6


@pytest.fixture
def inspections(transactional_db: None) -> Register:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one write at a time")
    premises = load_premises()
    for place in range(HANDS + 1):
        saved = save_record(actor=TESTS, register=premises, answers=Answers({"nombre": f"Bodega {place}"}))
        assert saved.record is not None
    return load()


def at_once(acts: list[Callable[[], Saved]]) -> list[Saved]:
    """What came of acts begun together, each on a connection of its own."""

    def run(act: Callable[[], Saved]) -> Saved:
        try:
            return act()
        finally:
            close_old_connections()
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_submission_sent_many_times_is_one_record(inspections: Register) -> None:
    key = "uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff"
    save = partial(save_record, actor=TESTS, register=inspections, answers=answers(), instance_key=key)
    done = at_once([save] * HANDS)
    assert len({each.record.pk for each in done if each.record}) == 1
    assert sum(each.created for each in done) == 1


def test_what_may_not_repeat_is_saved_once(inspections: Register) -> None:
    done = at_once([partial(save_record, actor=TESTS, register=inspections, answers=answers())] * HANDS)
    assert sum(each.record is not None for each in done) == 1
    assert all(each.repeated for each in done if each.record is None)


def test_no_number_is_given_twice(inspections: Register) -> None:
    given = [answers(local=f"LOC-{place:03d}") for place in range(1, HANDS + 1)]
    done = at_once([partial(save_record, actor=TESTS, register=inspections, answers=each) for each in given])
    assert sorted(each.record.number for each in done if each.record) == [
        f"INS-2023-{place:04d}" for place in range(1, HANDS + 1)
    ]
    assert verify().sound


def test_of_several_corrections_one_is_saved_and_none_is_lost(inspections: Register) -> None:
    first = save_record(actor=TESTS, register=inspections, answers=answers())
    assert first.record is not None
    correct = partial(save_record, actor=TESTS, register=inspections, record=first.record, base_revision=1)
    done = at_once([partial(correct, answers=answers(nota=f"mano {hand}")) for hand in range(HANDS)])
    assert sum(each.record is not None for each in done) == 1
    assert sum(each.clash is not None for each in done) == HANDS - 1
    assert Record.objects.get(pk=first.record.pk).revision == 2


def test_a_move_made_by_several_is_made_once(inspections: Register) -> None:
    given = Answers({**answers().values, "resultado": "observado", "levantado": "2023-07-03"})
    first = save_record(actor=TESTS, register=inspections, answers=given)
    assert first.record is not None
    done = at_once([partial(move_state, actor=TESTS, record=first.record, move="levantar")] * HANDS)
    assert sum(each.record is not None for each in done) == 1


def test_someone_named_by_several_at_once_has_one_party(inspections: Register) -> None:
    given = [
        answers(local=f"LOC-{place:03d}", dni="12345678", nombres="Vecina Prueba Muestra")
        for place in range(1, HANDS + 1)
    ]
    save = partial(save_record, actor=TESTS, register=inspections, confirmed_duplicates=("*",))
    done = at_once([partial(save, answers=each) for each in given])
    parties = {each.record.participants.get().party for each in done if each.record}
    assert (len(parties), sum(each.record is not None for each in done)) == (1, HANDS)
