"""The figures in docs/articulation.md are those of this code on the frozen objectives."""

import csv
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
DATA = ROOT / "data" / "articulation"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}


def measure(*arguments: str) -> subprocess.CompletedProcess[str]:
    tool = ROOT / "tools" / "measure_articulation.py"
    return subprocess.run(
        [sys.executable, tool, *arguments], env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


def labelled() -> list[dict[str, str]]:
    with (DATA / "objectives.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_document_says_what_a_fresh_run_measures() -> None:
    run = measure("--check")

    assert (run.returncode, run.stderr) == (0, "")


def test_tuning_prints_nothing_of_the_other_half() -> None:
    heldout = {row["source"] for row in labelled() if row["split"] == "heldout"}

    printed = measure("tuning").stdout

    assert len(heldout) == 43
    assert "R1" in printed
    assert set(re.findall(r"P00\d-\d\d", printed)) & heldout == set()


def test_the_labelled_objectives_are_the_frozen_ones() -> None:
    digest = hashlib.sha256((DATA / "objectives.csv").read_bytes()).hexdigest()

    assert digest in (DATA / "README.md").read_text("utf-8")


def test_every_label_is_a_code_that_there_is() -> None:
    with (ROOT / "data" / "ilo" / "pei-2022" / "elements.csv").open(encoding="utf-8", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file)} | {""}
    upper = {row["source"] for row in labelled() if row["level"] == "provincial"} | {""}

    for row in labelled():
        assert {row["oei"], row["second_oei"], row["aei"], row["second_aei"]} <= codes
        assert {row["provincial"], row["second_provincial"]} <= upper
        assert not row["aei"] or row["aei"][4:6] in (row["oei"][4:], row["second_oei"][4:])


def test_the_provincial_label_of_what_a_document_prints_is_the_printed_one() -> None:
    names = {row["source"]: row["name"] for row in labelled() if row["level"] == "provincial"}
    with (ROOT / "data" / "ilo" / "promises" / "articulation.csv").open(encoding="utf-8", newline="") as file:
        printed = {(row["plan_objective"], row["provincial_objective"]) for row in csv.DictReader(file)}

    for row in labelled():
        if row["source"].startswith("002-A"):
            assert (row["name"], names[row["provincial"]]) in printed
