"""A method in words, with its worked cases."""

from django.http import Http404, HttpRequest, HttpResponse

from faro.kernel.text import _
from faro.portal.addresses import address
from faro.portal.answering import public_page
from faro.portal.domain.outcomes import reaches
from faro.portal.rendering import page
from faro.portal.selectors import edition_at
from faro.reports.document import Align, Table
from faro.reports.method_page import method_page, rules, validity
from faro.ui.api import Crumb


@public_page()
def methods(request: HttpRequest, plan: str, year: int) -> HttpResponse:
    """The methods of this publication side by side."""
    edition = edition_at(plan, year)
    return page(
        request,
        "methods",
        edition=edition,
        crumbs=[Crumb(_("Inicio"), address(edition, "plan")), Crumb(_("Métodos"))],
        methods=[(each, address(edition, "method", code=each.id), reaches(each)) for each in edition.methods],
    )


@public_page()
def method(request: HttpRequest, plan: str, year: int, code: str) -> HttpResponse:
    """One method."""
    edition = edition_at(plan, year)
    found = edition.method(code)
    if found is None:
        raise Http404(_("Esta publicación no usa un método con ese código."))
    rule = edition.rules.get(code)
    tables = [block for block in method_page(rule) if isinstance(block, Table)] if rule else []
    return page(
        request,
        "method",
        edition=edition,
        method=found,
        rule=rule,
        is_main=found.id == edition.plan.main_method,
        sentences=rules(rule) if rule else (),
        validity=validity(rule) if rule else "",
        reaches=reaches(found),
        examples=[_with_columns(table) for table in tables[1:]],
        crumbs=[
            Crumb(_("Inicio"), address(edition, "plan")),
            Crumb(_("Métodos"), address(edition, "methods")),
            Crumb(found.id),
        ],
    )


def _with_columns(table: Table) -> dict[str, object]:
    """A table whose cells know whether they hold figures."""
    columns = [(column.label, column.align is Align.RIGHT) for column in table.columns]
    rows = [
        [(cell.text, figures) for cell, (_label, figures) in zip(row.cells, columns, strict=True)] for row in table.rows
    ]
    return {"caption": table.caption, "columns": columns, "rows": rows}
