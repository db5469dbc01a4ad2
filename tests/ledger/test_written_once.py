"""Rows that are written once are neither changed, deleted nor replaced, except when the database is emptied whole."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from faro.ledger.written_once import ALWAYS, set_aside, written_once

TABLES = {"kept_for_good": ALWAYS, "kept_once_settled": "settled"}
COMMON = (
    "UPDATE kept_for_good SET note = 'x'",
    "DELETE FROM kept_for_good",
    "UPDATE kept_once_settled SET note = 'x' WHERE id = 1",
    "DELETE FROM kept_once_settled WHERE id = 1",
)
BY_VENDOR = {
    "sqlite": (
        "INSERT OR REPLACE INTO kept_for_good (id, note) VALUES (1, 'x')",
        "INSERT OR REPLACE INTO kept_once_settled (id, note, settled) VALUES (1, 'x', 1)",
    ),
    "postgresql": ("TRUNCATE kept_for_good",),
}


def run(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def notes(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT note FROM {table} ORDER BY id")  # noqa: S608  a table of this test
        return [note for (note,) in cursor.fetchall()]


@pytest.fixture
def kept(db: None) -> None:
    run(
        "CREATE TABLE kept_for_good (id integer PRIMARY KEY, note text)",
        "CREATE TABLE kept_once_settled (id integer PRIMARY KEY, note text, settled integer)",
        "INSERT INTO kept_for_good (id, note) VALUES (1, 'a')",
        "INSERT INTO kept_once_settled (id, note, settled) VALUES (1, 'a', 1), (2, 'b', NULL)",
    )
    make: Any = written_once(TABLES).code
    make(apps, SimpleNamespace(connection=connection))


@pytest.mark.usefixtures("kept")
def test_the_database_refuses_to_change_to_delete_and_to_replace() -> None:
    for statement in (*COMMON, *BY_VENDOR[connection.vendor]):
        with pytest.raises(DatabaseError, match="written once"):
            run(statement)
    assert notes("kept_for_good") == ["a"]
    assert notes("kept_once_settled") == ["a", "b"]


@pytest.mark.usefixtures("kept")
def test_what_is_not_settled_yet_may_change_and_new_rows_come() -> None:
    run(
        "UPDATE kept_once_settled SET note = 'c', settled = 1 WHERE id = 2",
        "INSERT INTO kept_once_settled (id, note, settled) VALUES (3, 'd', NULL)",
        "DELETE FROM kept_once_settled WHERE id = 3",
        "INSERT INTO kept_for_good (id, note) VALUES (2, 'b')",
    )
    assert notes("kept_once_settled") == ["a", "c"]
    assert notes("kept_for_good") == ["a", "b"]


@pytest.mark.usefixtures("kept")
def test_it_stands_aside_only_while_the_database_is_emptied() -> None:
    with set_aside(connection):
        run("DELETE FROM kept_once_settled")
    assert notes("kept_once_settled") == []
    with pytest.raises(DatabaseError, match="written once"):
        run("DELETE FROM kept_for_good")
