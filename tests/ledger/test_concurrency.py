"""Several processes and threads that write at once give one unbroken chain; one that is killed leaves it whole."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.any_database

SETUP = "import django; django.setup()\n"
WRITE = """
import threading
from django.db import connection, transaction
from faro.ledger.api import Actor, Change, record

def write():
    for number in range({times}):
        with transaction.atomic():
            change = Change("email", None, "una@example.org", personal=True)
            record(actor=Actor("job:writer"), action="garden.tree_planted", subject="tree:1", changes=[change])
    connection.close()

threads = [threading.Thread(target=write) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""
VERIFY = """
from faro.ledger.api import verify
outcome = verify()
print(outcome.entries, outcome.sound, [fault.message for fault in outcome.faults])
"""


@pytest.fixture
def environment(tmp_path: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    """That of a process of an installation of its own: a file of SQLite, or the test's own PostgreSQL database."""
    chosen = {**os.environ, "DJANGO_SETTINGS_MODULE": "faro.config.settings", "FARO_HOME": str(tmp_path)}
    if connection.vendor == "postgresql":
        request.getfixturevalue("transactional_db")
        of = connection.settings_dict
        user = f"{of['USER']}:{of['PASSWORD']}" if of["PASSWORD"] else of["USER"]
        return {**chosen, "DATABASE_URL": f"postgres://{user}@{of['HOST']}:{of['PORT']}/{of['NAME']}"}
    chosen.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-m", "django", "migrate", "ledger", "-v0"], env=chosen, check=True)
    return chosen


def start(code: str, environment: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", SETUP + code], env=environment, stdout=subprocess.PIPE, text=True)


def verdict(environment: dict[str, str]) -> str:
    with start(VERIFY, environment) as reader:
        return reader.communicate(timeout=60)[0].strip()


def test_writers_at_once_give_one_chain(environment: dict[str, str]) -> None:
    with ExitStack() as stack:
        writers = [stack.enter_context(start(WRITE.format(times=25), environment)) for _process in range(3)]
        ends = [writer.wait(timeout=120) for writer in writers]

    assert ends == [0, 0, 0]
    assert verdict(environment) == "150 True []"


def test_a_killed_writer_leaves_a_whole_chain(environment: dict[str, str]) -> None:
    with start("print('ready', flush=True)\n" + WRITE.format(times=100_000), environment) as writer:
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(0.5)
        writer.send_signal(signal.SIGKILL)

    if connection.vendor == "postgresql":
        time.sleep(0.5)  # its server process ends a little later
    count, rest = verdict(environment).split(" ", 1)
    assert int(count) > 0
    assert rest == "True []"
