"""A whole made-up plan in which everything agrees: its tables, the published report of it, and what the rules read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import polars as pl
from tests.checks.consistent.activities import (
    Activity,
    Setting,
    activities,
    activity_rows,
    budget_rows,
    monthly_rows,
)
from tests.checks.consistent.claims import claims
from tests.checks.consistent.document import Facts, print_document
from tests.checks.consistent.figures import MEAN_OF_DEGREES, SHARE_MET
from tests.checks.consistent.indicators import (
    Indicator,
    Years,
    indicator_rows,
    indicators,
    measurement_rows,
    target_rows,
)
from tests.checks.consistent.norms import Norm, norms
from tests.checks.consistent.statements import commitment_rows, link_rows, source_rows, text_rows
from tests.checks.consistent.styles import STYLES
from tests.checks.consistent.tree import Objective, Unit, element_rows, objectives, units
from tests.checks.consistent.vocabulary import PLACES

from faro.checks.evidence import Evidence
from faro.engine.evaluation import Run
from faro.package.evaluating import evaluate_package
from faro.package.model import Package
from faro.package.tables import BY_NAME, TABLES

Rows = list[dict[str, Any]]
METHODS = ("ilo-2022", "ceplan-2021", "ceplan-2023", "poi-ceplan")
MOST_ACTIONS = 45
_REPORT = "informe"


@dataclass(frozen=True)
class ConsistentPlan:
    """The rows of every table, by table name; each row a mapping of the columns it fills."""

    tables: Mapping[str, Rows]

    def package(self) -> Package:
        """The package with the declared columns and types."""
        present = [table.name for table in TABLES if table.name in self.tables]
        return Package({name: frame(name, self.tables[name]) for name in present}, "consistent")

    def evidence(self) -> Evidence:
        """What the rules read, the engine's runs included."""
        package = self.package()
        return Evidence(package.rows("plan")[0], package.tables, runs_of(package))


def frame(name: str, rows: Rows) -> pl.DataFrame:
    """Rows as a table of the package; what a row leaves out is missing."""
    schema = BY_NAME[name].schema
    return pl.DataFrame({column: [row.get(column) for row in rows] for column in schema}, schema=schema)


def runs_of(package: Package) -> dict[str, Run]:
    """The engine's runs by method id; weights by relevance only where every indicator has one."""
    return {run.method.id: run for run in evaluate_package(package, methods_for(package))}


def methods_for(package: Package) -> tuple[str, ...]:
    """The methods that have something to say about the package."""
    marked = package.tables["indicators"]["relevance"].null_count() == 0
    return tuple(method for method in METHODS if marked or method != "ceplan-2023")


@dataclass(frozen=True, slots=True)
class _Parts:
    objectives: list[Objective]
    offices: list[Unit]
    indicators: list[Indicator]
    activities: list[Activity]
    years: Years
    norms: list[Norm]
    identity: str
    place: str
    cutoff: date | None


def consistent_plan(seed: int, count: int, *, published: bool | None = None) -> ConsistentPlan:
    """A plan of so many active activities; the same seed and count give the same plan.

    ``published``: whether its report is there too (printed tables and claims); drawn where not said.
    """
    random = Random(f"{seed}/{count}")  # noqa: S311  for made-up data
    parts = _parts(random, count, f"{seed}-{count}")
    tables = _plan_tables(random, parts)
    with_report = random.random() < 0.9
    if with_report if published is None else published:
        tables |= _published(random, parts)
    else:
        tables |= {"claims": [], "printed_tables": [], "printed_cells": []}
    return ConsistentPlan(tables)


def _parts(random: Random, count: int, identity: str) -> _Parts:
    place = random.choice(PLACES)
    evaluated = random.randint(2021, 2024)
    first = evaluated - random.randint(0, 3)
    years = Years(first, evaluated, first + random.randint(3, 4))
    versions = random.choice((1, 1, 2, 3))
    plan = objectives(random, min(count, MOST_ACTIONS), place)
    offices = units(random, count)
    partial = random.random() < 0.25
    setting = Setting(
        executing_unit=f"{random.randint(300_000, 309_999)}",
        place=place,
        reported=6 if partial else 12,
        all_reprogrammed=random.random() < 0.6,
    )
    return _Parts(
        plan,
        offices,
        indicators(random, plan, years, versions),
        activities(random, count, plan, offices, setting),
        years,
        norms(random, [first - 1, *[evaluated] * (versions - 1)], "MP" + place[0]),
        identity,
        place,
        date(evaluated, 8, 15) if partial else random.choice((None, date(evaluated + 1, 3, 1))),
    )


def _plan_tables(random: Random, parts: _Parts) -> dict[str, Rows]:
    years = parts.years
    measured_on = parts.cutoff or date(years.evaluated + 1, 1, 31)
    return {
        "plan": [_plan_row(parts)],
        "elements": element_rows(parts.objectives, parts.offices, random),
        "indicators": indicator_rows(parts.indicators, parts.offices, years, random),
        "targets": target_rows(parts.indicators, parts.norms, years.evaluated),
        "measurements": measurement_rows(parts.indicators, years.evaluated, measured_on, random),
        "units": [{"code": each.code, "parent": each.parent, "name": each.name} for each in parts.offices],
        "activities": activity_rows(parts.activities, random),
        "monthly": monthly_rows(parts.activities, years.evaluated),
        "budget": budget_rows(parts.activities, years.evaluated, random),
        "texts": text_rows(parts.objectives, parts.norms, years),
        "commitments": commitment_rows(random, parts.objectives, parts.offices, years),
        "links": link_rows(parts.objectives, parts.place),
        "sources": source_rows(parts.norms, years, parts.place),
    }


def _plan_row(parts: _Parts) -> dict[str, Any]:
    years = parts.years
    return {
        "code": f"PEI-{years.first}-{years.last}-{parts.identity}",
        "name": f"Plan Estratégico Institucional {years.first}-{years.last}",
        "municipality": f"Municipalidad Provincial de {parts.place}",
        "ubigeo": "999901",
        "executing_unit": parts.activities[0].code[3:9],
        "first_year": years.first,
        "last_year": years.last,
        "evaluation_year": years.evaluated,
        "cutoff_date": parts.cutoff,
        "approval_instrument": parts.norms[0].cited,
        "synthetic": True,
    }


def _published(random: Random, parts: _Parts) -> dict[str, Rows]:
    facts = Facts(
        plan=parts.objectives,
        indicators=parts.indicators,
        activities=parts.activities,
        offices=parts.offices,
        year=parts.years.evaluated,
        method=random.choice((SHARE_MET, MEAN_OF_DEGREES)),
        places=random.choice((0, 1, 2)),
        style=random.choice(STYLES),
        average_of_rounded=random.random() < 0.3,
        mean_of_actions=random.random() < 0.5,
    )
    printer = print_document(facts, _REPORT)
    return {
        "claims": claims(random, facts, _REPORT),
        "printed_tables": printer.tables,
        "printed_cells": printer.cells,
    }
