"""Activities and investments with their months in four stages: reprogrammed legitimately, executed within programme."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import TypeAlias

from tests.checks.consistent.indicators import MILLION
from tests.checks.consistent.tree import GOOD, MIDDLING, Action, Objective, Unit
from tests.checks.consistent.vocabulary import ACTIVITY_MEASURES, ACTIVITY_VERBS, INVESTMENT_VERBS

Months: TypeAlias = Sequence[int | None]
APPROVED, PIA, REPROGRAMMED, EXECUTED = "approved", "pia", "reprogrammed", "executed"
ANNUAL, STOCK, NOT_CUMULATIVE = "annual_total", "monthly_stock", "not_cumulative"
_REACHED = {GOOD: (88, 100), MIDDLING: (55, 85), "poor": (8, 45)}


@dataclass(slots=True)
class Activity:
    """An activity; ``physical`` in millionths and ``financial`` in céntimos by stage, twelve months each."""

    code: str
    name: str
    investment: bool
    action: str
    objective: str
    unit: str
    measure: str
    aggregation: str
    cui: str | None
    active: bool
    physical: dict[str, Months] = field(default_factory=dict)
    financial: dict[str, Months] = field(default_factory=dict)

    @property
    def in_force(self) -> str:
        """The stage that programmes the year: the latest there is."""
        return next(stage for stage in (REPROGRAMMED, PIA, APPROVED) if stage in self.physical)

    def amount(self, stage: str) -> int:
        """Céntimos of the year; zero where the stage does not know the activity."""
        return sum(month or 0 for month in self.financial.get(stage, ()))

    def progress(self) -> Fraction:
        """Percent of the year's programme that was reached, by the kind of aggregation."""
        planned, done = self.physical[self.in_force], self.physical[EXECUTED]
        if self.aggregation == ANNUAL:
            return Fraction(sum(each or 0 for each in done) * 100, sum(each or 0 for each in planned))
        if self.aggregation == STOCK:
            return Fraction(_last(done) * 100, _last(planned))
        ratios = [Fraction(b, a) for a, b in zip(planned, done, strict=True) if a and b is not None]
        return sum(ratios, Fraction(0)) * 100 / len(ratios)


