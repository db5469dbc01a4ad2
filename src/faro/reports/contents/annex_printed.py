"""Annex: the other tables of a published document, exactly as it prints them."""

from faro.kernel.text import _
from faro.reports.contents.activities import POI_ROLES
from faro.reports.contents.printed import NOT_TABLES, as_printed, printed_tables
from faro.reports.contents.view import View
from faro.reports.document import Block, Notice


def printed_annex(view: View) -> tuple[str, str, tuple[Block, ...]] | None:
    """The tables that no chapter has shown; None where there are none."""
    shown = () if view.has_activities else POI_ROLES
    tables = [table for table in printed_tables(view) if table.role not in (*shown, *NOT_TABLES)]
    if not tables:
        return None
    remark = Notice(
        _(
            "Estos cuadros reproducen, según documento, lo que imprime una publicación. "
            "No son resultados de este informe."
        )
    )
    return _("Otros cuadros impresos"), "impresos", (remark, *(as_printed(table) for table in tables))
