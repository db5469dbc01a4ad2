"""Printed POI table 5, by cost centre: each percentage beside executed over programmed."""

from faro.kernel.formats import MISSING, number
from faro.kernel.printed_numbers import agrees_as_printed
from faro.kernel.text import _, ngettext
from faro.reports.contents.phrases import listed, signed
from faro.reports.contents.printed import PrintedTable
from faro.reports.contents.printed_sums import (
    DETAIL,
    TOTAL,
    column_mean,
    column_sum,
    parts_of,
    ratio,
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
from faro.reports.document import Align, Block, Bullets, Cell, Column, Row, RowKind, Table


def by_units(view: View, table: PrintedTable) -> tuple[Block, ...]:
    """Each row and the total: the percentage printed, the ratio of its own figures, and the gap."""
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
    rows = [_unit_row(table, place, ROW_KINDS[kind]) for place, kind in enumerate(kinds)]
    rows += [_sums_row(table, kinds, place) for place, kind in enumerate(kinds) if kind == TOTAL]
    shown = Table(marked_title(table), columns, tuple(rows), printed_notes(table), wide=True)
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
    activities, programmed, executed = (
        column_sum(table, parts, name) for name in ("activities", "programmed", "executed")
    )
    own, printed = ratio(executed, programmed), table.numbers[place].get("percent")
    texts = [
        "",
        _("Suma de las filas (Faro)"),
        count(activities),
        plain_amount(programmed),
        plain_amount(executed),
        "",
    ]
    difference = signed(printed - own) if printed is not None and own is not None else MISSING
    return Row((*(Cell(text) for text in texts), Cell(number(own)), Cell(difference)), RowKind.TOTAL)


def _unit_sentences(table: PrintedTable, kinds: tuple[str, ...]) -> list[str]:
    sentences = []
    for column, what, write in (
        ("activities", _("el número de actividades e inversiones"), count),
        ("programmed", _("la programación"), soles),
        ("executed", _("la ejecución"), soles),
    ):
        sentences += [
            total_sentence(what, difference, write) for difference in sum_differences(table, kinds, column)[1]
        ]
    sentences += [_share_sentence(table, kinds, place) for place, kind in enumerate(kinds) if kind == TOTAL]
    return [*sentences, *_row_percent_sentences(table, kinds)]


def _share_sentence(table: PrintedTable, kinds: tuple[str, ...], place: int) -> str:
    parts = parts_of(kinds, place)
    programmed, executed = column_sum(table, parts, "programmed"), column_sum(table, parts, "executed")
    return _(
        "El total imprime {printed} %. Según sus filas, ejecución entre programación es {ratio} % "
        "({executed} / {programmed}); "
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
            _(
                "En {n} de {rows} filas el porcentaje impreso no es ejecución entre programación, redondeada: {items}."
            ).format(n=len(found), rows=kinds.count(DETAIL), items=listed(found))
        )
    if incalculable:
        sentences.append(
            ngettext(
                "En {n} fila falta la programación o la ejecución y no se puede recalcular su porcentaje: {items}.",
                "En {n} filas falta la programación o la ejecución y no se puede recalcular su porcentaje: {items}.",
                len(incalculable),
            ).format(n=len(incalculable), items=listed(incalculable))
        )
    return sentences
