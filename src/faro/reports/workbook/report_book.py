"""Puts the sheets of the report together, in the order a reader wants them."""

from collections.abc import Sequence
from pathlib import Path

from faro.engine.evaluation import Run
from faro.kernel.text import _
from faro.package.model import Package
from faro.reports.contents.activities import POI_ROLES
from faro.reports.contents.printed import printed_tables
from faro.reports.contents.view import View
from faro.reports.workbook import (
    elements_sheet,
    indicators_sheet,
    methods_sheet,
    reference_sheets,
    summary_sheet,
    tracking_sheet,
)
from faro.reports.workbook.activities_sheet import write_activities_sheet
from faro.reports.workbook.book import Book
from faro.reports.workbook.elements_sheet import ElementsSheet
from faro.reports.workbook.indicators_sheet import IndicatorsSheet
from faro.reports.workbook.methods_sheet import MethodsSheet
from faro.reports.workbook.poi_sheets import write_element_sheets, write_unit_sheet
from faro.reports.workbook.printed_sheets import write_printed_cells, write_printed_sheets
from faro.reports.workbook.reference_sheets import write_reference_sheets
from faro.reports.workbook.stage_sheets import write_stage_sheets
from faro.reports.workbook.summary_sheet import SummarySheet
from faro.reports.workbook.tracking_sheet import write_tracking_sheet

ACTIVITIES, PRINTED = _("AO"), _("Cuadros impresos")


def write_workbook_report(package: Package, runs: Sequence[Run], path: Path) -> None:
    """Write the report of ``runs`` as an XLSX file. The same package and runs give the same bytes.

    Raises :class:`~faro.reports.contents.view.NoPlanMethod`.
    """
    book = Book(path, View(package, runs))
    book.reserve(_sheet_names(book.view))
    summary = SummarySheet(book)
    methods = MethodsSheet(book)
    indicators = IndicatorsSheet(book, methods)
    elements = ElementsSheet(book, methods, indicators)
    write_tracking_sheet(book, indicators)
    _write_poi(book, methods)
    write_reference_sheets(book)
    if book.view.rows("printed_cells"):
        write_printed_cells(book, PRINTED)
    summary.fill(methods, indicators, elements)
    book.close()


def poi_sheet_names() -> tuple[str, ...]:
    """«POI Tabla 1» to «POI Tabla 5»."""
    return tuple(_("POI Tabla {n}").format(n=n) for n in range(1, 6))


def _write_poi(book: Book, methods: MethodsSheet) -> None:
    names = poi_sheet_names()
    if not book.view.has_activities:
        write_printed_sheets(book, names)
        return
    write_stage_sheets(book, (names[0], names[1]))
    if book.view.poi is not None:
        write_element_sheets(book, names[2], names[3])
        write_unit_sheet(book, names[4])
        write_activities_sheet(book, ACTIVITIES, methods)


def _sheet_names(view: View) -> list[str]:
    """Every sheet that will be laid out, in order."""
    names = [summary_sheet.NAME, tracking_sheet.NAME, elements_sheet.NAME, indicators_sheet.NAME]
    poi = poi_sheet_names()
    if view.has_activities:
        names += [*poi, ACTIVITIES] if view.poi else poi[:2]
    else:
        roles = {table.role for table in printed_tables(view)}
        names += [name for name, role in zip(poi, POI_ROLES, strict=True) if role in roles]
    names += [reference_sheets.COMMITMENTS, reference_sheets.TEXTS, reference_sheets.SOURCES]
    names += [PRINTED] if view.rows("printed_cells") else []
    return [*names, methods_sheet.NAME]
