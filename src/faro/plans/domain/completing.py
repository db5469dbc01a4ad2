"""Units and sources that rows of other tables name beyond those that a plan came with."""

from collections.abc import Iterable, Mapping, Set

import polars as pl

from faro.package.tables import BY_NAME

_LABEL = {"units": "name", "sources": "title"}


def named_in(column: str, frames: Iterable[pl.DataFrame]) -> frozenset[str]:
    """The codes in that column of these tables; those without the column name none."""
    return frozenset(code for frame in frames if column in frame for code in frame[column] if code is not None)


def completed(table: str, known: pl.DataFrame, named: Set[str], labels: Mapping[str, str]) -> pl.DataFrame:
    """The ``units`` or ``sources`` with a row for each named code they lack; without a label, the code is its label."""
    schema, (key,) = BY_NAME[table].schema, BY_NAME[table].key
    extra = sorted(named - set(known[key]))
    rows = [{**dict.fromkeys(schema), key: code, _LABEL[table]: labels.get(code, code)} for code in extra]
    return pl.concat([known, pl.DataFrame(rows, schema=schema)]) if rows else known
