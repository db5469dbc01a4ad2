"""Correcting a record: the reason, what may be seen, and two at once; people who may be kept already."""

import pytest
from django.test import Client
from tests.directory.cast import cast
from tests.registers.capture.paper import Page
from tests.registers.capture.world import CODE, DEFINITION, made_register

from faro.directory.models import Role
from faro.kernel.errors import FaroError
from faro.ledger.api import Actor, history
from faro.parties.api import IdentifierFacts, PartyFacts, add_party, find_by_identifier
from faro.parties.models import Party
from faro.registers.domain.answers import Answers, Values
from faro.registers.models import Draft, Record, Register
from faro.registers.services.capture import say_same
from faro.registers.services.saving import save_record

pytestmark = pytest.mark.django_db

NEW = f"/trabajo/registros/{CODE}/nuevo/"
TESTS = Actor("command:tests")


@pytest.fixture
def register(db: None) -> Register:
    return made_register(clerk=cast("responsable"))


@pytest.fixture
def head(client: Client, register: Register) -> Client:
    client.force_login(cast("responsable"))
    return client


def saved(register: Register, **values: object) -> Record:
    answers = {"fecha": "2026-03-05", "turno": "noche", "distrito": "ilo", "sector": "puerto", **values}
    done = save_record(actor=TESTS, register=register, answers=Answers(answers), confirmed_duplicates=("*",))  # type: ignore[arg-type]
    assert done.record is not None, done
    return done.record


def at(record: Record) -> str:
    return f"/trabajo/registros/{CODE}/{record.key}/editar/"


def test_a_correction_says_why_and_keeps_the_rest(head: Client, register: Register) -> None:
    record = saved(register, personas=3_000_000)
    page = Page(head, at(record)).press("guardar", personas="4")
    assert page.status == 422
    assert "Motivo" in page.text

    page.press("guardar", fields={"motivo": "Se contó mal"})
    record.refresh_from_db()
    assert (record.answers["personas"], record.answers["sector"]) == (4_000_000, "puerto")
    assert record.revision == 2
    assert history(f"record:{CODE}/{record.key}")[0].reason == "Se contó mal"
    assert Draft.objects.count() == 0


def test_what_only_the_other_changed_stays_and_what_both_changed_is_asked(head: Client, register: Register) -> None:
    record = saved(register, personas=3_000_000, detalle="Antes")
    page = Page(head, at(record)).press(personas="5")  # a draft of the first
    other = Answers({**record.answers, "personas": 9_000_000, "detalle": "De otra persona"})
    assert save_record(actor=TESTS, register=register, answers=other, record=record, base_revision=1).record

    page.press("guardar", fields={"motivo": "Recuento"})
    assert page.status == 409
    assert "Dejar lo guardado: 9" in page.text
    assert "Poner lo mío: 5" in page.text
    assert page.value("q:detalle") == ["De otra persona"]
    record.refresh_from_db()
    assert record.answers["personas"] == 9_000_000

    page.press("guardar", fields={"motivo": "Recuento"})
    record.refresh_from_db()
    assert (record.answers["personas"], record.answers["detalle"]) == (5_000_000, "De otra persona")
    assert record.revision == 3


def test_a_draft_that_waited_does_not_overwrite_what_was_saved_since(head: Client, register: Register) -> None:
    record = saved(register, personas=3_000_000)
    Page(head, at(record)).press(personas="5")
    other = Answers({**record.answers, "personas": 9_000_000})
    save_record(actor=TESTS, register=register, answers=other, record=record, base_revision=1)

    again = Page(head, at(record)).press("guardar", fields={"motivo": "Recuento"})
    assert again.status == 409
    record.refresh_from_db()
    assert record.answers["personas"] == 9_000_000


def test_the_saved_value_can_stay(head: Client, register: Register) -> None:
    record = saved(register, personas=3_000_000)
    page = Page(head, at(record)).press(personas="5")
    other = Answers({**record.answers, "personas": 9_000_000})
    save_record(actor=TESTS, register=register, answers=other, record=record, base_revision=1)
    page.press("guardar", fields={"motivo": "Recuento"})

    page.press("guardar", fields={"c:q:personas": "theirs", "motivo": "Recuento"})
    record.refresh_from_db()
    assert record.answers["personas"] == 9_000_000


