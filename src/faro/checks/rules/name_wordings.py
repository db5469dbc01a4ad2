"""Every wording in which a package and its printed tables name a code."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from faro.checks.evidence import Evidence, PrintedCell, PrintedTable, Record, row_place
from faro.checks.finding import Occurrence, Place
from faro.checks.printed_words import table_label
from faro.checks.rules.name_words import roots
from faro.kernel.text import _

NAMED_TABLES = ("elements", "units", "indicators", "activities")
_NAME_COLUMNS = frozenset(("description", "name", "denomination"))
_NAMES = "names"
_A_NAME = re.compile(r"[^\W\d_]{4}")
"""A code has no word of four letters."""


class Where(NamedTuple):
    """A printed column in which codes are named: a table's id and a column."""

    table: str
    column: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A name printed beside a code. ``seen_at`` says for a reader in which table or place."""

    code: str
    text: str
    place: Place
    where: Where
    seen_at: str

    @property
    def occurrence(self) -> Occurrence:
        """The place and the wording."""
        return Occurrence(self.place, self.text)


@dataclass(frozen=True, slots=True)
class Official:
    """The name that the package itself gives a code."""

    code: str
    text: str
    table: str
    record: Record
    place: Place

    @property
    def occurrence(self) -> Occurrence:
        """The place and the name."""
        return Occurrence(self.place, self.text)


def officials(evidence: Evidence) -> dict[str, Official]:
    """The package's own names, by code."""
    if "officials" not in evidence.remembered:
        evidence.remembered["officials"] = _officials(evidence)
    found: dict[str, Official] = evidence.remembered["officials"]
    return found


def _officials(evidence: Evidence) -> dict[str, Official]:
    return {
        row["code"]: Official(row["code"], row["name"], table, row, row_place(table, number, row, "name"))
        for table in NAMED_TABLES
        for number, row in enumerate(evidence.rows(table), start=2)
        if row["name"]
    }


def wordings(evidence: Evidence) -> tuple[Wording, ...]:
    """The printed names of codes. A line that stands in two tables of the package counts once.

    A row is left out where its code is printed twice in the table and its name is another code's: there the code is
    wrong and not the name.
    """
    if "wordings" not in evidence.remembered:
        evidence.remembered["wordings"] = _wordings(evidence)
    found: tuple[Wording, ...] = evidence.remembered["wordings"]
    return found


def _wordings(evidence: Evidence) -> tuple[Wording, ...]:
    known = {(official.table, roots(official.text)): code for code, official in officials(evidence).items()}
    owners = {name: code for (_table, name), code in known.items()}
    tables = sorted(evidence.printed_tables, key=lambda table: table.role == _NAMES)
    found = (wording for table in tables for wording in _of_table(table, owners))
    first: dict[tuple[object, ...], Wording] = {}
    for number, wording in enumerate(found):
        line = wording.place.line
        key = (wording.code, wording.place.document, line, wording.text) if line else (number,)
        first.setdefault(key, wording)
    return tuple(first.values())


def by_code(items: Iterable[Wording]) -> dict[str, list[Wording]]:
    """The wordings of each code."""
    grouped: dict[str, list[Wording]] = {}
    for item in items:
        grouped.setdefault(item.code, []).append(item)
    return grouped


def _of_table(table: PrintedTable, owners: Mapping[tuple[str, ...], str]) -> Iterator[Wording]:
    repeated = Counter(printed_code(table, row) for row in table.rows)
    for row in table.rows:
        code = printed_code(table, row)
        for column, cell in row.items():
            if not code or not _names(table, column, cell):
                continue
            owner = owners.get(roots(cell.text), code)
            if owner == code or repeated[code] == 1:
                yield Wording(code, cell.text.strip(), cell.place, Where(table.id, column), _seen_at(table, column))


def printed_code(table: PrintedTable, row: Mapping[str, PrintedCell]) -> str:
    """The code of a row without blanks and full stops around it; empty where there is none."""
    return table.text(row, "code").strip(" .\t")


def _names(table: PrintedTable, column: str, cell: PrintedCell) -> bool:
    return column != "code" and bool(_A_NAME.search(cell.text)) and (table.role == _NAMES or column in _NAME_COLUMNS)


def _seen_at(table: PrintedTable, column: str) -> str:
    heading = table.headings.get(column, "")
    return heading if table.role == _NAMES and heading else table_label(table)


def shown(names: Iterable[str], most: int = 3) -> str:
    """A few names for a sentence, the rest counted."""
    listed = tuple(dict.fromkeys(names))
    rest = _(" y {count} más").format(count=len(listed) - most) if len(listed) > most else ""
    return ", ".join(listed[:most]) + rest
