"""How many rows a package touches, for the page."""

from faro.kernel.text import _
from faro.package.tables import BY_NAME
from faro.plans.domain.differences import Differences
from faro.plans.selectors.wording import COUNT_HEADINGS
from faro.ui.api import Cell, DataTable, TableColumn


def counts_table(differences: Differences) -> DataTable:
    """For each table that differs, to how many rows what happens."""
    rows = tuple(
        (
            Cell(BY_NAME[table.table].label),
            *(Cell(f"{len(table.of(kind)):,d}") for kind in COUNT_HEADINGS),
            Cell(_("sí") if table.reordered else _("no")),
        )
        for table in differences.tables
    )
    columns = (
        TableColumn(_("Tabla")),
        *(TableColumn(heading, figures=True) for heading in COUNT_HEADINGS.values()),
        TableColumn(_("Otro orden")),
    )
    return DataTable(_("Filas que difieren, por tabla"), columns, rows, stacked=True)
