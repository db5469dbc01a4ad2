"""Errors in indicators, their targets and values, and in what is said of them: sense, verdict, outcome, range."""

from collections import Counter
from random import Random

from tests.checks.consistent.indicators import MILLION
from tests.checks.planting.draft import Draft, Planted, Planter, chosen

from faro.checks.finding import RuleClass

_OTHER_SENSE = "a verdict that would be right with the other sense is told as a doubt about the sense"
_FOLLOWS = "the engine judges by the declared sense, so verdicts, counts and results that were true no longer are"


def _declared_sense(draft: Draft, random: Random) -> Planted | None:
    index, row = chosen(random, list(enumerate(draft.rows("indicators"))))
    row["sense"] = "descending" if row["sense"] == "ascending" else "ascending"
    return draft.in_package("indicators", index, "sense", row["code"])


def _targets_turned(draft: Draft, random: Random) -> Planted | None:
    """The first and the last year's targets change places; neither is the year that is evaluated."""
    found = []
    for row in draft.rows("indicators"):
        held = [(index, each) for index, each in draft.matching("targets", indicator=row["code"], version=0)]
        versions = {each["version"] for _index, each in draft.matching("targets", indicator=row["code"])}
        first, last = min(held, key=_year, default=None), max(held, key=_year, default=None)
        if first and last and versions == {0} and draft.year not in (_year(first), _year(last)):
            found.append((row["code"], first, last))
    picked = chosen(random, found)
    if picked is None:
        return None
    code, (index, first), (_other, last) = picked
    first["value"], last["value"] = last["value"], first["value"]
    return draft.in_package("targets", index, "value", code)


def _year(held: tuple[int, dict[str, object]]) -> int:
    return int(str(held[1]["year"]))


def _verdict(draft: Draft, random: Random) -> Planted | None:
    """Of an indicator with one target: against another version the wrong verdict could be right."""
    targets = Counter(row["indicator"] for row in draft.tables["targets"] if row["year"] == draft.year)
    claims = [(at, row) for at, row in draft.matching("claims", kind="verdict") if targets[row["indicator"]] == 1]
    picked = chosen(random, claims)
    if picked is None:
        return None
    index, row = picked
    negative = str(row["stated_value"]).lower().startswith("no ")
    row["stated_value"] = row["stated_value"][3:] if negative else f"no {row['stated_value']}"
    row["words"] = "alcanzó la meta del año" if negative else "no alcanzó la meta del año"
    return draft.in_package("claims", index, "stated_value", row["indicator"], row["element"])


def _two_verdicts(draft: Draft, random: Random) -> Planted | None:
    picked = chosen(random, list(draft.matching("claims", kind="verdict")))
    if picked is None:
        return None
    _index, row = picked
    said = "logrado" if str(row["stated_value"]).lower().startswith("no ") else "no logrado"
    words = "sí alcanzó la meta" if said == "logrado" else "no llegó a la meta"
    draft.rows("claims").append(row | {"id": "C-999", "stated_value": said, "words": words, "line": 9_000})
    return draft.in_package("claims", len(draft.rows("claims")) - 1, "stated_value", row["indicator"], row["element"])


def _full_and_far_off(draft: Draft, random: Random) -> Planted | None:
    """The only indicator of an action whose activities did everything is nowhere near its target."""
    full = _actions_done(draft)
    found = []
    for index, row in enumerate(draft.rows("measurements")):
        indicator = next(each for each in draft.tables["indicators"] if each["code"] == row["indicator"])
        alone = sum(each["element"] == indicator["element"] for each in draft.tables["indicators"]) == 1
        if indicator["element"] in full and alone and indicator["sense"] == "ascending" and row.get("value"):
            found.append((index, row, indicator))
    picked = chosen(random, found)
    if picked is None:
        return None
    index, row, indicator = picked
    row |= {"value": MILLION, "numerator": None, "denominator": None}
    return draft.in_package("measurements", index, "value", indicator["code"], indicator["element"])


