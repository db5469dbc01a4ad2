"""Printed POI tables 3 and 4, by objective and action, beside what their own rows give."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from faro.kernel.formats import MISSING, number
from faro.kernel.printed_numbers import agrees_as_printed
from faro.kernel.text import _, ngettext
from faro.reports.contents.phrases import listed
from faro.reports.contents.printed import PrintedTable
from faro.reports.contents.printed_sums import (
    GROUP,
    TOTAL,
    Difference,
    column_mean,
    column_sum,
    parts_of,
    row_kinds,
    row_name,
    sum_differences,
)
from faro.reports.contents.printed_wording import (
    ROW_KINDS,
    count,
    marked_title,
    plain_amount,
    printed_notes,
    soles,
    total_sentence,
)
from faro.reports.contents.view import View
from faro.reports.document import Align, Block, Bullets, Cell, Column, Row, Table


def by_elements(view: View, table: PrintedTable) -> tuple[Block, ...]:
    """Counts and amounts with their sums, progress with its mean."""
    kinds = row_kinds(view, table)
    with_progress = table.has("physical_percent")
    rows = tuple(_element_row(table, kinds, place, with_progress=with_progress) for place in range(len(kinds)))
    columns = (
        Column(_("Código"), weight=1.1),
        Column(_("Descripción según documento"), weight=4),
        *((Column(_("Prioridad según documento"), Align.RIGHT, 0.8),) if table.has("priority") else ()),
        Column(_("N° según documento"), Align.RIGHT, 0.9),
        Column(_("Suma de sus filas"), Align.RIGHT, 0.8),
        Column(_("Diferencia"), Align.RIGHT, 0.9),
        Column(_("Monto según documento (S/)"), Align.RIGHT, 1.5),
        Column(_("Suma de sus filas (S/)"), Align.RIGHT, 1.5),
        Column(_("Diferencia (S/)"), Align.RIGHT, 1.5),
        *(
            (
                Column(_("Ejecución física según documento"), Align.RIGHT),
                Column(_("Promedio de sus filas (%)"), Align.RIGHT),
            )
            if with_progress
            else ()
        ),
    )
    shown = Table(marked_title(table), columns, rows, printed_notes(table), wide=True)
    return (shown, Bullets(tuple(_element_sentences(table, kinds, with_progress=with_progress))))


def _element_row(table: PrintedTable, kinds: tuple[str, ...], place: int, *, with_progress: bool) -> Row:
    row, numbers, parts = table.rows[place], table.numbers[place], parts_of(kinds, place)
    cells = [Cell(row.get("code", "")), Cell(row.get("description", ""))]
    if table.has("priority"):
        cells.append(Cell(row.get("priority", "")))
    for column, write in (("activities", count), ("amount", plain_amount)):
        computed = column_sum(table, parts, column)
        cells += [Cell(row.get(column, "")), *_beside(numbers.get(column), computed, write, known=bool(parts))]
    if with_progress:
        mean = column_mean(table, parts, "physical_percent")
        cells += [Cell(row.get("physical_percent", "")), Cell(number(mean) if parts else "")]
    return Row(tuple(cells), ROW_KINDS[kinds[place]])


def _beside(
    printed: Decimal | None, computed: Decimal | None, write: Callable[[Decimal | None], str], *, known: bool
) -> tuple[Cell, Cell]:
    """The computed figure and the difference; nothing for a row that adds up no others."""
    if not known:
        return Cell(""), Cell("")
    if printed is None or computed is None:
        return Cell(write(computed)), Cell(MISSING)
    return Cell(write(computed)), Cell(write(printed - computed))


def _element_sentences(table: PrintedTable, kinds: tuple[str, ...], *, with_progress: bool) -> list[str]:
    sentences = []
    for column, what, write in (
        ("activities", _("el número de actividades e inversiones"), count),
        ("amount", _("el monto"), soles),
    ):
        groups, totals = sum_differences(table, kinds, column)
        sentences.append(_sum_sentence(what, groups, kinds.count(GROUP), write))
        sentences += [total_sentence(what, difference, write) for difference in totals]
        if TOTAL not in kinds:
            sentences.append(_unprinted_total(table, kinds, column, what, write))
    return [*sentences, *(_mean_sentences(table, kinds) if with_progress else [])]


def _sum_sentence(what: str, found: Sequence[Difference], groups: int, write: Callable[[Decimal | None], str]) -> str:
    if not found:
        return _("En {what}, todas las filas de objetivo son la suma de sus acciones.").format(what=what)
    items = [_difference_text(difference, write) for difference in found]
    return ngettext(
        "En {what}, {n} de {groups} filas de objetivo no es la suma de sus acciones: {items}.",
        "En {what}, {n} de {groups} filas de objetivo no son la suma de sus acciones: {items}.",
        len(found),
    ).format(what=what, n=len(found), groups=groups, items=listed(items))


def _difference_text(difference: Difference, write: Callable[[Decimal | None], str]) -> str:
    return _("{name} (imprime {printed}, suman {computed})").format(
        name=difference.name, printed=write(difference.printed), computed=write(difference.computed)
    )


def _unprinted_total(
    table: PrintedTable, kinds: tuple[str, ...], column: str, what: str, write: Callable[[Decimal | None], str]
) -> str:
    places = tuple(place for place, kind in enumerate(kinds) if kind == GROUP)
    return _("El cuadro no imprime un total; en {what}, sus filas de objetivo suman {sum}.").format(
        what=what, sum=write(column_sum(table, places, column))
    )


def _mean_sentences(table: PrintedTable, kinds: tuple[str, ...]) -> list[str]:
    found = []
    for place, kind in enumerate(kinds):
        printed = table.numbers[place].get("physical_percent")
        mean = column_mean(table, parts_of(kinds, place), "physical_percent")
        if kind == GROUP and printed is not None and mean is not None and not agrees_as_printed(printed, mean):
            found.append(
                _("{name} (imprime {printed}, promedian {mean} %)").format(
                    name=row_name(table.rows[place]), printed=table.rows[place]["physical_percent"], mean=number(mean)
                )
            )
    if not found:
        return [_("La ejecución física de cada objetivo es el promedio simple de sus acciones.")]
    return [
        ngettext(
            "En la ejecución física, {n} de {groups} filas de objetivo no es el promedio simple "
            "de sus acciones: {items}.",
            "En la ejecución física, {n} de {groups} filas de objetivo no son el promedio simple "
            "de sus acciones: {items}.",
            len(found),
        ).format(n=len(found), groups=kinds.count(GROUP), items=listed(found))
    ]
