"""From a document to followed pledges: nothing is lost on the way, and nobody approves their own work."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.promises import documents

from faro.kernel.errors import FaroError, InputProblems
from faro.ledger.api import Actor, history
from faro.promises.api import pledge, pledges_of
from faro.promises.forms.reading import as_read
from faro.promises.models import GovernmentPlan, Reading, ReadRow
from faro.promises.services.approving import approve_reading, return_reading, send_reading
from faro.promises.services.bringing import bring_plan
from faro.promises.services.correcting import correct_row, set_aside, take_back

pytestmark = pytest.mark.django_db

READER, OTHER = Actor("person:uno", "planeamiento"), Actor("person:dos", "direccion")
State = ReadRow.State


def brought(content: bytes = b"", name: str = "plan.html") -> Reading:
    return bring_plan(actor=READER, facts=documents.FACTS, name=name, content=content or documents.page())


def stray(reading: Reading) -> ReadRow:
    return reading.rows.get(text=documents.STRAY)


def ready(reading: Reading) -> Reading:
    set_aside(actor=READER, reading=reading, numbers=[stray(reading).number], reason="Es una frase de cierre")
    return send_reading(actor=READER, reading=reading)


@pytest.mark.parametrize(
    ("name", "make"), [("plan.html", documents.page), ("plan.docx", documents.word), ("plan.txt", documents.text)]
)
def test_every_text_of_the_document_is_a_line_and_what_was_read_has_its_place(
    name: str, make: Callable[[], bytes]
) -> None:
    reading = brought(make(), name)

    kept = "\n".join(reading.lines.values_list("text", flat=True))
    for each in (*(cell for row in documents.ROWS for cell in row), documents.STRAY):
        assert each in kept
    found = reading.rows.filter(state=State.PLEDGE)
    assert [row.target_text for row in found] == [row[3] for row in documents.ROWS]
    assert all(row.line for row in found)
    assert stray(reading).state == State.UNREAD


def test_a_number_is_kept_with_its_baseline_and_inherited_deadline() -> None:
    row = brought().rows.get(number=2)

    assert (row.quantity, row.baseline, row.comparator) == (20_000_000, 38_500_000, "<=")
    assert row.unit.startswith("%")
    assert (row.deadline, row.deadline_inherited, row.kind) == ("2030", True, "level")


def test_what_is_corrected_leaves_what_the_machine_read() -> None:
    row = brought().rows.get(number=1)
    facts = as_read(row)
    changed = correct_row(actor=OTHER, row=row, version=1, facts=replace(facts, unit="km de vías", quantity=45_000_000))

    assert (changed.unit, changed.quantity, changed.version) == ("km de vías", 45_000_000, 2)
    assert as_read(changed) == facts
    told = history(f"govplan:{documents.CODE}")[0]
    assert {label for label, *_values in told.changes} == {"Fila", "Unidad", "Cantidad"}


def test_two_people_do_not_write_over_each_other() -> None:
    row = brought().rows.get(number=1)
    correct_row(actor=READER, row=row, version=1, facts=replace(as_read(row), unit="kilómetros"))
    with pytest.raises(FaroError, match="Otra persona"):
        correct_row(actor=OTHER, row=row, version=1, facts=replace(as_read(row), unit="otra"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"deadline": "pronto"},
        {"deadline": "2026-13"},
        {"comparator": "~"},
        {"kind": "otra"},
        {"kind": "none"},
        {"objective": "", "target_text": ""},
    ],
)
def test_facts_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    row = brought().rows.get(number=1)
    with pytest.raises(FaroError):
        correct_row(actor=READER, row=row, version=1, facts=replace(as_read(row), **wrong))


def test_a_text_that_was_not_read_becomes_a_pledge() -> None:
    reading = brought()
    row = stray(reading)
    correct_row(actor=READER, row=row, version=1, facts=replace(as_read(row), objective="Un Ilo mejor"))
    send_reading(actor=READER, reading=reading)
    approve_reading(actor=OTHER, reading=reading)

    assert [line.title for line in pledges_of()][-1] == "Un Ilo mejor"


def test_a_reading_is_not_sent_while_a_text_waits() -> None:
    reading = brought()
    with pytest.raises(FaroError, match="Queda 1 texto sin leer"):
        send_reading(actor=READER, reading=reading)


def test_what_was_set_aside_says_why_and_comes_back() -> None:
    reading = brought()
    row = reading.rows.get(number=3)
    set_aside(actor=READER, reading=reading, numbers=[row.number], reason="Repetida")
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.ASIDE, "Repetida")

    back = take_back(actor=READER, row=row, version=row.version)
    assert (back.state, back.reason, back.target_text) == (State.PLEDGE, "", "90 %")
    with pytest.raises(FaroError):
        set_aside(actor=READER, reading=reading, numbers=[row.number], reason=" ")


def test_no_row_and_no_line_is_ever_lost() -> None:
    reading = brought()
    before = (reading.rows.count(), reading.lines.count())
    approve_reading(actor=OTHER, reading=ready(reading))

    assert (reading.rows.count(), reading.lines.count()) == before


def test_nobody_approves_what_they_had_a_hand_in() -> None:
    reading = brought()
    correct_row(
        actor=OTHER,
        row=reading.rows.get(number=1),
        version=1,
        facts=replace(as_read(reading.rows.get(number=1)), unit="m"),
    )
    ready(reading)
    for hand in (READER, OTHER):
        with pytest.raises(FaroError, match="La aprueba otra persona"):
            approve_reading(actor=hand, reading=reading)

    assert approve_reading(actor=Actor("person:tres"), reading=reading).is_approved


def test_an_approved_reading_is_followed_pledge_by_pledge() -> None:
    plan = approve_reading(actor=OTHER, reading=ready(brought()))

    assert plan.state == GovernmentPlan.State.APPROVED
    found = pledge(plan.code, "PDP2026-02")
    assert found is not None
    assert found.line.quotation == "Reducir la anemia de 38.5 % a 20 %"
    assert (found.line.state, found.line.dimension, found.targets[0].deadline_label) == ("", "Social", "2030")
    assert found.indicator == "Niños con anemia"


def test_before_it_is_approved_nobody_else_sees_it() -> None:
    reading = ready(brought())

    assert pledges_of() == ()
    assert pledge(reading.plan.code, "PDP2026-01") is None
    assert not history(f"govplan:{documents.CODE}", public_only=True)


def test_a_returned_reading_is_corrected_again() -> None:
    reading = ready(brought())
    returned = return_reading(actor=OTHER, reading=reading, reason="Falta el segundo cuadro")

    assert (returned.state, returned.returned_reason) == (Reading.State.CORRECTING, "Falta el segundo cuadro")
    send_reading(actor=READER, reading=reading)
    with pytest.raises(FaroError):
        correct_row(actor=READER, row=reading.rows.get(number=1), version=1, facts=as_read(reading.rows.get(number=1)))


def test_a_document_is_brought_once() -> None:
    brought()
    with pytest.raises(FaroError, match="ya se trajo"):
        bring_plan(actor=READER, facts=replace(documents.FACTS, code="otro"), name="x.html", content=documents.page())


HOSTILE = {
    "nothing": ("plan.txt", b""),
    "not text": ("plan.txt", b"\xff\xfe\x00\x01"),
    "a program": ("plan.exe", b"MZ"),
    "a broken archive": ("plan.docx", b"PK\x03\x04" + b"\0" * 40),
    "a broken pdf": ("plan.pdf", b"%PDF-1.7\n" + b"<<" * 5000),
    "too large": ("plan.txt", b"a" * 21_000_000),
    "a page without end": ("plan.html", b"<div>" * 200_000),
    "another thing within": ("plan.docx", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_document_is_refused_and_leaves_nothing(what: str) -> None:
    name, content = HOSTILE[what]
    with pytest.raises(InputProblems) as refused:
        brought(content or b" ", name)

    assert all(problem.message and problem.mend for problem in refused.value.problems)
    assert not GovernmentPlan.objects.exists()


def test_marks_and_null_signs_of_a_document_stay_text() -> None:
    rows = (("<b>Uno</b>&lt;script&gt;", "Abrir\0 parques", "", "Abrir 3 parques"),)
    reading = brought(documents.page(rows))

    assert all("\0" not in text for text in reading.lines.values_list("text", flat=True))
    assert reading.rows.filter(state=State.PLEDGE).exists()
