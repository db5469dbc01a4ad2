"""Annex: how plans are articulated with those above them, as the package declares it."""

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.reports.contents.annex_sources import cited
from faro.reports.contents.view import View
from faro.reports.document import Block, Cell, Column, Row, Table


def links_annex(view: View) -> tuple[str, str, tuple[Block, ...]] | None:
    """The links; None where the package has none."""
    links = view.rows("links")
    if not links:
        return None
    columns = (
        Column(_("Plan"), weight=1.6),
        Column(_("Objetivo"), weight=2.4),
        Column(_("Plan superior"), weight=1.6),
        Column(_("Objetivo superior"), weight=2.4),
        Column(_("Relación causal"), weight=1.4),
        Column(_("Fuente"), weight=1.8),
    )
    rows = tuple(
        Row(
            tuple(
                Cell(text)
                for text in (
                    row["lower_plan"],
                    " ".join(part for part in (row["lower_code"], row["lower_name"]) if part),
                    row["upper_plan"],
                    " ".join(part for part in (row["upper_code"], row["upper_name"]) if part),
                    row["explanation"] or MISSING,
                    cited(row),
                )
            )
        )
        for row in links
    )
    return (
        _("Articulación con otros planes"),
        "articulacion",
        (Table(_("Articulación declarada"), columns, rows, wide=True),),
    )
