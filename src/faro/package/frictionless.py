"""The descriptor of a folder, as a Frictionless tabular data package (specs.frictionlessdata.io)."""

import re
import unicodedata
from collections.abc import Collection
from typing import Any

from faro.package.declaration import FORMAT_VERSION, Column, Kind, Table
from faro.package.descriptor import VERSION_PROPERTY
from faro.package.form import Form
from faro.package.model import Package
from faro.package.tables import TABLES

PERIOD_PATTERN = r"[0-9]{4}(-S[12]|-(0[1-9]|1[0-2]))?"

_TYPES = {
    Kind.INTEGER: "integer",
    Kind.YEAR: "year",
    Kind.MONTH: "integer",
    Kind.QUANTITY: "number",
    Kind.MONEY: "number",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
}


def descriptor_of(package: Package) -> dict[str, Any]:
    """What ``datapackage.json`` says of the package: its tables, their columns, keys and references."""
    return descriptor(package.name, package.plan.name, package.tables, package.format_version)


def descriptor(name: str, title: str, tables: Collection[str], version: int = FORMAT_VERSION) -> dict[str, Any]:
    """What ``datapackage.json`` says of a package, or of a part of one, that holds the tables of those names."""
    present = [table for table in TABLES if table.name in tables]
    names = frozenset(table.name for table in present)
    return {
        "profile": "tabular-data-package",
        "name": package_slug(name),
        "title": title,
        VERSION_PROPERTY: version,
        "resources": [_resource(table, names) for table in present],
    }


def package_slug(code: str) -> str:
    """The code as a Frictionless name: lower case letters, digits, points, hyphens."""
    plain = unicodedata.normalize("NFKD", code).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._-]+", "-", plain).strip("-") or "plan"


def _resource(table: Table, present: Collection[str]) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.label,
        "description": table.help,
        "path": Form.FOLDER.file(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "schema": _schema(table, present),
    }


def _schema(table: Table, present: Collection[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns], "missingValues": [""]}
    # A Frictionless primary key allows no empty cell, and ours does where a column of the key is optional.
    if all(table.column(name).required for name in table.key):
        schema["primaryKey"] = list(table.key)
    references = [_foreign_key(table, column, column.references) for column in table.columns if column.references]
    schema["foreignKeys"] = [key for key in references if key["reference"]["resource"] in {"", *present}]
    return schema


def _foreign_key(table: Table, column: Column, reference: str) -> dict[str, Any]:
    target, _dot, field = reference.partition(".")
    resource = "" if target == table.name else target
    return {"fields": column.name, "reference": {"resource": resource, "fields": field}}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string"), "title": column.label}
    if column.help:
        field["description"] = column.help
    if column.kind is Kind.BOOLEAN:
        field["trueValues"] = [Form.FOLDER.yes]
        field["falseValues"] = [Form.FOLDER.no]
    constraints = _constraints(column)
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.kind is Kind.CHOICE:
        constraints["enum"] = list(column.choices)
    if column.kind is Kind.PERIOD:
        constraints["pattern"] = PERIOD_PATTERN
    for name in ("minimum", "maximum"):
        bound = getattr(column, name)
        if bound is not None:
            constraints[name] = bound
    return constraints
