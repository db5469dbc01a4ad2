"""A consistent plan with one error in it, and where that error is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.checks.consistent.plan import ConsistentPlan, Rows

from faro.checks.finding import RuleClass

Row = dict[str, Any]
_FIRST_ROW = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell: of a package table (rows counted as a spreadsheet does) or of a printed table (by its id)."""

    table: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A plan with one error. ``codes``: whose it is; figures of these and of what holds them may show it."""

    plan: ConsistentPlan
    spot: Spot
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Planter:
    """One kind of error.

    ``also``: other classes in which the same error rightly shows where it stands, each with why it is not the first.
    ``or_first``: classes that may rank before ``rule_class`` there, each with why that is right.
    """

    name: str
    rule_class: RuleClass
    plant: Callable[["Draft", Random], Planted | None]
    also: Mapping[RuleClass, str] = field(default_factory=dict)
    or_first: Mapping[RuleClass, str] = field(default_factory=dict)
    published: bool = True
    smallest: int = 6


class Draft:
    """A plan being changed: only the tables that are touched are copied."""

    def __init__(self, plan: ConsistentPlan) -> None:
        self.tables: dict[str, Rows] = dict(plan.tables)
        self._copied: set[str] = set()

    @property
    def year(self) -> int:
        """The evaluated year."""
        return int(self.tables["plan"][0]["evaluation_year"])

    def rows(self, table: str) -> Rows:
        """The rows of a table, free to be changed."""
        if table not in self._copied:
            self.tables[table] = [dict(row) for row in self.tables[table]]
            self._copied.add(table)
        return self.tables[table]

    def cell(self, table: str, row: int, column: str) -> Row:
        """A printed cell, by the table's id."""
        cells = self.rows("printed_cells")
        return next(each for each in cells if (each["table"], each["row"], each["column"]) == (table, row, column))

    def column(self, table: str, column: str) -> list[Row]:
        """The cells of a printed column, row after row."""
        return [each for each in self.rows("printed_cells") if (each["table"], each["column"]) == (table, column)]

    def printed(self, table: str) -> list[dict[str, str]]:
        """The texts of a printed table; the first row stands at index 0."""
        rows: dict[int, dict[str, str]] = {}
        for cell in self.tables["printed_cells"]:
            if cell["table"] == table:
                rows.setdefault(cell["row"], {})[cell["column"]] = cell["text"] or ""
        return [rows[number] for number in sorted(rows)]

    def matching(self, table: str, **wanted: object) -> Iterator[tuple[int, Row]]:
        """The rows with these values, with their index."""
        for index, row in enumerate(self.rows(table)):
            if all(row.get(column) == value for column, value in wanted.items()):
                yield index, row

    def remove(self, table: str, doomed: Callable[[Row], bool]) -> None:
        """Take rows out."""
        self.tables[table] = [row for row in self.tables[table] if not doomed(row)]
        self._copied.add(table)

    def planted(self, spot: Spot, *codes: str) -> Planted:
        """The plan as it is now."""
        return Planted(ConsistentPlan(self.tables), spot, frozenset(codes))

    def in_package(self, table: str, index: int, column: str, *codes: str) -> Planted:
        """An error in a row of a package table."""
        return self.planted(Spot(table, index + _FIRST_ROW, column), *codes)

    def in_print(self, table: str, row: int, column: str, *codes: str) -> Planted:
        """An error in a printed cell."""
        return self.planted(Spot(table, row, column), *codes)


def number_in(text: str) -> float:
    """The number of a printed figure of a made-up plan."""
    return float(text.replace(",", "").replace("'", "").rstrip("%"))


def chosen(random: Random, found: list[Any]) -> Any:
    """One of them, or None where there is none."""
    return random.choice(found) if found else None
