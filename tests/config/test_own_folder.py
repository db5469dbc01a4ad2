"""A run of the tests leaves no folder behind, also with workers, also after one that was killed."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOOKS = "tests/config/test_settings.py"


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "with workers"])
def test_no_folder_of_a_run_remains(tmp_path: Path, workers: list[str]) -> None:
    killed = tmp_path / f"faro-test-{_dead_process()}-0a0a"
    others = tmp_path / f"faro-test-{os.getpid()}-0b0b"
    for folder in (killed, others):
        folder.mkdir()
    given = {name: value for name, value in os.environ.items() if name != "FARO_HOME"}
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider", *workers, LOOKS]

    subprocess.run(command, cwd=ROOT, env=given | {"TMPDIR": str(tmp_path)}, check=True, capture_output=True)

    assert {each.name for each in tmp_path.glob("faro-test-*")} == {others.name}


def _dead_process() -> int:
    ended = subprocess.Popen([sys.executable, "-c", ""], cwd=tempfile.gettempdir())
    ended.wait()
    return ended.pid
