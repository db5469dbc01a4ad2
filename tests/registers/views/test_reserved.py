"""A reserved register: who reads it is noted, and the others see that it is there and nothing of what it says."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.directory.cast import TESTS, cast
from tests.registers.inspections import DEFINITION, UNIT, answers, load, load_premises
from tests.registers.views.conftest import SignIn
from tests.registers.views.test_pages import page, url_of

from faro.directory.api import Period, PersonFacts, PostFacts, appoint, create_person, create_post, unit
from faro.directory.models import Role
from faro.ledger.api import history
from faro.parties.api import Party
from faro.registers.domain.answers import Answers
from faro.registers.models import Participant, Record
from faro.registers.services import save_record
from faro.registers.services.notes import key_of_register, subject_of

RESERVED = DEFINITION.replace("[access]", "[access]\nsensitive = true")


@pytest.fixture
def case(db: None) -> Record:
    """One case in a reserved register."""
    premises = load_premises()
    assert save_record(actor=TESTS, register=premises, answers=Answers({"nombre": "Bodega Uno"})).record
    register = load(RESERVED)
    given = answers(dni="12345678", nombres="Vecina Prueba Muestra", nota="Lo que contó")
    saved = save_record(actor=TESTS, register=register, answers=given)
    assert saved.record is not None, saved.problems
    return saved.record


@pytest.fixture
def attending(case: Record) -> Client:
    """A browser of who attends reserved cases in that unit."""
    cast("registrador")
    person = create_person(actor=TESTS, key="atiende", facts=PersonFacts("atiende", "Quien atiende, demo"))
    facts = PostFacts("Atención", Role.objects.get(code="reservado"), unit(UNIT))
    post = create_post(actor=TESTS, code="atiende", facts=facts)
    appoint(actor=TESTS, post=post, person=person, period=Period(case.day, None, "Prueba"))
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("role", ["registrador", "responsable", "planeamiento", "direccion", "regidor", "control"])
def test_no_stock_role_reads_a_case(sign_in: SignIn, case: Record, role: str) -> None:
    client = sign_in(role)
    assert client.get(url_of(case)).status_code == 403
    shown = page(client.get(reverse("registers:register", args=["inspecciones"])))
    assert "reservado" in shown
    for words in (case.number, "Vecina", "12345678", "Lo que contó"):
        assert words not in shown
    assert case.number not in page(client.get(reverse("registers:list")))


def test_who_attends_reads_it_and_that_is_noted(attending: Client, case: Record) -> None:
    assert case.number in page(attending.get(reverse("registers:register", args=["inspecciones"])))
    assert "Lo que contó" in page(attending.get(url_of(case)))
    assert history(subject_of(case))[0].action == "registers.record_read"
    assert history(subject_of(case))[0].actor == "person:atiende"
    assert history(key_of_register("inspecciones"))[0].action == "registers.list_read"


def test_who_is_named_in_a_case_is_no_party_that_others_find(case: Record) -> None:
    assert not Party.objects.filter(kind="person").exists()
    assert Participant.objects.get().party not in ("", "12345678")


def test_the_same_person_counts_once(case: Record) -> None:
    again = answers("2023-07-05", dni="12345678", nombres="Vecina Prueba Muestra")
    assert save_record(actor=TESTS, register=case.register, answers=again).record
    assert Participant.objects.values("party").distinct().count() == 1


def test_all_that_is_said_can_be_erased(case: Record) -> None:
    (added,) = [each for each in history(subject_of(case)) if each.action == "registers.record_added"]
    assert not {"conforme", "Lo que contó", "12345678"} & {after for _label, _before, after in added.changes}


def test_nothing_may_be_done_to_it_by_others(sign_in: SignIn, case: Record) -> None:
    client = sign_in("responsable")
    for name in ("void", "edit"):
        assert client.post(url_of(case, name), {"reason": "No"}).status_code == 403
    assert Record.objects.get(pk=case.pk).is_live
