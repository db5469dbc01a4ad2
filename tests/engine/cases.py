"""Small plans written by hand: numbers as a reader writes them, turned into the rows the engine reads."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from tests.engine.reference import Row, Rows
from tests.engine.tables import plan_tables

from faro.engine.evaluation import Horizon, Run, evaluate
from faro.engine.method import load_method
from faro.kernel.fixed import QUANTITY_SCALE, to_scaled

YEAR = 2022
PLAN = "P"
Number: TypeAlias = str | int | None


def units(number: Number) -> int | None:
    """Millionths."""
    return None if number is None else to_scaled(Decimal(number), QUANTITY_SCALE)


def element(code: str, parent: str | None = None, plan: str = PLAN) -> Row:
    return {"plan": plan, "code": code, "level": code.split(".", maxsplit=1)[0], "parent": parent}


def indicator(rows: Rows, code: str, element: str, value: Number, target: Number, **more: Any) -> None:
    """Add an indicator with its value and target of the year."""
    plan = more.get("plan", PLAN)
    rows.indicators.append(
        {
            "plan": plan,
            "code": code,
            "element": element,
            "sense": more.get("sense", "ascending"),
            "sense_ambiguous": more.get("ambiguous", False),
            "relevance": more.get("relevance", 1),
            "multiplier": units(more.get("multiplier")),
        }
    )
    if target is not None:
        rows.targets.append(stated_target(code, target, plan=plan))
    parts = {name: units(more.get(name)) for name in ("numerator", "denominator")}
    if value is not None or any(parts.values()) or "denominator" in more:
        rows.measurements.append({"plan": plan, "indicator": code, "year": YEAR, "value": units(value), **parts})


def stated_target(code: str, value: Number, year: int = YEAR, version: int = 0, plan: str = PLAN) -> Row:
    return {"plan": plan, "indicator": code, "year": year, "version": version, "value": units(value)}


def one(value: Number, target: Number, sense: str | None = "ascending", **more: Any) -> Rows:
    """A plan with one objective and one indicator."""
    rows = Rows(elements=[element("OEI.01")])
    indicator(rows, "I", "OEI.01", value, target, sense=sense, **more)
    return rows


def run(rows: Rows, method: str, horizon: Horizon | None = None) -> Run:
    return evaluate(plan_tables(rows), [load_method(method)], horizon or Horizon(YEAR))[0]


def indicator_row(rows: Rows, method: str) -> Row:
    """The result of the only indicator, under the version in force."""
    return next(row for row in run(rows, method).indicators.to_dicts() if row["in_force"])


def element_row(rows: Rows, method: str, code: str) -> Row:
    return next(row for row in run(rows, method).elements.to_dicts() if row["element"] == code and row["in_force"])


def activity(rows: Rows, code: str, action: str = "AEI.01.01", aggregation: str = "annual_total", **more: Any) -> None:
    """Add an activity; ``programmed`` and ``executed`` are quantities from January on, None where nothing is known."""
    rows.activities.append(
        {
            "plan": more.get("plan", PLAN),
            "code": code,
            "action": action,
            "unit": more.get("unit", "03.06"),
            "aggregation": aggregation,
            "active": more.get("active"),
            "approved": more.get("approved"),
        }
    )
    months(rows, code, "approved", more.get("programmed", [1] * 12), more.get("programmed_amount"))
    months(rows, code, "executed", more.get("executed", [1] * 12), more.get("executed_amount"))


def months(
    rows: Rows, code: str, stage: str, physical: Sequence[Number], financial: Sequence[int | None] | None = None
) -> None:
    for number, quantity in enumerate(physical, 1):
        amount = financial[number - 1] if financial else None
        rows.monthly_by_stage.append(
            {
                "plan": PLAN,
                "activity": code,
                "year": YEAR,
                "month": number,
                "stage": stage,
                "physical": units(quantity),
                "financial": amount,
            }
        )


def operational(*actions: str) -> Rows:
    """A plan with one objective and these actions under it, no activities yet."""
    return Rows(elements=[element("OEI.01"), *(element(code, "OEI.01") for code in actions or ("AEI.01.01",))])


def group(result: Run, scope: str, code: str) -> Row:
    return next(row for row in result.groups.to_dicts() if (row["scope"], row["code"]) == (scope, code))
