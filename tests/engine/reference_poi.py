"""CEPLAN's printed rules for the operational plan (POI), a second time: slow, obvious, exact, without Polars."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import Any

from tests.engine.reference import ALMOST, Row, Rows, light_of, mean, within

from faro.engine.method import Method


@dataclass
class Month:
    """One month of an activity: the programme in force and the report."""

    programmed: int | None = None
    executed: int | None = None
    programmed_amount: int | None = None
    executed_amount: int | None = None


def months_of(rows: Rows, activity: Row, year: int, method: Method) -> dict[int, Month]:
    assert method.progress is not None
    own = [
        row
        for row in rows.monthly_by_stage
        if (row["plan"], row["activity"], row["year"]) == (activity["plan"], activity["code"], year)
    ]
    months = {month: Month() for month in range(1, 13)}
    stage = _stage_in_force(own, method.progress.stages)
    for row in own:
        month = months[row["month"]]
        if row["stage"] == stage:
            month.programmed, month.programmed_amount = row["physical"], row["financial"]
        if row["stage"] == "executed":
            month.executed, month.executed_amount = row["physical"], row["financial"]
    return months


def _stage_in_force(rows: list[Row], preference: tuple[str, ...]) -> str | None:
    filled = {row["stage"] for row in rows if row["physical"] is not None or row["financial"] is not None}
    return next((stage for stage in preference if stage in filled), None)


def accumulated(aggregation: str, values: list[int | None]) -> int | None:
    """Sum of the months; last value above 0 of the period; or none, by aggregation type."""
    if aggregation == "annual_total":
        return sum(value for value in values if value is not None)
    if aggregation == "monthly_stock":
        positive = [value for value in values if value is not None and value > 0]
        return positive[-1] if positive else 0
    return None


def progress_of(aggregation: str, period: list[Month]) -> Fraction | None:
    if aggregation == "not_cumulative":
        return mean(
            Fraction(month.executed, month.programmed) * 100
            for month in period
            if month.programmed is not None and month.programmed > 0 and month.executed is not None
        )
    programmed = accumulated(aggregation, [month.programmed for month in period])
    executed = accumulated(aggregation, [month.executed for month in period])
    if not programmed or executed is None or all(month.executed is None for month in period):
        return None
    return Fraction(executed, programmed) * 100


def _total(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return _fitting(sum(known)) if known else None


def _fitting(total: int | None) -> int | None:
    """A total that leaves 64 bits can't be told in the result's column."""
    return None if total is None or not -(2**63) <= total < 2**63 else total


def activity_rows(rows: Rows, year: int, method: Method, through: int, due: int) -> list[Row]:
    return [_activity_row(rows, activity, year, method, through, min(due, through)) for activity in rows.activities]


def _activity_row(rows: Rows, activity: Row, year: int, method: Method, through: int, due: int) -> Row:
    assert method.progress is not None
    months = months_of(rows, activity, year, method)
    period = [months[number] for number in range(1, through + 1)]
    missing = sum(months[number].executed is None for number in range(1, due + 1))
    reported = any(month.executed is not None for month in period)
    state, reason = _state(activity, list(months.values()), period, missing)
    kind = activity["aggregation"]
    raw = progress_of(kind, period) if state == "ok" else None
    if state == "ok" and raw is None:
        state, reason = "nd", "no_progress"
    return {
        "plan": activity["plan"],
        "year": year,
        "activity": activity["code"],
        "action": activity["action"],
        "unit": activity["unit"],
        "state": state,
        "annual_target": _fitting(accumulated(kind, [month.programmed for month in months.values()])),
        "programmed": _fitting(accumulated(kind, [month.programmed for month in period])),
        "executed": _fitting(accumulated(kind, [month.executed for month in period])) if reported else None,
        "progress_raw": raw,
        "progress": None if raw is None else within(raw, method.progress.cap),
        "light": light_of(raw, method, ALMOST if kind == "not_cumulative" else Fraction(0)),
        "months_missing": missing,
        "programmed_amount": _total([month.programmed_amount for month in period]),
        "executed_amount": _total([month.executed_amount for month in period]),
        "reason_code": reason,
    }


def _state(activity: Row, year: list[Month], period: list[Month], missing: int) -> tuple[str, str | None]:
    if activity["active"] is False:
        return "excluded", "inactive"
    if activity["approved"] is False:
        return "excluded", "not_approved"
    if sum(month.programmed or 0 for month in year) <= 0:
        return "excluded", "no_annual_target"
    if missing:
        return "si", "months_without_report"
    if sum(month.programmed or 0 for month in period) == 0:
        return "sp", "nothing_programmed"
    return "ok", None


def group_rows(rows: Rows, activities: list[Row], method: Method) -> list[Row]:
    scopes: dict[str, Callable[[Row], Any]] = {
        "action": lambda row: row["action"],
        "objective": lambda row: objective_of(rows, row),
        "unit": lambda row: row["unit"],
        "total": lambda row: row["plan"],
    }
    result = []
    for scope, code_of in scopes.items():
        for plan in sorted({row["plan"] for row in activities}):
            own = [row for row in activities if row["plan"] == plan]
            for code in {code_of(row) for row in own}:
                group = [row for row in own if code_of(row) == code]
                result.append(_group_row(plan, scope, code, group, method))
    return result


def objective_of(rows: Rows, activity: Row) -> str | None:
    parents = {row["code"]: row["parent"] for row in rows.elements if row["plan"] == activity["plan"]}
    code: str | None = activity["action"]
    if code not in parents:
        return None
    while parents[code] is not None:
        code = parents[code]
    return code


def _group_row(plan: str, scope: str, code: str | None, group: list[Row], method: Method) -> Row:
    assert method.progress is not None
    states = [row["state"] for row in group]
    lights = [row["light"] for row in group]
    state, reason = _group_state(states)
    complete = state == "ok"
    of_activities = mean(row["progress"] for row in group) if complete else None
    of_actions = _mean_of_actions(group) if scope in ("objective", "total") and complete else None
    by_action = scope in ("objective", "total") and method.progress.total == "mean_of_actions"
    points = of_actions if by_action else of_activities
    counted = [row for row in group if row["state"] != "excluded"]
    return {
        "plan": plan,
        "year": group[0]["year"],
        "scope": scope,
        "code": code,
        "state": state,
        "result": points,
        "result_by_action": of_actions,
        "median": median(row["progress"] for row in group if row["progress"] is not None) if complete else None,
        "light": light_of(points, method, ALMOST),
        "activities": len(group),
        **{each: states.count(each) for each in ("ok", "si", "sp", "nd", "excluded")},
        **{light: lights.count(light) for light in ("green", "amber", "red")},
        "programmed_amount": _total([row["programmed_amount"] for row in counted]),
        "executed_amount": _total([row["executed_amount"] for row in counted]),
        "reason_code": reason,
    }


def _mean_of_actions(group: list[Row]) -> Fraction | None:
    actions = {row["action"] for row in group}
    return mean(mean(row["progress"] for row in group if row["action"] == action) for action in actions)


def _group_state(states: list[str]) -> tuple[str, str | None]:
    if "si" in states:
        return "si", "incomplete_activities"
    if "ok" in states:
        return "ok", None
    if "sp" in states and "nd" not in states:
        return "sp", "nothing_programmed"
    return "nd", "no_progress"
