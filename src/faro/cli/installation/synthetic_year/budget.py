"""The budget beside the POI: goals (SEC_FUNC), what part of each pays for which activity, and its money."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from faro.cli.installation.synthetic_year.amounts import Amounts
from faro.cli.installation.synthetic_year.drawing import Draw, part, spread
from faro.cli.installation.synthetic_year.model import MadeActivity, MadeLink, MadeMoney

MILLION = 1_000_000
SHARED = ("9001", "9002", "9003", "9004")
"""Goals that pay for activities of several units; the rest are of one unit or of one work."""
Parts = dict[str, dict[str, int]]
"""SEC_FUNC → activity → thousandths of the activity that it pays for."""


def goals_of(activities: Sequence[MadeActivity], draw: Draw) -> Parts:
    """Which goal pays for which activity: a goal for each unit and each work, and four that several units share."""
    units = list(dict.fromkeys(each.unit for each in activities))
    numbers = {unit: f"{place:04d}" for place, unit in enumerate(units, 1)}
    works = {each.code: f"{200 + place:04d}" for place, each in enumerate([a for a in activities if a.cui], 1)}
    goals: Parts = {}
    for each in activities:
        own = works.get(each.code, numbers[each.unit])
        shared = 0 if each.cui or not draw.chance(f"{each.code}:shared", 80) else 300
        goals.setdefault(own, {})[each.code] = 1000 - shared
        if shared:
            goals.setdefault(draw.one_of(f"{each.code}:goal", SHARED), {})[each.code] = shared
    return {goal: goals[goal] for goal in sorted(goals)}


def links_of(goals: Parts, amounts: Amounts) -> Iterator[MadeLink]:
    """The part of each goal that pays for each activity; those of one goal add up to a whole."""
    for goal, parts in goals.items():
        paid = {code: _paid(goal, amounts[code], share) for code, share in parts.items()}
        counted = {code: cents for code, cents in paid.items() if cents * MILLION >= sum(paid.values()) > 0}
        shares = spread(MILLION, list(counted.values())) if counted else []
        for code, share in zip(counted, shares, strict=True):
            if share:
                yield MadeLink(code, goal, share)


def money_of(
    goals: Parts, stages: Mapping[str, Amounts], spent: Mapping[str, Sequence[int]], data: Mapping[str, Any], draw: Draw
) -> Iterator[MadeMoney]:
    """The lines of each goal. ``stages``: ``pia`` and ``pim``; ``spent``: céntimos of each elapsed month."""
    activities: Mapping[str, MadeActivity] = {each.code: each for each in data["activities"]}
    for goal, parts in goals.items():
        first = activities[next(iter(parts))]
        lines = data["financing"]["works" if first.cui else "services"]
        weights = [line[3] for line in lines]
        totals = {name: spread(_sum(goal, parts, amounts), weights) for name, amounts in stages.items()}
        months = [spread(_sum(goal, parts, {code: spent[code][m] for code in parts}), weights) for m in _months(spent)]
        for place, (rubro, source, generica, _weight) in enumerate(lines):
            accrued = tuple(month[place] for month in months)
            pim = max(totals["pim"][place], sum(accrued))
            yield _line(goal, first, (rubro, source, generica), (totals["pia"][place], pim, accrued), draw)


def _months(spent: Mapping[str, Sequence[int]]) -> range:
    return range(len(next(iter(spent.values()))))


def _sum(goal: str, parts: Mapping[str, int], amounts: Mapping[str, int]) -> int:
    return sum(_paid(goal, amounts[code], share) for code, share in parts.items())


def _paid(goal: str, amount: int, share: int) -> int:
    """What a goal pays of an amount: shared goals round down and the rest up, so that together they pay all of it."""
    return amount * share // 1000 if goal in SHARED else -(-amount * share // 1000)


def _line(
    goal: str, first: MadeActivity, codes: tuple[str, str, str], money: tuple[int, int, tuple[int, ...]], draw: Draw
) -> MadeMoney:
    pia, pim, accrued = money
    rubro, source, generica = codes
    key, so_far = f"{goal}:{rubro}:{generica}", sum(accrued)
    certified = so_far + part(pim - so_far, draw.number(f"{key}:certified", 350, 850))
    committed = so_far + part(certified - so_far, draw.number(f"{key}:committed", 300, 800))
    paid = part(so_far, draw.number(f"{key}:paid", 940, 1000))
    shared = goal in SHARED
    unit, cui = ("" if shared else first.unit), first.cui
    return MadeMoney(goal, unit, cui, rubro, source, generica, pia, pim, certified, committed, accrued, paid)
