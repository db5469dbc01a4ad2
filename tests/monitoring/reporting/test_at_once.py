"""Nobody's figure is lost however many write at once, and a request sent again is written once."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.monitoring.reporting.at_once import WRITERS

PROGRAM = "import django; django.setup(); from tests.monitoring.reporting import at_once; at_once.main()"
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``at_once.py`` prints of an installation of its own, whose database is a SQLite file."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "FARO_HOME": str(tmp_path_factory.mktemp("at-once")),
        "DJANGO_SETTINGS_MODULE": "faro.config.testing",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
    }
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_each_on_a_figure_of_their_own_all_are_kept(told: dict[str, Any]) -> None:
    assert told["own"] == {
        "failed": [],
        "kept": {f"P{number}": number for number in range(WRITERS)},
        "revision": WRITERS,
        "sound": True,
    }


def test_all_on_one_figure_the_first_stays_and_the_others_stand_apart(told: dict[str, Any]) -> None:
    one = told["one"]

    assert one["failed"] == []
    assert sorted([one["stayed"], *one["apart"]]) == [str(number) for number in range(WRITERS)]


def test_one_request_sent_many_times_at_once_is_written_once(told: dict[str, Any]) -> None:
    assert told["again"] == {"failed": [], "stayed": 7, "written": 1}
