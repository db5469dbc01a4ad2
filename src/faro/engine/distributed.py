"""The whole country on Spark: the functions that evaluate one plan, inside partitions of whole municipalities.

An optional extra (``pip install faro[spark]``, and Java). ``docs/scale.md`` says when it pays.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import polars as pl

from faro.engine.contract import GROUP_RESULTS, MONTHLY
from faro.engine.method import Method
from faro.engine.poi import activity_results, group_results

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

_SPARK_TYPES = {pl.String: "string", pl.Int64: "bigint", pl.Float64: "double", pl.Boolean: "boolean"}


def national_results(  # noqa: PLR0913, PLR0917
    spark: "SparkSession",
    monthly_path: str | list[str],
    activities: pl.DataFrame,
    elements: pl.DataFrame,
    method: Method,
    partitions: int,
    through_month: int = 12,
    due_month: int = 12,
) -> "DataFrame":
    """The groups of every municipality, not yet computed: a Spark frame of the shape GROUP_RESULTS.

    ``monthly_path``: Parquet of the shape MONTHLY that Spark can read, in any order. Its rows go to ``partitions``
    buckets by their plan, so each municipality is whole in one; a worker holds one bucket in memory.
    ``activities`` and ``elements`` are sent once to each worker.
    """
    paths = [monthly_path] if isinstance(monthly_path, str) else monthly_path
    described = spark.sparkContext.broadcast((_to_ipc(activities), _to_ipc(elements)))

    def evaluate(monthly: pl.DataFrame) -> pl.DataFrame:
        plans = monthly["plan"].unique().implode()
        all_activities, all_elements = (_from_ipc(table) for table in described.value)
        here = pl.col("plan").is_in(plans)
        progress = activity_results(
            monthly.lazy(), all_activities.lazy().filter(here), method, through_month, due_month
        )
        return group_results(progress, all_elements.filter(here), method)

    monthly = spark.read.parquet(*paths).select(*MONTHLY)
    return monthly.repartition(partitions, "plan").mapInArrow(_whole_partition(evaluate), _spark_schema())


def _whole_partition(
    evaluate: Callable[[pl.DataFrame], pl.DataFrame],
) -> Callable[[Iterable["pa.RecordBatch"]], Iterator["pa.RecordBatch"]]:
    """``evaluate`` over all the Arrow batches of a partition at once: a batch alone may cut a municipality."""

    def over_partition(batches: Iterable["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
        frames = [pl.DataFrame(batch) for batch in batches if batch.num_rows]
        if frames:
            yield from _to_arrow(evaluate(pl.concat(frames).cast(pl.Schema(MONTHLY))))

    return over_partition


def _to_arrow(frame: pl.DataFrame) -> list["pa.RecordBatch"]:
    """Batches of the types that Spark expects: its texts are not Polars' large ones."""
    import pyarrow as pa  # noqa: PLC0415  an optional extra

    types = {pl.String: pa.string(), pl.Int64: pa.int64(), pl.Float64: pa.float64(), pl.Boolean: pa.bool_()}
    schema = pa.schema([(column, types[kind]) for column, kind in GROUP_RESULTS.items()])
    batches: list[Any] = frame.select(*GROUP_RESULTS).to_arrow().cast(schema).to_batches()
    return batches


def _spark_schema() -> str:
    return ", ".join(f"{column} {_SPARK_TYPES[kind]}" for column, kind in GROUP_RESULTS.items())


def _to_ipc(frame: pl.DataFrame) -> bytes:
    return frame.write_ipc(None, compression="zstd").getvalue()


def _from_ipc(content: bytes) -> pl.DataFrame:
    return pl.read_ipc(content)
