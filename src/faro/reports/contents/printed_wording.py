"""How printed POI tables and what their rows give are worded."""

from collections.abc import Callable
from decimal import Decimal

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.reports.contents.printed import PrintedTable
from faro.reports.contents.printed_sums import DETAIL, GROUP, TOTAL, Difference
from faro.reports.document import RowKind

ROW_KINDS = {GROUP: RowKind.GROUP, DETAIL: RowKind.BODY, TOTAL: RowKind.TOTAL}


def soles(amount: Decimal | None) -> str:
    """An amount read from print."""
    return MISSING if amount is None else f"S/ {amount:,.2f}"


def count(value: Decimal | None) -> str:
    """A number of activities read from print."""
    return MISSING if value is None else f"{value:,f}"


def marked_title(table: PrintedTable) -> str:
    """The printed title, marked as such."""
    return _("{title} (según documento)").format(title=table.title)


def printed_notes(table: PrintedTable) -> tuple[str, ...]:
    """Where the table is printed, what in it is not printed, and the package's own note."""
    notes = [
        _("Según documento: {place}. Las sumas, los promedios y las diferencias son de Faro.").format(
            place=table.place or MISSING
        )
    ]
    notes.append(_("Diferencia: lo impreso menos lo que dan sus propias filas."))
    return (*notes, table.note) if table.note else tuple(notes)


def plain_amount(amount: Decimal | None) -> str:
    """An amount under a heading that names its currency."""
    return MISSING if amount is None else f"{amount:,.2f}"


def total_sentence(what: str, difference: Difference, write: Callable[[Decimal | None], str]) -> str:
    """A printed total beside the sum of its rows."""
    return _("En {what}, el total impreso es {printed} y sus filas suman {computed}: {gap} de diferencia.").format(
        what=what,
        printed=write(difference.printed),
        computed=write(difference.computed),
        gap=write(difference.printed - difference.computed),
    )
