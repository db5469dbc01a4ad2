"""The results of a run as bytes that say the same for as long as the results do, and back."""

import json
from typing import Any

import polars as pl

from faro.engine.contract import ACTIVITY_RESULTS, ELEMENT_RESULTS, GROUP_RESULTS, INDICATOR_RESULTS, SUMMARY, Schema
from faro.engine.evaluation import Horizon, Run
from faro.engine.method import Method

_TABLES: dict[str, Schema] = {
    "summary": SUMMARY,
    "elements": ELEMENT_RESULTS,
    "indicators": INDICATOR_RESULTS,
    "activities": ACTIVITY_RESULTS,
    "groups": GROUP_RESULTS,
}
_ORDER = {
    "summary": ("plan", "version"),
    "elements": ("plan", "element", "version"),
    "indicators": ("plan", "indicator", "version"),
    "activities": ("plan", "activity"),
    "groups": ("plan", "scope", "code"),
}


def result_bytes(run: Run) -> bytes:
    """The tables of the run as JSON, columns and rows in one order; numbers with every digit they have."""
    tables = {name: _table(getattr(run, name), name) for name in _TABLES}
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def run_from(content: bytes, method: Method, horizon: Horizon) -> Run:
    """The run whose results :func:`result_bytes` wrote, its rows in that order."""
    tables = json.loads(content)
    return Run(method, horizon, **{name: _frame(tables[name], schema) for name, schema in _TABLES.items()})


def _table(frame: pl.DataFrame, name: str) -> dict[str, Any]:
    ordered = frame.select(*_TABLES[name]).sort(*_ORDER[name])
    return {"columns": ordered.columns, "rows": [list(row) for row in ordered.rows()]}


def _frame(table: dict[str, Any], schema: Schema) -> pl.DataFrame:
    """Columns that this version of Faro knows and the results do not are missing, not an error."""
    held = dict(zip(table["columns"], zip(*table["rows"], strict=True), strict=True)) if table["rows"] else {}
    height = len(table["rows"])
    return pl.DataFrame(
        {name: list(held.get(name, [None] * height)) for name in schema}, schema=dict(schema), strict=False
    )
