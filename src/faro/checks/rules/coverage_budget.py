"""Coverage between the package's activities and its money: budget nobody spends, activities without an amount."""

from collections.abc import Iterable, Mapping

import polars as pl

from faro.checks.evidence import Evidence, Record, row_place
from faro.checks.finding import Finding, Occurrence, Severity, Unit
from faro.checks.printed_words import told_list
from faro.checks.rules.count_scope import under
from faro.kernel.formats import money
from faro.kernel.text import _, ngettext

_FIRST_ROW = 2


def activities_without_amount(source: Evidence) -> Iterable[Finding]:
    """Activities of the package with months and not one céntimo programmed: a hint, for some work costs nothing."""
    monthly = source.tables.get("monthly")
    if monthly is None or not source.has("activities"):
        return
    programmed = monthly.filter(pl.col("stage") != "executed").group_by("activity").agg(pl.col("financial").sum())
    amounts = dict(programmed.iter_rows())
    if not any(amounts.values()):
        return
    unpaid: dict[str, list[str]] = {}
    for row in source.rows("activities"):
        if row["active"] is not False and amounts.get(row["code"]) == 0:
            unpaid.setdefault(row["action"], []).append(row["code"])
    places = {row["code"]: (at, row) for at, row in enumerate(source.rows("activities"), start=_FIRST_ROW)}
    for action, codes in unpaid.items():
        message = ngettext(
            "En {action}, una actividad no tiene monto programado: {codes}.",
            "En {action}, {count} actividades no tienen monto programado: {codes}.",
            len(codes),
        )
        yield Finding(
            "coverage.no-budget",
            action,
            message.format(action=action, count=len(codes), codes=told_list(codes)),
            tuple(Occurrence(row_place("activities", *places[code], "code"), code) for code in codes),
            severity=Severity.HINT,
            cause=f"package:{action}",
        )


def budget_without_activities(source: Evidence) -> Iterable[Finding]:
    """Budget of a cost centre or of an action that no activity spends, whatever its stage."""
    served_units = _with_relatives(source, {row["unit"] for row in source.rows("activities")})
    served_actions = {row["action"] for row in source.rows("activities")}
    seen: dict[str, list[tuple[int, Record]]] = {}
    for at, row in enumerate(source.rows("budget"), start=_FIRST_ROW):
        if not row["amount"] or row["amount"] < 0:
            continue
        if row["unit"] not in served_units:
            seen.setdefault(row["unit"], []).append((at, row))
        elif row["action"] in source.elements and not under(source, row["action"]) & served_actions:
            seen.setdefault(row["action"], []).append((at, row))
    for code, rows in seen.items():
        largest = max(row["amount"] for _at, row in rows)
        message = _("El presupuesto da hasta {amount} a {code} y no hay ninguna actividad que lo ejecute.")
        yield Finding(
            "coverage.no-activity-for-budget",
            code,
            message.format(amount=money(largest), code=code),
            tuple(Occurrence(row_place("budget", at, row, "amount"), money(row["amount"])) for at, row in rows),
            unit=Unit.SOLES,
            cause=f"package:{code}",
        )


def _with_relatives(source: Evidence, units: set[str]) -> set[str]:
    """The units, those above and those below: a budget can stand at another level than its activities."""
    parent: Mapping[str, str | None] = {row["code"]: row["parent"] for row in source.rows("units")}
    served = set(units)
    for unit in units:
        above = parent.get(unit)
        while above and above not in served:
            served.add(above)
            above = parent.get(above)
    for unit in parent:
        chain, above = [unit], parent[unit]
        while above and above not in units and above not in chain:
            chain.append(above)
            above = parent.get(above)
        if above in units:
            served.update(chain)
    return served
