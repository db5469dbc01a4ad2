"""Two who ask at once get different numbers: on a database of its own, each thread with its own connection."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

pytestmark = pytest.mark.any_database

SERVER = os.environ.get("DATABASE_URL", "")
SCRIPT = """
import django; django.setup()
from concurrent.futures import ThreadPoolExecutor
from django.core.management import call_command
from django.db import connections
from faro.questions.ports import Subject, register_subjects
from faro.questions.services import ask

register_subjects(lambda key: Subject("Cifra", "/", "", published=True))
call_command("migrate", verbosity=0)

def one(n):
    try:
        return ask(subject="indicator:P/1", text=f"Pregunta concurrente {n}").number
    finally:
        connections.close_all()

with ThreadPoolExecutor(8) as pool:
    numbers = list(pool.map(one, range(24)))
print(" ".join(sorted(numbers)))
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Settings of an installation of its own: a file, or a database of the server that the tests use."""
    given = {**os.environ, "FARO_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "faro.config.settings"}
    if not SERVER.startswith("postgres"):
        yield given
        return
    name = f"numbering_{os.getpid()}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
        yield given | {"DATABASE_URL": f"{SERVER.rpartition('/')[0]}/{name}"}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def test_twenty_four_questions_at_once_get_twenty_four_numbers_in_a_row(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=environment, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert [number[-4:] for number in done.stdout.split()] == [f"{n:04}" for n in range(1, 25)]
