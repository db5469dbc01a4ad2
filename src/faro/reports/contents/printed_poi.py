"""The POI tables of a published document, marked «según documento», beside what their own rows give."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from faro.kernel.formats import MISSING, number
from faro.kernel.text import _, ngettext
from faro.reports.contents.phrases import listed, signed
from faro.reports.contents.printed import PrintedTable
from faro.reports.contents.printed_sums import (
    DETAIL,
    GROUP,
    TOTAL,
    Difference,
    column_mean,
    column_sum,
    parts_of,
    ratio,
    row_kinds,
    row_name,
    sum_differences,
)
from faro.reports.contents.view import View
from faro.reports.document import Align, Block, Bullets, Cell, Column, Row, RowKind, Table
from faro.reports.printed_figures import agrees_as_printed

_ROW_KINDS = {GROUP: RowKind.GROUP, DETAIL: RowKind.BODY, TOTAL: RowKind.TOTAL}


def soles(amount: Decimal | None) -> str:
    """An amount read from print."""
    return MISSING if amount is None else f"S/ {amount:,.2f}"


def count(value: Decimal | None) -> str:
    """A number of activities read from print."""
    return MISSING if value is None else f"{value:,f}"


def by_elements(view: View, table: PrintedTable) -> tuple[Block, ...]:
    """A table by objective and action (POI tables 3 and 4): counts and amounts with their sums, progress with its mean."""
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
    shown = Table(_marked(table), columns, rows, _notes(table), wide=True)
    return (shown, Bullets(tuple(_element_sentences(table, kinds, with_progress=with_progress))))


def _marked(table: PrintedTable) -> str:
    return _("{title} (según documento)").format(title=table.title)


def _notes(table: PrintedTable) -> tuple[str, ...]:
    notes = [_("Según documento: {place}. Las sumas, los promedios y las diferencias son de Faro.").format(place=table.place or MISSING)]
    notes.append(_("Diferencia: lo impreso menos lo que dan sus propias filas."))
    return (*notes, table.note) if table.note else tuple(notes)


def _element_row(table: PrintedTable, kinds: tuple[str, ...], place: int, *, with_progress: bool) -> Row:
    row, numbers, parts = table.rows[place], table.numbers[place], parts_of(kinds, place)
    cells = [Cell(row.get("code", "")), Cell(row.get("description", ""))]
    if table.has("priority"):
        cells.append(Cell(row.get("priority", "")))
    for column, write in (("activities", count), ("amount", _plain_amount)):
        computed = column_sum(table, parts, column)
        cells += [Cell(row.get(column, "")), *_beside(numbers.get(column), computed, write, known=bool(parts))]
    if with_progress:
        mean = column_mean(table, parts, "physical_percent")
        cells += [Cell(row.get("physical_percent", "")), Cell(number(mean) if parts else "")]
    return Row(tuple(cells), _ROW_KINDS[kinds[place]])


def _plain_amount(amount: Decimal | None) -> str:
    return MISSING if amount is None else f"{amount:,.2f}"


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
        sentences += [_total_sentence(what, difference, write) for difference in totals]
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


def _total_sentence(what: str, difference: Difference, write: Callable[[Decimal | None], str]) -> str:
    return _("En {what}, el total impreso es {printed} y sus filas suman {computed}: {gap} de diferencia.").format(
        what=what,
        printed=write(difference.printed),
        computed=write(difference.computed),
        gap=write(difference.printed - difference.computed),
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
            "En la ejecución física, {n} de {groups} filas de objetivo no es el promedio simple de sus acciones: {items}.",
            "En la ejecución física, {n} de {groups} filas de objetivo no son el promedio simple de sus acciones: {items}.",
            len(found),
        ).format(n=len(found), groups=kinds.count(GROUP), items=listed(found))
    ]


def by_units(view: View, table: PrintedTable) -> tuple[Block, ...]:
    """A table by cost centre (POI table 5): each percentage beside executed over programmed."""
    kinds = row_kinds(view, table)
    columns = (
        Column(_("Código"), weight=1.1),
        Column(_("Centro de costo según documento"), weight=4),
        Column(_("N° según documento"), Align.RIGHT, 0.8),
        Column(_("Programación según documento (S/)"), Align.RIGHT, 1.5),
        Column(_("Ejecución según documento (S/)"), Align.RIGHT, 1.5),
        Column(_("% según documento"), Align.RIGHT),
        Column(_("Ejecución entre programación (%)"), Align.RIGHT, 1.2),
        Column(_("Diferencia, en puntos"), Align.RIGHT),
    )
    rows = [_unit_row(table, place, _ROW_KINDS[kind]) for place, kind in enumerate(kinds)]
    rows += [_sums_row(table, kinds, place) for place, kind in enumerate(kinds) if kind == TOTAL]
    shown = Table(_marked(table), columns, tuple(rows), _notes(table), wide=True)
    return (shown, Bullets(tuple(_unit_sentences(table, kinds))))


def _unit_row(table: PrintedTable, place: int, kind: RowKind) -> Row:
    row, numbers = table.rows[place], table.numbers[place]
    own = ratio(numbers.get("executed"), numbers.get("programmed"))
    printed = numbers.get("percent")
    texts = [row.get(name, "") for name in ("code", "description", "activities", "programmed", "executed", "percent")]
    difference = signed(printed - own) if printed is not None and own is not None else MISSING
    return Row((*(Cell(text) for text in texts), Cell(number(own)), Cell(difference)), kind)


def _sums_row(table: PrintedTable, kinds: tuple[str, ...], place: int) -> Row:
    parts = parts_of(kinds, place)
    activities, programmed, executed = (column_sum(table, parts, name) for name in ("activities", "programmed", "executed"))
    own, printed = ratio(executed, programmed), table.numbers[place].get("percent")
    texts = ["", _("Suma de las filas (Faro)"), count(activities), _plain_amount(programmed), _plain_amount(executed), ""]
    difference = signed(printed - own) if printed is not None and own is not None else MISSING
    return Row((*(Cell(text) for text in texts), Cell(number(own)), Cell(difference)), RowKind.TOTAL)


def _unit_sentences(table: PrintedTable, kinds: tuple[str, ...]) -> list[str]:
    sentences = []
    for column, what, write in (
        ("activities", _("el número de actividades e inversiones"), count),
        ("programmed", _("la programación"), soles),
        ("executed", _("la ejecución"), soles),
    ):
        sentences += [_total_sentence(what, difference, write) for difference in sum_differences(table, kinds, column)[1]]
    sentences += [_share_sentence(table, kinds, place) for place, kind in enumerate(kinds) if kind == TOTAL]
    return [*sentences, *_row_percent_sentences(table, kinds)]


def _share_sentence(table: PrintedTable, kinds: tuple[str, ...], place: int) -> str:
    parts = parts_of(kinds, place)
    programmed, executed = column_sum(table, parts, "programmed"), column_sum(table, parts, "executed")
    return _(
        "El total imprime {printed} %. Según sus filas, ejecución entre programación es {ratio} % ({executed} / {programmed}); "
        "el promedio simple de los porcentajes impresos en sus filas es {mean} %."
    ).format(
        printed=table.rows[place].get("percent") or MISSING,
        ratio=number(ratio(executed, programmed)),
        executed=soles(executed),
        programmed=soles(programmed),
        mean=number(column_mean(table, parts, "percent"), 2),
    )


def _row_percent_sentences(table: PrintedTable, kinds: tuple[str, ...]) -> list[str]:
    found, incalculable = [], []
    for place, kind in enumerate(kinds):
        row, numbers = table.rows[place], table.numbers[place]
        printed, own = numbers.get("percent"), ratio(numbers.get("executed"), numbers.get("programmed"))
        if kind != DETAIL or printed is None:
            continue
        if own is None:
            incalculable.append(_("{name} (imprime {printed})").format(name=row_name(row), printed=row["percent"]))
        elif not agrees_as_printed(printed, own):
            found.append(
                _("{name} (imprime {printed}, resulta {own})").format(
                    name=row_name(row), printed=row["percent"], own=number(own)
                )
            )
    sentences = []
    if found:
        sentences.append(
            _("En {n} de {rows} filas el porcentaje impreso no es ejecución entre programación, redondeada: {items}.").format(
                n=len(found), rows=kinds.count(DETAIL), items=listed(found)
            )
        )
    if incalculable:
        sentences.append(
            ngettext(
                "En {n} fila falta la programación o la ejecución, y el porcentaje impreso no se puede recalcular: {items}.",
                "En {n} filas falta la programación o la ejecución, y el porcentaje impreso no se puede recalcular: {items}.",
                len(incalculable),
            ).format(n=len(incalculable), items=listed(incalculable))
        )
    return sentences
