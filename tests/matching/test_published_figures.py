"""The figures in docs/alignment.md are those of this code on the frozen activities."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data" / "alignment"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}


def measure(*arguments: str) -> subprocess.CompletedProcess[str]:
    tool = ROOT / "tools" / "measure_alignment.py"
    return subprocess.run(
        [sys.executable, tool, *arguments], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


def test_the_document_says_what_a_fresh_run_measures() -> None:
    run = measure("--check")

    assert (run.returncode, run.stderr) == (0, "")


def test_tuning_prints_nothing_of_the_other_half() -> None:
    heldout = {
        line.split(",")[0]
        for line in (DATA / "activities.csv").read_text("utf-8").splitlines()
        if line.endswith("heldout")
    }
    printed = measure("tuning").stdout

    assert len(heldout) == 222
    assert "R1" in printed
    assert set(re.findall(r"ACT-\d{3}", printed)) & heldout == set()


def test_the_labelled_activities_are_the_frozen_ones() -> None:
    digest = hashlib.sha256((DATA / "activities.csv").read_bytes()).hexdigest()

    assert digest in (DATA / "README.md").read_text("utf-8")
