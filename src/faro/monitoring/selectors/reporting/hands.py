"""Whose hands a report is in: the posts that fill, check and release it, and who holds them today."""

from collections.abc import Collection, Mapping, Sequence

from faro.directory.api import Person, people_who_may_each, units_on
from faro.monitoring.models import IndicatorReport, UnitReport


def reviewers(report: UnitReport | IndicatorReport, permission: str) -> tuple[Person, ...]:
    """Who is to review it: of the unit or the nearest above it, whoever wrote or checked none of it."""
    return reviewers_of([report], permission)[report.pk]


def reviewers_of(reports: Sequence[UnitReport | IndicatorReport], permission: str) -> dict[int, tuple[Person, ...]]:
    """The same of many reports of one kind, by their row."""
    parents = {each.code: each.parent.code if each.parent else None for each in units_on()} if reports else {}
    lines = {each.pk: _upwards(each.unit, parents) for each in reports}
    able = people_who_may_each(permission, {code for line in lines.values() for code in line})
    return {each.pk: _first_without(lines[each.pk], able, {*each.fillers, each.checked_by}) for each in reports}


def _upwards(code: str, parents: Mapping[str, str | None]) -> list[str]:
    line: list[str] = []
    step: str | None = code
    while step and step not in line:
        line.append(step)
        step = parents.get(step)
    return line


def _first_without(
    line: Sequence[str], able: Mapping[str, Sequence[Person]], hands: Collection[str]
) -> tuple[Person, ...]:
    for code in line:
        free = tuple(each for each in able[code] if f"person:{each.key}" not in hands)
        if free:
            return free
    return ()
