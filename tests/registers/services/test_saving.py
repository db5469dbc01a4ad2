"""Writing a record down, and correcting it."""

from datetime import date

import pytest
from tests.registers.inspections import UNIT, answers, observed

from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history
from faro.parties.api import IdentifierFacts, Party, PartyFacts, add_party, find_by_identifier
from faro.registers.domain.answers import Answers, Value, Values
from faro.registers.models import Answer, Draft, Item, Participant, Pointer, Record, Register, StateMove
from faro.registers.services import save_record, void_record
from faro.registers.services.drafts import answers_in
from faro.registers.services.notes import subject_of

MILLION = 1_000_000


def save(actor: Actor, register: Register, given: Answers) -> Record:
    saved = save_record(actor=actor, register=register, answers=given)
    assert saved.record is not None, saved.problems
    return saved.record


def test_a_record_is_numbered_dated_titled_and_found(actor: Actor, inspections: Register) -> None:
    record = save(actor, inspections, answers("2023-06-30", aforo=40 * MILLION))
    assert (record.number, record.day, record.unit) == ("INS-2023-0001", date(2023, 6, 30), UNIT)
    assert record.title == "Bodega Uno (LOC-001) · Conforme"
    assert record.answers["aforo"] == 40 * MILLION
    found = set(Answer.objects.filter(record=record).values_list("question", "value", "number"))
    assert found == {("resultado", "conforme", None), ("aforo", "40", 40 * MILLION), ("local", "LOC-001", None)}
    assert Pointer.objects.get(record=record).target.number == "LOC-001"


def test_numbers_go_on_within_the_year_and_begin_anew_in_another(actor: Actor, inspections: Register) -> None:
    days = ("2023-01-02", "2023-05-01", "2022-12-31", "2023-01-01")
    assert [save(actor, inspections, answers(day)).number for day in days] == [
        *("INS-2023-0001", "INS-2023-0002", "INS-2022-0001", "INS-2023-0003"),
    ]


def test_what_is_wrong_is_said_and_nothing_is_kept(actor: Actor, inspections: Register) -> None:
    saved = save_record(actor=actor, register=inspections, answers=Answers({"local": "LOC-999", "aforo": 0}))
    assert saved.record is None
    assert {"fecha", "resultado", "aforo", "local"} <= {each.place.key for each in saved.problems}
    assert not Record.objects.filter(register=inspections).exists()


def test_the_same_key_again_is_the_same_record(actor: Actor, inspections: Register) -> None:
    key = "uuid:6F9619FF-8B86-D011-B42D-00CF4FC964FF"
    first = save_record(actor=actor, register=inspections, answers=answers(), instance_key=key)
    again = save_record(actor=actor, register=inspections, answers=answers("2023-07-01"), instance_key=key.lower())
    assert first.created
    assert not again.created
    assert first.record == again.record
    assert Record.objects.filter(register=inspections).count() == 1


def test_a_key_that_is_no_uuid_is_one_all_the_same(actor: Actor, inspections: Register) -> None:
    saved = [
        save_record(actor=actor, register=inspections, answers=answers(), instance_key="hoja 3 fila 7")
        for _time in range(2)
    ]
    assert saved[0].record == saved[1].record


def test_a_key_of_another_register_is_refused(actor: Actor, premises: Register, inspections: Register) -> None:
    taken = Record.objects.filter(register=premises).first()
    assert taken is not None
    with pytest.raises(FaroError, match="otro registro"):
        save_record(actor=actor, register=inspections, answers=answers(), instance_key=taken.key)


def test_what_may_not_repeat_is_refused_with_the_number_of_the_other(actor: Actor, inspections: Register) -> None:
    first = save(actor, inspections, answers())
    saved = save_record(actor=actor, register=inspections, answers=answers())
    assert saved.record is None
    assert [each.record for each in saved.repeated] == [first]
    assert "INS-2023-0001" in saved.problems[0].text
    assert save(actor, inspections, answers(local="LOC-002")).number == "INS-2023-0002"


def test_a_voided_record_leaves_room_for_another(actor: Actor, inspections: Register) -> None:
    void_record(actor=actor, record=save(actor, inspections, answers()), reason="Se anotó en el día que no era")
    assert save(actor, inspections, answers()).number == "INS-2023-0002"


def test_a_correction_is_kept_with_what_it_changed(actor: Actor, inspections: Register) -> None:
    record = save(actor, inspections, answers(aforo=40 * MILLION))
    saved = save_record(
        actor=actor,
        register=inspections,
        record=record,
        answers=answers(aforo=50 * MILLION),
        base_revision=1,
        reason="Se contó mal",
    )
    assert saved.record is not None
    assert (saved.record.revision, saved.record.answers["aforo"], saved.record.number) == (
        2,
        50 * MILLION,
        record.number,
    )
    last = history(subject_of(record))[0]
    assert last.reason == "Se contó mal"
    assert [(before, after) for _label, before, after in last.changes] == [("40000000", "50000000")]
    assert Answer.objects.get(record=record, question="aforo").number == 50 * MILLION


def test_saving_what_is_there_already_changes_nothing(actor: Actor, inspections: Register) -> None:
    record = save(actor, inspections, answers())
    saved = save_record(actor=actor, register=inspections, record=record, answers=answers(), base_revision=1)
    assert saved.record is not None
    assert saved.record.revision == 1
    assert len(history(subject_of(record))) == 1


def test_who_comes_second_overwrites_nothing_and_loses_nothing(actor: Actor, inspections: Register) -> None:
    record = save(actor, inspections, answers())
    save_record(actor=actor, register=inspections, record=record, answers=answers(nota="uno"), base_revision=1)
    saved = save_record(actor=actor, register=inspections, record=record, answers=answers(nota="dos"), base_revision=1)
    assert saved.record is None
    assert saved.clash is not None
    assert saved.clash.record.answers["nota"] == "uno"
    assert answers_in(saved.clash.draft).values["nota"] == "dos"
    assert Draft.objects.get().clash


