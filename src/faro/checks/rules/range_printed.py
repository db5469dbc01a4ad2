"""Figures of printed tables out of their range."""

import re
from collections.abc import Iterator
from decimal import Decimal

from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding, Occurrence, Severity, Unit
from faro.checks.precision import percent_of
from faro.checks.printed_rows import (
    ADDITIVE,
    ColumnKind,
    ReadRow,
    RowKind,
    by_rows,
    cell_kind,
    column_kind,
    read_rows,
)
from faro.checks.printed_words import (
    capital,
    shown,
    table_label,
    table_name,
    told,
    told_list,
    told_percent,
    unit_of,
)
from faro.checks.rules.ratio_rows import Columns, amount_pair, percent_rows, ratio_columns
from faro.checks.words import folded
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _

_EXECUTION = re.compile(r"(fisic|physical|ejecuc|avance|cumplimiento)")
_SIGNED = re.compile(r"(variacion|diferencia|saldo|increment|ajuste|reduccion|modificacion|brecha|crecimiento)")
_PLAN_ROLES = frozenset({"indicators", "average", "objective_results"})
_FULL = Decimal(100)


def find_over(evidence: Evidence) -> Iterator[Finding]:
    """Percentages of execution above 100 that stand without amounts; a group only where none of its rows is above."""
    for table in evidence.printed_tables:
        for column in _execution_columns(table):
            rows = read_rows(table, evidence)
            over = [row for row in rows if row.numbers.get(column, Decimal(0)) > _FULL]
            groups = {row.group for row in over}
            for row in over:
                if row.kind in (RowKind.GROUP, RowKind.DETAIL) and not (row.code and row.code in groups):
                    yield _over(table, row, column)


def find_overspent(evidence: Evidence) -> Iterator[Finding]:
    """Rows with more executed than programmed. Where the row's percentage denies its amounts, that is the finding."""
    denied = {
        (each.table.id, each.row.cells[each.columns.percent].place.row)
        for rows in percent_rows(evidence)
        for each in rows
        if each.contradicts
    }
    for table in evidence.printed_tables:
        pair = amount_pair(table)
        for row in read_rows(table, evidence) if pair else ():
            part, whole = (row.numbers.get(column) for column in pair or ())
            if row.kind is not RowKind.DETAIL or part is None or whole is None or not 0 < whole < part:
                continue
            if (table.id, row.number) not in denied:
                yield _overspent(table, row, pair or ("", ""))


def find_no_denominator(evidence: Evidence) -> Iterator[Finding]:
    """Percentages, other than zero, in rows that program nothing or print nothing programmed."""
    for table in evidence.printed_tables:
        columns = ratio_columns(table)
        for row in read_rows(table, evidence) if columns else ():
            if columns and row.numbers.get(columns.percent) and not row.numbers.get(columns.whole):
                yield _no_denominator(table, row, columns)


def find_zero_for_blank(evidence: Evidence) -> Iterator[Finding]:
    """Rows with 0 % and a blank amount, one finding for a table; with no activities, a hint."""
    for table in evidence.printed_tables:
        rows = read_rows(table, evidence)
        columns = ratio_columns(table)
        if columns:
            blank = [row for row in rows if _is_zero(row, columns.percent) and _is_blank(row, columns.part)]
            if blank:
                yield _zero(table, blank, columns.percent, columns.part, _("en blanco"), None)
        counts = [column for column in table.headings if column_kind(table, column) is ColumnKind.COUNT]
        for column in _execution_columns(table) if len(counts) == 1 else ():
            none = [row for row in rows if _is_zero(row, column) and _is_zero(row, counts[0])]
            if none:
                yield _zero(table, none, column, counts[0], _("en cero"), Severity.HINT)


def find_negative(evidence: Evidence) -> Iterator[Finding]:
    """Counts, amounts and percentages of execution below zero; differences and variations may be."""
    for table in evidence.printed_tables:
        for row in table.rows:
            for column, cell in row.items():
                number = printed_number(cell.text)
                if number is None or number >= 0:
                    continue
                label = table.text(row, "row_label") or table.text(row, "name")
                kind = cell_kind(table, row, column)
                signed = _SIGNED.search(folded(f"{table.headings[column]} {label}"))
                if not signed and (kind in ADDITIVE or kind is ColumnKind.PERCENT):
                    yield _negative(table, column, shown(cell), kind, number)


