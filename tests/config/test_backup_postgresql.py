"""Copies of an installation on PostgreSQL: brought back into another database, never over one that holds something."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from tests.config.installation import done, faro, run_inside

pytestmark = pytest.mark.postgresql

WRITE = """
from faro.ledger.api import Actor, record
for number in range(25):
    record(actor=Actor("command:tests"), action="tests.written", subject=f"file:{number}")
"""
HEAD = "from faro.ledger.api import head; print(head())"

NewDatabase = Callable[[], str]


@pytest.fixture
def new_database() -> Iterator[NewDatabase]:
    """Make an empty database and give its address; all of them go at the end."""
    server = os.environ["DATABASE_URL"]
    made: list[str] = []

    def create() -> str:
        name = f"faro_{uuid4().hex[:12]}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        made.append(name)
        return f"{server.rpartition('/')[0]}/{name}"

    yield create
    with psycopg.connect(server, autocommit=True) as connection:
        for name in made:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def test_a_copy_comes_back_into_another_database(tmp_path: Path, new_database: NewDatabase) -> None:
    home, other = tmp_path / "instalacion", tmp_path / "otra"
    first, second = new_database(), new_database()
    done(home, "migrate", DATABASE_URL=first)
    run_inside(home, WRITE, DATABASE_URL=first)
    (home / "files").mkdir()
    (home / "files" / "acta.txt").write_text("un acta")

    done(home, "backup", DATABASE_URL=first)
    (copy,) = (home / "backups").glob("*.tar.gz")
    said = done(other, "restore", str(copy), "--home", str(other), DATABASE_URL=second)

    assert "33 asientos" in said  # one for each of the eight roles, and those written
    assert run_inside(other, HEAD, DATABASE_URL=second) == run_inside(home, HEAD, DATABASE_URL=first)
    assert (other / "files" / "acta.txt").read_text() == "un acta"
    assert "mal " not in faro(other, "doctor", DATABASE_URL=second).stdout


def test_a_database_that_holds_something_is_not_written_over(tmp_path: Path, new_database: NewDatabase) -> None:
    home, url = tmp_path / "instalacion", new_database()
    done(home, "migrate", DATABASE_URL=url)
    done(home, "backup", DATABASE_URL=url)
    (copy,) = (home / "backups").glob("*.tar.gz")

    result = faro(tmp_path, "restore", str(copy), "--home", str(tmp_path / "otra"), DATABASE_URL=url)

    assert result.returncode == 2
    assert "no está vacía" in result.stderr
    assert not (tmp_path / "otra").exists()


def test_a_copy_of_sqlite_is_not_taken_for_one_of_postgresql(tmp_path: Path, new_database: NewDatabase) -> None:
    home = tmp_path / "instalacion"
    done(home, "migrate")
    done(home, "backup")
    (copy,) = (home / "backups").glob("*.tar.gz")

    result = faro(tmp_path, "restore", str(copy), "--home", str(tmp_path / "otra"), DATABASE_URL=new_database())

    assert result.returncode == 2
    assert "DATABASE_URL" in result.stderr
