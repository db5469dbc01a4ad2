"""A package in memory: the tables that are present, checked and typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl

from faro.package.declaration import FORMAT_VERSION


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The one row of the table ``plan``."""

    code: str
    name: str
    municipality: str
    ubigeo: str | None
    executing_unit: str | None
    first_year: int
    last_year: int
    evaluation_year: int
    cutoff_date: date | None
    approval_instrument: str | None
    synthetic: bool


@dataclass(frozen=True, eq=False)
class Package:
    """A plan and its figures, as :mod:`faro.package.reading` gives them.

    ``tables`` holds only the tables that are present: an absent table is not an empty one. Each frame has exactly the
    declared columns and types: quantities Int64 in millionths, money Int64 in céntimos. ``origin`` is the name of the
    folder or file it came from.
    """

    tables: Mapping[str, pl.DataFrame]
    origin: str
    format_version: int = FORMAT_VERSION

    @property
    def name(self) -> str:
        """The code of the plan, which names the package."""
        return self.plan.code

    @cached_property
    def plan(self) -> PlanFacts:
        """The plan the package is about."""
        row = self.tables["plan"].select(*PlanFacts.__dataclass_fields__).row(0, named=True)
        return PlanFacts(**row)

    def table(self, name: str) -> pl.DataFrame | None:
        """The table of that name, or None where it is absent."""
        return self.tables.get(name)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of the table, in order; none where it is absent."""
        frame = self.tables.get(name)
        return [] if frame is None else frame.to_dicts()
