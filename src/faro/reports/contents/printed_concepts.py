"""Printed POI tables 1 and 2: amounts and counts at two stages, and what they should add up to."""

from collections.abc import Sequence
from decimal import Decimal

from faro.kernel.formats import MISSING
from faro.kernel.text import _
from faro.package.names import folded
from faro.reports.contents.printed import PrintedTable
from faro.reports.document import Align, Block, Bullets, Cell, Column, Row, Table

_INVESTMENTS, _ACTIVITIES, _BOTH = "n° inversiones", "n° ao", "n° ao e inversiones"


def by_concept(table: PrintedTable, all_tables: Sequence[PrintedTable]) -> tuple[Block, ...]:
    """The table as printed, what it should add up to, and where another printed table says otherwise."""
    stages = [name for name in table.columns if name != "row_label"]
    columns = (
        Column(_("Concepto"), weight=2),
        *(Column(_("{stage}, según documento").format(stage=table.columns[name]), Align.RIGHT, 1.5) for name in stages),
        *((Column(_("Diferencia entre etapas"), Align.RIGHT, 1.5),) if len(stages) == 2 else ()),
    )
    rows = tuple(_row(table, place, stages) for place in range(len(table.rows)))
    notes = [
        _("Según documento: {place}. La diferencia es de Faro: la segunda etapa menos la primera.").format(
            place=table.place or MISSING
        )
    ]
    notes += [table.note] if table.note else []
    shown = Table(_("{title} (según documento)").format(title=table.title), columns, rows, tuple(notes))
    sentences = [*_sum_sentences(table, stages), *_other_tables(table, all_tables)]
    return (shown, Bullets(tuple(sentences))) if sentences else (shown,)


def _row(table: PrintedTable, place: int, stages: Sequence[str]) -> Row:
    row, numbers = table.rows[place], table.numbers[place]
    cells = [Cell(row.get("row_label", "")), *(Cell(row.get(name, "")) for name in stages)]
    if len(stages) == 2:
        first, second = numbers.get(stages[0]), numbers.get(stages[1])
        cells.append(Cell(MISSING if first is None or second is None else _written(second - first)))
    return Row(tuple(cells))


def _written(number: Decimal) -> str:
    return f"{number:+,f}" if number else f"{number:,f}"


def _labelled(table: PrintedTable, column: str) -> dict[str, Decimal]:
    found = {}
    for row, numbers in zip(table.rows, table.numbers, strict=True):
        number = numbers.get(column)
        if number is not None:
            found[folded(row.get("row_label", ""))] = number
    return found


def _sum_sentences(table: PrintedTable, stages: Sequence[str]) -> list[str]:
    sentences = []
    for stage in stages:
        numbers = _labelled(table, stage)
        if not {_INVESTMENTS, _ACTIVITIES, _BOTH} <= numbers.keys():
            continue
        added = numbers[_INVESTMENTS] + numbers[_ACTIVITIES]
        verdict = (
            _("coincide con lo impreso")
            if added == numbers[_BOTH]
            else _("el documento imprime {n}").format(n=numbers[_BOTH])
        )
        sentences.append(
            _("{stage}: {investments} inversiones y {activities} AO suman {added}; {verdict}.").format(
                stage=table.columns[stage],
                investments=numbers[_INVESTMENTS],
                activities=numbers[_ACTIVITIES],
                added=added,
                verdict=verdict,
            )
        )
    return sentences


def _other_tables(table: PrintedTable, all_tables: Sequence[PrintedTable]) -> list[str]:
    """Where an earlier printed table gives another figure for the same concept and stage."""
    sentences = []
    for other in all_tables:
        if other.id == table.id:
            break
        for stage in table.columns.keys() & other.columns.keys() - {"row_label"}:
            here, there = _labelled(table, stage), _labelled(other, stage)
            for row in table.rows:
                label = folded(row.get("row_label", ""))
                if label in here and label in there and here[label] != there[label]:
                    sentences.append(
                        _("«{concept}», {stage}: {here} en este cuadro y {there} en «{other}».").format(
                            concept=row["row_label"],
                            stage=table.columns[stage],
                            here=f"{here[label]:,f}",
                            there=f"{there[label]:,f}",
                            other=other.title,
                        )
                    )
    return sentences
