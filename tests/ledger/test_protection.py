"""What is written stays written: refused by the models, and by the database to whoever goes round them."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from tests.ledger.chains import PLANNING, SYSTEM, write_chain

from faro.ledger.api import erase, is_protected, record, verify
from faro.ledger.models import AppendOnly, Entry, PersonalValue


@pytest.fixture
def _chain(db: None) -> None:
    write_chain()


@pytest.mark.usefixtures("_chain")
class TestThroughDjango:
    def test_rows_are_not_updated(self) -> None:
        entry = Entry.objects.get(sequence=1)
        entry.actor = "person:p9"
        with pytest.raises(AppendOnly, match="solo crece"):
            entry.save()
        with pytest.raises(AppendOnly):
            Entry.objects.update(actor="person:p9")
        with pytest.raises(AppendOnly):
            Entry.objects.bulk_update([entry], ["actor"])
        with pytest.raises(AppendOnly):
            PersonalValue.objects.update(value="")

    def test_rows_are_not_deleted(self) -> None:
        with pytest.raises(AppendOnly):
            Entry.objects.get(sequence=1).delete()
        with pytest.raises(AppendOnly):
            Entry.objects.all().delete()
        with pytest.raises(AppendOnly):
            PersonalValue.objects.all().delete()


STATEMENTS = (
    "UPDATE ledger_entry SET actor = 'person:p9' WHERE sequence = 1",
    "UPDATE ledger_entry SET sequence = 99 WHERE sequence = 1",
    "DELETE FROM ledger_entry WHERE sequence = 7",
    "UPDATE ledger_personalvalue SET value = 'x' WHERE entry_id = 3",
    "UPDATE ledger_personalvalue SET value = '', salt = '' WHERE entry_id = 3",
    "UPDATE ledger_personalvalue SET value = '', erased_by = 7 WHERE entry_id = 3",
    "UPDATE ledger_personalvalue SET value = '', salt = '', erased_by = 7, entry_id = 1 WHERE entry_id = 3",
    "UPDATE ledger_personalvalue SET erased_by = NULL WHERE entry_id = 4",
    "UPDATE ledger_personalvalue SET erased_by = 7 WHERE entry_id = 4",
    "DELETE FROM ledger_personalvalue WHERE entry_id = 3",
)
BY_VENDOR = {
    "sqlite": (
        "INSERT OR REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE sequence = 1",
        "INSERT OR REPLACE INTO ledger_personalvalue SELECT * FROM ledger_personalvalue WHERE entry_id = 3",
    ),
    "postgresql": ("TRUNCATE ledger_entry CASCADE", "TRUNCATE ledger_personalvalue"),
}


@pytest.mark.usefixtures("_chain")
def test_the_database_refuses_every_change() -> None:
    connection.check_constraints()  # PostgreSQL truncates no table with foreign keys still to be checked
    for statement in (*STATEMENTS, *BY_VENDOR[connection.vendor]):
        with (
            pytest.raises(DatabaseError, match="the ledger only grows"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert verify().sound
    assert is_protected(connection)


@pytest.mark.usefixtures("_chain")
def test_the_database_lets_an_erasure_through() -> None:
    erase(actor=PLANNING, subject="person:p2", reason="Pedido de cancelación")

    assert verify().sound
    assert not PersonalValue.objects.exclude(value="", salt="").exists()


@pytest.mark.django_db(transaction=True)
def test_a_database_emptied_whole_is_protected_again() -> None:
    record(actor=SYSTEM, action="plans.plan_imported", subject="plan:X")

    call_command("flush", interactive=False, verbosity=0)

    assert Entry.objects.count() == 0
    assert is_protected(connection)
