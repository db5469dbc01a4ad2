"""The country in batches gives what each municipality gives alone."""

from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.engine.country import plan_tables, write_country

from faro.engine.contract import GROUP_RESULTS
from faro.engine.method import load_method
from faro.engine.national import (
    DividedMunicipality,
    MissingPart,
    national_results,
    parts_in,
    write_national_results,
)
from faro.engine.poi import activity_results, group_results

METHOD = load_method("poi-ceplan")
PLANS = [["300001", "300002", "300003"], ["300004"], ["300005", "300006"]]
ROWS_OF_A_PLAN = 12 * 2 * 12


def alone(plan: str) -> pl.DataFrame:
    monthly, activities, elements = plan_tables(plan)
    return group_results(activity_results(monthly.lazy(), activities.lazy(), METHOD), elements, METHOD)


@pytest.mark.parametrize("rows_per_batch", [1, ROWS_OF_A_PLAN, 2 * ROWS_OF_A_PLAN + 1, 10**6])
def test_batches_of_any_size_give_what_each_municipality_gives_alone(tmp_path: Path, rows_per_batch: int) -> None:
    parts = write_country(tmp_path, PLANS)
    together = pl.concat(national_results(parts, METHOD, rows_per_batch=rows_per_batch))
    apart = pl.concat(alone(plan) for plans in PLANS for plan in plans)
    assert_frame_equal(together, apart, rel_tol=0, abs_tol=1e-9)
    assert dict(together.schema) == dict(GROUP_RESULTS)
    assert {"ok", "si"} <= set(together["state"])


@pytest.mark.parametrize(("rows_per_batch", "batches"), [(1, 6), (2 * ROWS_OF_A_PLAN, 4), (10**6, 3)])
def test_a_batch_holds_whole_municipalities_within_its_rows(tmp_path: Path, rows_per_batch: int, batches: int) -> None:
    found = list(national_results(write_country(tmp_path, PLANS), METHOD, rows_per_batch=rows_per_batch))
    assert len(found) == batches
    seen = [plan for batch in found for plan in batch["plan"].unique()]
    assert sorted(seen) == sorted(plan for plans in PLANS for plan in plans)


def test_months_and_deadlines_are_handed_on(tmp_path: Path) -> None:
    parts = write_country(tmp_path, PLANS)
    half = pl.concat(national_results(parts, METHOD, through_month=6, due_month=0))
    assert "si" not in set(half["state"])
    assert half["programmed_amount"].sum() < pl.concat(national_results(parts, METHOD))["programmed_amount"].sum()


def test_a_municipality_in_two_files_is_refused_by_name(tmp_path: Path) -> None:
    parts = write_country(tmp_path, [["300001", "300002"], ["300003", "300002"]])
    with pytest.raises(DividedMunicipality, match=r"300002.*1\.parquet"):
        national_results(parts, METHOD)


def test_a_municipality_in_two_places_of_a_file_is_refused_before_anything_is_evaluated(tmp_path: Path) -> None:
    part = write_country(tmp_path, [["300001", "300002"]])[0]
    monthly = pl.read_parquet(part.monthly)
    pl.concat([monthly.tail(1), monthly.head(-1)]).write_parquet(part.monthly)
    with pytest.raises(DividedMunicipality, match="300002"):
        national_results([part], METHOD, rows_per_batch=1)


def test_results_are_written_batch_by_batch(tmp_path: Path) -> None:
    parts = write_country(tmp_path / "in", PLANS)
    written = write_national_results(national_results(parts, METHOD, rows_per_batch=1), tmp_path / "out")
    read = pl.read_parquet(tmp_path / "out" / "*.parquet")
    assert (written, len(list((tmp_path / "out").iterdir()))) == (read.height, 6)
    assert_frame_equal(read, pl.concat(national_results(parts, METHOD)))


def test_the_parts_of_a_folder_are_found_by_name(tmp_path: Path) -> None:
    written = write_country(tmp_path, PLANS)
    assert parts_in(tmp_path) == written


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    parts = write_country(tmp_path, PLANS)
    parts[1].activities.unlink()
    with pytest.raises(MissingPart, match=r"activities.1\.parquet"):
        parts_in(tmp_path)


def test_a_folder_without_parts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="monthly"):
        parts_in(tmp_path)
