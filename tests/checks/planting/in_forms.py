"""Errors of form: code, name, label, format, reference."""

import re
from random import Random

from tests.checks.planting.draft import Draft, Planted, Planter, chosen

from faro.checks.finding import RuleClass

_HOLDS_MORE = "the row that lost its code is missed where its code is looked for"


def _actions(draft: Draft, table: str) -> list[tuple[int, dict[str, str]]]:
    return [(n, row) for n, row in enumerate(draft.printed(table), start=1) if row["code"].startswith("AEI")]


def _code_twice(draft: Draft, random: Random) -> Planted | None:
    rows = _actions(draft, "poi-4")
    if len(rows) < 2:
        return None
    (one, first), (_other, second) = random.sample(rows, 2)
    draft.cell("poi-4", one, "code")["text"] = second["code"]
    return draft.in_print("poi-4", one, "code", first["code"], second["code"])


def _code_malformed(draft: Draft, random: Random) -> Planted | None:
    rows = _actions(draft, "poi-3")
    if len(rows) < 5:
        return None
    number, row = chosen(random, rows)
    draft.cell("poi-3", number, "code")["text"] = row["code"].replace(".0", ".", 1)
    return draft.in_print("poi-3", number, "code", row["code"])


def _code_missing(draft: Draft, random: Random) -> Planted | None:
    rows = _actions(draft, "poi-4")
    if len(rows) < 5:
        return None
    number, row = chosen(random, rows)
    draft.cell("poi-4", number, "code")["text"] = None
    return draft.in_print("poi-4", number, "code", row["code"])


def _out_of_order(draft: Draft, random: Random) -> Planted | None:
    """Of three actions or more of one objective the first is printed last, where enough rows show the order."""
    rows = _actions(draft, "poi-3")
    held: dict[str, list[int]] = {}
    for number, row in rows:
        held.setdefault(row["code"][:6], []).append(number)
    long = [numbers for numbers in held.values() if len(numbers) > 2]
    if not long or len(draft.printed("poi-3")) < 8:
        return None
    numbers = random.choice(long)
    code = draft.printed("poi-3")[numbers[0] - 1]["code"]
    moved = {numbers[0]: numbers[-1]} | {number: number - 1 for number in numbers[1:]}
    for cell in draft.rows("printed_cells"):
        if cell["table"] == "poi-3":
            cell["row"] = moved.get(cell["row"], cell["row"])
    return draft.in_print("poi-3", numbers[-1], "code", code)


def _other_words(draft: Draft, random: Random) -> Planted | None:
    number, row = chosen(random, _actions(draft, "poi-3"))
    place = row["description"].rpartition(" de ")[2]
    draft.cell("poi-3", number, "description")["text"] = f"Equipamiento logístico de almacenes y talleres de {place}"
    return draft.in_print("poi-3", number, "description", row["code"])


def _shared_name(draft: Draft, random: Random) -> Planted | None:
    found = [(index, row) for index, row in enumerate(draft.rows("elements")) if row["level"] == "AEI"]
    if len(found) < 2:
        return None
    (index, row), (_other, second) = random.sample(found, 2)
    row["name"] = second["name"]
    return draft.in_package("elements", index, "name", row["code"], second["code"])


def _year_in_title(draft: Draft, random: Random) -> Planted | None:
    table = random.choice(("poi-3", "poi-4", "poi-5"))
    row = next(row for _index, row in draft.matching("printed_tables", id=table))
    row["title"] = row["title"].replace(str(draft.year), str(draft.year - 1))
    return draft.in_print(table, 0, "")


def _year_in_heading(draft: Draft, random: Random) -> Planted | None:
    for cell in draft.column("indicadores-aei", "obtained"):
        cell["heading"] = cell["heading"].replace(str(draft.year), str(draft.year - 1))
    return draft.in_print("indicadores-aei", 0, "obtained")


