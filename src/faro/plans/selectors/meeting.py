"""A package meets the plan that is there: each table's three states and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from faro.package.model import Package
from faro.package.tables import TABLES
from faro.plans.domain.differences import Differences, TableDifferences, table_differences
from faro.plans.domain.rows import Row
from faro.plans.models import Plan
from faro.plans.selectors.packages import Frames, base_of, tables_of


@dataclass(frozen=True, slots=True)
class Meeting:
    """The rows of one table that is not the same: ours, theirs and what differs between them."""

    ours: Sequence[Row]
    theirs: Sequence[Row]
    differences: TableDifferences


def preview_import(package: Package) -> Differences:
    """What importing the package would do, table by table and row by row. Changes nothing."""
    differences, _meetings = meet(package, plan_there(package))
    return differences


def plan_there(package: Package) -> Plan | None:
    """The plan the package is of, if it is here."""
    return Plan.objects.filter(code=package.name).first()


def meet(package: Package, plan: Plan | None) -> tuple[Differences, dict[str, Meeting]]:
    """What differs, and the rows of each table that differs."""
    ours: Frames = {} if plan is None else tables_of(plan)
    base: Frames = {} if plan is None else base_of(plan, ours)
    meetings: dict[str, Meeting] = {}
    for table in TABLES:
        name, theirs = table.name, package.table(table.name)
        if theirs is None or (name in ours and ours[name].equals(theirs) and base[name].equals(theirs)):
            continue
        meetings[name] = _meet_table(name, package, ours, base)
    found = tuple(meeting.differences for meeting in meetings.values() if meeting.differences)
    silent = tuple(name for name in ours if name not in package.tables)
    return Differences(package.name, plan is None, found, silent), meetings


def _meet_table(name: str, package: Package, ours: Frames, base: Frames) -> Meeting:
    mine = ours[name].to_dicts() if name in ours else []
    old = base[name].to_dicts() if name in base else []
    theirs = package.rows(name)
    differences = table_differences(name, mine, theirs, old)
    if name not in ours:
        differences = TableDifferences(name, differences.rows, appears=True, reordered=differences.reordered)
    return Meeting(mine, theirs, differences)


def fingerprint(differences: Differences) -> str:
    """What a person saw before confirming: other differences have another one."""
    return sha256(repr(differences).encode()).hexdigest()
