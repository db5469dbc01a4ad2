"""Chains to tamper with, and the hand that tampers: raw SQL, as someone who owns the database would."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction

from faro.ledger.api import Actor, Change, erase, record, seal, verify
from faro.ledger.protection import unprotect

PLANNING = Actor("person:p1", "planeamiento")
SYSTEM = Actor("command:import")
TABLES = {
    "ledger_entry": ("sequence", "at", "actor", "role", "action", "subject", "public", "body", "previous", "digest"),
    "ledger_personalvalue": ("digest", "entry_id", "salt", "value", "erased_by"),
}
KEYS = {"ledger_entry": "sequence", "ledger_personalvalue": "digest"}


def write_chain() -> None:
    """Seven entries of every kind: plain, personal, public, erased in part, sealed."""
    target = [Change("value", 20_000_000, 10_000_000), Change("since", None, "2022-01-01")]
    record(actor=SYSTEM, action="plans.plan_imported", subject="plan:PEI-2021-2025", reason="R.A. 749-2020")
    record(
        actor=PLANNING,
        action="plans.target_changed",
        subject="indicator:PEI-2021-2025/IND.01.OEI.01",
        changes=target,
        reason="Resolución que modifica la meta: «niñez»",
        public=True,
    )
    contact = [Change("email", None, "alguien@example.org", personal=True), Change("active", None, after=True)]
    record(actor=PLANNING, action="directory.person_created", subject="person:p2", changes=contact)
    moved = [Change("email", "alguien@example.org", "otra@example.org", personal=True)]
    record(actor=PLANNING, action="directory.person_changed", subject="person:p3", changes=moved)
    erase(actor=PLANNING, subject="person:p3", reason="Pedido de cancelación")
    seal(actor=SYSTEM, name="period:2022", content_digest="5e" * 32)
    record(actor=PLANNING, action="plans.plan_imported", subject="plan:PEI-2021-2025")


@contextmanager
def tampering() -> Iterator[Any]:
    """A cursor of someone who took the triggers away; what was done is undone at the end."""
    with transaction.atomic():
        unprotect(connection)
        with connection.cursor() as cursor:
            yield cursor
        transaction.set_rollback(True)


def stored_cells() -> list[tuple[str, bytes, str, bytes]]:
    """Every cell that holds something: table, key, column, bytes."""
    cells = []
    with connection.cursor() as cursor:
        for table, columns in TABLES.items():
            chosen = ", ".join(_as_bytes(column) for column in columns)
            cursor.execute(f"SELECT {chosen} FROM {table} ORDER BY {KEYS[table]}")  # noqa: S608  our own names
            for row in cursor.fetchall():
                values = dict(zip(columns, row, strict=True))
                key = bytes(values[KEYS[table]])
                cells += [(table, key, column, bytes(value)) for column, value in values.items() if value]
    return cells


def change_cell(cursor: Any, cell: tuple[str, bytes, str, bytes], new: bytes) -> bool:
    """Write other bytes into a cell; whether the database took them."""
    table, key, column, _old = cell
    value = "CAST(%s AS TEXT)" if connection.vendor == "sqlite" else _from_bytes(column)
    where = f"{_as_bytes(KEYS[table])} = %s"
    try:
        with transaction.atomic():
            cursor.execute(f"UPDATE {table} SET {column} = {value} WHERE {where}", [new, key])  # noqa: S608  our own names
    except (DataError, IntegrityError):
        return False
    assert cursor.rowcount == 1
    return True


def faults() -> list[tuple[str, int, str]]:
    return [(fault.code, fault.sequence, fault.column) for fault in verify().faults]


def _as_bytes(column: str) -> str:
    if connection.vendor == "sqlite":
        return f"CAST({column} AS BLOB)"
    return f"convert_to(CAST({column} AS text), 'UTF8')"


def _from_bytes(column: str) -> str:
    kind = {
        "sequence": "bigint",
        "entry_id": "bigint",
        "erased_by": "bigint",
        "at": "timestamptz",
        "public": "boolean",
    }.get(column, "text")
    return f"CAST(convert_from(%s, 'UTF8') AS {kind})"
