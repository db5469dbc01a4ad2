"""Errors in activities, months and budget: coverage, range, plausibility."""

from random import Random

from tests.checks.planting.draft import Draft, Planted, Planter, chosen

from faro.checks.finding import RuleClass

_NO_MORE = "what hung from the removed rows has nothing to be compared with"


def _alone(draft: Draft) -> list[dict[str, object]]:
    """Actions with a single activity."""
    held: dict[str, int] = {}
    for row in draft.tables["activities"]:
        held[row["action"]] = held.get(row["action"], 0) + 1
    return [row for row in draft.tables["elements"] if held.get(row["code"]) == 1]


def _action_without_activities(draft: Draft, random: Random) -> Planted | None:
    """The activity now serves another action: the first is left with none."""
    action = chosen(random, _alone(draft))
    others = [row["action"] for row in draft.tables["activities"] if action and row["action"] != action["code"]]
    if not others:
        return None
    target = random.choice(others)
    index, row = next(draft.matching("activities", action=action["code"]))
    row["action"] = target
    index = next(i for i, each in enumerate(draft.tables["elements"]) if each["code"] == action["code"])
    return draft.in_package("elements", index, "code", action["code"], target, row["unit"], row["code"])


def _activity_without_budget(draft: Draft, random: Random) -> Planted | None:
    """The months of one activity lose their amounts in every programme, in a package without budget."""
    draft.remove("budget", lambda _row: True)
    index, activity = chosen(
        random, [(i, row) for i, row in enumerate(draft.tables["activities"]) if row["active"] is not False]
    )
    for _number, row in draft.matching("monthly", activity=activity["code"]):
        if row["stage"] != "executed":
            row["financial"] = 0
    return draft.in_package("activities", index, "code", activity["code"], activity["unit"], activity["action"])


def _budget_without_activities(draft: Draft, random: Random) -> Planted | None:
    """A unit that has no activity gets a budget."""
    draft.rows("units").append({"code": "99", "parent": None, "name": "Oficina de Enlace"})
    action = draft.tables["activities"][0]["action"]
    draft.rows("budget").append(
        {"unit": "99", "action": action, "year": draft.year, "stage": "pim", "amount": 9_000_000}
    )
    return draft.in_package("budget", len(draft.rows("budget")) - 1, "unit", "99", action)


def _unit_without_report(draft: Draft, random: Random) -> Planted | None:
    unit = chosen(random, sorted({row["unit"] for row in draft.tables["activities"] if row["active"] is not False}))
    silent = {row["code"] for row in draft.tables["activities"] if row["unit"] == unit}
    draft.remove("monthly", lambda row: row["activity"] in silent and row["stage"] == "executed")
    index = next(i for i, row in enumerate(draft.tables["units"]) if row["code"] == unit)
    actions = {row["action"] for row in draft.tables["activities"] if row["unit"] == unit}
    return draft.in_package("units", index, "code", unit, *silent, *actions)


def _without_parent(draft: Draft, random: Random) -> Planted | None:
    found = [(i, row) for i, row in enumerate(draft.rows("elements")) if row["level"] == "AEI"]
    if len(found) < 3:
        return None
    index, row = chosen(random, found)
    objective, row["parent"] = row["parent"], None
    return draft.in_package("elements", index, "parent", row["code"], objective)


def _executed_month(draft: Draft, random: Random) -> tuple[int, dict[str, object]] | None:
    rows = [
        (index, row)
        for index, row in enumerate(draft.rows("monthly"))
        if row["stage"] == "executed" and row["physical"] > 0 and row["financial"] > 0
    ]
    found: tuple[int, dict[str, object]] | None = chosen(random, rows)
    return found


def _codes(draft: Draft, activity: object) -> list[str]:
    row = next(each for each in draft.tables["activities"] if each["code"] == activity)
    return [row["code"], row["unit"], row["action"]]


def _over_a_hundred(draft: Draft, random: Random) -> Planted | None:
    picked = _executed_month(draft, random)
    if picked is None:
        return None
    index, row = picked
    row["financial"] = int(str(row["financial"])) * 500
    return draft.in_package("monthly", index, "financial", *_codes(draft, row["activity"]))


def _negative(draft: Draft, random: Random) -> Planted | None:
    found = [(index, row) for index, row in draft.matching("budget", stage="certified") if row["amount"]]
    picked = chosen(random, found)
    if picked is None:
        return None
    index, row = picked
    row["amount"] = -row["amount"]
    return draft.in_package("budget", index, "amount", row["unit"])


def _december(draft: Draft, random: Random) -> Planted | None:
    """Of a plan of many activities, everything that one spent it spent in December."""
    if draft.tables["plan"][0].get("cutoff_date") and draft.tables["plan"][0]["cutoff_date"].year == draft.year:
        return None
    picked = _executed_month(draft, random)
    if picked is None:
        return None
    _index, row = picked
    months = list(draft.matching("monthly", activity=row["activity"], stage="executed"))
    total = sum(each["financial"] for _i, each in months)
    for _i, each in months:
        each["financial"] = total if each["month"] == 12 else 0
    return draft.in_package("monthly", months[-1][0], "financial", *_codes(draft, row["activity"]))


def _outlier(draft: Draft, random: Random) -> Planted | None:
    """The amounts of one activity are a hundred thousand times those of the others, in every stage."""
    picked = _executed_month(draft, random)
    if picked is None:
        return None
    code = picked[1]["activity"]
    index, activity = next((i, row) for i, row in enumerate(draft.tables["activities"]) if row["code"] == code)
    for _number, row in draft.matching("monthly", activity=code):
        row["financial"] *= 100_000
    draft.remove("budget", lambda row: True)
    return draft.in_package("activities", index, "code", activity["code"], activity["unit"], activity["action"])


PLANTERS = (
    Planter(
        "action without activities",
        RuleClass.COVERAGE,
        _action_without_activities,
        {RuleClass.OUTCOME: "the activity counts for the progress of the action that it serves now"},
        published=False,
    ),
    Planter(
        "activity without budget",
        RuleClass.COVERAGE,
        _activity_without_budget,
        {
            RuleClass.SUM: "the PIA of its unit is no longer the sum of its months",
            RuleClass.RANGE: "more was spent than nothing",
            RuleClass.OUTCOME: "more was spent than nothing",
        },
        published=False,
    ),
    Planter("budget without activities", RuleClass.COVERAGE, _budget_without_activities, published=False),
    Planter(
        "unit without report", RuleClass.COVERAGE, _unit_without_report, {RuleClass.OUTCOME: _NO_MORE}, published=False
    ),
    Planter(
        "action without objective", RuleClass.COVERAGE, _without_parent, {RuleClass.CODE: _NO_MORE}, published=False
    ),
    Planter("execution over a hundred", RuleClass.RANGE, _over_a_hundred, published=False),
    Planter("negative budget", RuleClass.RANGE, _negative, published=False),
    Planter("everything spent in December", RuleClass.PLAUSIBILITY, _december, published=False, smallest=30),
    Planter("amount out of all proportion", RuleClass.PLAUSIBILITY, _outlier, published=False, smallest=30),
)
