"""Whatever is changed in what is stored is found, and where."""

from datetime import date

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger.chains import SYSTEM, change_cell, faults, stored_cells, tampering, write_chain

from faro.ledger.api import Head, PublishedHead, head, record, verify
from faro.ledger.domain.chain import digest_of
from faro.ledger.models import Entry

pytestmark = pytest.mark.django_db

SAME_MEANING = {"at", "public"}
"""In PostgreSQL some writings of a moment or of a truth value are one and the same stored value."""


@pytest.fixture(autouse=True)
def _chain(db: None) -> None:
    write_chain()


def test_an_untouched_chain_is_sound() -> None:
    outcome = verify([Head(head().sequence, head().digest)])  # type: ignore[union-attr]

    assert outcome.sound, outcome.faults
    assert (outcome.entries, outcome.heads_compared) == (7, 1)
    assert outcome.head == head()
    assert str(outcome) == "7 asientos, y la cadena está entera."


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_one_edited_byte_is_found(data: st.DataObject) -> None:
    cell = data.draw(st.sampled_from(stored_cells()), label="cell")
    place = data.draw(st.integers(0, len(cell[3]) - 1), label="place")
    mask = data.draw(st.integers(1, 255), label="mask")

    assert found_or_refused(cell, place, mask)


@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_one_edited_byte_in_every_cell_is_found(place: str) -> None:
    for cell in stored_cells():
        at = {"first": 0, "middle": len(cell[3]) // 2, "last": len(cell[3]) - 1}[place]
        assert found_or_refused(cell, at, mask=1), cell


def found_or_refused(cell: tuple[str, bytes, str, bytes], place: int, mask: int) -> bool:
    old = cell[3]
    new = old[:place] + bytes([old[place] ^ mask]) + old[place + 1 :]
    with tampering() as cursor:
        if not change_cell(cursor, cell, new):
            return True
        if connection.vendor == "postgresql" and cell[2] in SAME_MEANING and cell in stored_cells():
            return True
        return not verify().sound


def test_says_which_entry_and_which_column() -> None:
    for column, value in [
        ("actor", "person:p9"),
        ("role", "regidor"),
        ("action", "plans.target_removed"),
        ("subject", "plan:OTRO"),
        ("public", False),
        ("at", "2022-01-01 00:00:00"),
    ]:
        with tampering() as cursor:
            cursor.execute(f"UPDATE ledger_entry SET {column} = %s WHERE sequence = 2", [value])  # noqa: S608  our own names
            assert faults() == [("column", 2, column)]
            assert verify().faults[0].message == f"En el asiento 2, «{column}» no dice lo mismo que el contenido."


def test_a_changed_content_breaks_its_own_digest_only() -> None:
    with tampering() as cursor:
        cursor.execute("UPDATE ledger_entry SET body = replace(body, 'niñez', 'vejez') WHERE sequence = 2")
        assert faults() == [("digest", 2, "digest")]


def test_an_entry_taken_out_is_missed() -> None:
    with tampering() as cursor:
        cursor.execute("DELETE FROM ledger_entry WHERE sequence = 2")
        assert faults() == [("gap", 2, "sequence"), ("previous", 3, "previous")]
        assert verify().faults[0].message == "Falta el asiento 2."


def test_the_first_entries_taken_out_are_missed() -> None:
    with tampering() as cursor:
        cursor.execute("DELETE FROM ledger_entry WHERE sequence <= 2")
        assert verify().faults[0].message == "Faltan los asientos 1 a 2."


def test_a_shortened_chain_is_found_by_a_published_head() -> None:
    published = head()
    assert published
    with tampering() as cursor:
        cursor.execute("DELETE FROM ledger_entry WHERE sequence = 7")
        assert verify().sound
        outcome = verify([Head(1, Entry.objects.get(sequence=1).digest), published])
        assert [(each.code, each.sequence) for each in outcome.faults] == [("shortened", 7)]
        assert "termina en el 6" in str(outcome)


def test_a_rewritten_chain_of_the_same_length_is_found_by_a_published_head() -> None:
    rows = {row.sequence: row for row in Entry.objects.all()}
    with tampering() as cursor:
        previous = rows[6].previous
        for number in (6, 7):
            body = rows[number].body.replace("5e5e", "6f6f")
            digest = digest_of(previous, body)
            cursor.execute(
                "UPDATE ledger_entry SET body = %s, previous = %s, digest = %s WHERE sequence = %s",
                [body, previous, digest, number],
            )
            previous = digest
        assert verify().sound, "nobody can see it from the inside"

        day = date(2026, 11, 21)
        outcome = verify([PublishedHead(5, rows[5].digest, day), PublishedHead(7, rows[7].digest, day)])

    assert [(each.code, each.sequence) for each in outcome.faults] == [("rewritten", 7)]
    assert "el 21/11/2026" in str(outcome)
    assert "coincide con lo publicado hasta el asiento 5" in str(outcome)


def test_a_published_entry_that_was_taken_out_is_named() -> None:
    published = Head(2, Entry.objects.get(sequence=2).digest)
    with tampering() as cursor:
        cursor.execute("DELETE FROM ledger_entry WHERE sequence = 2")
        assert ("missing", 2) in [(each.code, each.sequence) for each in verify([published]).faults]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE ledger_personalvalue SET value = '\"x\"' WHERE entry_id = 3", ("personal_altered", 3, "")),
        ("DELETE FROM ledger_personalvalue WHERE entry_id = 3", ("personal_missing", 3, "")),
        (
            "UPDATE ledger_personalvalue SET value = '', salt = '', erased_by = 6 WHERE entry_id = 3",
            ("personal_emptied", 3, ""),
        ),
        ("UPDATE ledger_personalvalue SET value = 'x' WHERE entry_id = 4", ("personal_kept", 4, "")),
        ("UPDATE ledger_personalvalue SET erased_by = NULL WHERE entry_id = 4", ("erasure_undone", 5, "")),
        ("DELETE FROM ledger_personalvalue WHERE entry_id = 4", ("erasure_undone", 5, "")),
        ("UPDATE ledger_personalvalue SET entry_id = 1 WHERE entry_id = 3", ("personal_foreign", 1, "")),
    ],
)
def test_a_changed_personal_value_is_found(statement: str, expected: tuple[str, int, str]) -> None:
    with tampering() as cursor:
        cursor.execute(statement)
        assert expected in faults()


