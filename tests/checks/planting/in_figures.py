"""Errors in printed figures: sum, ratio, average, cross_table, count."""

from collections import Counter
from collections.abc import Callable
from random import Random

from tests.checks.consistent.numbers import grouped, in_words
from tests.checks.planting.draft import Draft, Planted, Planter, chosen, number_in

from faro.checks.finding import RuleClass

Plant = Callable[[Draft, Random], Planted | None]
_SPOILS_TOTAL = "the total and the group that hold the wrong row no longer are its sum; the row itself tells more"
_ACROSS = "a degree that passes 100 also says, wrongly, that the target was met, or was not"
_COPY = "the same figure stands elsewhere: who compares the two sees it too"


def _details(draft: Draft, table: str) -> list[tuple[int, dict[str, str]]]:
    """Rows of actions or units, neither objectives nor totals."""
    rows = enumerate(draft.printed(table), start=1)
    return [(number, row) for number, row in rows if row["code"].startswith("AEI") or row["code"][:1].isdigit()]


def _last(draft: Draft, table: str) -> int:
    return len(draft.printed(table))


def _rewritten(draft: Draft, table: str, row: int, column: str, change: Callable[[int], int]) -> None:
    """An amount changed, written as it was."""
    cell = draft.cell(table, row, column)
    mark = "'" if "'" in cell["text"] or "'" in draft.printed(table)[-1].get(column, "") else ","
    cell["text"] = grouped(change(round(number_in(cell["text"]) * 100)), mark)


def _total(table: str, column: str) -> Plant:
    def plant(draft: Draft, random: Random) -> Planted | None:
        _rewritten(draft, table, _last(draft, table), column, lambda cents: cents + random.randint(101, 99_999))
        return draft.in_print(table, _last(draft, table), column)

    return plant


def _row(table: str, column: str) -> Plant:
    def plant(draft: Draft, random: Random) -> Planted | None:
        number, row = chosen(random, _details(draft, table))
        _rewritten(draft, table, number, column, lambda cents: cents + random.randint(101, 99_999))
        return draft.in_print(table, number, column, row["code"])

    return plant


def _total_count(draft: Draft, random: Random) -> Planted | None:
    row = _last(draft, "poi-5")
    cell = draft.cell("poi-5", row, "activities")
    cell["text"] = str(int(cell["text"]) + random.randint(3, 40)).zfill(len(cell["text"]))
    return draft.in_print("poi-5", row, "activities")


def _parts(draft: Draft, random: Random) -> Planted | None:
    """Investments and activities no longer add up to the number printed below them."""
    cell = draft.cell("poi-1", 2, "poi_approved")
    cell["text"] = str(int(cell["text"]) + random.randint(1, 9)).zfill(len(cell["text"]))
    return draft.in_print("poi-1", 2, "poi_approved")


def _row_removed(draft: Draft, random: Random) -> Planted | None:
    """A unit's row is left out; the rows below move up and the total stays."""
    number, row = chosen(random, _details(draft, "poi-5"))
    draft.remove("printed_cells", lambda cell: cell["table"] == "poi-5" and cell["row"] == number)
    for cell in draft.rows("printed_cells"):
        if cell["table"] == "poi-5" and cell["row"] > number:
            cell["row"] -= 1
    return draft.in_print("poi-5", _last(draft, "poi-5"), "description", row["code"])


def _initial_budget(draft: Draft, random: Random) -> Planted | None:
    found = [(index, row) for index, row in draft.matching("budget", stage="pia") if row["amount"]]
    picked = chosen(random, found)
    if picked is None:
        return None
    index, row = picked
    row["amount"] += random.randint(101, 99_999)
    return draft.in_package("budget", index, "amount", row["unit"])


def _percent(draft: Draft, random: Random) -> Planted | None:
    number, row = chosen(random, _details(draft, "poi-5"))
    cell = draft.cell("poi-5", number, "percent")
    _shift_percent(cell, random)
    return draft.in_print("poi-5", number, "percent", row["code"])


