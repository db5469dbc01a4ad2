"""What the report of 2022 prints of its POI: counts and amounts by action and by cost centre."""

from collections.abc import Mapping
from dataclasses import dataclass

from faro.kernel.printed_numbers import printed_number
from faro.package.model import Package

UNNUMBERED = "03.04"
"""The code given here to the one cost centre of table 5 that the report prints without a code (it stands between 03.03
and 03.05)."""


@dataclass(frozen=True, slots=True)
class PrintedUnit:
    """A row of table 5; amounts in céntimos, None where the cell is empty."""

    name: str
    activities: int | None
    programmed: int | None
    executed: int | None


@dataclass(frozen=True, slots=True)
class PrintedTables:
    """Tables 1 to 5 as far as the year needs them. ``actions``: code → (activities, céntimos) of table 4."""

    approved: int
    consistent: int
    modified: int
    executed: int
    units: Mapping[str, PrintedUnit]
    actions: Mapping[str, tuple[int, int]]


def printed_tables(package: Package) -> PrintedTables:
    """The tables out of ``printed_cells``. Raises :class:`KeyError` where the package prints no such tables."""
    rows: dict[str, dict[int, dict[str, str]]] = {}
    for cell in package.rows("printed_cells"):
        rows.setdefault(cell["table"], {}).setdefault(cell["row"], {})[cell["column"]] = cell["text"] or ""
    tables = {name: list(of_table.values()) for name, of_table in rows.items()}
    *units, total = tables["poi-5"]
    return PrintedTables(
        approved=_cents(tables["poi-1"][0]["poi_approved"]) or 0,
        consistent=_cents(tables["poi-1"][0]["poi_consistent"]) or 0,
        modified=_cents(tables["poi-2"][0]["pim"]) or 0,
        executed=_cents(total["executed"]) or 0,
        units={row.get("code") or UNNUMBERED: _unit(row) for row in units},
        actions=_actions(tables["poi-4"]),
    )


def _unit(row: dict[str, str]) -> PrintedUnit:
    count = printed_number(row.get("activities"))
    return PrintedUnit(
        row["description"],
        None if count is None else int(count),
        _cents(row.get("programmed")),
        _cents(row.get("executed")),
    )


def _actions(rows: list[dict[str, str]]) -> dict[str, tuple[int, int]]:
    """Table 4 prints one code twice, both times without activities: what it says of them is added up."""
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        if row["code"].startswith("AEI."):
            count, amount = found.get(row["code"], (0, 0))
            more = int(printed_number(row["activities"]) or 0)
            found[row["code"]] = (count + more, amount + (_cents(row["amount"]) or 0))
    return found


def _cents(text: str | None) -> int | None:
    value = printed_number(text)
    return None if value is None else int(value.scaleb(2))
