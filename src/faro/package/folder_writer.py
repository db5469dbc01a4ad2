"""The folder form of a package: one CSV file for each table, and ``datapackage.json``."""

import json
from collections.abc import Callable

import polars as pl

from faro.kernel.fixed import from_scaled, plain
from faro.package.cells import SCALES
from faro.package.declaration import Column, Kind, Table
from faro.package.descriptor import DESCRIPTOR
from faro.package.form import Form
from faro.package.frictionless import descriptor_of
from faro.package.model import Package
from faro.package.tables import BY_NAME


def folder_files(package: Package) -> dict[str, bytes]:
    """The content of each file of the folder, by its name; the same package gives the same bytes."""
    files = {Form.FOLDER.file(BY_NAME[name]): csv_bytes(BY_NAME[name], frame) for name, frame in package.tables.items()}
    descriptor = json.dumps(descriptor_of(package), ensure_ascii=False, indent=2)
    return {DESCRIPTOR: descriptor.encode() + b"\n", **files}


def csv_bytes(table: Table, frame: pl.DataFrame) -> bytes:
    """The table as CSV: UTF-8, commas, line feeds, an empty cell for what is missing."""
    texts = {column.name: [_text(value, column) for value in frame[column.name]] for column in table.columns}
    text = pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String)).write_csv(line_terminator="\n")
    return text.encode()


def _text(value: object, column: Column) -> str | None:
    return None if value is None else _WRITERS.get(column.kind, str)(value)


def _scaled(scale: int) -> Callable[[object], str]:
    return lambda units: plain(from_scaled(int(str(units)), scale))


_WRITERS: dict[Kind, Callable[[object], str]] = {
    **{kind: _scaled(scale) for kind, scale in SCALES.items()},
    Kind.BOOLEAN: lambda value: Form.FOLDER.yes if value else Form.FOLDER.no,
}
"""``str`` writes a date as ISO and a whole number as digits."""
