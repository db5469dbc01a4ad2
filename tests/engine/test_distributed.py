"""The same functions inside Spark: sums exactly equal, ratios to 1e-9."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.engine.country import write_country

from faro.engine import distributed, national
from faro.engine.contract import GROUP_RESULTS
from faro.engine.method import load_method

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]
METHOD = load_method("poi-ceplan")
KEY = ["plan", "year", "scope", "code"]


@pytest.fixture(scope="module")
def spark() -> "Iterator[SparkSession]":
    from pyspark.sql import SparkSession  # noqa: PLC0415  an optional extra

    builder = SparkSession.builder.master("local[2]").appName("faro-tests")
    settings = {"spark.ui.enabled": "false", "spark.driver.host": "localhost", "spark.driver.bindAddress": "127.0.0.1"}
    for key, value in settings.items():
        builder = builder.config(key, value)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
        session = builder.getOrCreate()
        yield session
        session.stop()


def test_spark_gives_what_the_run_in_process_gives(spark: "SparkSession", tmp_path: Path) -> None:
    parts = write_country(tmp_path, [["300001", "300002", "300003"], ["300004"], ["300005", "300006", "300007"]])
    in_process = pl.concat(national.national_results(parts, METHOD)).sort(KEY)
    scattered = scatter(parts, tmp_path)
    results = distributed.national_results(
        spark,
        str(scattered),
        pl.concat(pl.read_parquet(part.activities) for part in parts),
        pl.concat(pl.read_parquet(part.elements) for part in parts),
        METHOD,
        partitions=3,
    )
    assert results.rdd.getNumPartitions() == 3
    on_spark = pl.DataFrame(results.toArrow()).cast(pl.Schema(GROUP_RESULTS)).sort(KEY)
    assert_frame_equal(on_spark, in_process, rel_tol=0, abs_tol=1e-9)
    assert {"ok", "si"} <= set(on_spark["state"])


def scatter(parts: list[national.Part], folder: Path) -> Path:
    """All months in an order that cuts every municipality into many row groups."""
    monthly = pl.concat(pl.read_parquet(part.monthly) for part in parts).sample(fraction=1, shuffle=True, seed=1)
    monthly.write_parquet(folder / "scattered.parquet", row_group_size=100)
    return folder / "scattered.parquet"
