"""The sense of an indicator: declared, or inferred from its targets as the national application does.

Aplicativo CEPLAN V.01 takes the sense from the series of expected values: a last value below the first is descending,
above it ascending. Each year counts with its last known target. A level or single-valued series is neutral there; its
formula is not known, and Faro takes the ascending one. The sense never depends on the method, so neither does the
verdict.
"""

import polars as pl

ASCENDING = "ascending"
DESCENDING = "descending"


def resolve_senses(indicators: pl.DataFrame, targets: pl.DataFrame) -> pl.DataFrame:
    """``indicators`` with ``sense`` filled and ``sense_source``: declared, inferred or none (no targets at all)."""
    key = ["plan", "indicator"]
    series = (
        targets.drop_nulls("value")
        .group_by([*key, "year"])
        .agg(pl.col("value").max_by("version"))
        .group_by(key)
        .agg(first=pl.col("value").min_by("year"), last=pl.col("value").max_by("year"))
        .select(
            *key,
            inferred=pl.when(pl.col("last") < pl.col("first")).then(pl.lit(DESCENDING)).otherwise(pl.lit(ASCENDING)),
        )
    )
    source = (
        pl.when(pl.col("sense").is_not_null())
        .then(pl.lit("declared"))
        .when(pl.col("inferred").is_not_null())
        .then(pl.lit("inferred"))
        .otherwise(pl.lit("none"))
    )
    return (
        indicators.join(series, left_on=["plan", "code"], right_on=key, how="left", maintain_order="left")
        .with_columns(sense_source=source)
        .with_columns(sense=pl.coalesce("sense", "inferred"))
        .drop("inferred")
    )