def test_personal_answers_are_covered_for_who_may_not_see_them_and_stay(head: Client, register: Register) -> None:
    record = saved(register, dni="40112233", nombres="Vecina De Prueba")
    role = Role.objects.get(code="responsable")
    role.permissions = [each for each in role.permissions if each != "registers.view_personal"]
    role.save()
    page = Page(head, at(record))
    assert "Vecina" not in page.answer.content.decode()
    assert "40112233" not in page.answer.content.decode()

    page.press("guardar", personas="8", fields={"motivo": "Recuento"})
    record.refresh_from_db()
    assert (record.answers["dni"], record.answers["personas"]) == ("40112233", 8_000_000)


def test_a_voided_record_is_not_corrected(head: Client, register: Register) -> None:
    record = saved(register)
    Record.objects.filter(pk=record.pk).update(voided_at="2026-03-06T00:00Z")

    assert head.get(at(record)).status_code == 404


def neighbour(dni: str = "") -> Party:
    facts = PartyFacts("person", given_names="María Elena", first_surname="Quispe", second_surname="Mamani")
    held = (IdentifierFacts("dni", dni),) if dni else ()
    return add_party(actor=TESTS, facts=facts, identifiers=held)


def test_who_is_kept_already_is_shown_as_soon_as_the_number_is_typed(head: Client) -> None:
    neighbour("40112233")
    page = Page(head, NEW).press(dni="40112233")

    assert "Ya tiene ficha: María Elena Quispe Mamani" in page.text


def test_likely_duplicates_come_before_saving_and_the_same_one_gets_the_number(head: Client) -> None:
    known = neighbour()
    page = Page(head, NEW).press("guardar", turno="noche", dni="40112233", nombres="María Elena Quispe Mamani")
    assert page.status == 422
    assert "Es la misma: María Elena Quispe Mamani" in page.text
    assert Record.objects.count() == 0

    page.press("guardar", fields={"p:q:dni": known.key})
    assert Party.objects.count() == 1
    found = find_by_identifier("dni", "40112233")
    assert found is not None
    assert Record.objects.get().participants.get().party == found.key == known.key


def test_another_person_of_that_name_is_registered(head: Client) -> None:
    neighbour()
    page = Page(head, NEW).press("guardar", turno="noche", dni="40112233", nombres="María Elena Quispe Mamani")
    page.press("guardar", fields={"p:q:dni": "otra"})

    assert Party.objects.count() == 2
    assert Record.objects.count() == 1


def test_who_has_another_number_does_not_get_this_one_too(register: Register) -> None:
    known = neighbour("41112233")

    with pytest.raises(FaroError, match="corrija el número"):
        say_same(actor=TESTS, party=known.key, kind="dni", number="40112233")
    assert find_by_identifier("dni", "40112233") is None


def test_open_rows_of_the_same_subject_come_pre_filled(client: Client) -> None:
    carry = '[[carry]]\nlink = "sector"\nrepeat = "asistentes"\nopen = "edad > 17"\n'
    register = made_register(definition=DEFINITION + carry, clerk=cast("responsable"))
    client.force_login(cast("responsable"))
    rows: list[Values] = [{"quien": "Abierta", "edad": 20_000_000}, {"quien": "Cerrada", "edad": 10_000_000}]
    answers = Answers(
        {"fecha": "2026-03-05", "turno": "noche", "distrito": "ilo", "sector": "puerto"}, {"asistentes": rows}
    )
    first = save_record(actor=TESTS, register=register, answers=answers).record
    assert first is not None

    page = Page(client, NEW).press(distrito="ilo")
    page.press(sector="puerto")
    assert page.value("q:quien:0") == ["Abierta"]
    assert page.value("q:quien:1") == []
    page.press("guardar", turno="manana")
    second = Record.objects.latest("id")
    assert second.items.get().key == first.items.get(position=0).key
