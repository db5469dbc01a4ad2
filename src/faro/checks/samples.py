"""Small evidence for the examples of the rules and for tests: tables written as plain records.

The shapes are those of the package's tables; a test holds them against the package's declaration, which lies above.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import polars as pl

from faro.checks.evidence import Evidence, Record
from faro.engine import contract
from faro.engine.contract import PlanTables, Schema
from faro.engine.evaluation import Horizon, Run, evaluate
from faro.engine.method import load_method
from faro.kernel.fixed import MONEY_SCALE, QUANTITY_SCALE, to_scaled

YEAR = 2022
PLAN: Record = {
    "code": "PEI",
    "name": "Plan Estratégico Institucional",
    "municipality": "Municipalidad Provincial",
    "first_year": 2021,
    "last_year": 2025,
    "evaluation_year": YEAR,
    "synthetic": True,
}
_PROVENANCE = "source place note"
_TEXT_COLUMNS: Mapping[str, str] = {
    "plan": f"code name municipality ubigeo executing_unit approval_instrument {_PROVENANCE}",
    "elements": f"code level parent name unit responsible {_PROVENANCE}",
    "indicators": "code element name justification unit responsible limitations calculation measure sense sense_reason "
    f"relevance aggregation assumptions data_source collection {_PROVENANCE}",
    "targets": f"indicator instrument {_PROVENANCE}",
    "measurements": f"indicator period {_PROVENANCE}",
    "names": f"subject code name replaced_by {_PROVENANCE}",
    "units": f"code parent name {_PROVENANCE}",
    "activities": f"code name kind action unit measure aggregation priority cui ubigeo {_PROVENANCE}",
    "monthly": f"activity stage {_PROVENANCE}",
    "budget": f"unit action stage {_PROVENANCE}",
    "texts": f"id section element text author {_PROVENANCE}",
    "commitments": f"id action origin element unit responsible state {_PROVENANCE}",
    "links": f"id lower_plan lower_code lower_name upper_plan upper_code upper_name explanation {_PROVENANCE}",
    "claims": "id kind measure element indicator method stated_value stated_unit words source place note",
    "sources": "id title publisher instrument note",
    "printed_tables": f"id title role {_PROVENANCE}",
    "printed_cells": "table column heading text note",
}
_INTEGER_COLUMNS: Mapping[str, str] = {
    "plan": "first_year last_year evaluation_year",
    "elements": "priority",
    "indicators": "multiplier baseline_year baseline_value current_year current_value",
    "targets": "year version value",
    "measurements": "value numerator denominator",
    "names": "version",
    "monthly": "year month physical financial",
    "budget": "year amount",
    "claims": "year page line",
    "printed_cells": "row page line",
}
_BOOLEAN_COLUMNS: Mapping[str, str] = {
    "plan": "synthetic",
    "indicators": "sense_ambiguous",
    "activities": "active approved",
    "links": "carried_over",
}
_DATE_COLUMNS: Mapping[str, str] = {
    "plan": "cutoff_date",
    "targets": "instrument_date",
    "measurements": "measured_on",
    "names": "replaced_on",
    "units": "valid_from valid_to",
    "texts": "date",
    "commitments": "due_date",
    "sources": "date",
}


def shape(table: str) -> dict[str, type[pl.DataType]]:
    """The columns of a package table and their types: quantities in millionths, money in céntimos."""
    kinds: tuple[tuple[Mapping[str, str], type[pl.DataType]], ...] = (
        (_TEXT_COLUMNS, pl.String),
        (_INTEGER_COLUMNS, pl.Int64),
        (_BOOLEAN_COLUMNS, pl.Boolean),
        (_DATE_COLUMNS, pl.Date),
    )
    return {column: dtype for columns, dtype in kinds for column in columns.get(table, "").split()}


def table_names() -> tuple[str, ...]:
    """The names of the package's tables."""
    return tuple(_TEXT_COLUMNS)


def evidence(methods: Sequence[str] = (), /, **tables: Sequence[Mapping[str, Any]]) -> Evidence:
    """Evidence of these tables, with the runs of those methods. A missing column is null, a missing table absent.

    Raises KeyError for a table or a column that the package does not have. ``methods`` needs elements, indicators and
    targets.
    """
    frames = {name: _frame(name, rows) for name, rows in tables.items()}
    plan = {**dict.fromkeys(shape("plan")), **PLAN, **(tables["plan"][0] if tables.get("plan") else {})}
    frames["plan"] = _frame("plan", [plan])
    return Evidence(plan, frames, runs_of(plan, frames, methods))


