"""The figures of POI tables 1 to 5 where the package holds activities. Results are the engine's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from faro.reports.contents.view import Fields, Node, View

TOTAL_SCOPE = "total"


@dataclass(frozen=True, slots=True)
class StageTotals:
    """What a stage of the POI holds in the year. ``amount`` in céntimos, None where no amount is known."""

    amount: int | None
    investments: int
    activities: int

    @property
    def both(self) -> int:
        """Activities and investments together."""
        return self.investments + self.activities


def stage_totals(view: View, stage: str) -> StageTotals | None:
    """The totals of a stage, or None where no month of it is written."""
    months = [row for row in view.rows("monthly") if row["stage"] == stage and row["year"] == view.year]
    if not months:
        return None
    kinds = {row["code"]: row["kind"] for row in view.rows("activities")}
    codes = {row["activity"] for row in months}
    investments = sum(kinds.get(code) == "investment" for code in codes)
    return StageTotals(known_sum(row["financial"] for row in months), investments, len(codes) - investments)


def budget_total(view: View, stage: str) -> int | None:
    """The year's budget at a stage, in céntimos; None where none is written."""
    return known_sum(row["amount"] for row in view.rows("budget") if row["stage"] == stage and row["year"] == view.year)


def known_sum(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def groups(view: View, scope: str) -> dict[str, Fields]:
    """The engine's POI results of a scope, by code."""
    if view.poi is None:
        return {}
    return {
        row["code"]: row for row in view.poi.groups.to_dicts() if row["scope"] == scope and row["year"] == view.year
    }


def plan_total(view: View) -> Fields | None:
    """The engine's POI result of the whole plan."""
    return next(iter(groups(view, TOTAL_SCOPE).values()), None)


def element_groups(view: View) -> list[tuple[Node, Fields | None]]:
    """Every element in the plan's order with its POI result; None where it has no activity."""
    objectives, actions = groups(view, "objective"), groups(view, "action")
    return [(node, objectives.get(node.code) if node.is_root else actions.get(node.code)) for node in view.nodes]


def unit_groups(view: View) -> list[tuple[str, str, Fields]]:
    """Code, name and POI result of every cost centre that has activities, in the order of the units."""
    found = groups(view, "unit")
    names = {row["code"]: row["name"] for row in view.rows("units")}
    order = {code: place for place, code in enumerate(names)}
    return [
        (code, names.get(code, ""), found[code])
        for code in sorted(found, key=lambda code: (order.get(code, len(order)), code))
    ]


def counted(row: Fields) -> int:
    """The activities that enter the results: not excluded."""
    return int(row["activities"] - row["excluded"])


def financial_share(row: Mapping[str, Any]) -> float | None:
    """Executed over programmed amount, in points; None without both or with nothing programmed."""
    programmed, executed = row["programmed_amount"], row["executed_amount"]
    return executed / programmed * 100 if executed is not None and programmed else None


def activities_by_action(view: View) -> list[tuple[Node, list[dict[str, Any]]]]:
    """The activities of each element that has any, each with the engine's result under ``result``."""
    results = {}
    if view.poi is not None:
        results = {row["activity"]: row for row in view.poi.activities.to_dicts() if row["year"] == view.year}
    held: dict[str, list[dict[str, Any]]] = {}
    for row in view.rows("activities"):
        held.setdefault(row["action"], []).append({**row, "result": results.get(row["code"])})
    return [(node, held[node.code]) for node in view.nodes if node.code in held]
