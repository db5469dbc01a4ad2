"""A year's progress as the engine tells it, from what is in force and what was released up to the last deadline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import polars as pl
from django.utils import timezone

from faro.engine.contract import ACTIVITIES, ELEMENTS, MONTHLY
from faro.engine.method import Method, load_method
from faro.engine.poi import activity_results, group_results
from faro.monitoring.api import Activity, Poi, ReportingPeriod, activities_of, executed, programme_in_force
from faro.plans.api import package_of

METHOD = "poi-ceplan"
Result = Mapping[str, Any]


@dataclass(frozen=True)
class YearProgress:
    """``through``: the last month whose deadline has passed; 0 before the first. Results are rows of the engine.

    ``complete``: the groups over the activities that are not without information, for a reader who wants to know how
    the rest goes; ``groups`` are by the method, which tells nothing of a group while one of its activities misses.
    """

    poi: Poi
    method: Method
    through: int
    activities: Mapping[str, Activity]
    results: Mapping[str, Result]
    groups: Mapping[tuple[str, str], Result]
    complete: Mapping[tuple[str, str], Result]
    objective_of: Mapping[str, str]
    names: Mapping[str, str]
    months: pl.DataFrame

    @cached_property
    def without_action(self) -> tuple[Activity, ...]:
        """Activities that nobody has aligned: they are in no count of actions and objectives."""
        return tuple(each for each in self.activities.values() if not each.action)

    @cached_property
    def empty_actions(self) -> tuple[tuple[str, str], ...]:
        """Actions of the plan to which no activity contributes, code and name."""
        used = {each.action for each in self.activities.values()}
        actions = (code for code, objective in self.objective_of.items() if code != objective)
        return tuple((code, self.names[code]) for code in actions if code not in used)

    @cached_property
    def objectives(self) -> tuple[str, ...]:
        """The objectives of the plan, in order."""
        return tuple(code for code, objective in self.objective_of.items() if code == objective)

    def months_of(self, side: str) -> list[int]:
        """The twelve months of ``programmed_amount`` or ``executed_amount`` of the whole year, in céntimos."""
        sums = dict(self.months.group_by("month").agg(pl.col(side).sum()).iter_rows())
        return [int(sums.get(month) or 0) for month in range(1, 13)]


def progress_of(poi: Poi, today: date | None = None) -> YearProgress:
    """The progress of the year. A bounded number of queries; the engine counts."""
    method = load_method(METHOD)
    activities = {each.pk: each for each in activities_of(poi)}
    elements = _elements(poi.plan.code)
    through = _last_due(poi, today or timezone.localdate())
    monthly = _monthly(poi, activities)
    rows = activity_results(monthly.lazy(), _shaped(poi, activities).lazy(), method, max(through, 1), through)
    told = rows.filter(pl.col("state") != "si")
    frame = pl.DataFrame(
        [{"plan": poi.plan.code, **each} for each in elements], schema=pl.Schema(ELEMENTS), strict=False
    )
    objective_of = {each["code"]: each["parent"] or each["code"] for each in elements}
    return YearProgress(
        poi=poi,
        method=method,
        through=through,
        activities={each.code: each for each in activities.values()},
        results={row["activity"]: row for row in rows.iter_rows(named=True)},
        groups=_by_scope(group_results(rows, frame, method)),
        complete=_by_scope(group_results(told, frame, method)),
        objective_of=objective_of,
        names={each["code"]: each["name"] for each in _named(poi.plan.code)},
        months=monthly,
    )


def _last_due(poi: Poi, today: date) -> int:
    """The last month that was opened to be reported and whose deadline has passed."""
    periods = ReportingPeriod.objects.filter(year=poi.year, kind=ReportingPeriod.Kind.MONTH, due__lt=today)
    return max(periods.filter(reports__poi=poi).values_list("number", flat=True).distinct(), default=0)


def _named(plan_code: str) -> list[dict[str, Any]]:
    return package_of(plan_code).rows("elements")


def _elements(plan_code: str) -> list[dict[str, Any]]:
    return [{name: row[name] for name in ("code", "level", "parent")} for row in _named(plan_code)]


def _shaped(poi: Poi, activities: Mapping[int, Activity]) -> pl.DataFrame:
    rows = [
        {
            "plan": poi.plan.code,
            "code": each.code,
            "action": each.action,
            "unit": each.unit,
            "aggregation": each.aggregation,
            "active": each.active,
            "approved": each.approved,
        }
        for each in activities.values()
    ]
    return pl.DataFrame(rows, schema=pl.Schema(ACTIVITIES))


def _monthly(poi: Poi, activities: Mapping[int, Activity]) -> pl.DataFrame:
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for key, months in programme_in_force(activities).items():
        for month, (physical, financial, _stage, _version) in months.items():
            row = _row(poi, activities[key].code, month)
            row["programmed"], row["programmed_amount"] = physical, financial
            found[row["activity"], month] = row
    for done in executed(poi):
        row = found.setdefault((done.activity, done.month), _row(poi, done.activity, done.month))
        row["executed"], row["executed_amount"] = done.physical, done.financial
    return pl.DataFrame([found[key] for key in sorted(found)], schema=pl.Schema(MONTHLY))


def _row(poi: Poi, activity: str, month: int) -> dict[str, Any]:
    return {**dict.fromkeys(MONTHLY), "plan": poi.plan.code, "activity": activity, "year": poi.year, "month": month}


def _by_scope(groups: pl.DataFrame) -> dict[tuple[str, str], Result]:
    return {(row["scope"], row["code"] or ""): row for row in groups.iter_rows(named=True)}
