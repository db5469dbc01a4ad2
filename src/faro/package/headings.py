"""Which column of the declaration each heading means."""

from collections.abc import Mapping

from faro.kernel.errors import Place
from faro.kernel.text import _
from faro.package.grid import Grid, is_empty
from faro.package.names import nearest
from faro.package.problems import ProblemList

HEADING_ROW = 1


def column_positions(grid: Grid, problems: ProblemList) -> Mapping[str, int]:
    """Where each declared column stands in the grid. A column that is not required may be left out."""
    by_heading = {grid.form.heading(column): column.name for column in grid.table.columns}
    positions: dict[str, int] = {}
    unknown: list[str] = []
    for position, written in enumerate(grid.headings):
        heading = grid.form.clean_heading(written)
        if not heading:
            _check_unnamed(grid, position, problems)
        elif heading not in by_heading:
            unknown.append(heading)
        elif by_heading[heading] in positions:
            problems.add(
                "duplicate_heading",
                Place(grid.file, HEADING_ROW, heading),
                _("El encabezado «{heading}» está repetido.").format(heading=heading),
                _("Deje una sola columna con ese encabezado."),
                heading,
            )
        else:
            positions[by_heading[heading]] = position
    free = [heading for heading, name in by_heading.items() if name not in positions]
    _report_unknown(grid, unknown, free, problems)
    _report_missing(grid, positions, problems)
    return positions


def _check_unnamed(grid: Grid, position: int, problems: ProblemList) -> None:
    filled = next((row for row in grid.rows if not is_empty(row.cells[position])), None)
    if filled is not None:
        problems.add(
            "column_without_heading",
            Place(grid.file, filled.number),
            _("La columna número {n} tiene datos y no tiene encabezado.").format(n=position + 1),
            _("Póngale su encabezado o borre la columna."),
            filled.cells[position],
        )


def _report_unknown(grid: Grid, unknown: list[str], free: list[str], problems: ProblemList) -> None:
    for heading in unknown:
        guess = nearest(heading, free)
        mend = (
            _("¿Quiso decir «{guess}»? Corrija el encabezado.").format(guess=guess) if guess else _unplaced_mend(free)
        )
        problems.add(
            "unknown_heading",
            Place(grid.file, HEADING_ROW, heading[:100]),
            _("El encabezado no es de esta tabla."),
            mend,
            heading,
        )


def _report_missing(grid: Grid, positions: Mapping[str, int], problems: ProblemList) -> None:
    for column in grid.table.columns:
        if column.required and column.name not in positions:
            heading = grid.form.heading(column)
            problems.add(
                "missing_heading",
                Place(grid.file, HEADING_ROW, heading),
                _("Falta la columna obligatoria «{heading}».").format(heading=heading),
                _("Agregue la columna con ese encabezado en la primera fila."),
            )


def _unplaced_mend(free: list[str]) -> str:
    if not free:
        return _("Borre la columna: Faro no la conoce.")
    return _("Borre la columna, o póngale uno de los encabezados que faltan: {names}.").format(names=", ".join(free))