def _last(months: Months) -> int:
    return next((month for month in reversed(months) if month), 0)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the activities of one plan have in common. ``reported``: the months with a report."""

    executing_unit: str
    place: str
    reported: int
    all_reprogrammed: bool


def activities(
    random: Random, count: int, plan: list[Objective], offices: list[Unit], setting: Setting
) -> list[Activity]:
    """So many active activities, at least one for each action and each office without one below it."""
    held = [(objective, action) for objective in plan for action in objective.actions]
    above = {office.parent for office in offices}
    leaves = [office.code for office in offices if office.code not in above]
    found = []
    for number in range(1, count + 1):
        objective, action = held[number - 1] if number <= len(held) else random.choice(held)
        unit = leaves[number - 1] if number <= len(leaves) else random.choice(offices).code
        activity = _named(random, number, objective, action, unit, setting)
        _programme(random, activity, setting)
        _execute(random, activity, action.course, setting.reported)
        found.append(activity)
    for extra in range(count // 25):
        objective, action = random.choice(held)
        activity = _named(random, count + 1 + extra, objective, action, random.choice(offices).code, setting)
        _programme(random, activity, setting)
        activity.active = False
        for stage in (REPROGRAMMED, EXECUTED):
            activity.physical.pop(stage, None)
            activity.financial.pop(stage, None)
        if PIA in activity.physical:
            found.append(activity)
    return found


def _named(random: Random, number: int, objective: Objective, action: Action, unit: str, setting: Setting) -> Activity:
    investment = random.random() < 0.15
    verb = random.choice(INVESTMENT_VERBS if investment else ACTIVITY_VERBS)
    kind = "del servicio" if investment else "de la actividad"
    return Activity(
        code=f"AOI{setting.executing_unit}{number:05}",
        name=f"{verb} {kind} {number:04} de {action.service.topic} de {setting.place}",
        investment=investment,
        action=action.code,
        objective=objective.code,
        unit=unit,
        measure="Obra" if investment else random.choice(ACTIVITY_MEASURES),
        aggregation=random.choices((ANNUAL, STOCK, NOT_CUMULATIVE), (6, 2, 2))[0],
        cui=f"{2_400_000 + number * 7}" if investment else None,
        active=True,
    )


def _programme(random: Random, activity: Activity, setting: Setting) -> None:
    """Approved first; smaller in PIA, unless it came later; reprogrammed in part of the plans for all of them."""
    zero_share = random.choice((0, 0, 0.3, 0.6))
    months = [0 if random.random() < zero_share else random.randint(1, 20) * MILLION for _month in range(12)]
    months[random.randrange(min(3, setting.reported))] = random.randint(1, 20) * MILLION
    if activity.aggregation == STOCK:  # what is there at a month's end: it grows, so that no month passes the last
        months = sorted(month or MILLION for month in months)
    year = max(int(random.lognormvariate(15, 1.6)), 60_000)
    money = _spread(random, year, months)
    if random.random() < 0.85:
        activity.physical[APPROVED], activity.financial[APPROVED] = months, money
        if random.random() < 0.9:
            factor = random.choice((100, 100, 80, 60))
            activity.physical[PIA] = list(months)
            activity.financial[PIA] = [amount * factor // 100 for amount in money if amount is not None]
    if PIA not in activity.physical or setting.all_reprogrammed or random.random() < 0.6:
        grown = random.choice((100, 100, 110, 150, 240))
        shifted: Months = (
            months
            if activity.aggregation == STOCK or random.random() < 0.5
            else _shifted(random, months, setting.reported)
        )
        activity.physical[REPROGRAMMED] = shifted
        total = sum(amount or 0 for amount in activity.financial.get(PIA, money)) * grown // 100
        activity.financial[REPROGRAMMED] = _spread(random, total, shifted)


def _spread(random: Random, total: int, months: Months) -> Months:
    """A sum over the months that have something programmed, to the céntimo."""
    weights = [random.randint(1, 9) if month else 0 for month in months]
    shares = [total * weight // sum(weights) for weight in weights]
    last = max(index for index, weight in enumerate(weights) if weight)
    shares[last] += total - sum(shares)
    return shares


def _shifted(random: Random, months: Months, reported: int) -> Months:
    """The same months in another order; what a report is due for stays before what it is not."""
    later = [month or 0 for month in months]
    for _time in range(3):
        one, other = random.sample(range(reported), 2)
        later[one], later[other] = later[other], later[one]
    return later


def _execute(random: Random, activity: Activity, course: str, reported: int) -> None:
    """A report for every month that is due; never more than programmed, nothing spent only where nothing was done."""
    planned, money = (series[activity.in_force] for series in (activity.physical, activity.financial))
    reached = 100 if course == GOOD and random.random() < 0.4 else random.randint(*_REACHED[course])
    if course == "poor" and random.random() < 0.3:
        reached = 0
    spent = min(100, max(5, reached - random.randint(0, 8))) if reached else 0
    done: list[int | None] = [None] * 12
    paid: list[int | None] = [None] * 12
    for month in range(reported):
        done[month] = (planned[month] or 0) * reached // 100
        paid[month] = (money[month] or 0) * spent // 100
    if activity.aggregation == ANNUAL and reported == 12 and random.random() < 0.4:
        done[3], done[9] = done[9], done[3]
    activity.physical[EXECUTED], activity.financial[EXECUTED] = done, paid


def activity_rows(found: list[Activity], random: Random) -> list[dict[str, object]]:
    """The table ``activities``."""
    return [
        {
            "code": each.code,
            "name": each.name,
            "kind": "investment" if each.investment else "activity",
            "action": each.action,
            "unit": each.unit,
            "measure": each.measure,
            "aggregation": each.aggregation,
            "priority": random.choice("12345"),
            "cui": each.cui,
            "active": None if each.active and random.random() < 0.5 else each.active,
            "approved": True,
        }
        for each in found
    ]


def monthly_rows(found: list[Activity], year: int) -> list[dict[str, object]]:
    """The table ``monthly``; a month without report has no row."""
    return [
        {
            "activity": each.code,
            "year": year,
            "month": month,
            "stage": stage,
            "physical": physical,
            "financial": financial,
        }
        for each in found
        for stage in each.physical
        for month, (physical, financial) in enumerate(
            zip(each.physical[stage], each.financial[stage], strict=True), start=1
        )
        if physical is not None
    ]


def budget_rows(found: list[Activity], year: int, random: Random) -> list[dict[str, object]]:
    """The table ``budget``: PIA, PIM and accrued are what the months add up to; the stages between lie between."""
    cells: dict[tuple[str, str], list[Activity]] = {}
    for each in found:
        cells.setdefault((each.unit, each.action), []).append(each)
    rows: list[dict[str, object]] = []
    for (unit, action), group in sorted(cells.items()):
        active = [each for each in group if each.active]
        pia = sum(each.amount(PIA) for each in group)
        pim = sum(each.amount(each.in_force) for each in active)
        accrued = sum(each.amount(EXECUTED) for each in active)
        certified = pim - (pim - accrued) * random.randint(0, 3) // 4
        committed = certified - (certified - accrued) * random.randint(0, 3) // 4
        paid = accrued * random.randint(90, 100) // 100
        amounts = {"pia": pia, "pim": pim, "certified": certified, "committed": committed, "accrued": accrued}
        rows += [
            {"unit": unit, "action": action, "year": year, "stage": stage, "amount": amount}
            for stage, amount in (amounts | {"paid": paid}).items()
        ]
    return rows
