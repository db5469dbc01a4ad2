"""The tables of a package as the publication keeps them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from faro.evaluation.domain.verdicts import Verdicts
from faro.evaluation.published import (
    PrintedCell,
    PrintedRow,
    PrintedTable,
    Provenance,
    PublishedElement,
    PublishedIndicator,
    PublishedLink,
    PublishedMeasurement,
    PublishedSource,
    PublishedTarget,
    PublishedText,
    PublishedUnit,
)
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.kernel.formats import day
from faro.package.declaration import Kind
from faro.package.model import Package
from faro.package.tables import BY_NAME

Row = Mapping[str, Any]
Printed = Mapping[str, tuple[PrintedRow, ...]]

_OUTSIDE_THE_SHEET = frozenset({"code", "element", "name", "source", "place", "note", "sense_ambiguous"})
"""Columns of an indicator that have fields of their own."""


def provenance(row: Row) -> Provenance:
    """Where a row comes from."""
    return Provenance(row.get("source"), row.get("place"), row.get("note"))


def elements_of(package: Package, verdicts: Verdicts, printed: Printed) -> dict[str, PublishedElement]:
    """The tree, in the order of the plan."""
    rows, indicators = package.rows("elements"), package.rows("indicators")
    return {
        row["code"]: PublishedElement(
            code=row["code"],
            level=row["level"],
            parent=row["parent"],
            name=row["name"],
            priority=row["priority"],
            unit=row["unit"],
            responsible=row["responsible"],
            children=tuple(each["code"] for each in rows if each["parent"] == row["code"]),
            indicators=tuple(each["code"] for each in indicators if each["element"] == row["code"]),
            verdicts=tuple(verdicts.elements.get(row["code"], ())),
            provenance=provenance(row),
            printed=printed.get(row["code"], ()),
        )
        for row in rows
    }


def indicators_of(
    package: Package, verdicts: Verdicts, senses: Mapping[str, tuple[str | None, str]], printed: Printed
) -> dict[str, PublishedIndicator]:
    """The indicators with their series. ``senses``: the sense that the engine used and whence it is, by code."""
    targets, measurements = _by_indicator(package, "targets"), _by_indicator(package, "measurements")
    return {
        row["code"]: PublishedIndicator(
            code=row["code"],
            element=row["element"],
            name=row["name"],
            unit=row["unit"],
            measure=row["measure"],
            sense=senses.get(row["code"], (row["sense"], ""))[0],
            sense_ambiguous=bool(row["sense_ambiguous"]),
            sense_reason=row["sense_reason"],
            sheet=_sheet(row),
            targets=tuple(_target(each) for each in targets.get(row["code"], ())),
            measurements=tuple(_measurement(each) for each in measurements.get(row["code"], ())),
            verdicts=tuple(verdicts.indicators.get(row["code"], ())),
            provenance=provenance(row),
            sense_source=senses.get(row["code"], (None, None))[1],
            relevance=None if row["relevance"] is None else int(row["relevance"]),
            printed=printed.get(row["code"], ()),
        )
        for row in package.rows("indicators")
    }


def _by_indicator(package: Package, table: str) -> dict[str, list[dict[str, Any]]]:
    order = {"targets": ("year", "version"), "measurements": ("period",)}[table]
    frame = package.table(table)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in [] if frame is None else frame.sort(*order, maintain_order=True).to_dicts():
        found.setdefault(row["indicator"], []).append(row)
    return found


def _sheet(row: Row) -> dict[str, str]:
    """The ficha técnica as a reader writes it: choices by their labels, quantities without needless zeros."""
    sheet = {}
    for column in BY_NAME["indicators"].columns:
        value = row[column.name]
        if value is None or column.name in _OUTSIDE_THE_SHEET:
            continue
        if column.kind is Kind.QUANTITY:
            sheet[column.name] = plain(from_scaled(value, QUANTITY_SCALE))
        elif isinstance(value, date):
            sheet[column.name] = day(value)
        else:
            sheet[column.name] = column.choices.get(str(value), str(value))
    return sheet


def _target(row: Row) -> PublishedTarget:
    return PublishedTarget(
        row["year"], row["version"], row["value"], row["instrument"], row["instrument_date"], provenance(row)
    )


def _measurement(row: Row) -> PublishedMeasurement:
    return PublishedMeasurement(
        row["period"], row["value"], row["numerator"], row["denominator"], row["measured_on"], provenance(row)
    )


def units_of(package: Package, verdicts: Verdicts, printed: Printed) -> dict[str, PublishedUnit]:
    """The units, in the order of the plan."""
    return {
        row["code"]: PublishedUnit(
            row["code"],
            row["name"],
            row["parent"],
            tuple(verdicts.units.get(row["code"], ())),
            provenance(row),
            printed.get(row["code"], ()),
        )
        for row in package.rows("units")
    }


def sources_of(package: Package) -> dict[str, PublishedSource]:
    """The sources, by code."""
    return {
        row["id"]: PublishedSource(
            row["id"], row["title"], row["publisher"], row["instrument"], row["date"], row["note"]
        )
        for row in package.rows("sources")
    }


def texts_of(package: Package) -> tuple[PublishedText, ...]:
    """The texts, in their order."""
    return tuple(
        PublishedText(row["id"], row["section"], row["element"], row["text"], row["author"], provenance(row))
        for row in package.rows("texts")
    )


def links_of(package: Package) -> tuple[PublishedLink, ...]:
    """The links between plans, in their order."""
    return tuple(
        PublishedLink(
            row["id"],
            row["lower_plan"],
            row["lower_code"],
            row["lower_name"],
            row["upper_plan"],
            row["upper_code"],
            row["upper_name"],
            row["explanation"],
            provenance(row),
        )
        for row in package.rows("links")
    )


def printed_tables_of(package: Package) -> tuple[PrintedTable, ...]:
    """The printed tables with their cells, row by row."""
    cells: dict[str, list[PrintedCell]] = {}
    for row in package.rows("printed_cells"):
        cell = PrintedCell(row["row"], row["column"], row["heading"], row["text"], row["page"], row["line"])
        cells.setdefault(row["table"], []).append(cell)
    return tuple(
        PrintedTable(row["id"], row["title"], row["role"], tuple(cells.get(row["id"], ())), provenance(row))
        for row in package.rows("printed_tables")
    )
