"""The operational plan of the demonstration package: activities, their months at each stage, and the budget.

Quantities are whole numbers and money is whole céntimos until it is written, so that every sum is exact.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from demo_values import Row, Settings, drawn, part, records, spread, wordings

SOURCE = {"source": "sint-poi"}
PLACE = {"place": "Datos sintéticos"}
EXECUTING_UNIT = "999999"
STAGES = ("approved", "pia", "reprogrammed", "executed")
STOCKS = ("monthly_stock", "not_cumulative")
PERCENT = "Porcentaje"


@dataclass(frozen=True)
class Month:
    """One month of one activity at one stage; ``cents`` is its money."""

    activity: str
    month: int
    stage: str
    quantity: int
    cents: int


def poi_tables() -> dict[str, list[Row]]:
    """The rows of activities, monthly and budget."""
    plan, shapes = wordings("activities"), wordings("shapes")
    activities = _activities(plan, shapes)
    months = [month for activity in activities for month in _months(activity, shapes, plan["results"])]
    return {
        "activities": [_activity_row(activity) for activity in activities],
        "monthly": [_month_row(month, plan["year"]) for month in months],
        "budget": list(_budget(activities, months, plan["year"])),
    }


def _activities(plan: Settings, shapes: Settings) -> list[Row]:
    """Activities and investments in the order of their actions, each with its code and its outcome."""
    activities = [{**row, "kind": "activity", "cui": ""} for row in records(plan, "activities")]
    investments = [
        {**row, "kind": "investment", "cui": f"{9990001 + number}"}
        for number, row in enumerate(records(plan, "investments"))
    ]
    ordered = sorted([*activities, *investments], key=lambda row: str(row["action"]))
    return [
        {**row, "code": f"AOI{EXECUTING_UNIT}{number:05d}", "shape": shapes["outcomes"][row["outcome"]]}
        for number, row in enumerate(ordered, start=1)
    ]


def _activity_row(activity: Settings) -> Row:
    names = ("code", "name", "kind", "action", "unit", "measure", "aggregation", "priority", "cui")
    flags = {flag: str(activity["shape"].get(flag, True)).lower() for flag in ("active", "approved")}
    return {**{name: activity[name] for name in names}, "ubigeo": "999901", **flags, **SOURCE, **PLACE}


def _months(activity: Settings, shapes: Settings, results: Settings) -> Iterator[Month]:
    shape, calendar = activity["shape"], shapes["calendars"][activity["calendar"]]
    for stage in STAGES:
        if stage not in shape.get("stages", STAGES):
            continue
        if stage == "executed":
            quantities, money = _executed(activity, calendar, results)
        else:
            quantities, money = _programmed(activity, calendar, shapes["stages"].get(stage), stage)
        for month in range(1, 13):
            if stage != "executed" or month not in shape.get("unreported", []):
                yield Month(activity["code"], month, stage, quantities[month - 1], money[month - 1])


def _programmed(
    activity: Settings, calendar: list[int], change: Settings | None, stage: str
) -> tuple[list[int], list[int]]:
    """Twelve quantities and amounts of a programming stage; ``change`` is against the reprogrammed one."""
    quantity, cents = activity["quantity"], _reprogrammed_cents(activity)
    if change:
        key = f"{activity['name']}:{stage}"
        quantity = _within_scale(activity, max(1, part(quantity, drawn(f"{key}:physical", change["physical"]))))
        cents = part(cents, drawn(f"{key}:financial", change["financial"]))
    if activity["aggregation"] in STOCKS:
        return [quantity if weight else 0 for weight in calendar], spread(cents, calendar)
    return spread(quantity, calendar), spread(cents, calendar)


def _executed(activity: Settings, calendar: list[int], results: Settings) -> tuple[list[int], list[int]]:
    shape, name = activity["shape"], activity["name"]
    share = drawn(f"{name}:physical", shape["physical"])
    quantity = results.get(name, _within_scale(activity, part(activity["quantity"], share)))
    cents = part(_reprogrammed_cents(activity), drawn(f"{name}:financial", shape["financial"]))
    weights = _executed_weights(name, calendar, shape.get("december", 0))
    if activity["aggregation"] not in STOCKS:
        return spread(quantity, weights), spread(cents, weights)
    levels = [part(quantity, drawn(f"{name}:level:{month}", (985, 1012))) for month in range(1, 12)]
    within = [_within_scale(activity, level) for level in (*levels, quantity)]
    return [level if weight else 0 for level, weight in zip(within, calendar, strict=True)], spread(cents, weights)


def _executed_weights(name: str, calendar: list[int], december: int) -> list[int]:
    """The calendar as it went: uneven, and with so many thousandths of the year left to December."""
    weights = [weight * drawn(f"{name}:month:{month}", (800, 1200)) for month, weight in enumerate(calendar)]
    if not december:
        return weights
    before = sum(weights[:11])
    return [*(weight * (1000 - december) for weight in weights[:11]), before * december]


def _within_scale(activity: Settings, quantity: int) -> int:
    return min(quantity, 100) if activity["measure"].startswith(PERCENT) else quantity


def _reprogrammed_cents(activity: Settings) -> int:
    return int(activity["thousands"]) * 100_000 + drawn(f"{activity['name']}:cents", (-49_999, 49_999))


def _soles(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


def _month_row(month: Month, year: int) -> Row:
    return {
        "activity": month.activity,
        "year": year,
        "month": month.month,
        "stage": month.stage,
        "physical": month.quantity,
        "financial": _soles(month.cents),
        **SOURCE,
    }


def _budget(activities: list[Row], months: list[Month], year: int) -> Iterator[Row]:
    """Each cost centre and action: PIA, PIM and accrued are the sums of its activities' months."""
    place_of = {row["code"]: (str(row["unit"]), str(row["action"])) for row in activities}
    sums: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(STAGES, 0))
    for month in months:
        sums[place_of[month.activity]][month.stage] += month.cents
    for (unit, action), of_stage in sorted(sums.items()):
        for stage, cents in _budget_stages(f"{unit}:{action}", of_stage).items():
            yield {
                "unit": unit,
                "action": action,
                "year": year,
                "stage": stage,
                "amount": _soles(cents),
                "source": "sint-presupuesto",
                **PLACE,
            }


def _budget_stages(key: str, of_stage: dict[str, int]) -> dict[str, int]:
    """Money narrows from stage to stage: what is certified may still be uncommitted, and so on to what is paid."""
    pim, accrued = of_stage["reprogrammed"], of_stage["executed"]
    certified = accrued + part(pim - accrued, drawn(f"{key}:certified", (400, 900)))
    committed = accrued + part(certified - accrued, drawn(f"{key}:committed", (200, 800)))
    paid = part(accrued, drawn(f"{key}:paid", (965, 1000)))
    return {
        "pia": of_stage["pia"],
        "pim": pim,
        "certified": certified,
        "committed": committed,
        "accrued": accrued,
        "paid": paid,
    }