def _period(draft: Draft, random: Random) -> Planted | None:
    index, row = next(draft.matching("claims", kind="period"))
    row |= {"stated_value": str(draft.year - 1), "words": f"ejercicio {draft.year - 1}"}
    return draft.in_package("claims", index, "stated_value")


def _apostrophe(draft: Draft, random: Random) -> Planted | None:
    rows = [(n, row) for n, row in enumerate(draft.printed("poi-5"), start=1) if "," in row["programmed"]]
    if len(rows) < 4 or any("'" in row["programmed"] for _n, row in rows):
        return None
    number, row = random.choice(rows[:-1])
    cell = draft.cell("poi-5", number, "programmed")
    cell["text"] = cell["text"].replace(",", "'")
    return draft.in_print("poi-5", number, "programmed", row["code"])


def _decimal_comma(draft: Draft, random: Random) -> Planted | None:
    rows = _actions(draft, "poi-3")
    if len(rows) < 3:
        return None
    number, row = chosen(random, rows)
    cell = draft.cell("poi-3", number, "amount")
    whole, _dot, cents = cell["text"].rpartition(".")
    cell["text"] = whole.replace(",", ".").replace("'", ".") + "," + cents
    return draft.in_print("poi-3", number, "amount", row["code"])


def _spelling(draft: Draft, random: Random) -> Planted | None:
    found = [(n, row) for n, row in _actions(draft, "poi-3") if "ción" in row["description"]]
    picked = chosen(random, found)
    if picked is None:
        return None
    number, row = picked
    cell = draft.cell("poi-3", number, "description")
    cell["text"] = cell["text"].replace("ción", "sión", 1)
    return draft.in_print("poi-3", number, "description", row["code"])


def _cited_otherwise(draft: Draft, random: Random) -> Planted | None:
    norm = draft.tables["plan"][0]["approval_instrument"]
    number = next(part for part in re.split(r"[ -]", norm) if part.isdigit())
    other = norm.replace(number, f"0{number}", 1)
    row = draft.rows("texts")[0]
    row["text"] = row["text"].replace(norm, other)
    return draft.in_package("texts", 0, "text", norm)


def _other_suffix(draft: Draft, random: Random) -> Planted | None:
    norm = draft.tables["plan"][0]["approval_instrument"]
    head, _dash, tail = norm.rpartition("-")
    row = draft.rows("texts")[0]
    row["text"] = row["text"].replace(norm, f"{head}-A-{tail}")
    return draft.in_package("texts", 0, "text", norm)


PLANTERS = (
    Planter(
        "code printed twice",
        RuleClass.CODE,
        _code_twice,
        {
            RuleClass.OUTCOME: "the code now has another action's progress",
            RuleClass.NAME: "two names stand at one code",
            RuleClass.CROSS_TABLE: _HOLDS_MORE,
            RuleClass.SUM: _HOLDS_MORE,
            RuleClass.COVERAGE: _HOLDS_MORE,
        },
    ),
    Planter("code without a zero", RuleClass.CODE, _code_malformed),
    Planter(
        "code left out", RuleClass.CODE, _code_missing, {RuleClass.SUM: _HOLDS_MORE, RuleClass.COVERAGE: _HOLDS_MORE}
    ),
    Planter("code out of order", RuleClass.CODE, _out_of_order, smallest=20),
    Planter("other words for an action", RuleClass.NAME, _other_words),
    Planter("one name for two actions", RuleClass.NAME, _shared_name, published=False),
    Planter("year of a title", RuleClass.LABEL, _year_in_title),
    Planter("year of a heading", RuleClass.LABEL, _year_in_heading),
    Planter("period in the text", RuleClass.LABEL, _period),
    Planter("apostrophe among commas", RuleClass.FORMAT, _apostrophe, smallest=15),
    Planter("decimal comma among points", RuleClass.FORMAT, _decimal_comma),
    Planter("one name spelt in two ways", RuleClass.FORMAT, _spelling),
    Planter("norm with another zero", RuleClass.REFERENCE, _cited_otherwise),
    Planter("norm with another suffix", RuleClass.REFERENCE, _other_suffix),
)
