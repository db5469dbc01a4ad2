"""Writes the published description of the format from the declaration: ``python -m faro.package.documentation``."""

import json
from collections.abc import Iterator
from pathlib import Path

from faro.package.declaration import FORMAT_VERSION, Column, Table
from faro.package.format_guide import INTRODUCTION, KINDS
from faro.package.json_schema import json_schema
from faro.package.tables import TABLES


def documents() -> dict[str, str]:
    """The text of each published file, by its name."""
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    return {"package.md": "\n".join(_page()) + "\n", "package.schema.json": schema + "\n"}


def write_documents(folder: Path) -> None:
    """Write the published files into the folder."""
    for name, text in documents().items():
        (folder / name).write_bytes(text.encode())


def _page() -> Iterator[str]:
    yield INTRODUCTION.format(version=FORMAT_VERSION)
    yield "## Kinds of columns"
    yield ""
    yield "| kind | in a CSV file | in a workbook |"
    yield "|---|---|---|"
    for kind, (folder, workbook) in KINDS.items():
        yield f"| {kind.value} | {folder} | {workbook} |"
    yield ""
    yield "## Tables"
    yield ""
    yield "| table (file) | sheet | required | key |"
    yield "|---|---|---|---|"
    for table in TABLES:
        required = "**yes**" if table.required else "no"
        yield f"| [`{table.name}`](#{table.name}) | {table.label} | {required} | {_names(table.key)} |"
    yield ""
    yield "Below, `*` marks a column whose cells are required. Headings and help are what a person sees, in Spanish."
    for table in TABLES:
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield ""
    yield f"### {table.name}"
    yield ""
    yield f"Sheet **{table.label}**. {table.help}"
    yield ""
    yield from _rules(table)
    yield "| column | heading | kind | values | help |"
    yield "|---|---|---|---|---|"
    for column in table.columns:
        mark = " *" if column.required else ""
        cells = (f"`{column.name}`{mark}", column.label, column.kind.value, _values(column), column.help)
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _rules(table: Table) -> Iterator[str]:
    rules = [f"Key: {_names(table.key)}."]
    if table.required:
        rules.append("Required, with at least one row.")
    if table.single:
        rules.append("Exactly one row.")
    if table.parent_column:
        rules.append(f"The rows form a tree by `{table.parent_column}`; a cycle is refused.")
    yield " ".join(rules)
    yield ""


def _values(column: Column) -> str:
    parts = []
    if column.choices:
        parts.append("; ".join(f"`{value}` {label}" for value, label in column.choices.items()))
    if column.references:
        target, _dot, field = column.references.partition(".")
        parts.append(f"a `{field}` of [`{target}`](#{target}), where that table is present")
    if column.minimum is not None:
        parts.append(f"from {column.minimum}")
    if column.maximum is not None:
        parts.append(f"to {column.maximum}")
    return " ".join(parts)


def _names(names: tuple[str, ...]) -> str:
    return " + ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    write_documents(Path("docs"))
