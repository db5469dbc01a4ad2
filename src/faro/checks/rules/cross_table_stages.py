"""The same stage printed in two tables by rows: the same label under the same heading is the same figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from faro.checks.evidence import Evidence, PrintedCell, PrintedTable
from faro.checks.finding import Finding
from faro.checks.precision import stands_for
from faro.checks.printed_rows import ColumnKind, by_rows, cell_kind
from faro.checks.printed_words import capital, shown, table_name, told, unit_of
from faro.checks.rules.cross_table_headings import comparable
from faro.checks.rules.sum_labels import label_words
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _

_NOT_STAGES = frozenset({"lights", "average"})


@dataclass(frozen=True)
class _Stated:
    table: PrintedTable
    label: str
    column: str
    cell: PrintedCell
    kind: ColumnKind
    number: Decimal


def find(evidence: Evidence) -> Iterator[Finding]:
    """Cells of two tables with the same label and the same heading, and different figures."""
    stated = list(_stated(evidence))
    for one, other in combinations(stated, 2):
        if one.table.id == other.table.id or label_words(one.label) != label_words(other.label):
            continue
        alike = stands_for(one.number, other.number) or stands_for(other.number, one.number)
        if not alike and comparable((one.table, one.column), (other.table, other.column), ColumnKind.COUNT):
            yield _finding(one, other, stated)


def _stated(evidence: Evidence) -> Iterator[_Stated]:
    for table in filter(by_rows, evidence.printed_tables):
        for row in table.rows if table.role not in _NOT_STAGES else ():
            label = table.text(row, "row_label")
            for column, cell in row.items():
                number = printed_number(cell.text)
                if column != "row_label" and number is not None and label_words(label):
                    yield _Stated(table, label, column, cell, cell_kind(table, row, column), number)


def _finding(one: _Stated, other: _Stated, stated: list[_Stated]) -> Finding:
    message = _("«{label}», «{heading}»: {table} imprime {one} y {other_table}, {other}{swapped}.").format(
        label=one.label,
        heading=one.table.headings[one.column],
        table=table_name(one.table),
        one=told(one.kind, one.number),
        other_table=table_name(other.table),
        other=told(other.kind, other.number),
        swapped=_swapped(one, other, stated) or _swapped(other, one, stated),
    )
    return Finding(
        "cross_table.same-stage",
        capital(one.label),
        message,
        (shown(one.cell), shown(other.cell)),
        other.cell.text,
        one.number,
        unit_of(one.kind),
        other.number - one.number,
        cause=f"{one.table.id}/{other.table.id}/{one.column}/{one.cell.place.row}",
    )


def _swapped(one: _Stated, other: _Stated, stated: list[_Stated]) -> str:
    """Where the other figure stands in the first table's column, under another label."""
    for each in stated:
        same_column = each.table.id == one.table.id and each.column == one.column
        if same_column and each.label != one.label and each.number == other.number and each.kind is other.kind:
            return _("; {number} es lo que {table} da en «{label}»: parece un rótulo cambiado").format(
                number=told(each.kind, each.number), table=table_name(each.table), label=each.label
            )
    return ""