def test_a_content_of_another_shape_is_told_even_with_its_digest() -> None:
    row = Entry.objects.get(sequence=7)
    for body in ("[]", "{}", '{"changes":[{}]}', '{"changes":[],"erased":[1]}', "no es JSON"):
        with tampering() as cursor:
            digest = digest_of(row.previous, body)
            cursor.execute("UPDATE ledger_entry SET body = %s, digest = %s WHERE sequence = 7", [body, digest])
            assert faults() == [("body", 7, "body")], body


def test_a_chain_broken_everywhere_is_told_in_part() -> None:
    with tampering() as cursor:
        cursor.execute("UPDATE ledger_entry SET role = 'x', actor = 'y', subject = 'z', previous = 'p', digest = 'd'")
        outcome = verify()
    assert len(outcome.faults) < 200
    assert not outcome.more_faults


def test_a_long_chain_is_read_in_stretches() -> None:
    for _number in range(1100):
        record(actor=SYSTEM, action="plans.plan_imported", subject="plan:PEI-2021-2025")
    with tampering() as cursor:
        assert verify().entries == 1107
        cursor.execute("DELETE FROM ledger_entry WHERE sequence = 1001")
        assert faults() == [("gap", 1001, "sequence"), ("previous", 1002, "previous")]
        cursor.execute("UPDATE ledger_entry SET role = 'x'")
        outcome = verify()
        assert len(outcome.faults) == 200
        assert outcome.more_faults
