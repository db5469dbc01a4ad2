"""The set-up scripts."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETUP = ROOT / "tools" / "setup.sh"


def run_setup(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    """The set-up in a folder that looks like a fresh clone, with another python3."""
    (folder / "tools").mkdir()
    (folder / "requirements").mkdir()
    (folder / "requirements" / "run.txt").touch()
    (folder / "pyproject.toml").touch()
    script = folder / "tools" / "setup.sh"
    script.write_text(SETUP.read_text("utf-8"), "utf-8")
    fake = folder / "python"
    fake.write_text(python, "utf-8")
    fake.chmod(0o755)
    return subprocess.run(
        ["sh", script, "run"], env={**os.environ, "PYTHON": str(fake)}, capture_output=True, text=True, check=False
    )


def test_without_venv_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    result = run_setup(tmp_path, '#!/bin/sh\n[ "$2" = venv ] && { echo "No module named venv" >&2; exit 1; }\nexit 0\n')

    assert result.returncode == 1
    assert "apt install python3-venv" in result.stderr
    assert not (tmp_path / ".venv").exists()


def test_an_old_python_is_named(tmp_path: Path) -> None:
    result = run_setup(tmp_path, '#!/bin/sh\n[ "$1" = -V ] && { echo "Python 3.9.2"; exit 0; }\nexit 1\n')

    assert result.returncode == 1
    assert "3.11" in result.stderr
    assert "Python 3.9.2" in result.stderr
