"""The bench in small: every engine gives the same rows, and the comparison sees when one does not."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(autouse=True)
def _rivals() -> None:
    missing = [name for name in ("duckdb", "numpy", "pandas", "pyarrow") if importlib.util.find_spec(name) is None]
    if missing:
        sentence = f"The rivals are not installed (extra bench): {', '.join(missing)}"
        if os.environ.get("FARO_TEST_EVERYTHING"):
            pytest.fail(sentence)
        pytest.skip(sentence)


def bench(script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCH / script), *(str(argument) for argument in arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_all_engines_give_the_same_rows(tmp_path: Path) -> None:
    answer = bench("run.py", "--quick", "--data", tmp_path)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    for rival in ("DuckDB", "pandas, file by file", "pandas, all at once"):
        assert f"Faro = {rival}: 3,420 rows equal" in answer.stdout


def test_the_data_hold_whole_municipalities_and_what_the_rules_must_tell_apart(tmp_path: Path) -> None:
    bench("generate.py", "--municipalities", "3", "--per-file", "2", "--data", tmp_path).check_returncode()
    files = sorted((tmp_path / "monthly").iterdir())
    monthly = pl.read_parquet(files)
    assert [pl.read_parquet(file)["plan"].n_unique() for file in files] == [2, 1]
    assert monthly.group_by("plan").len()["len"].to_list() == [400 * 60] * 3
    assert monthly.select("plan", "activity", "year", "month").is_unique().all()
    assert monthly["executed"].null_count() > 0
    assert (monthly["executed"] == 0).any()
    activities = pl.read_parquet(tmp_path / "activities" / "*.parquet")
    assert set(activities["aggregation"]) == {"annual_total", "monthly_stock", "not_cumulative"}
    for flag in ("active", "approved"):
        assert set(activities[flag]) == {True, False, None}
    programmed = monthly.group_by("activity", "year").agg(pl.col("programmed").sum())["programmed"]
    assert (programmed == 0).any()


def test_the_data_are_the_same_every_time(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        bench("generate.py", "--municipalities", "2", "--data", tmp_path / folder).check_returncode()
    one, two = (next((tmp_path / folder / "monthly").iterdir()) for folder in ("one", "two"))
    assert pl.read_parquet(one).equals(pl.read_parquet(two))


@pytest.mark.parametrize(
    ("column", "changed", "status"),
    [("ok", 3, 1), ("result", 50.0 + 2e-9, 1), ("result", None, 1), ("light", "red", 1), ("result", 50.0 + 1e-12, 0)],
)
def test_the_comparison_sees_a_single_changed_cell(
    tmp_path: Path, column: str, changed: int | float | str | None, status: int
) -> None:
    row = {
        "plan": "300001",
        "year": 2022,
        "scope": "total",
        "code": "300001",
        "ok": 2,
        "result": 50.0,
        "light": "amber",
    }
    for folder, cells in (("left", row), ("right", row | {column: changed})):
        (tmp_path / folder).mkdir()
        schema = {name: pl.Series([value]).dtype for name, value in row.items()}
        pl.DataFrame([cells], schema=schema).write_parquet(tmp_path / folder / "groups.parquet")
    answer = bench("compare.py", tmp_path / "left", tmp_path / "right")
    assert (answer.returncode, column in answer.stdout) == (status, status == 1)
