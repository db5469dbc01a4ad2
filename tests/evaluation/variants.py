"""Packages that differ from another in one thing, and publishing them."""

from dataclasses import replace

import polars as pl

from faro.evaluation.models import Publication
from faro.evaluation.services.publishing import publish_package
from faro.ledger.api import Actor
from faro.package.model import Package

ACTOR = Actor("command:tests", "planeamiento")


def with_value(package: Package, indicator: str, value: int, year: int = 2022) -> Package:
    """The same package, where that indicator obtained ``value`` units that year."""
    here = (pl.col("indicator") == indicator) & (pl.col("period") == str(year))
    changed = pl.when(here).then(pl.lit(value * 1_000_000)).otherwise(pl.col("value")).alias("value")
    return _with(package, "measurements", package.tables["measurements"].with_columns(changed))


def with_target(package: Package, indicator: str, value: int, year: int = 2022) -> Package:
    """The same package, where the target of that indicator and year is ``value`` units."""
    here = (pl.col("indicator") == indicator) & (pl.col("year") == year)
    changed = pl.when(here).then(pl.lit(value * 1_000_000)).otherwise(pl.col("value")).alias("value")
    return _with(package, "targets", package.tables["targets"].with_columns(changed))


def without(package: Package, table: str) -> Package:
    """The same package without a table."""
    return replace(package, tables={name: frame for name, frame in package.tables.items() if name != table})


def _with(package: Package, table: str, frame: pl.DataFrame) -> Package:
    return replace(package, tables={**package.tables, table: frame})


def publish(package: Package, reason: str = "", *, year: int = 2022, formats: tuple[str, ...] = ()) -> Publication:
    """The package published, without documents unless they are asked for."""
    return publish_package(actor=ACTOR, package=package, year=year, reason=reason, formats=formats)
