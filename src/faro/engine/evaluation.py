"""One evaluation: the tables of one or many plans, under one or more methods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from faro.engine.achievement import indicator_cases, indicator_results
from faro.engine.contract import (
    ACTIVITY_RESULTS,
    ELEMENT_RESULTS,
    GROUP_RESULTS,
    INDICATOR_RESULTS,
    SUMMARY,
    PlanTables,
    empty,
)
from faro.engine.method import PEI, Method
from faro.engine.poi import activity_results, group_results, monthly_in_force, progress_rule
from faro.engine.rollup import element_results, summary
from faro.kernel.periods import month_end


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far an evaluation reaches: ``through_month`` of ``year``, with what was known ``as_of`` a day.

    Without ``as_of`` every deadline of the period has passed.
    """

    year: int
    through_month: int = 12
    as_of: date | None = None

    def due_month(self, report_due_months: int) -> int:
        """The last month of the period whose report was due before ``as_of``; 0 if none was."""
        if self.as_of is None:
            return self.through_month
        months = range(1, self.through_month + 1)
        return sum(month_end(self.year, month, report_due_months) < self.as_of for month in months)


@dataclass(frozen=True, slots=True)
class Run:
    """The result of one method. A PEI method leaves the POI tables empty, and the reverse."""

    method: Method
    horizon: Horizon
    summary: pl.DataFrame
    elements: pl.DataFrame
    indicators: pl.DataFrame
    activities: pl.DataFrame
    groups: pl.DataFrame


def evaluate(tables: PlanTables, methods: Sequence[Method], horizon: Horizon) -> tuple[Run, ...]:
    """Every method over the same tables. The tables have the shapes of :mod:`faro.engine.contract`."""
    cases = indicator_cases(tables.indicators, tables.targets, tables.measurements, horizon.year)
    return tuple(
        _pei_run(tables, cases, method, horizon) if method.kind == PEI else _poi_run(tables, method, horizon)
        for method in methods
    )


def _pei_run(tables: PlanTables, cases: pl.DataFrame, method: Method, horizon: Horizon) -> Run:
    indicators = indicator_results(cases, method)
    elements = element_results(tables.elements, indicators, method)
    return Run(
        method,
        horizon,
        summary(elements, indicators, method),
        elements,
        indicators.select(*INDICATOR_RESULTS),
        empty(ACTIVITY_RESULTS),
        empty(GROUP_RESULTS),
    )


def _poi_run(tables: PlanTables, method: Method, horizon: Horizon) -> Run:
    activities, groups = empty(ACTIVITY_RESULTS), empty(GROUP_RESULTS)
    if tables.activities is not None and tables.monthly_by_stage is not None:
        due_month = horizon.due_month(progress_rule(method).report_due_months)
        by_stage = tables.monthly_by_stage.lazy().filter(pl.col("year") == horizon.year)
        monthly = _with_silent_activities(monthly_in_force(by_stage, method), tables.activities, horizon.year)
        activities = activity_results(monthly, tables.activities.lazy(), method, horizon.through_month, due_month).sort(
            "plan", "activity"
        )
        groups = group_results(activities, tables.elements, method)
    return Run(method, horizon, empty(SUMMARY), empty(ELEMENT_RESULTS), empty(INDICATOR_RESULTS), activities, groups)


def _with_silent_activities(monthly: pl.LazyFrame, activities: pl.DataFrame, year: int) -> pl.LazyFrame:
    """``monthly`` with one empty month for each activity that has none, so that it is counted and not lost."""
    silent = (
        activities.lazy().select("plan", activity=pl.col("code")).join(monthly, on=["plan", "activity"], how="anti")
    )
    return pl.concat([monthly, silent.with_columns(year=pl.lit(year, dtype=pl.Int64))], how="diagonal")
