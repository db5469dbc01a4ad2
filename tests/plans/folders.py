"""Packages changed as a person would, and packed as they would send them."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import polars as pl

from faro.package.folder_writer import folder_files
from faro.package.model import Package
from faro.package.tables import BY_NAME


def with_rows(package: Package, table: str, rows: list[dict[str, Any]]) -> Package:
    """The package with these rows in that table."""
    frame = pl.DataFrame(rows, schema=BY_NAME[table].schema)
    order = [name for name in BY_NAME if name in {*package.tables, table}]
    return replace(package, tables={name: frame if name == table else package.tables[name] for name in order})


def with_cell(package: Package, table: str, row: int, **cells: object) -> Package:
    """The package with other values in the row that stands at ``row``."""
    rows = package.rows(table)
    rows[row] |= cells
    return with_rows(package, table, rows)


def without_row(package: Package, table: str, row: int) -> Package:
    """The package without the row that stands at ``row``."""
    rows = package.rows(table)
    del rows[row]
    return with_rows(package, table, rows)


def zipped(package: Package, folder: str = "pei/", also: Mapping[str, bytes] | None = None) -> bytes:
    """The package's folder in a ZIP file."""
    return zip_of({f"{folder}{name}": content for name, content in folder_files(package).items()} | dict(also or {}))


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A ZIP file with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()
