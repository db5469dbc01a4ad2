"""What was obtained: the value of each indicator as an exact fraction, or the reason why there is none."""

import polars as pl

from faro.kernel.fixed import QUANTITY_SCALE

OK = "ok"
NO_DATA = "nd"
NOT_CALCULABLE = "not_calculable"

_UNITS = 10**QUANTITY_SCALE


def obtained_values(indicators: pl.DataFrame, measurements: pl.DataFrame, year: int) -> pl.DataFrame:
    """``indicators`` with the value of ``year``.

    Adds ``value_num`` and ``value_den`` (128-bit; their ratio is the value in millionths), ``value`` (float64, in the
    indicator's unit), ``numerator``, ``denominator``, ``state`` and ``value_reason``. Parts with a multiplier win over
    the written value, because a percentage follows from its parts. A zero denominator is not calculable.
    """
    of_year = measurements.filter(pl.col("year") == year).select(
        "plan", "indicator", "numerator", "denominator", stated=pl.col("value")
    )
    joined = indicators.join(
        of_year,
        left_on=["plan", "code"],
        right_on=["plan", "indicator"],
        how="left",
        maintain_order="left",
        validate="m:1",
    )
    has_parts = pl.col("numerator").is_not_null() & pl.col("denominator").is_not_null()
    from_parts = has_parts & pl.col("multiplier").is_not_null()
    wide_numerator = pl.col("numerator").cast(pl.Int128) * pl.col("multiplier").cast(pl.Int128)
    return (
        joined.with_columns(value_reason=_reason(has_parts, from_parts))
        .with_columns(state=_state())
        .with_columns(
            value_num=pl.when(pl.col("state") != OK)
            .then(None)
            .when(from_parts)
            .then(wide_numerator)
            .otherwise(pl.col("stated").cast(pl.Int128)),
            value_den=pl.when(from_parts).then(pl.col("denominator")).otherwise(1).cast(pl.Int128),
        )
        .with_columns(value=pl.col("value_num").cast(pl.Float64) / _value_divisor())
        .drop("stated")
    )


def _value_divisor() -> pl.Expr:
    """Millionths per unit times the denominator, as one column: Polars turns a division by a literal into a product
    with its inverse, which writes 3.6 as 3.5999999999999996.
    """
    return pl.col("value_den").cast(pl.Float64) * pl.lit(float(_UNITS))


def _reason(has_parts: pl.Expr, from_parts: pl.Expr) -> pl.Expr:
    return (
        pl.when(from_parts & (pl.col("denominator") == 0))
        .then(pl.lit("zero_denominator"))
        .when(from_parts & (pl.col("denominator") < 0))
        .then(pl.lit("negative_denominator"))
        .when(has_parts & ~from_parts & pl.col("stated").is_null())
        .then(pl.lit("no_multiplier"))
        .when(~from_parts & pl.col("stated").is_null())
        .then(pl.lit("no_value"))
    )


def _state() -> pl.Expr:
    return (
        pl.when(pl.col("value_reason").is_null())
        .then(pl.lit(OK))
        .when(pl.col("value_reason") == "no_value")
        .then(pl.lit(NO_DATA))
        .otherwise(pl.lit(NOT_CALCULABLE))
    )
