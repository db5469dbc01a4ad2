"""A sealed package with one figure corrected and nothing else."""

from dataclasses import dataclass, replace

import polars as pl

from faro.package.model import Package
from faro.package.tables import BY_NAME

_EXECUTED = "executed"


@dataclass(frozen=True, slots=True)
class CorrectedFigure:
    """``field`` of what was executed of an activity in a month; ``value``: millionths or céntimos; None is unknown."""

    activity: str
    year: int
    month: int
    field: str
    value: int | None


def corrected(package: Package, figure: CorrectedFigure) -> Package:
    """The package with that figure, in the row of its month or in one more; as it was if it has no such activity."""
    if figure.activity not in set(package.tables["activities"]["code"]):
        return package
    monthly = package.tables["monthly"]
    here = (
        (pl.col("activity") == figure.activity)
        & (pl.col("year") == figure.year)
        & (pl.col("month") == figure.month)
        & (pl.col("stage") == _EXECUTED)
    )
    if monthly.filter(here).is_empty():
        return _with(package, pl.concat([monthly, _one_more(figure)]))
    value = pl.when(here).then(pl.lit(figure.value, pl.Int64)).otherwise(pl.col(figure.field))
    return _with(package, monthly.with_columns(value.alias(figure.field)))


def _one_more(figure: CorrectedFigure) -> pl.DataFrame:
    schema = BY_NAME["monthly"].schema
    facts = {
        "activity": figure.activity,
        "year": figure.year,
        "month": figure.month,
        "stage": _EXECUTED,
        figure.field: figure.value,
    }
    return pl.DataFrame([{**dict.fromkeys(schema), **facts}], schema=schema)


def _with(package: Package, monthly: pl.DataFrame) -> Package:
    return replace(package, tables={**package.tables, "monthly": monthly})