def _actions_done(draft: Draft) -> set[str]:
    planned: dict[str, int] = {}
    done: dict[str, int] = {}
    stages: dict[str, set[str]] = {}
    for row in draft.tables["monthly"]:
        stages.setdefault(row["activity"], set()).add(row["stage"])
    for row in draft.tables["monthly"]:
        held = stages[row["activity"]]
        force = next(stage for stage in ("reprogrammed", "pia", "approved") if stage in held)
        if row["stage"] == force:
            planned[row["activity"]] = planned.get(row["activity"], 0) + row["physical"]
        if row["stage"] == "executed":
            done[row["activity"]] = done.get(row["activity"], 0) + row["physical"]
    by_action: dict[str, bool] = {}
    for row in draft.tables["activities"]:
        if row["active"] is not False:
            full = done[row["code"]] == planned[row["code"]]
            by_action[row["action"]] = by_action.get(row["action"], True) and full
    return {action for action, full in by_action.items() if full}


def _done_and_nothing_spent(draft: Draft, random: Random) -> Planted | None:
    full = _actions_done(draft)
    picked = chosen(
        random, [each for each in draft.tables["activities"] if each["action"] in full and each["active"] is not False]
    )
    if picked is None:
        return None
    spot = None
    for index, row in draft.matching("monthly", activity=picked["code"], stage="executed"):
        spot = index if spot is None else spot
        row["financial"] = 0
    if spot is None:
        return None
    return draft.in_package("monthly", spot, "financial", picked["code"], picked["action"], picked["unit"])


def _zero_denominator(draft: Draft, random: Random) -> Planted | None:
    found = [(index, row) for index, row in enumerate(draft.rows("measurements")) if row.get("denominator")]
    picked = chosen(random, found)
    if picked is None:
        return None
    index, row = picked
    row["denominator"] = 0
    return draft.in_package("measurements", index, "denominator", row["indicator"])


def _value_removed(draft: Draft, random: Random) -> Planted | None:
    found = [(index, row) for index, row in enumerate(draft.rows("measurements")) if row.get("value") is not None]
    picked = chosen(random, found)
    if picked is None:
        return None
    index, row = picked
    draft.rows("measurements").pop(index)
    target = next(index for index, each in draft.matching("targets", indicator=row["indicator"], year=draft.year))
    return draft.in_package("targets", target, "value", row["indicator"])


def _obtained(draft: Draft, random: Random) -> Planted | None:
    """The printed value of an indicator is not the package's."""
    table = random.choice(("indicadores-oei", "indicadores-aei"))
    rows = [(number, row) for number, row in enumerate(draft.printed(table), start=1) if row["obtained"] != "ND"]
    picked = chosen(random, rows)
    if picked is None:
        return None
    number, row = picked
    cell = draft.cell(table, number, "obtained")
    cell["text"] = row["target"] if row["target"] != row["obtained"] else "1" + row["target"]
    return draft.in_print(table, number, "obtained", row["code"])


PLANTERS = (
    Planter(
        "declared sense turned round",
        RuleClass.SENSE,
        _declared_sense,
        {
            RuleClass.VERDICT: _FOLLOWS,
            RuleClass.COUNT: _FOLLOWS,
            RuleClass.AVERAGE: _FOLLOWS,
            RuleClass.RATIO: _FOLLOWS,
            RuleClass.OUTCOME: _FOLLOWS,
        },
    ),
    Planter("targets turned round", RuleClass.SENSE, _targets_turned, published=False),
    Planter("verdict turned round", RuleClass.VERDICT, _verdict, or_first={RuleClass.SENSE: _OTHER_SENSE}),
    Planter("two verdicts of one indicator", RuleClass.VERDICT, _two_verdicts),
    Planter("everything done, indicator far off", RuleClass.OUTCOME, _full_and_far_off, published=False, smallest=3),
    Planter("everything done, nothing spent", RuleClass.OUTCOME, _done_and_nothing_spent, published=False, smallest=3),
    Planter("denominator of zero", RuleClass.RANGE, _zero_denominator, published=False, smallest=20),
    Planter("value removed", RuleClass.COVERAGE, _value_removed, published=False),
    Planter("printed value of an indicator changed", RuleClass.CROSS_TABLE, _obtained),
)