def _execution_columns(table: PrintedTable) -> list[str]:
    """Percentages of execution that are not the ratio of two amounts of the table."""
    ratio = ratio_columns(table)
    return [
        column
        for column in table.headings
        if table.role not in _PLAN_ROLES
        and not by_rows(table)
        and column_kind(table, column) is ColumnKind.PERCENT
        and _EXECUTION.search(folded(f"{column} {table.headings[column]}"))
        and not (ratio and ratio.percent == column)
    ]


def _is_zero(row: ReadRow, column: str) -> bool:
    return row.kind is RowKind.DETAIL and row.numbers.get(column) == 0


def _is_blank(row: ReadRow, column: str) -> bool:
    return column not in row.cells or not row.cells[column].text.strip()


def _over(table: PrintedTable, row: ReadRow, column: str) -> Finding:
    number = row.numbers[column]
    message = _("{table} imprime {percent} para {row}, «{heading}»: más que toda su meta.").format(
        table=capital(table_name(table)),
        percent=told(ColumnKind.PERCENT, number),
        row=row.name,
        heading=table.headings[column],
    )
    return Finding(
        "range.percent-over",
        row.name,
        message,
        (shown(row.cells[column]),),
        row.cells[column].text,
        _FULL,
        Unit.PERCENT,
        number - _FULL,
        cause=f"{table.id}/{column}/{row.number}",
    )


def _overspent(table: PrintedTable, row: ReadRow, pair: tuple[str, str]) -> Finding:
    part, whole = (row.numbers[column] for column in pair)
    message = _("{table}, {row}: ejecutó {part} de {whole} programados, el {percent}.").format(
        table=capital(table_name(table)),
        row=row.name,
        part=told(ColumnKind.AMOUNT, part),
        whole=told(ColumnKind.AMOUNT, whole),
        percent=told_percent(percent_of(part, whole) or 0),
    )
    return Finding(
        "range.overspent",
        row.name,
        message,
        tuple(shown(row.cells[column]) for column in pair),
        row.cells[pair[0]].text,
        whole,
        Unit.SOLES,
        part - whole,
        cause=f"{table.id}/{row.number}",
    )


def _no_denominator(table: PrintedTable, row: ReadRow, columns: Columns) -> Finding:
    message = _("{table}, {row}: imprime {percent} y {whole} está {blank}{part}.").format(
        table=capital(table_name(table)),
        row=row.name,
        percent=told(ColumnKind.PERCENT, row.numbers[columns.percent]),
        whole=f"«{table.headings[columns.whole]}»",
        blank=_("en cero") if columns.whole in row.numbers else _("en blanco"),
        part=_(", con {part} ejecutados").format(part=told(ColumnKind.AMOUNT, row.numbers[columns.part]))
        if columns.part in row.numbers
        else "",
    )
    wanted = (columns.percent, columns.part, columns.whole)
    return Finding(
        "range.no-denominator",
        row.name,
        message,
        tuple(shown(row.cells[column]) for column in wanted if column in row.cells),
        row.cells[columns.percent].text,
        unit=Unit.PERCENT,
        cause=f"{table.id}/{row.number}",
    )


def _zero(
    table: PrintedTable, rows: list[ReadRow], percent: str, empty: str, how: str, severity: Severity | None
) -> Finding:
    message = _("{table} imprime 0 % en «{percent}» con «{empty}» {how}: {list}.").format(
        table=capital(table_name(table)),
        percent=table.headings[percent],
        empty=table.headings[empty],
        how=how,
        list=told_list(row.name for row in rows),
    )
    return Finding(
        "range.zero-for-blank",
        table_label(table),
        message,
        tuple(shown(row.cells[percent]) for row in rows),
        rows[0].cells[percent].text,
        unit=Unit.PERCENT,
        severity=severity,
        cause=f"{table.id}/{percent}",
    )


def _negative(table: PrintedTable, column: str, place: Occurrence, kind: ColumnKind, number: Decimal) -> Finding:
    message = _("{table} imprime {number} en «{heading}», fila {row}: menos que cero.").format(
        table=capital(table_name(table)),
        number=place.printed.strip(),
        heading=table.headings[column],
        row=place.place.row,
    )
    return Finding(
        "range.negative",
        table_label(table),
        message,
        (place,),
        place.printed,
        Decimal(0),
        unit_of(kind),
        number,
        Severity.HIGH if kind is ColumnKind.COUNT else None,
        cause=f"{table.id}/{place.place.row}/{column}",
    )
