"""Pieces that every explanation uses: the table of facts, and where a row comes from."""

from collections.abc import Iterable
from typing import Any

from faro.kernel.text import _
from faro.package.model import Package
from faro.reports.document import Cell, Column, Row, Table

Facts = list[tuple[str, str, str]]
"""What it is, its value, and its source."""


def facts_table(facts: Iterable[tuple[str, str, str]]) -> Table:
    """Three columns: what, value, source. Facts without a value are left out."""
    columns = (Column(_("Dato"), weight=1), Column(_("Valor"), weight=3), Column(_("Fuente"), weight=2))
    rows = tuple(Row((Cell(what), Cell(value), Cell(source))) for what, value, source in facts if value)
    return Table("", columns, rows)


def source_of(package: Package, row: dict[str, Any]) -> str:
    """Where a row comes from, in words: the source's title and the place in it."""
    titles = {source["id"]: source["title"] for source in package.rows("sources")}
    source = row.get("source")
    parts = (titles.get(source, source) if source else None, row.get("place"))
    return ", ".join(part for part in parts if part)


def named(package: Package, table: str, code: str | None) -> str:
    """A code with its name, or nothing."""
    names = {row["code"]: row["name"] for row in package.rows(table)}
    return f"{code} {names.get(code, '')}".strip() if code else ""
