"""Rows of a package's tables as plain mappings, and the key that names each."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import polars as pl

from faro.package.tables import BY_NAME

Row: TypeAlias = Mapping[str, Any]
"""A row by column name, in the package's own units."""

Key: TypeAlias = tuple[Any, ...]


def key_of(table: str, row: Row) -> Key:
    """The values that name the row in its table."""
    return tuple(row[name] for name in BY_NAME[table].key)


def by_key(table: str, rows: Iterable[Row]) -> dict[Key, Row]:
    """The rows by key, in their order."""
    return {key_of(table, row): row for row in rows}


def frame_of(table: str, rows: Iterable[Row]) -> pl.DataFrame:
    """The rows as the package holds the table: declared columns and types."""
    schema = BY_NAME[table].schema
    kept = list(rows)
    return pl.DataFrame({name: [row[name] for row in kept] for name in schema}, schema=schema)
