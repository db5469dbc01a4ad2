"""From rows to the engine's tables, and the engine's tables compared with rows."""

import math
from fractions import Fraction
from typing import Any

import polars as pl
from tests.engine.reference import Row, Rows

from faro.engine import contract
from faro.engine.contract import PlanTables, Schema


def plan_tables(rows: Rows) -> PlanTables:
    """The rows as the tables the engine reads."""
    return PlanTables(
        elements=_frame(rows.elements, contract.ELEMENTS),
        indicators=_frame(rows.indicators, contract.INDICATORS),
        targets=_frame(rows.targets, contract.TARGETS),
        measurements=_frame(rows.measurements, contract.MEASUREMENTS),
        activities=_frame(rows.activities, contract.ACTIVITIES),
        monthly_by_stage=_frame(rows.monthly_by_stage, contract.MONTHLY_BY_STAGE),
    )


def _frame(rows: list[Row], schema: Schema) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict(schema), orient="row")


def assert_agree(fast: pl.DataFrame, slow: list[Row], schema: Schema, key: tuple[str, ...]) -> None:
    """Every column of every row: ratios to 1e-9, everything else exactly."""
    assert dict(fast.schema) == dict(schema)
    got = {_key(row, key): row for row in fast.to_dicts()}
    expected = {_key(row, key): row for row in slow}
    assert len(got) == fast.height, "the engine repeats a row"
    assert got.keys() == expected.keys()
    for name, row in expected.items():
        for column in schema:
            assert _same(got[name][column], row[column]), (name, column, got[name][column], row[column])


def _key(row: Row, key: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(row[column] for column in key)


def _same(fast: Any, slow: Any) -> bool:
    if isinstance(fast, float) and isinstance(slow, int | Fraction):
        return math.isclose(fast, slow, rel_tol=1e-9, abs_tol=1e-9)
    return type(fast) is type(slow) and fast == slow
