"""The national roll-up in Spark, local[2]: Faro's engine inside mapInArrow.

python bench/spark_national.py --municipalities 1891 --out FOLDER
"""

import argparse
import os
import sys
from pathlib import Path

import polars as pl
from pyspark.sql import SparkSession

from country import DATA, MUNICIPALITIES_PER_FILE, WHOLE_COUNTRY, parts
from faro.engine.distributed import national_results
from faro.engine.method import load_method

MUNICIPALITIES_PER_PARTITION = 50


def main() -> None:
    parser = argparse.ArgumentParser(description="The national roll-up in Spark.")
    parser.add_argument("--municipalities", type=int, default=WHOLE_COUNTRY)
    parser.add_argument("--per-file", type=int, default=MUNICIPALITIES_PER_FILE)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    country = list(parts(arguments.municipalities, arguments.data, arguments.per_file))
    spark = local_session()
    results = national_results(
        spark,
        [str(part.monthly) for part in country],
        pl.read_parquet([part.activities for part in country]),
        pl.read_parquet([part.elements for part in country]),
        load_method("poi-ceplan"),
        partitions=-(-arguments.municipalities // MUNICIPALITIES_PER_PARTITION),
    )
    results.write.mode("overwrite").parquet(str(arguments.out))
    spark.stop()


def local_session() -> SparkSession:
    """Two workers of this same Python, and no web page of Spark's."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("faro")
    settings = {"spark.ui.enabled": "false", "spark.driver.host": "localhost", "spark.driver.bindAddress": "127.0.0.1"}
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


if __name__ == "__main__":
    main()
