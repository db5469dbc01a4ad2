"""What the ledger is told about plans."""

from collections.abc import Mapping
from datetime import date

from faro.ledger.api import Actor, Change, JsonValue, record, subject_key
from faro.package.model import Package
from faro.plans.domain.differences import Differences, Kind, RowChange
from faro.plans.selectors.packages import package_digest

NOUNS: Mapping[str, str] = {
    "plan": "plan",
    "elements": "element",
    "indicators": "indicator",
    "targets": "target",
    "measurements": "measurement",
    "names": "name",
    "texts": "text",
    "links": "link",
    "sources": "source",
}
"""What a row of each table is called in the code of an action."""

_RECORDED = ("plan", "elements", "indicators", "targets", "measurements", "names")
_VERBS = {Kind.ADDED: "added", Kind.CHANGED: "changed", Kind.REMOVED: "removed", Kind.CONFLICT: "changed"}


def record_import(actor: Actor, package: Package, instrument: str, reason: str, applied: Differences) -> None:
    """One entry for the plan; and, when it was there already, one for each thing of weight that changed."""
    counts = [
        Change(f"{table.table}.{kind}", None, len(table.of(kind)))
        for table in applied.tables
        for kind in Kind
        if table.of(kind)
    ]
    told = [
        Change("package.origin", None, package.origin),
        Change("package.digest", None, package_digest(package)),
        Change("instrument", None, instrument or None),
    ]
    record(
        actor=actor,
        action="plans.package_imported",
        subject=subject_key("plan", package.name),
        changes=[*told, *counts],
        reason=reason,
    )
    if applied.is_new:
        return
    for row in applied.rows:
        if row.table in _RECORDED:
            record_row(actor, package.name, row, reason)


def record_row(actor: Actor, plan: str, row: RowChange, reason: str, action: str = "") -> None:
    """One entry for a row that was added, changed or removed, on the thing it is about."""
    changes = [Change(f"{row.table}.{name}", said(before), said(after)) for name, before, after in row.columns]
    record(
        actor=actor,
        action=action or f"plans.{NOUNS[row.table]}_{_VERBS[row.kind]}",
        subject=subject_of(plan, row),
        changes=changes,
        reason=reason,
    )


def subject_of(plan: str, row: RowChange) -> str:
    """The thing whose history tells the change: an indicator for its targets, an element for its names."""
    if row.table in ("targets", "measurements", "indicators"):
        return subject_key("indicator", plan, row.key[0])
    if row.table == "names":
        return subject_key(row.key[0], plan, row.key[1])
    if row.table == "elements":
        return subject_key("element", plan, row.key[0])
    return subject_key("plan", plan)


def said(value: object) -> JsonValue:
    """A value as the chain keeps it: whole units, dates in ISO form."""
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
