"""What of a plan's package belongs to a period."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from faro.package.model import Package

INPUTS = frozenset(
    {
        "plan",
        "elements",
        "indicators",
        "targets",
        "measurements",
        "names",
        "units",
        "activities",
        "monthly",
        "budget",
        "sources",
    }
)
"""What the results of a month stand on; the rest is of documents."""

_DOCUMENTS = ("printed_tables", "printed_cells")


@dataclass(frozen=True, slots=True)
class Extent:
    """The months of ``year`` up to ``through_month``; ``whole_year``: with the texts and claims of that year too.

    ``cutoff``: the day on which it was closed, or None where a deadline of it had not passed then: whoever closes says
    that no more reports will come. ``documents_of``: the year that the plan's own documents speak of.
    """

    year: int
    through_month: int
    whole_year: bool
    cutoff: date | None
    synthetic: bool
    documents_of: int


def within(package: Package, extent: Extent) -> Package:
    """The package reduced to the period."""
    names = package.tables if extent.whole_year else [name for name in package.tables if name in INPUTS]
    tables = {name: package.tables[name] for name in names}
    tables["plan"] = _plan_row(tables["plan"], extent)
    if "monthly" in tables:
        tables["monthly"] = tables["monthly"].filter(_of_period(extent))
    if "budget" in tables:
        tables["budget"] = tables["budget"].filter(pl.col("year") == extent.year)
    if extent.year != extent.documents_of:
        tables = _without_documents(tables, extent.year)
    return replace(package, tables=tables)


def _plan_row(plan: pl.DataFrame, extent: Extent) -> pl.DataFrame:
    return plan.with_columns(
        evaluation_year=pl.lit(extent.year, pl.Int64),
        cutoff_date=pl.lit(extent.cutoff, pl.Date),
        synthetic=pl.col("synthetic") | pl.lit(extent.synthetic),
    )


def _of_period(extent: Extent) -> pl.Expr:
    """Every stage of the whole year, for a target is yearly; what was executed, up to the period's end."""
    later = (pl.col("stage") == "executed") & (pl.col("month") > extent.through_month)
    return (pl.col("year") == extent.year) & ~later


def _without_documents(tables: dict[str, pl.DataFrame], year: int) -> dict[str, pl.DataFrame]:
    """Documents and texts of another year's evaluation would contradict this one."""
    kept = {name: frame for name, frame in tables.items() if name not in _DOCUMENTS}
    if "claims" in kept:
        kept["claims"] = kept["claims"].filter(pl.col("year") == year)
    if "texts" in kept:
        kept["texts"] = kept["texts"].filter(pl.col("date") > date(year, 12, 31))
    return kept
