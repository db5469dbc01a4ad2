"""Where everything public stands. Addresses are Spanish and stay: people and documents cite them."""

from django.urls import reverse

from faro.evaluation.api import PublishedElement, Spot
from faro.portal.domain.citations import CellPlace, Citation
from faro.portal.domain.edition import Edition
from faro.questions.api import questioning_url

ROWS_PER_PAGE = 60
"""Rows of a printed table on one page."""


def address(edition: Edition, name: str, **kwargs: object) -> str:
    """The address of a page of that publication."""
    return reverse(f"portal:{name}", kwargs={"plan": edition.slug, "year": edition.year, **kwargs})


def element_address(edition: Edition, element: PublishedElement) -> str:
    """The page of an objective or action."""
    return address(edition, "objective" if edition.is_objective(element) else "action", code=element.code)


def code_address(edition: Edition, code: str) -> str:
    """The page of whatever has that code; nothing where the plan has none."""
    element = edition.plan.elements.get(code)
    if element is not None:
        return element_address(edition, element)
    if code in edition.plan.indicators:
        return address(edition, "indicator", code=code)
    return address(edition, "unit", code=code) if code in edition.plan.units else ""


def cell_address(edition: Edition, cell: CellPlace) -> str:
    """The very cell, on the page of its table."""
    source = cell.table.provenance.source or "-"
    page = (cell.row - 1) // ROWS_PER_PAGE + 1
    query = f"?pagina={page}" if page > 1 else ""
    return f"{address(edition, 'printed_table', code=source, table=cell.table.id)}{query}#{cell.anchor}"


def citation_address(edition: Edition, citation: Citation) -> str:
    """The cell that shows the figure; else the page of its source; else nothing."""
    if citation.cell is not None:
        return cell_address(edition, citation.cell)
    return address(edition, "source", code=citation.source.id) if citation.source else ""


def spot_address(edition: Edition, spot: Spot | None) -> str:
    """The cell at a place, or where its line is printed, or the page of its document."""
    if spot is None:
        return ""
    cell = edition.cell_at(spot)
    if cell is not None:
        return cell_address(edition, cell)
    return address(edition, "source", code=spot.document) if spot.document in edition.plan.sources else ""


def question_address(subject: str) -> str:
    """Where anyone may question that figure."""
    return questioning_url(subject)


def subject_address(edition: Edition, subject: str) -> str:
    """Where a subject of this publication is shown; nothing for any other."""
    kind, _colon, rest = subject.partition(":")
    plan, _slash, code = rest.partition("/")
    if plan != edition.plan.plan:
        return ""
    if kind == "finding":
        found = code.partition("/")[2]
        return address(edition, "finding", code=found) if found in edition.findings else ""
    if kind in ("publication", "plan"):
        return address(edition, "documents")
    return address(edition, "commitments") if kind == "commitment" else code_address(edition, code)
