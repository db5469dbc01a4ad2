"""The year's money of each activity, so that cost centres add up to what table 5 prints, in proportion."""

from collections.abc import Mapping, Sequence

from faro.cli.installation.synthetic_year.drawing import Draw, part, spread
from faro.cli.installation.synthetic_year.model import MadeActivity
from faro.cli.installation.synthetic_year.printed import PrintedTables, PrintedUnit

ROUNDS = 4
FINEST = 1_000_000
Amounts = dict[str, int]
"""Activity → céntimos."""


def approved_amounts(activities: Sequence[MadeActivity], tables: PrintedTables, draw: Draw) -> Amounts:
    """The approved POI: its total is the printed one; each cost centre its part of table 5, exact to the céntimo.

    Actions come near their part of table 4 and no nearer: the two tables don't agree with each other.
    """
    shares = [unit.programmed or unit.executed or 0 for unit in tables.units.values()]
    of_units = dict(zip(tables.units, spread(tables.approved, shares), strict=True))
    weights = _weights(activities, of_units, {code: amount for code, (_n, amount) in tables.actions.items()}, draw)
    return _divided(activities, of_units, weights)


def consistent_amounts(approved: Amounts, activities: Sequence[MadeActivity], total: int, draw: Draw) -> Amounts:
    """The programme that the PIA pays for: the printed total, with more cut from works than from services."""
    cut = [
        part(approved[each.code], draw.number(f"{each.code}:pia", *((480, 700) if each.cui else (820, 1000))))
        for each in activities
    ]
    return dict(zip([each.code for each in activities], spread(total, cut), strict=True))


def modified_amounts(
    consistent: Amounts, changed: Sequence[str], activities: Sequence[MadeActivity], tables: PrintedTables, draw: Draw
) -> Amounts:
    """The programme of those a reprogramming changes, so that all together add up to the PIM that is printed."""
    of_code = {each.code: each for each in activities}
    left = tables.modified - sum(amount for code, amount in consistent.items() if code not in changed)
    wanted = [part(consistent[code], draw.number(f"{code}:pim", *_growth(of_code[code]))) for code in changed]
    return dict(zip(changed, spread(left, wanted), strict=True))


def _growth(activity: MadeActivity) -> tuple[int, int]:
    return (2200, 5200) if activity.cui else (1010, 1300)


def spent_amounts(in_force: Amounts, total: int, performance: Mapping[str, int]) -> Amounts:
    """What each has spent at the end of the year: the printed total, by how each performs (thousandths)."""
    weights = [part(amount, performance[code]) for code, amount in in_force.items()]
    return dict(zip(in_force, spread(total, weights), strict=True))


def _weights(
    activities: Sequence[MadeActivity], of_units: Mapping[str, int], of_actions: Mapping[str, int], draw: Draw
) -> dict[str, float]:
    """Biproportional fitting, a few damped rounds; it ends with the units, which then hold exactly."""
    wanted = {code: amount for code, amount in of_actions.items() if amount or code.startswith("AEI.")}
    weights = {each.code: float(draw.number(f"{each.code}:weight", 60, 240)) for each in activities}
    for each in activities:
        if each.action and not wanted.get(each.action):
            weights[each.code] = 0.0
    for _round in range(ROUNDS):
        _fit(weights, {each.code: each.unit for each in activities}, of_units)
        _fit(weights, {each.code: each.action for each in activities if each.action}, wanted, damped=True)
    return weights


def _fit(
    weights: dict[str, float], groups: Mapping[str, str], wanted: Mapping[str, int], *, damped: bool = False
) -> None:
    sums: dict[str, float] = {}
    for code, group in groups.items():
        sums[group] = sums.get(group, 0.0) + weights[code]
    for code, group in groups.items():
        factor = wanted[group] / sums[group] if sums[group] else 0.0
        weights[code] *= factor**0.5 if damped else factor


def _divided(activities: Sequence[MadeActivity], of_units: Mapping[str, int], weights: Mapping[str, float]) -> Amounts:
    amounts: Amounts = {}
    for unit, total in of_units.items():
        codes = [each.code for each in activities if each.unit == unit]
        largest = max(weights[code] for code in codes) or 1.0
        whole = [int(weights[code] / largest * FINEST) for code in codes]
        amounts.update(zip(codes, spread(total, whole), strict=True))
    return {each.code: amounts[each.code] for each in activities}


def performance_of(unit: PrintedUnit) -> int:
    """How a cost centre spent in 2022, in thousandths from 450 to 1050; a middle value where nothing is printed."""
    if not unit.programmed or not unit.executed:
        return 720
    return min(1050, max(450, unit.executed * 1000 // unit.programmed))