def _shift_percent(cell: dict[str, str], random: Random, most: int = 30) -> None:
    sign = "%" if cell["text"].endswith("%") else ""
    text = cell["text"].rstrip("%")
    places = len(text.partition(".")[2])
    shift = random.randint(3, most)
    value = number_in(text)
    cell["text"] = f"{value - shift if value >= shift + 2 else value + shift:.{places}f}{sign}"


def _power_of_ten(draft: Draft, random: Random) -> Planted | None:
    found = [(number, row) for number, row in _details(draft, "poi-5") if number_in(row["executed"]) > 0]
    picked = chosen(random, found)
    if picked is None:
        return None
    number, row = picked
    _rewritten(draft, "poi-5", number, "executed", lambda cents: cents * 10)
    return draft.in_print("poi-5", number, "executed", row["code"])


def _claimed_percent(kind: str) -> Plant:
    def plant(draft: Draft, random: Random) -> Planted | None:
        picked = chosen(random, list(draft.matching("claims", kind=kind)))
        if picked is None:
            return None
        index, row = picked
        before = row["stated_value"]
        cell = {"text": before}
        _shift_percent(cell, random)
        row["stated_value"] = cell["text"]
        row["words"] = row["words"].replace(before, cell["text"])
        codes = [row[column] for column in ("element", "indicator") if row.get(column)]
        return draft.in_package("claims", index, "stated_value", *codes)

    return plant


def _average(draft: Draft, random: Random) -> Planted | None:
    if not draft.printed("promedio"):
        return None
    _shift_percent(draft.cell("promedio", 1, "percent"), random)
    return draft.in_print("promedio", 1, "percent")


def _objective_physical(draft: Draft, random: Random) -> Planted | None:
    """In a table of objectives enough to tell by which rule they are made."""
    actions = Counter(row["parent"] for row in draft.tables["elements"])
    printed = enumerate(draft.printed("poi-4"), start=1)
    rows = [(n, row) for n, row in printed if row["code"].startswith("OEI") and actions[row["code"]] > 1]
    if len(rows) < 4:
        return None
    number, row = chosen(random, rows)
    _shift_percent(draft.cell("poi-4", number, "physical_percent"), random)
    return draft.in_print("poi-4", number, "physical_percent", row["code"])


def _same_heading(draft: Draft, random: Random) -> Planted | None:
    _rewritten(draft, "poi-1", 1, "poi_consistent", lambda cents: cents + random.randint(101, 99_999))
    return draft.in_print("poi-1", 1, "poi_consistent")


def _priority(draft: Draft, random: Random) -> Planted | None:
    number, row = chosen(random, _details(draft, "poi-4"))
    cell = draft.cell("poi-4", number, "priority")
    cell["text"] = str(int(cell["text"]) + 5)
    return draft.in_print("poi-4", number, "priority", row["code"])


def _result(draft: Draft, random: Random) -> Planted | None:
    rows = [(n, row) for n, row in enumerate(draft.printed("resultados"), start=1) if row["percent"] != "ND"]
    picked = chosen(random, rows)
    if picked is None:
        return None
    number, row = picked
    _shift_percent(draft.cell("resultados", number, "percent"), random)
    return draft.in_print("resultados", number, "percent", row["code"])


def _light(draft: Draft, random: Random) -> Planted | None:
    number = random.randint(1, 3)
    cell = draft.cell("semaforo", number, "count")
    cell["text"] = str(int(cell["text"]) + random.randint(1, 3)).zfill(len(cell["text"]))
    return draft.in_print("semaforo", number, "count")


def _claimed_count(kind: str) -> Plant:
    def plant(draft: Draft, random: Random) -> Planted | None:
        claims = [(index, row) for index, row in draft.matching("claims", kind=kind) if "100" not in row["measure"]]
        picked = chosen(random, claims)
        if picked is None:
            return None
        index, row = picked
        number = int(row["stated_value"]) + random.randint(1, 3)
        row |= {"stated_value": str(number), "words": f"{number:02} en el texto"}
        return draft.in_package("claims", index, "stated_value", *([row["element"]] if row.get("element") else []))

    return plant


