"""What a table and a column of the package are. The tables themselves are declared in :mod:`faro.package.tables`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

FORMAT_VERSION = 2
"""The version this program writes. Every earlier one is read (:mod:`faro.package.versions`)."""


class Kind(StrEnum):
    """What a cell holds. The value is the name used in ``docs/package.md``."""

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    QUANTITY = "quantity"
    MONEY = "money"
    BOOLEAN = "boolean"
    DATE = "date"
    YEAR = "year"
    MONTH = "month"
    PERIOD = "period"
    CHOICE = "choice"
    VERBATIM = "verbatim"


DTYPES: Mapping[Kind, type[pl.DataType]] = {
    Kind.TEXT: pl.String,
    Kind.CODE: pl.String,
    Kind.INTEGER: pl.Int64,
    Kind.QUANTITY: pl.Int64,
    Kind.MONEY: pl.Int64,
    Kind.BOOLEAN: pl.Boolean,
    Kind.DATE: pl.Date,
    Kind.YEAR: pl.Int64,
    Kind.MONTH: pl.Int64,
    Kind.PERIOD: pl.String,
    Kind.CHOICE: pl.String,
    Kind.VERBATIM: pl.String,
}
"""How a loaded table holds each kind: quantities in millionths, money in céntimos, the rest as is."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``name`` heads the CSV column, ``label`` the workbook's.

    ``choices`` maps each allowed value to the label the workbook shows. ``references`` names the ``table.column``
    whose values are allowed; it is enforced only where that table is present.
    """

    name: str
    label: str
    kind: Kind
    help: str = ""
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    references: str | None = None
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: ``name`` is the CSV file, ``label`` the sheet. ``key`` columns together name a row.

    ``parent_column`` holds the key of the row above, where the rows form a tree. Exactly one row where ``single``.
    """

    name: str
    label: str
    help: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    required: bool = False
    single: bool = False
    parent_column: str | None = None

    def column(self, name: str) -> Column:
        """The column of that name. Raises :class:`KeyError`."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def schema(self) -> dict[str, type[pl.DataType]]:
        """The Polars type of each column, in order."""
        return {column.name: DTYPES[column.kind] for column in self.columns}
