"""Places of checks and rows of printed tables, as a publication keeps them."""

from faro.checks.evidence import Evidence
from faro.checks.finding import Place
from faro.checks.printed_rows import read_rows
from faro.evaluation.published import PrintedRow, Spot
from faro.package.model import Package
from faro.reports.findings.places import place_names


def spot(place: Place) -> Spot:
    """The place in machine terms."""
    return Spot(place.document, place.page, place.line, place.table, place.row, place.column)


def printed_rows(package: Package) -> dict[str, tuple[PrintedRow, ...]]:
    """For each code of the plan, the rows of printed tables that carry it, in the order of the tables."""
    evidence, names = Evidence({}, package.tables), place_names(package)
    found: dict[str, list[PrintedRow]] = {}
    for table in evidence.printed_tables:
        for row in read_rows(table, evidence):
            if row.code and row.number is not None:
                place = next(iter(row.cells.values())).place
                of_row = Place(place.document, place.page, place.line, place.table, place.row)
                printed = PrintedRow(table.id, row.number, table.role or None, names.sentence(of_row))
                found.setdefault(row.code, []).append(printed)
    return {code: tuple(rows) for code, rows in found.items()}
