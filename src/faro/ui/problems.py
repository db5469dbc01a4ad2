"""What is wrong with a file, line by line."""

from collections.abc import Iterable

from faro.kernel.errors import Problem
from faro.kernel.text import _
from faro.ui.pieces import Cell, DataTable, TableColumn


def problems_table(caption: str, problems: Iterable[Problem]) -> DataTable:
    """Each problem with its place, what stands there and how it is mended."""
    rows = tuple(
        (
            Cell("" if each.place.row is None else str(each.place.row)),
            Cell(each.place.column or ""),
            Cell(each.value or ""),
            Cell(each.message),
            Cell(each.mend),
        )
        for each in problems
    )
    words = (_("Fila"), _("Columna"), _("Valor"), _("Qué pasa"), _("Cómo se corrige"))
    columns = tuple(TableColumn(word, figures=place == 0) for place, word in enumerate(words))
    return DataTable(caption, columns, rows, stacked=True)
