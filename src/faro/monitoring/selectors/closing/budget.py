"""The year's budget by unit and action: the budget in force, divided by the shares that pay for activities."""

from collections import defaultdict
from dataclasses import dataclass

import polars as pl

from faro.budget.api import Part, release_in_force, sec_funcs
from faro.kernel.text import _
from faro.monitoring.domain.closing.shares import Distributed, Share, distributed
from faro.monitoring.models import BudgetLink, Poi
from faro.package.tables import BY_NAME
from faro.package.tables.poi import BUDGET_STAGES

UNLINKED = "SEC_FUNC"
"""The code under which a package has the money of goals without a link: it is of no cost centre."""


@dataclass(frozen=True)
class YearBudget:
    """``source``: the file it comes from. ``goals``: all of them, with their names."""

    source: str
    digest: str
    goals: tuple[Part, ...]
    money: Distributed

    @property
    def unlinked(self) -> tuple[str, ...]:
        """The goals of which some part pays for no activity of the POI."""
        return tuple(sorted({goal for goal, _stage in self.money.unlinked}))


def year_budget(poi: Poi) -> YearBudget | None:
    """The budget of the POI's year, or None where no yearly file was imported."""
    release = release_in_force(poi.year)
    if release is None:
        return None
    goals = sec_funcs(poi.year)
    amounts = ((goal.code, {stage: getattr(goal.amounts, stage) for stage in BUDGET_STAGES}) for goal in goals)
    return YearBudget(release.file_name, release.sha256, goals, distributed(amounts, _shares(poi)))


def _shares(poi: Poi) -> dict[str, list[Share]]:
    found: dict[str, list[Share]] = defaultdict(list)
    for link in BudgetLink.objects.filter(activity__poi=poi).select_related("activity"):
        activity = link.activity
        found[link.sec_func].append(Share(activity.code, (activity.unit, activity.action), link.share))
    return found


def budget_table(budget: YearBudget, year: int) -> pl.DataFrame:
    """The package's table ``budget`` of the year; what no activity claims is under :data:`UNLINKED`, and says so."""
    rows = [
        _row(unit, action, year, stage, amount, None) for ((unit, action), stage), amount in budget.money.linked.items()
    ]
    rest: dict[str, int] = defaultdict(int)
    for (_goal, stage), amount in budget.money.unlinked.items():
        rest[stage] += amount
    told = _("SEC_FUNC sin vínculo o con una parte sin vínculo: {goals}.").format(goals=", ".join(budget.unlinked))
    rows += [_row(UNLINKED, None, year, stage, amount, told) for stage, amount in rest.items()]
    order = list(BUDGET_STAGES)
    rows.sort(key=lambda row: (str(row["unit"]), str(row["action"] or ""), order.index(str(row["stage"]))))
    schema = BY_NAME["budget"].schema
    return pl.DataFrame({name: [row[name] for row in rows] for name in schema}, schema=schema)


def unlinked_label() -> str:
    """How that code reads in a list of units."""
    return _("Metas presupuestales sin vínculo con el POI (no es un centro de costo)")


def _row(unit: str, action: str | None, year: int, stage: str, amount: int, note: str | None) -> dict[str, object]:
    facts = {"unit": unit, "action": action, "year": year, "stage": stage, "amount": amount, "note": note}
    return {**dict.fromkeys(BY_NAME["budget"].schema), **facts}
