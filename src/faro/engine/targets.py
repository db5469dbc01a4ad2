"""The targets of a year in each version of the plan. A later version leaves untouched what it does not name."""

import polars as pl


def targets_by_version(indicators: pl.DataFrame, targets: pl.DataFrame, year: int) -> pl.DataFrame:
    """One row per indicator and version of its plan.

    Adds ``version``, ``in_force`` (the plan's last version), ``target`` (millionths) and ``carried`` (the version did
    not touch this indicator, so an earlier target, or none, stands).
    """
    of_year = targets.filter(pl.col("year") == year).select("plan", "indicator", "version", target=pl.col("value"))
    versions = (
        pl.concat([of_year.select("plan", "version"), indicators.select("plan", version=pl.lit(0, dtype=pl.Int64))])
        .unique()
        .with_columns(in_force=pl.col("version") == pl.col("version").max().over("plan"))
    )
    stated = of_year.rename({"version": "stated_version"})
    return (
        indicators.join(versions, on="plan")
        .sort("plan", "code", "version")
        .join(stated, left_on=["plan", "code"], right_on=["plan", "indicator"], how="left", maintain_order="left")
        .with_columns(applies=(pl.col("stated_version") <= pl.col("version")).fill_null(value=False))
        .sort("plan", "code", "version", "applies", "stated_version", nulls_last=False)
        .group_by("plan", "code", "version", maintain_order=True)
        .last()
        .with_columns(
            target=pl.when("applies").then("target"),
            carried=~(pl.col("applies") & (pl.col("stated_version") == pl.col("version"))),
        )
        .drop("applies", "stated_version")
    )
