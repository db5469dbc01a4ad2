"""Many records at once."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests.registers.inspections import answers, observed

from faro.ledger.api import Actor, history
from faro.registers.domain.answers import Answers
from faro.registers.models import Answer, Item, Participant, Record, Register, StateMove
from faro.registers.services import Row, add_records
from faro.registers.services.notes import key_of_register


def days(count: int) -> list[str]:
    return [f"2023-{1 + place // 28:02d}-{1 + place % 28:02d}" for place in range(count)]


def add(actor: Actor, register: Register, rows: list[Row], *, skip: bool = False) -> tuple[int, int, list[int]]:
    done = add_records(actor=actor, register=register, rows=rows, origin="xlsx", skip_rejected=skip, reason="Archivo")
    return done.added, done.known, [each.position for each in done.rejected]


def test_many_are_added_as_each_alone_would_be(actor: Actor, inspections: Register) -> None:
    rows = [Row(answers(day)) for day in days(60)] + [Row(observed("luz", local="LOC-002"))]
    assert add(actor, inspections, rows) == (61, 0, [])
    records = Record.objects.filter(register=inspections)
    assert sorted(records.values_list("number", flat=True))[-1] == "INS-2023-0061"
    last = records.get(state="observada")
    assert (last.title, last.due is not None, last.origin) == ("Bodega Dos (LOC-002) · Con observaciones", True, "xlsx")
    assert Answer.objects.filter(register=inspections, question="resultado").count() == 61
    assert (Item.objects.count(), StateMove.objects.count()) == (1, 122)
    assert len([each for each in history(key_of_register("inspecciones")) if each.reason == "Archivo"]) == 1


def test_one_that_is_wrong_keeps_all_out_unless_it_is_left_aside(actor: Actor, inspections: Register) -> None:
    rows = [Row(answers("2023-01-01")), Row(Answers({"local": "nada"})), Row(answers("2023-01-02"))]
    assert add(actor, inspections, rows) == (0, 0, [1])
    assert not Record.objects.filter(register=inspections).exists()
    assert add(actor, inspections, rows, skip=True) == (2, 0, [1])


def test_the_same_file_again_adds_nothing(actor: Actor, inspections: Register) -> None:
    rows = [Row(answers(day), key=f"archivo.xlsx/{place}") for place, day in enumerate(days(5))]
    assert add(actor, inspections, rows) == (5, 0, [])
    assert add(actor, inspections, rows) == (0, 5, [])


def test_what_may_not_repeat_is_found_within_the_file_and_beside_it(actor: Actor, inspections: Register) -> None:
    assert add(actor, inspections, [Row(answers()), Row(answers())]) == (0, 0, [1])
    assert add(actor, inspections, [Row(answers())]) == (1, 0, [])
    assert add(actor, inspections, [Row(answers()), Row(answers("2023-01-01"))], skip=True) == (1, 0, [0])


def test_nothing_is_nothing(actor: Actor, inspections: Register) -> None:
    assert add(actor, inspections, []) == (0, 0, [])


def test_the_queries_of_a_load_do_not_grow_with_its_rows(
    actor: Actor, inspections: Register, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def rows(month: int, count: int) -> list[Row]:
        return [
            Row(answers(f"2023-{month:02d}-{day:02d}", dni="12345678", nombres="Vecina Prueba"))
            for day in range(1, count + 1)
        ]

    add(actor, inspections, rows(1, 2))
    with CaptureQueriesContext(connection) as few:
        add(actor, inspections, rows(2, 2))
    with django_assert_num_queries(len(few)):
        add(actor, inspections, rows(3, 28))
    assert Participant.objects.filter(register=inspections).values("party").distinct().count() == 1


def test_someone_new_named_twice_in_a_load_is_registered_once(actor: Actor, inspections: Register) -> None:
    rows = [Row(answers(day, dni="12345678", nombres="Vecina Prueba Muestra")) for day in days(3)]
    assert add(actor, inspections, rows) == (3, 0, [])
    assert Participant.objects.values("party").distinct().count() == 1
