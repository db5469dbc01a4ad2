"""A year made whole: counts and amounts follow the printed tables of 2022, everything else is drawn from a seed."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from faro.cli.installation.synthetic_year.amounts import (
    Amounts,
    approved_amounts,
    consistent_amounts,
    modified_amounts,
    performance_of,
    spent_amounts,
)
from faro.cli.installation.synthetic_year.budget import goals_of, links_of, money_of
from faro.cli.installation.synthetic_year.drawing import Draw, part
from faro.cli.installation.synthetic_year.model import (
    MadeActivity,
    MadeExtension,
    MadeMonth,
    MadeReport,
    MadeReprogramming,
    MadeResult,
    SyntheticYear,
)
from faro.cli.installation.synthetic_year.printed import PrintedTables, printed_tables
from faro.cli.installation.synthetic_year.programme import (
    Versions,
    changed_by,
    months_of,
    quantities_of,
    results_of,
)
from faro.cli.installation.synthetic_year.reporting import Calendar, reports_of, unsent
from faro.cli.installation.synthetic_year.wordings import activities_of, read_wordings
from faro.package.model import Package

YEAR = 2023
SEED = "ilo-2023-sintetico"
SOURCE = "sintetico-2023"
STOPPED_ON = date(2023, 7, 15)


def make_year(package: Package, seed: str = SEED) -> SyntheticYear:
    """The year, from the package whose printed tables it follows. The same seed gives the same year, byte for byte."""
    data, draw, tables = read_wordings(), Draw(seed), printed_tables(package)
    activities = activities_of(data, draw)
    data["activities"] = activities
    amounts, months = _programme(activities, tables, data, draw)
    results = tuple(_results(activities, months, amounts["pim"], tables, (data, draw)))
    extensions = tuple(MadeExtension(**each) for each in data["extensions"])
    never = _never(tables, data, draw)
    goals = goals_of(activities, draw)
    elapsed = STOPPED_ON.month - 1
    spent = {code: [each.financial for each in of_code][:elapsed] for code, of_code in _by_activity(results).items()}
    return SyntheticYear(
        approved=data["texts"]["approved"],
        activities=activities,
        months=months,
        reprogrammings=tuple(
            MadeReprogramming(each["number"], each["date"], each["motive"], each["instrument"])
            for each in data["reprogrammings"]
        ),
        results=results,
        reports=_reports(activities, Calendar(YEAR, STOPPED_ON, extensions), never, (data, draw)),
        extensions=extensions,
        links=tuple(links_of(goals, amounts["pia"])),
        money=tuple(money_of(goals, amounts, spent, data, draw)),
        never=never,
    )


def _programme(
    activities: Sequence[MadeActivity], tables: PrintedTables, data: Mapping[str, Any], draw: Draw
) -> tuple[dict[str, Amounts], tuple[MadeMonth, ...]]:
    """The months of every stage, and the amounts of the year at the start (pia) and as last changed (pim)."""
    approved = approved_amounts(activities, tables, draw)
    pia = consistent_amounts(approved, activities, tables.consistent, draw)
    first, second = changed_by(activities, draw)
    touched = tuple(code for code in pia if code in {*first, *second})
    last = modified_amounts(pia, touched, activities, tables, draw)
    midway = {code: (pia[code] + last[code]) // 2 if code in second else last[code] for code in first}
    versions = (
        Versions("approved", 0, quantities_of(activities, "approved", draw), approved),
        Versions("pia", 0, quantities_of(activities, "pia", draw), pia),
        Versions("reprogrammed", 1, quantities_of(activities, "1", draw), midway),
        Versions("reprogrammed", 2, quantities_of(activities, "2", draw), {code: last[code] for code in second}),
    )
    months = tuple(month for version in versions for month in months_of(version, activities, data))
    return {"pia": pia, "pim": {**pia, **last}}, months


def _results(
    activities: Sequence[MadeActivity],
    months: Sequence[MadeMonth],
    pim: Amounts,
    tables: PrintedTables,
    ways: tuple[Mapping[str, Any], Draw],
) -> list[MadeResult]:
    data, draw = ways
    in_force = programme_in_force(months)
    performance = {each.code: _performance(each, tables, draw) for each in activities}
    spent = spent_amounts(pim, tables.executed, performance)
    return [
        result
        for each in activities
        for result in results_of(
            each, in_force[each.code], spent[each.code], _pace(each, performance[each.code], draw), data, draw
        )
    ]


def programme_in_force(months: Sequence[MadeMonth]) -> dict[str, list[int]]:
    """The twelve quantities of each activity in the last stage that holds it; whole units, not millionths."""
    order = {"approved": 0, "pia": 1, "reprogrammed": 2}
    ranked = sorted(months, key=lambda each: (each.activity, order[each.stage], each.version, each.month))
    found: dict[str, list[int]] = {}
    for (activity, _stage, _version), of_version in groupby(
        ranked, key=lambda each: (each.activity, each.stage, each.version)
    ):
        found[activity] = [each.physical // 1_000_000 for each in of_version]
    return found


def _performance(activity: MadeActivity, tables: PrintedTables, draw: Draw) -> int:
    """How much of its money it spends: as its cost centre did in 2022, somewhat; works less."""
    base = performance_of(tables.units[activity.unit])
    own = draw.number(f"{activity.code}:performance", 620, 940) if activity.cui else base
    return part(own, draw.number(f"{activity.code}:noise", 880, 1080))


def _pace(activity: MadeActivity, performance: int, draw: Draw) -> int:
    """How much it does of what it programmed: near its money, except where money and results part ways."""
    if draw.chance(f"{activity.code}:parts-ways", 90):
        return draw.number(f"{activity.code}:apart", 150, 420)
    return min(1150, part(performance, draw.number(f"{activity.code}:pace", 960, 1240)))


def _never(tables: PrintedTables, data: Mapping[str, Any], draw: Draw) -> tuple[str, ...]:
    """Units that report nothing all year: some of those for which the report of 2022 prints nothing done."""
    silent = [code for code, unit in tables.units.items() if not unit.executed]
    silent.sort(key=lambda code: draw.number(f"{code}:never", 0, 1_000_000))
    return tuple(sorted(silent[: data["review"]["never"]]))


def _reports(
    activities: Sequence[MadeActivity],
    calendar: Calendar,
    never: Sequence[str],
    ways: tuple[Mapping[str, Any], Draw],
) -> tuple[MadeReport, ...]:
    data, draw = ways
    units = {unit: list(each) for unit, each in groupby(activities, key=lambda each: each.unit)}
    made: list[MadeReport] = []
    for unit, own in units.items():
        if unit in never:
            made += [unsent(unit, month) for month in range(1, 13) if calendar.begun(month)]
        else:
            made += reports_of(unit, own, calendar, data, draw)
    return tuple(made)


def _by_activity(results: Sequence[MadeResult]) -> dict[str, list[MadeResult]]:
    return {code: list(each) for code, each in groupby(results, key=lambda each: each.activity)}
