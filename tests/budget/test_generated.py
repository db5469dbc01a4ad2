"""The generated file of the bench: of the MEF's form, nobody's spending, read alike by everyone."""

import csv
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.budget.files import COLUMNS

BENCH = Path(__file__).parents[2] / "bench" / "mef.py"


def test_the_import_and_the_plain_readers_tell_the_same(tmp_path: Path) -> None:
    if importlib.util.find_spec("duckdb") is None:
        if os.environ.get("FARO_TEST_EVERYTHING"):
            pytest.fail("DuckDB is not installed (extra bench)")
        pytest.skip("DuckDB is not installed (extra bench)")

    command = [sys.executable, str(BENCH), "--rows", "4000", "--runs", "1", "--data", str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout + told.stderr
    assert "all tell the same rows and sums" in told.stdout
    with (tmp_path / "mef-4000.csv").open(encoding="utf-8-sig", newline="") as stream:
        header, *rows = csv.reader(stream)
    assert sorted(header) == sorted(COLUMNS)
    assert len(rows) == 4000
    assert all(row[header.index("META_NOMBRE")].startswith("DATO GENERADO, NO ES") for row in rows)
