"""Many plans at once: the engine takes plans by the hundred, so that hundreds of them cost no more than a few."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

import polars as pl
from tests.checks.consistent.plan import ConsistentPlan, methods_for

from faro.checks.evidence import Evidence
from faro.engine.contract import PlanTables
from faro.engine.evaluation import Horizon, Run, evaluate
from faro.engine.method import load_method
from faro.package.engine_tables import plan_tables
from faro.package.model import Package

_RESULTS = ("summary", "elements", "indicators", "activities", "groups")


def evidence_of(plans: Iterable[ConsistentPlan]) -> list[Evidence]:
    """What the rules read of each plan, in their order. The plans' codes must differ."""
    packages = [plan.package() for plan in plans]
    alike: dict[tuple[Horizon, tuple[str, ...]], list[Package]] = {}
    for package in packages:
        horizon = Horizon(package.plan.evaluation_year, as_of=package.plan.cutoff_date)
        alike.setdefault((horizon, methods_for(package)), []).append(package)
    runs: dict[str, dict[str, Run]] = {package.name: {} for package in packages}
    for (horizon, methods), group in alike.items():
        for run in evaluate(_joined(group, horizon.year), [load_method(method) for method in methods], horizon):
            for code, own in _parted(run).items():
                runs[code][run.method.id] = own
    return [Evidence(package.rows("plan")[0], package.tables, runs[package.name]) for package in packages]


def _joined(packages: Sequence[Package], year: int) -> PlanTables:
    every = [plan_tables(package, year) for package in packages]
    return PlanTables(*(pl.concat([getattr(tables, field.name) for tables in every]) for field in fields(PlanTables)))


def _parted(run: Run) -> dict[str, Run]:
    """The run of each plan, as if it had been evaluated alone."""
    by_plan: dict[str, dict[str, pl.DataFrame]] = {}
    for name in _RESULTS:
        for (code,), rows in getattr(run, name).partition_by("plan", as_dict=True).items():
            by_plan.setdefault(code, {})[name] = rows
    empty = {name: getattr(run, name).clear() for name in _RESULTS}
    return {code: replace(run, **{**empty, **results}) for code, results in by_plan.items()}
