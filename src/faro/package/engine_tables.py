"""From a package to the tables the engine reads."""

import polars as pl

from faro.engine import contract
from faro.engine.contract import PlanTables, Schema
from faro.package.model import Package


def plan_tables(package: Package, year: int) -> PlanTables:
    """What one evaluation of ``year`` reads.

    Targets of every year (the engine tells the sense of an indicator from their series), the whole-year measurements
    and the months of that year. ``activities`` and ``monthly_by_stage`` are None where the package has no such table.
    """
    return PlanTables(
        elements=_shaped(package, "elements", contract.ELEMENTS),
        indicators=_shaped(package, "indicators", contract.INDICATORS),
        targets=_shaped(package, "targets", contract.TARGETS),
        measurements=_yearly_measurements(package, year),
        activities=_shaped(package, "activities", contract.ACTIVITIES) if "activities" in package.tables else None,
        monthly_by_stage=_months(package, year),
    )


def _shaped(package: Package, name: str, schema: Schema) -> pl.DataFrame:
    return _with_plan(package, package.tables[name], schema)


def _with_plan(package: Package, table: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    columns = [pl.lit(package.name, pl.String).alias("plan") if name == "plan" else name for name in schema]
    return table.select(columns).cast(pl.Schema(schema))


def _yearly_measurements(package: Package, year: int) -> pl.DataFrame:
    table = package.table("measurements")
    if table is None:
        return contract.empty(contract.MEASUREMENTS)
    yearly = table.filter(pl.col("period") == str(year)).with_columns(pl.lit(year, pl.Int64).alias("year"))
    return _with_plan(package, yearly, contract.MEASUREMENTS)


def _months(package: Package, year: int) -> pl.DataFrame | None:
    table = package.table("monthly")
    if table is None:
        return None
    return _with_plan(package, table.filter(pl.col("year") == year), contract.MONTHLY_BY_STAGE)
