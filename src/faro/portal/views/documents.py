"""Commitments, published documents, and the printed tables that figures come from."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from faro.evaluation.api import PrintedTable
from faro.kernel.text import _
from faro.portal import live
from faro.portal.addresses import ROWS_PER_PAGE, address, question_address
from faro.portal.answering import public_page
from faro.portal.domain.citations import Sheet
from faro.portal.domain.edition import Edition
from faro.portal.presenting import Reference, reference
from faro.portal.rendering import page
from faro.portal.selectors import edition_at
from faro.ui.api import Crumb, page_of


@public_page()
def commitments(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """What was promised to improve, how it goes, and what was recommended."""
    edition = edition_at(plan, year)
    return page(
        request,
        "commitments",
        edition=edition,
        crumbs=[Crumb(_("Inicio"), address(edition, "plan")), Crumb(_("Compromisos"))],
        commitments=live.commitment_lines(edition),
        proposals=live.proposal_lines(edition),
        question_url=question_address(edition.publication_key),
    )


@public_page()
def documents(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The documents behind the figures, and those made from them."""
    edition = edition_at(plan, year)
    return page(
        request,
        "documents",
        edition=edition,
        crumbs=[Crumb(_("Inicio"), address(edition, "plan")), Crumb(_("Documentos"))],
        reports=live.report_files(edition),
        files=live.public_files(edition),
        sources=[
            (source, address(edition, "source", code=source.id), len(_tables_of(edition, source.id)))
            for source in edition.plan.sources.values()
        ],
        history=live.publications_of(edition),
    )


def _tables_of(edition: Edition, source: str) -> list[PrintedTable]:
    return [table for table in edition.plan.printed_tables if table.provenance.source == source]


@public_page()
def source(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """A document with the tables that were copied from it cell by cell."""
    edition = edition_at(plan, year)
    found = edition.plan.sources.get(code)
    if found is None:
        raise Http404(_("Esta publicación no cita una fuente con ese código."))
    tables = [
        (table, address(edition, "printed_table", code=code, table=table.id)) for table in _tables_of(edition, code)
    ]
    return page(
        request,
        "source",
        edition=edition,
        source=found,
        crumbs=[
            Crumb(_("Inicio"), address(edition, "plan")),
            Crumb(_("Documentos"), address(edition, "documents")),
            Crumb(found.instrument or found.id),
        ],
        tables=[(table, url, len(edition.sheets[table.id].rows)) for table, url in tables],
    )


@dataclass(frozen=True, slots=True)
class PrintedCellView:
    """A cell as shown: its anchor and its text."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedRowView:
    """A row as shown: its anchor, where it is printed, its cells."""

    anchor: str
    page: int | None
    line: int | None
    cells: tuple[PrintedCellView, ...]


@public_page("pagina")
def printed_table(request: HttpRequest, plan: str, year: int, code: str, table: str) -> HttpResponse:
    """A table as the document prints it; every cell has an address."""
    edition = edition_at(plan, year)
    sheet = edition.sheets.get(table)
    if sheet is None or (sheet.table.provenance.source or "-") != code:
        raise Http404(_("Esta publicación no tiene ese cuadro impreso."))
    document = edition.plan.sources.get(code)
    rows = page_of(request, range(len(sheet.rows)), ROWS_PER_PAGE)
    place: Reference | None = reference(edition, sheet.table.provenance, "name", "")
    return page(
        request,
        "printed_table",
        edition=edition,
        table=sheet.table,
        document=document,
        place=place,
        crumbs=[
            Crumb(_("Inicio"), address(edition, "plan")),
            Crumb(_("Documentos"), address(edition, "documents")),
            *([Crumb(document.instrument or document.id, address(edition, "source", code=code))] if document else []),
            Crumb(sheet.table.id),
        ],
        headings=sheet.headings,
        rows=[_row(sheet, number) for number in rows],
        page=rows,
        has_pages=any(cell.page is not None for cell in sheet.table.cells),
        has_lines=any(cell.line is not None for cell in sheet.table.cells),
    )


def _row(sheet: Sheet, number: int) -> PrintedRowView:
    cells = sheet.rows[number]
    first = next((cell for cell in cells if cell is not None), None)
    shown = tuple(
        PrintedCellView(sheet.place(number, column).anchor, (cell.text or "") if cell else "")
        for column, cell in enumerate(cells)
    )
    return PrintedRowView(f"f{number + 1}", first.page if first else None, first.line if first else None, shown)
