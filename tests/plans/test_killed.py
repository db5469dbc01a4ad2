"""A server killed (-9) in the middle of an import loses nothing: the plan stays whole, the history verifies."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql
from tests.conftest import ON_POSTGRESQL

pytestmark = pytest.mark.any_database

ROOT = Path(__file__).parents[2]
PROGRAM = """
import os, sys
from pathlib import Path

import django

django.setup()
from django.core.management import call_command
from faro.ledger.api import Actor, verify
from faro.package.reading import read_package
from faro.plans.api import Plan, import_package, package_of
from tests.plans.folders import with_rows

ACTOR, ILO = Actor("command:tests"), Path(sys.argv[1])


def bring(package):
    return import_package(actor=ACTOR, package=package, instrument="R.A. 1", reason="Prueba")


def changed():
    package = read_package(ILO)
    rows = [row | {"value": (row["value"] or 0) + 1_000_000} for row in package.rows("measurements")]
    return with_rows(package, "measurements", rows)


def setup():
    call_command("migrate", verbosity=0)
    bring(read_package(ILO))


def empty():
    call_command("migrate", verbosity=0)


def at_once():
    print(bring(read_package(ILO)).written)


def killed():
    # Dies at the n-th statement that writes, wherever in the import that is.
    from django.db import connection

    left = int(sys.argv[3])

    def count(execute, sql, params, many, context):
        nonlocal left
        result = execute(sql, params, many, context)
        if sql.split()[0] in ("INSERT", "UPDATE", "DELETE", "SELECT"):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), 9)
        return result

    with connection.execute_wrapper(count):
        bring(changed())
    print("finished")


def judge():
    plan = Plan.objects.get()
    before = read_package(ILO)
    after = package_of(plan.code)
    state = [name for name, package in (("before", before), ("after", changed())) if all(
        after.tables[table].equals(frame) for table, frame in package.tables.items()
    ) and set(after.tables) == set(package.tables)]
    print(state, verify().sound)


{"setup": setup, "empty": empty, "bring": at_once, "killed": killed, "judge": judge}[sys.argv[2]]()
"""


def environment_of(home: Path, database: str) -> dict[str, str]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "faro.config.settings",
        "FARO_HOME": str(home),
        "FARO_DEMO": "1",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    environment.pop("DATABASE_URL", None)
    return environment | ({"DATABASE_URL": database} if database else {})


@dataclass(frozen=True)
class Installation:
    home: Path
    database: str = ""

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", PROGRAM, str(ROOT / "data" / "ilo" / "pei-2022"), *arguments]
        environment = environment_of(self.home, self.database)
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        started = self.start(*arguments)
        said, complaint = started.communicate()
        return started.returncode, said.strip(), complaint


@contextmanager
def own_database(name: str) -> Iterator[str]:
    """A new database on the server that the tests use, or none: then it is the SQLite file of the installation."""
    if not ON_POSTGRESQL:
        yield ""
        return
    address = urlsplit(os.environ["DATABASE_URL"])
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield urlunsplit(address._replace(path=f"/{name}"))
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    home = tmp_path_factory.mktemp("home")
    with own_database("faro_killed") as database:
        found = Installation(home, database)
        code, _said, complaint = found.run("setup")
        assert code == 0, complaint
        yield found


@pytest.mark.parametrize("statement", [1, 22, 60, 100])
def test_an_import_killed_half_way_leaves_the_plan_before_it_whole(installation: Installation, statement: int) -> None:
    code, said, complaint = installation.run("killed", str(statement))
    assert code == -signal.SIGKILL, said + complaint
    assert installation.run("judge")[1] == "['before'] True"
    if not installation.database:
        with sqlite3.connect(installation.home / "faro.sqlite3") as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_of_two_imports_at_once_one_writes_and_the_other_finds_it_done(tmp_path: Path) -> None:
    with own_database("faro_at_once") as database:
        installation = Installation(tmp_path, database)
        assert installation.run("empty")[0] == 0
        both = [installation.start("bring") for _each in range(2)]
        said = sorted(each.communicate()[0].strip() for each in both)
        assert said == ["False", "True"]
        assert installation.run("judge")[1] == "['before'] True"
