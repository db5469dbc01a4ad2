"""The JSON Schema of a whole package as one object: each table an array of row objects."""

from typing import Any

from faro.package.cells import FIRST_YEAR, LAST_YEAR
from faro.package.declaration import FORMAT_VERSION, Column, Kind, Table
from faro.package.frictionless import PERIOD_PATTERN
from faro.package.tables import TABLES

_SHAPES: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: {"type": "string", "minLength": 1},
    Kind.VERBATIM: {"type": "string", "minLength": 1},
    Kind.CODE: {"type": "string", "minLength": 1},
    Kind.INTEGER: {"type": "integer"},
    Kind.QUANTITY: {"type": "number", "$comment": "plain units, at most 6 decimals"},
    Kind.MONEY: {"type": "number", "$comment": "soles, at most 2 decimals"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.YEAR: {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
    Kind.MONTH: {"type": "integer", "minimum": 1, "maximum": 12},
    Kind.PERIOD: {"type": "string", "pattern": f"^{PERIOD_PATTERN}$"},
    Kind.CHOICE: {"type": "string"},
}


def json_schema() -> dict[str, Any]:
    """The schema, draft 2020-12. Keys, references and trees are beyond it; the reader checks those."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Faro plan package",
        "description": "A municipality's plan and its figures. Percentages are points; an absent table is not empty.",
        "type": "object",
        "required": ["format_version", "tables"],
        "additionalProperties": False,
        "properties": {
            "format_version": {"const": FORMAT_VERSION},
            "tables": {
                "type": "object",
                "required": [table.name for table in TABLES if table.required],
                "additionalProperties": False,
                "properties": {table.name: _table(table) for table in TABLES},
            },
        },
    }


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"title": table.label, "description": table.help, "type": "array"}
    if table.required:
        schema["minItems"] = 1
    if table.single:
        schema["maxItems"] = 1
    schema["items"] = {
        "type": "object",
        "required": [column.name for column in table.columns if column.required],
        "additionalProperties": False,
        "properties": {column.name: _column(column) for column in table.columns},
    }
    return schema


def _column(column: Column) -> dict[str, Any]:
    schema: dict[str, Any] = {"title": column.label, **_SHAPES[column.kind]}
    if column.help:
        schema["description"] = column.help
    for name in ("minimum", "maximum"):
        bound = getattr(column, name)
        if bound is not None:
            schema[name] = bound
    if column.choices:
        schema["enum"] = list(column.choices) if column.required else [*column.choices, None]
    if not column.required:
        schema["type"] = [schema["type"], "null"]
    return schema
