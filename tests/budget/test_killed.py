"""Imports killed (-9) half-way and imports at once: the amounts that count are always those of one whole file."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.budget.files import mef_bytes, mef_row
from tests.plans.test_killed import environment_of, own_database

pytestmark = pytest.mark.any_database

PROGRAM = """
import os, sys
from pathlib import Path

import django

django.setup()
from django.core.management import call_command
from django.db import connection
from faro.budget.api import GivenFile, Release, import_mef, totals
from faro.ledger.api import Actor, verify

what, path, table = sys.argv[1], Path(sys.argv[2]), sys.argv[3]


def bring():
    imported = import_mef(actor=Actor("command:tests"), file=GivenFile(path), unit="301498")
    print(imported.written)


def killed():
    # Dies once something is written to that table, before it is all kept.
    def count(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.startswith(f'INSERT INTO "{table}"'):
            os.kill(os.getpid(), 9)
        return result

    with connection.execute_wrapper(count):
        bring()
    print("finished")


def judge():
    states = sorted(Release.objects.values_list("state", flat=True))
    lines = [release.lines.count() for release in Release.objects.filter(state="ready")]
    print(states, lines, totals(2024, "301498").pim, verify().sound)


def empty():
    call_command("migrate", verbosity=0)


{"empty": empty, "bring": bring, "killed": killed, "judge": judge}[what]()
"""
ROWS = 2_500


@dataclass(frozen=True)
class Installation:
    home: Path
    database: str = ""

    def start(self, what: str, path: Path | None = None, table: str = "") -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", PROGRAM, what, str(path), table]
        environment = environment_of(self.home, self.database)
        return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, what: str, path: Path | None = None, table: str = "") -> tuple[int, str, str]:
        started = self.start(what, path, table)
        said, complaint = started.communicate()
        return started.returncode, said.strip(), complaint


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    home = tmp_path / "home"
    home.mkdir()
    with own_database(f"faro_budget_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}") as database:
        found = Installation(home, database)
        code, _said, complaint = found.run("empty")
        assert code == 0, complaint
        yield found


def file_of(folder: Path, name: str, pim: str) -> Path:
    path = folder / name
    path.write_bytes(mef_bytes([mef_row(SEC_FUNC=f"{n:04d}", MONTO_PIM=pim) for n in range(ROWS)]))
    return path


def test_an_import_killed_while_it_writes_changes_nothing_and_the_next_one_is_whole(
    installation: Installation, tmp_path: Path
) -> None:
    older, newer = file_of(tmp_path, "a.csv", "1200.50"), file_of(tmp_path, "b.csv", "1300.50")
    assert installation.run("bring", older)[1] == "True"
    for table in ("budget_line", "budget_classifiername", "ledger_entry"):
        code, said, complaint = installation.run("killed", newer, table)
        assert code == -signal.SIGKILL, said + complaint
        assert installation.run("judge")[1] == f"['importing', 'ready'] [{ROWS}] {ROWS * 120_050} True"

    assert installation.run("bring", newer)[1] == "True"
    assert installation.run("judge")[1] == f"['ready', 'superseded'] [{ROWS}] {ROWS * 130_050} True"


def test_of_imports_at_once_one_counts(installation: Installation, tmp_path: Path) -> None:
    same = file_of(tmp_path, "a.csv", "1200.50")
    copied = tmp_path / "copia.csv"
    copied.write_bytes(same.read_bytes())
    started = [installation.start("bring", path) for path in (same, same, copied)]
    ended = [(each.communicate(), each.returncode) for each in started]

    for (said, complaint), code in ended:
        assert (code == 0 and said.strip() in {"True", "False"}) or "AlreadyRunning" in complaint, complaint
    assert [said.strip() for (said, _complaint), _code in ended].count("True") == 1
    assert installation.run("judge")[1] == f"['ready'] [{ROWS}] {ROWS * 120_050} True"


def test_of_two_files_of_a_year_at_once_the_later_counts(installation: Installation, tmp_path: Path) -> None:
    both = [file_of(tmp_path, "a.csv", "1200.50"), file_of(tmp_path, "b.csv", "1300.50")]
    started = [installation.start("bring", path) for path in both]
    assert [each.communicate()[0].strip() for each in started] == ["True", "True"]

    said = installation.run("judge")[1]

    assert said in {f"['ready', 'superseded'] [{ROWS}] {ROWS * pim} True" for pim in (120_050, 130_050)}