def _words_and_digits(draft: Draft, random: Random) -> Planted | None:
    picked = chosen(random, list(draft.matching("claims", kind="count_indicators")))
    if picked is None:
        return None
    index, row = picked
    number = int(row["stated_value"])
    row["words"] = f"{in_words(number + 2)} ({number:02}) indicadores"
    return draft.in_package("claims", index, "words", row["element"])


_COUNT = ("count", "count_achieved", "count_actions", "count_indicators", "count_light")

PLANTERS = (
    Planter(
        "total of table 3",
        RuleClass.SUM,
        _total("poi-3", "amount"),
        {RuleClass.CROSS_TABLE: _COPY, RuleClass.RATIO: "shares of the budget in the text are of the right total"},
    ),
    Planter("amount of a row of table 3", RuleClass.SUM, _row("poi-3", "amount"), {RuleClass.CROSS_TABLE: _COPY}),
    Planter("amount of a row of table 4", RuleClass.SUM, _row("poi-4", "amount"), {RuleClass.CROSS_TABLE: _COPY}),
    Planter(
        "total executed in table 5",
        RuleClass.SUM,
        _total("poi-5", "executed"),
        {RuleClass.CROSS_TABLE: _COPY, RuleClass.RATIO: "the total's own percentage is of the right amount"},
    ),
    Planter("total count of table 5", RuleClass.SUM, _total_count, {RuleClass.CROSS_TABLE: _COPY}),
    Planter("sum of investments and activities", RuleClass.SUM, _parts, {RuleClass.CROSS_TABLE: _COPY}),
    Planter("row of table 5 removed", RuleClass.SUM, _row_removed, {RuleClass.COVERAGE: _SPOILS_TOTAL}, smallest=20),
    Planter("initial budget of a unit", RuleClass.SUM, _initial_budget, published=False),
    Planter("percentage of a row of table 5", RuleClass.RATIO, _percent),
    Planter(
        "amount ten times its own",
        RuleClass.RATIO,
        _power_of_ten,
        {RuleClass.SUM: _SPOILS_TOTAL, RuleClass.RANGE: "ten times as much may be more than was programmed"},
    ),
    Planter("degree in the text", RuleClass.RATIO, _claimed_percent("degree"), or_first={RuleClass.VERDICT: _ACROSS}),
    Planter("share of the budget in the text", RuleClass.RATIO, _claimed_percent("budget_share")),
    Planter("printed average", RuleClass.AVERAGE, _average),
    Planter("average in the text", RuleClass.AVERAGE, _claimed_percent("average")),
    Planter(
        "physical progress of an objective",
        RuleClass.AVERAGE,
        _objective_physical,
        {RuleClass.CROSS_TABLE: _COPY},
        smallest=40,
    ),
    Planter("physical progress in the text", RuleClass.CROSS_TABLE, _claimed_percent("physical")),
    Planter("same heading, other amount", RuleClass.CROSS_TABLE, _same_heading),
    Planter("priority of an action", RuleClass.CROSS_TABLE, _priority),
    Planter("result of an objective", RuleClass.COUNT, _result, {RuleClass.AVERAGE: _COPY}),
    Planter("count of a colour", RuleClass.COUNT, _light),
    Planter("words and digits", RuleClass.COUNT, _words_and_digits),
    *(Planter(f"{kind} in the text", RuleClass.COUNT, _claimed_count(kind)) for kind in _COUNT),
    Planter(
        "count_activities in the text",
        RuleClass.COUNT,
        _claimed_count("count_activities"),
        {RuleClass.CROSS_TABLE: _COPY},
        {RuleClass.CROSS_TABLE: "the wrong number is right with the inactive ones, which the tables leave out"},
    ),
)
