"""Averages printed in tables: the percentage of a total or of an objective against those of its rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding, Place, Severity, Unit
from faro.checks.precision import percent_of, stands_for, sum_stands
from faro.checks.printed_rows import (
    ADDITIVE,
    ColumnKind,
    ReadRow,
    RowKind,
    by_rows,
    children,
    column_kind,
    columns_of,
    detail_rows,
    read_rows,
    sum_of,
    top_rows,
)
from faro.checks.printed_words import capital, shown, table_label, table_name, told, told_percent
from faro.checks.rules.average_terms import EACH_CODE_ONCE, Term, Way, first_giving, ways
from faro.checks.rules.ratio_rows import amount_pair, ratio_columns
from faro.checks.words import folded
from faro.kernel.rounding import half_up
from faro.kernel.text import _

_AVERAGE_ROW = re.compile(r"(promedio|media)\b")
_FEWEST_TERMS = 2


@dataclass(frozen=True)
class Average:
    """A printed percentage over rows: ``choices`` are the rows it may be over, each with its ways."""

    table: PrintedTable
    column: str
    row: ReadRow
    printed: Decimal
    choices: tuple[tuple[Way, ...], ...]
    terms: tuple[Decimal, ...]

    @property
    def ways(self) -> list[Way]:
        """All ways, those over the likeliest rows first."""
        return [way for choice in self.choices for way in choice]

    @property
    def name(self) -> str:
        """What a message calls it."""
        return self.row.code if self.row.kind is RowKind.GROUP else _("el total")


def of_totals(source: Evidence) -> Iterable[Finding]:
    """Totals of a percentage column: with amounts, averages in the place of the ratio; without, no average at all."""
    for table in source.printed_tables:
        for average in _averages(source, table, of_groups=False):
            pair = amount_pair(table)
            columns = ratio_columns(table)
            if columns is not None and columns.percent == average.column and pair is not None:
                yield from _in_place_of_ratio(source, average, *pair)
            elif not _reproduced(average):
                yield _no_rule(average)


def of_groups(source: Evidence) -> Iterable[Finding]:
    """Objectives whose percentage is not made of those of their actions as most objectives of the table are."""
    for table in source.printed_tables:
        if amount_pair(table) is not None:
            continue
        by_column: dict[str, list[Average]] = {}
        for average in _averages(source, table, of_groups=True):
            by_column.setdefault(average.column, []).append(average)
        for averages in by_column.values():
            yield from _against_majority(averages)


def explained_totals(source: Evidence) -> set[Place]:
    """Percentages of totals that are no ratio of their amounts and are averages: this module's findings tell them."""
    return {occurrence.place for finding in of_totals(source) for occurrence in finding.occurrences}


def _averages(source: Evidence, table: PrintedTable, *, of_groups: bool) -> Iterator[Average]:
    if by_rows(table) or table.role in ("objective_results", "average", "lights", "indicators"):
        return
    rows = read_rows(table, source)
    plain = [row for row in rows if not _is_average_row(row)]
    for column in columns_of(table, ColumnKind.PERCENT):
        for row in rows:
            number = row.numbers.get(column)
            if of_groups:
                choices = [children(rows, row)] if row.kind is RowKind.GROUP else []
            else:
                whole = row.kind is RowKind.TOTAL or _is_average_row(row)
                choices = [detail_rows(plain), top_rows(plain)] if whole else []
            choices = [rows_of for rows_of in choices if len(rows_of) >= _FEWEST_TERMS]
            if number is not None and choices:
                yield _average(table, column, row, number, choices)


def _average(table: PrintedTable, column: str, row: ReadRow, number: Decimal, choices: list[list[ReadRow]]) -> Average:
    weights = [name for name in table.headings if column_kind(table, name) in ADDITIVE]
    terms = [
        [
            Term(
                each.code,
                each.numbers.get(column),
                tuple((table.headings[name] or name, each.numbers[name]) for name in weights if name in each.numbers),
            )
            for each in rows
        ]
        for rows in choices
    ]
    percents = tuple(term.percent for term in terms[0] if term.percent is not None)
    return Average(table, column, row, number, tuple(tuple(ways(each)) for each in terms), percents)


def _is_average_row(row: ReadRow) -> bool:
    return row.kind is RowKind.DETAIL and _AVERAGE_ROW.match(folded(row.label)) is not None


def _reproduced(average: Average) -> bool:
    """Whether some way gives it, or it is the sum of shares."""
    sums = sum_stands(average.printed, average.terms, whole_are_rounded=True)
    return sums or first_giving(average.printed, average.ways) is not None