def test_the_same_correction_sent_twice_is_no_clash(actor: Actor, inspections: Register) -> None:
    record = save(actor, inspections, answers())
    for _time in range(2):
        saved = save_record(
            actor=actor, register=inspections, record=record, answers=answers(nota="uno"), base_revision=1
        )
        assert saved.clash is None
    assert Record.objects.get(pk=record.pk).revision == 2


def test_rows_keep_their_keys_when_others_come_and_go(actor: Actor, inspections: Register) -> None:
    record = save(actor, inspections, observed("extintor", "salida"))
    before = dict(Item.objects.filter(record=record).values_list("answers__que", "key"))
    changed = observed("aforo", "salida")
    save_record(actor=actor, register=inspections, record=record, answers=changed, base_revision=1)
    after = dict(Item.objects.filter(record=record).values_list("answers__que", "key"))
    assert after["salida"] == before["salida"]
    assert set(after) == {"aforo", "salida"}


def test_open_rows_go_on_under_their_key_in_the_next_visit(actor: Actor, inspections: Register) -> None:
    first = save(actor, inspections, observed("extintor", "salida", day="2023-06-01"))
    rows: list[Values] = [{"que": "salida", "estado_obs": "levantada"}, {"que": "extintor", "estado_obs": "pendiente"}]
    second = save(actor, inspections, Answers(observed(day="2023-06-20").values, {"observaciones": rows}))
    keys = [dict(each.items.values_list("answers__que", "key")) for each in (first, second)]
    assert keys[0] == keys[1]


def test_someone_named_by_number_gets_a_party_once(actor: Actor, inspections: Register) -> None:
    for day in ("2023-06-01", "2023-06-02"):
        save(actor, inspections, answers(day, dni="12345678", nombres="Vecina Prueba Muestra"))
    party = find_by_identifier("dni", "12345678")
    assert party is not None
    assert party.full_name == "Vecina Prueba Muestra"
    assert set(Participant.objects.values_list("party", "role")) == {(party.key, "atendio")}
    assert Participant.objects.count() == 2


def test_a_wrong_number_is_said_beside_its_question(actor: Actor, inspections: Register) -> None:
    saved = save_record(actor=actor, register=inspections, answers=answers(dni="1234", nombres="Vecina Prueba"))
    assert [(each.place.key, each.code) for each in saved.problems] == [("dni", "party")]
    assert not Party.objects.exists()


def test_someone_alike_is_shown_before_saving(actor: Actor, inspections: Register) -> None:
    facts = PartyFacts("person", given_names="Vecina", first_surname="Prueba", second_surname="Muestra")
    other = add_party(actor=actor, facts=facts)
    given = answers(dni="12345678", nombres="Vecina Prueba Muestra")
    saved = save_record(actor=actor, register=inspections, answers=given)
    assert saved.record is None
    assert [each.keys for each in saved.likely_parties] == [(other.key,)]
    assert not Record.objects.filter(register=inspections).exists()
    again = save_record(actor=actor, register=inspections, answers=given, confirmed_duplicates=[other.key])
    assert again.record is not None
    assert Party.objects.count() == 2


def test_who_has_the_number_is_that_one_whatever_the_name(actor: Actor, inspections: Register) -> None:
    facts = PartyFacts("person", given_names="Otra", first_surname="Muestra")
    party = add_party(actor=actor, facts=facts, identifiers=(IdentifierFacts("dni", "12345678"),))
    save(actor, inspections, answers(dni="12345678", nombres="Vecina Prueba"))
    assert Participant.objects.get().party == party.key


def test_personal_answers_can_be_erased_from_the_history(actor: Actor, inspections: Register) -> None:
    record = save(actor, inspections, answers(dni="12345678", nombres="Vecina Prueba"))
    seen = [after for entry in history(subject_of(record)) for _label, _before, after in entry.changes]
    assert "12345678" not in seen
    shown = [after for entry in history(subject_of(record), show_personal=True) for *_rest, after in entry.changes]
    assert "12345678" in shown


def test_a_record_comes_into_its_first_state_on_its_own_day(actor: Actor, inspections: Register) -> None:
    record = save(actor, inspections, answers("2023-06-30"))
    moves = list(StateMove.objects.filter(record=record).values_list("from_state", "to_state", "day", "automatic"))
    assert moves == [
        ("", "abierta", date(2023, 6, 30), True),
        ("abierta", "cerrada", date(2023, 6, 30), True),
    ]
    assert (record.state, record.due) == ("cerrada", None)


def test_a_register_out_of_use_takes_nothing(actor: Actor, inspections: Register) -> None:
    Register.objects.filter(pk=inspections.pk).update(active=False)
    with pytest.raises(FaroError, match="ya no se usa"):
        save_record(actor=actor, register=Register.objects.get(pk=inspections.pk), answers=answers())


@pytest.mark.parametrize(
    "values",
    [
        {"fecha": "2023-02-30"},
        {"fecha": "mañana"},
        {"fecha": 5},
        {"resultado": ["conforme"]},
        {"resultado": "otro"},
        {"aforo": "muchos"},
        {"nota": "a\0b"},
        {"aforo": 10**30},
        {"local": "'; DROP TABLE registers_record; --"},
    ],
)
def test_hostile_values_are_refused_in_words_or_made_harmless(
    actor: Actor, inspections: Register, values: dict[str, Value]
) -> None:
    saved = save_record(actor=actor, register=inspections, answers=Answers({**answers().values, **values}))
    assert saved.problems or (saved.record is not None and "\0" not in str(saved.record.answers))
