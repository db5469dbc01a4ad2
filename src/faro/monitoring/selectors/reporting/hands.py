"""Whose hands a report is in: the posts that fill, check and release it, and who holds them today."""

from faro.directory.api import Person, people_who_may, unit
from faro.monitoring.models import IndicatorReport, UnitReport


def reviewers(report: UnitReport | IndicatorReport, permission: str) -> tuple[Person, ...]:
    """Who is to review it: of the unit or the nearest above it, whoever wrote or checked none of it."""
    hands = {*report.fillers, report.checked_by}
    code: str | None = report.unit
    seen: set[str] = set()
    while code and code not in seen:
        seen.add(code)
        able = [each for each in people_who_may(permission, code) if f"person:{each.key}" not in hands]
        if able:
            return tuple(able)
        row = unit(code)
        code = row.parent.code if row is not None and row.parent is not None else None
    return ()
