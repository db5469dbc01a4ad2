"""What a table of open data and its columns are."""

from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from faro.package.declaration import Column, Kind, Table


class Holds(StrEnum):
    """What a column holds. Quantities are kept in millionths and money in céntimos; files say them in full."""

    TEXT = "string"
    INTEGER = "integer"
    QUANTITY = "quantity"
    MONEY = "money"
    POINTS = "number"
    BOOLEAN = "boolean"
    DATE = "date"


_OF_KIND = {
    Kind.INTEGER: Holds.INTEGER,
    Kind.YEAR: Holds.INTEGER,
    Kind.MONTH: Holds.INTEGER,
    Kind.QUANTITY: Holds.QUANTITY,
    Kind.MONEY: Holds.MONEY,
    Kind.BOOLEAN: Holds.BOOLEAN,
    Kind.DATE: Holds.DATE,
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name in the file, its name for a reader, what it holds and what it means."""

    name: str
    label: str
    holds: Holds
    help: str = ""


@dataclass(frozen=True)
class OpenTable:
    """One table: its name in addresses, its name for a reader, what it is, its columns and rows.

    ``computed``: made by the evaluation; else it is what the municipality loaded.
    """

    name: str
    label: str
    help: str
    fields: tuple[Field, ...]
    frame: pl.DataFrame
    computed: bool

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return self.frame.height


def package_table(table: Table, frame: pl.DataFrame) -> OpenTable:
    """A table of the plan package, as it is."""
    fields = tuple(_field(column) for column in table.columns)
    return OpenTable(table.name, table.label, table.help, fields, frame, computed=False)


def _field(column: Column) -> Field:
    return Field(column.name, column.label, _OF_KIND.get(column.kind, Holds.TEXT), column.help)
