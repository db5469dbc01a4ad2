"""The months: three stages of the programme, two reprogrammings, and what was done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from faro.cli.installation.synthetic_year.amounts import Amounts
from faro.cli.installation.synthetic_year.drawing import Draw, part, spread
from faro.cli.installation.synthetic_year.model import MadeActivity, MadeMonth, MadeResult

MILLION = 1_000_000
PERCENT = "Porcentaje"


@dataclass(frozen=True, slots=True)
class Versions:
    """The year's quantity of each activity in a stage, and its money."""

    stage: str
    version: int
    quantities: Mapping[str, int]
    amounts: Amounts


def changed_by(activities: Sequence[MadeActivity], draw: Draw) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom each of the two reprogrammings changes: works mostly, and some services."""
    first = tuple(each.code for each in activities if draw.chance(f"{each.code}:first", 850 if each.cui else 260))
    second = tuple(each.code for each in activities if draw.chance(f"{each.code}:second", 700 if each.cui else 160))
    return first, second


def quantities_of(activities: Sequence[MadeActivity], stage: str, draw: Draw) -> dict[str, int]:
    """The year's quantities in a stage: a little under or over the one that was first written."""
    bounds = {"approved": (1000, 1000), "pia": (860, 1000), "1": (900, 1150), "2": (880, 1200)}[stage]
    return {
        each.code: each.quantity
        if each.measure == PERCENT or each.quantity < 10
        else max(1, part(each.quantity, draw.number(f"{each.code}:quantity:{stage}", *bounds)))
        for each in activities
    }


def months_of(versions: Versions, activities: Sequence[MadeActivity], data: Mapping[str, Any]) -> Iterator[MadeMonth]:
    """Twelve months of each activity that the version holds."""
    for each in activities:
        if each.code not in versions.amounts:
            continue
        calendar = data["calendars"][each.calendar]
        physical = _physical(each, versions.quantities[each.code], calendar)
        money = spread(versions.amounts[each.code], calendar)
        for month, (quantity, cents) in enumerate(zip(physical, money, strict=True), 1):
            yield MadeMonth(each.code, versions.stage, versions.version, month, quantity * MILLION, cents)


def _physical(activity: MadeActivity, quantity: int, calendar: Sequence[int]) -> list[int]:
    if activity.aggregation == "annual_total":
        return spread(quantity, calendar)
    return [quantity if weight else 0 for weight in calendar]


def results_of(
    activity: MadeActivity, programme: Sequence[int], spent: int, performance: int, data: Mapping[str, Any], draw: Draw
) -> Iterator[MadeResult]:
    """Twelve months done. ``programme``: the twelve quantities in force; ``performance``: thousandths of them."""
    physical = _done(activity, programme, performance, draw)
    texts = data["texts"]
    money = spread(spent, _spending_weights(activity, data, draw))
    for month, (quantity, cents) in enumerate(zip(physical, money, strict=True), 1):
        key = f"{activity.code}:{month}"
        short = programme[month - 1] > 0 and quantity * 10 < programme[month - 1] * 7
        yield MadeResult(
            activity.code,
            month,
            quantity * MILLION,
            cents,
            draw.one_of(f"{key}:why", texts["explanations"]) if short else "",
            draw.one_of(f"{key}:obstacle", texts["obstacles"])
            if short and draw.chance(f"{key}:has-obstacle", 500)
            else "",
        )


def _done(activity: MadeActivity, programme: Sequence[int], performance: int, draw: Draw) -> list[int]:
    key = activity.code
    if activity.aggregation != "annual_total":
        ceiling = 100 if activity.measure == PERCENT else max(programme) * 2
        near = min(1000, 700 + performance // 3)
        levels = [
            part(planned, draw.number(f"{key}:{m}:level", near - 40, near + 30)) for m, planned in _each(programme)
        ]
        return [min(level, ceiling) for level in levels]
    done, owed = [], 0
    for month, planned in _each(programme):
        owed += part(planned * 1000, performance)
        now = part(owed, draw.number(f"{key}:{month}:pace", 780, 1080)) // 1000
        done.append(max(0, now))
        owed -= done[-1] * 1000
    if activity.measure == PERCENT:
        return _within(done, 100)
    return done


def _each(programme: Sequence[int]) -> Iterator[tuple[int, int]]:
    return iter(enumerate(programme, 1))


def _within(done: Sequence[int], most: int) -> list[int]:
    """The same, cut where together they pass ``most``."""
    kept, left = [], most
    for quantity in done:
        kept.append(min(quantity, left))
        left -= kept[-1]
    return kept


def _spending_weights(activity: MadeActivity, data: Mapping[str, Any], draw: Draw) -> list[int]:
    """Money follows its calendar unevenly, and late; a service spends something every month."""
    calendar = data["calendars"]["works_spent" if activity.cui else activity.calendar]
    floor = 0 if activity.cui else max(calendar) // 6
    return [
        (weight + floor) * draw.number(f"{activity.code}:{month}:spent", 720, 1280) * (24 + month)
        for month, weight in enumerate(calendar)
    ]
