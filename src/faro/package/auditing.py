"""A package audited: the rules over its tables and the engine's runs."""

from collections.abc import Sequence

from faro.checks.audit import AuditedFinding, OnFailure, audit
from faro.checks.evidence import Evidence
from faro.checks.rule import Rule
from faro.checks.rules import ALL
from faro.package.evaluating import evaluate_package
from faro.package.model import Package

_ALWAYS = ("ilo-2022", "ceplan-2021")
_BY_RELEVANCE = "ceplan-2023"
_BY_ACTIVITY = "poi-ceplan"


def audit_package(
    package: Package,
    year: int | None = None,
    rules: Sequence[Rule] = ALL,
    on_failure: OnFailure | None = None,
) -> tuple[AuditedFinding, ...]:
    """What the rules find in a package, about the year it is evaluated for or another.

    A rule that fails stops the audit, unless ``on_failure`` is there to be told.
    """
    return audit(package_evidence(package, year), rules, on_failure)


def package_evidence(package: Package, year: int | None = None) -> Evidence:
    """A package as the rules read it, with a run of each method that its data allow.

    The plan's ``evaluation_year`` is the year that is audited.
    """
    runs = evaluate_package(package, _methods(package), year)
    plan = package.rows("plan")[0]
    plan["evaluation_year"] = year or plan["evaluation_year"]
    return Evidence(plan, package.tables, {run.method.id: run for run in runs})


def _methods(package: Package) -> tuple[str, ...]:
    """Methods that would say nothing but «no data» are left out: they cost time."""
    indicators, activities = package.table("indicators"), package.table("activities")
    has_relevance = indicators is not None and indicators["relevance"].null_count() < indicators.height
    has_activities = activities is not None and not activities.is_empty()
    return (*_ALWAYS, *((_BY_RELEVANCE,) if has_relevance else ()), *((_BY_ACTIVITY,) if has_activities else ()))
