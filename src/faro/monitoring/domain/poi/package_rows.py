"""Rows of the package's tables ``activities`` and ``monthly``, and what differs between two states of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import polars as pl

from faro.package.tables import BY_NAME

Row: TypeAlias = Mapping[str, Any]
MonthKey: TypeAlias = tuple[str, int, int, str]
"""Activity, year, month and stage."""

ACTIVITIES, MONTHLY = "activities", "monthly"
PROVENANCE = ("source", "place", "note")
ACTIVITY_FIELDS = tuple(column.name for column in BY_NAME[ACTIVITIES].columns)
MONTH_FIELDS = ("physical", "financial", *PROVENANCE)
STAGE_ORDER = ("approved", "pia", "reprogrammed", "executed")


def month_key(row: Row) -> MonthKey:
    """What names a row of ``monthly``."""
    return row["activity"], row["year"], row["month"], row["stage"]


def frame_of(table: str, rows: Iterable[Row]) -> pl.DataFrame:
    """The rows with the package's columns and types."""
    kept = list(rows)
    schema = BY_NAME[table].schema
    return pl.DataFrame({name: [row[name] for row in kept] for name in schema}, schema=schema)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the two tables shall be; ``changed`` names the activities whose own row or months differ from before."""

    activities: Mapping[str, Row]
    monthly: Mapping[MonthKey, Row]
    years: Mapping[str, frozenset[int]]

    def positions(self) -> dict[MonthKey, int]:
        """The place of each month's row, from 1."""
        return {key: place for place, key in enumerate(self.monthly, start=1)}


def wanted(activities: Sequence[Row], monthly: Sequence[Row], plain_year: int) -> Wanted:
    """The rows by key. An activity without months is of ``plain_year``."""
    months = {month_key(row): row for row in monthly}
    years: dict[str, set[int]] = {}
    for code, year, _month, _stage in months:
        years.setdefault(code, set()).add(year)
    named = {row["code"]: row for row in activities}
    return Wanted(named, months, {code: frozenset(years.get(code, {plain_year})) for code in named})