def _in_place_of_ratio(source: Evidence, average: Average, part: str, whole: str) -> Iterator[Finding]:
    rows = top_rows(row for row in read_rows(average.table, source) if not _is_average_row(row))
    executed, programmed = sum_of(rows, part), sum_of(rows, whole)
    if executed is None or programmed is None:
        return
    of_rows = percent_of(executed, programmed)
    own = [average.row.numbers.get(part), average.row.numbers.get(whole)]
    of_total = percent_of(own[0], own[1]) if own[0] is not None and own[1] is not None else None
    way = first_giving(average.printed, average.ways)
    ratios = [ratio for ratio in (of_rows, of_total) if ratio is not None]
    if of_rows is None or way is None or any(stands_for(average.printed, ratio) for ratio in ratios):
        return
    message = _(
        "{table} imprime {printed} en el total: es {way}, y no lo ejecutado entre lo programado: {part} entre {whole} "
        "es {ratio}."
    ).format(
        table=capital(table_name(average.table)),
        printed=told(ColumnKind.PERCENT, average.printed),
        way=_told_way(way, average.printed),
        part=told(ColumnKind.AMOUNT, executed),
        whole=told(ColumnKind.AMOUNT, programmed),
        ratio=told_percent(of_rows),
    )
    yield _finding("average.total", average, message, of_rows)


def _no_rule(average: Average) -> Finding:
    """Outside its terms it is no mean of them; between them it may be one of figures that are not printed: a hint."""
    plainest = average.ways[0]
    low, high = min(average.terms), max(average.terms)
    message = _(
        "{table} imprime {printed} en {name}, que ninguna media de sus filas da: van de {low} a {high}; "
        "{words} es {value}."
    ).format(
        table=capital(table_name(average.table)),
        printed=told(ColumnKind.PERCENT, average.printed),
        name=average.name,
        low=told(ColumnKind.PERCENT, low),
        high=told(ColumnKind.PERCENT, high),
        words=plainest.words,
        value=told_percent(plainest.value),
    )
    severity = Severity.HINT if low <= average.printed <= high else Severity.MEDIUM
    return _finding("average.total", average, message, plainest.value, severity)


def _against_majority(averages: list[Average]) -> Iterator[Finding]:
    """The rule of the table is the plainest way that gives most of its groups, at least two and more than half.

    Where no code is doubled, counting each once is the plain mean: it is no rule, but may explain one group.
    """
    order = [way.id for average in averages for way in average.ways if way.id != EACH_CODE_ONCE]
    counts = {
        way: sum(any(each.id == way and each.gives(average.printed) for each in average.ways) for average in averages)
        for way in dict.fromkeys(order)
    }
    rule = max(counts, key=lambda way: counts[way], default="")
    if not rule or counts[rule] < _FEWEST_TERMS or counts[rule] * 2 <= len(averages):
        return
    for average in averages:
        given = [way for way in average.ways if way.id == rule] or average.ways[:1]
        if not any(way.gives(average.printed) for way in given):
            yield _unlike_others(average, given[0], counts[rule], len(averages))


def _unlike_others(average: Average, expected: Way, like: int, total: int) -> Finding:
    other = first_giving(average.printed, average.ways)
    message = _(
        "{table} imprime {printed} en {name}; {words} es {value}, y así salen {like} de los {total} de la tabla; "
        "{other}."
    ).format(
        table=capital(table_name(average.table)),
        printed=told(ColumnKind.PERCENT, average.printed),
        name=average.name,
        words=expected.words,
        value=told_percent(expected.value),
        like=like,
        total=total,
        other=_("este sale de {way}").format(way=_told_way(other, average.printed))
        if other
        else _("este no sale de ninguna media"),
    )
    return _finding("average.groups", average, message, expected.value)


def _told_way(way: Way, printed: Decimal) -> str:
    value = half_up(way.value, 2)
    how = way.how(printed)
    return f"{way.words} ({value}{', ' + how if how else ''})"


def _finding(
    rule: str, average: Average, message: str, recomputed: Fraction, severity: Severity = Severity.MEDIUM
) -> Finding:
    cell = average.row.cells[average.column]
    rounded = half_up(recomputed, 1)
    return Finding(
        rule,
        average.row.code if average.row.kind is RowKind.GROUP else table_label(average.table),
        message,
        (shown(cell),),
        printed=cell.text,
        recomputed=rounded,
        unit=Unit.PERCENT,
        difference=average.printed - rounded,
        severity=severity,
        cause=f"{average.table.id}/{average.column}/{average.row.name}",
    )
