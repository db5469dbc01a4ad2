"""What differs today from what was sealed of a year, in lines that a person can read through."""

from collections.abc import Sequence

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.monitoring.selectors.closing.since import SinceClosing
from faro.package.tables import BY_NAME
from faro.package.tables.provenance import PROVENANCE
from faro.plans.api import RowChange, shown
from faro.ui.api import Cell, DataTable, TableColumn

Line = tuple[str, str, str, str]
_PROVENANCE = frozenset(column.name for column in PROVENANCE)


def lines_of(found: SinceClosing) -> tuple[Line, ...]:
    """A line for each figure that differs: which row, which column, what was sealed and what it says today."""
    return tuple(line for row in found.rows for line in _lines(row))


def _lines(row: RowChange) -> list[Line]:
    table = BY_NAME[row.table]
    key = " · ".join(
        shown(table.column(name), part) for name, part in zip(table.key, row.key, strict=True) if part is not None
    )
    told = [each for each in row.columns if each[0] not in _PROVENANCE and each[0] not in table.key]
    return [
        (
            f"{table.label}: {key}",
            table.column(name).label,
            shown(table.column(name), before) if row.before else MISSING,
            shown(table.column(name), after) if row.after else MISSING,
        )
        for name, before, after in told
    ]


def since_table(lines: Sequence[Line]) -> DataTable:
    """The lines as a table."""
    columns = tuple(TableColumn(each) for each in (_("Dato"), _("Campo"), _("Sellado"), _("Hoy")))
    rows = tuple(tuple(Cell(text) for text in line) for line in lines)
    return DataTable(_("Lo que hoy difiere de lo sellado"), columns, rows, stacked=True)