def runs_of(plan: Record, frames: Mapping[str, pl.DataFrame], methods: Sequence[str]) -> dict[str, Run]:
    """The engine's runs over package tables, by method id."""
    if not methods:
        return {}
    year = plan["evaluation_year"]
    measurements = frames.get("measurements", _frame("measurements", []))
    tables = PlanTables(
        elements=_shaped(frames["elements"], contract.ELEMENTS),
        indicators=_shaped(frames["indicators"], contract.INDICATORS),
        targets=_shaped(frames["targets"], contract.TARGETS),
        measurements=_shaped(
            measurements.filter(pl.col("period") == str(year)).with_columns(year=pl.lit(year, pl.Int64)),
            contract.MEASUREMENTS,
        ),
        activities=_shaped(frames["activities"], contract.ACTIVITIES) if "activities" in frames else None,
        monthly_by_stage=_shaped(frames["monthly"], contract.MONTHLY_BY_STAGE) if "monthly" in frames else None,
    )
    runs = evaluate(tables, [load_method(method) for method in methods], Horizon(year, 12, plan["cutoff_date"]))
    return {run.method.id: run for run in runs}


def units(number: str | int) -> int:
    """A quantity in millionths: ``units("0.5")`` is 500,000."""
    return to_scaled(Decimal(number), QUANTITY_SCALE)


def centimos(soles: str | int) -> int:
    """An amount in céntimos: ``centimos("10.50")`` is 1,050."""
    return to_scaled(Decimal(soles), MONEY_SCALE)


def objective(code: str, **columns: Any) -> Record:
    """An objective (OEI)."""
    return {"code": code, "level": "OEI", "name": f"Objetivo {code}", **columns}


def action(code: str, parent: str, **columns: Any) -> Record:
    """An action (AEI) under an objective."""
    return {"code": code, "level": "AEI", "parent": parent, "name": f"Acción {code}", **columns}


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its target and value of the sample year; None is no row."""

    code: str
    element: str
    target: str | None
    value: str | None
    sense: str | None = "ascending"
    name: str = "Porcentaje de avance"
    ambiguous: bool = False


def measured(*indicators: Measured) -> dict[str, list[Record]]:
    """The tables ``indicators``, ``targets`` and ``measurements``, to be spread into :func:`evidence`."""
    return {
        "indicators": [
            {
                "code": item.code,
                "element": item.element,
                "name": item.name,
                "sense": item.sense,
                "sense_ambiguous": item.ambiguous,
            }
            for item in indicators
        ],
        "targets": [
            {"indicator": item.code, "year": YEAR, "version": 0, "value": units(item.target)}
            for item in indicators
            if item.target is not None
        ],
        "measurements": [
            {"indicator": item.code, "period": str(YEAR), "value": units(item.value)}
            for item in indicators
            if item.value is not None
        ],
    }


def claim(number: int, kind: str, stated_value: str, **columns: Any) -> Record:
    """A claim of the document ``informe``; ``number`` makes its id and, unless given, its line."""
    return {
        "id": f"C-{number:03}",
        "kind": kind,
        "stated_value": stated_value,
        "year": YEAR,
        "source": "informe",
        "line": number,
        **columns,
    }


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed table as records of the package's two tables."""

    table: Record
    cells: tuple[Record, ...]


def printed_table(
    table_id: str,
    role: str,
    headings: Mapping[str, str],
    rows: Iterable[Sequence[str | None]],
    *,
    title: str = "",
    first_line: int = 100,
) -> Printed:
    """A printed table: ``rows`` give the texts in the order of ``headings``; None is no cell. A row is a line."""
    cells = tuple(
        {
            "table": table_id,
            "row": number,
            "column": column,
            "heading": headings[column],
            "text": text,
            "line": first_line + number - 1,
        }
        for number, row in enumerate(rows, start=1)
        for column, text in zip(headings, row, strict=True)
        if text is not None
    )
    record = {"id": table_id, "title": title or f"Tabla {table_id}", "role": role, "source": "informe"}
    return Printed(record, cells)


def printed(*tables: Printed) -> dict[str, list[Record]]:
    """The tables ``printed_tables`` and ``printed_cells``, to be spread into :func:`evidence`."""
    return {
        "printed_tables": [table.table for table in tables],
        "printed_cells": [cell for table in tables for cell in table.cells],
    }


def _frame(name: str, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    if name not in _TEXT_COLUMNS:
        raise KeyError(name)
    schema = shape(name)
    unknown = {column for row in rows for column in row} - set(schema)
    if unknown:
        raise KeyError(f"{name}: {', '.join(sorted(unknown))}")
    return pl.DataFrame([{column: row.get(column) for column in schema} for row in rows], schema=schema)


def _shaped(frame: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    columns = [pl.lit("plan", pl.String).alias("plan") if name == "plan" else name for name in schema]
    return frame.select(columns).cast(pl.Schema(schema))
