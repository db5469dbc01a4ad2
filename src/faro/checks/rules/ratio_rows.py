"""Printed percentages against the two amounts of their row."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding, Occurrence, Place, Unit
from faro.checks.precision import Fit, fit, percent_of, places
from faro.checks.printed_rows import ColumnKind, ReadRow, RowKind, column_kind, detail_rows, read_rows, sum_of
from faro.checks.printed_words import capital, shown, table_label, table_name, told, told_list, told_percent
from faro.checks.words import folded
from faro.kernel.rounding import half_up
from faro.kernel.text import _

_EXECUTED = re.compile(r"(ejecut|ejecuc|devengad|gastad|girad|executed|accrued|paid|realizad)")
_PROGRAMMED = re.compile(r"(program|presupuestad|\bpim\b|\bpia\b|asignad|programmed|budget)")
_OTHER_RATIO = re.compile(r"(fisic|particip|peso|physical|share)")
_POWERS = tuple(power for size in range(1, 7) for power in (-size, size))
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one ratio: ``percent`` is ``part`` out of ``whole``."""

    part: str
    whole: str
    percent: str


@dataclass(frozen=True)
class PercentRow:
    """A row with its printed percentage and what its amounts give."""

    table: PrintedTable
    row: ReadRow
    columns: Columns
    percent: Decimal
    computed: Fraction
    others: tuple[ReadRow, ...]

    @property
    def fit(self) -> Fit:
        """How the printed percentage stands for the computed one."""
        return fit(self.percent, self.computed)

    @property
    def power(self) -> int | None:
        """The power of ten that makes the amounts give the printed percentage; None where they do, or none does."""
        if self.fit is not Fit.NONE or not self.percent or not self.computed:
            return None
        fitting = [p for p in _POWERS if fit(self.percent, self.computed * Fraction(10) ** p) is not Fit.NONE]
        return fitting[0] if fitting else None

    def told(self, column: str, times: Fraction = Fraction(1)) -> str:
        """An amount of the row in words, multiplied."""
        number = half_up(Fraction(self.row.numbers[column]) * times, max(2, places(self.row.numbers[column])))
        return told(column_kind(self.table, column), number)

    @property
    def contradicts(self) -> bool:
        """Whether the percentage cannot be that of its amounts."""
        return self.fit is Fit.NONE

    @property
    def shown(self) -> tuple[Occurrence, ...]:
        """The percentage and its two amounts."""
        return tuple(
            shown(self.row.cells[column]) for column in (self.columns.percent, self.columns.part, self.columns.whole)
        )

    @property
    def cause(self) -> str:
        """The same for the same cell."""
        place = self.row.cells[self.columns.percent].place
        return f"{place.table}/{place.row}/{place.column}"


def amount_pair(table: PrintedTable) -> tuple[str, str] | None:
    """The columns of what was executed and of what was programmed; None where the table does not tell two of them."""
    amounts = [column for column in table.headings if column_kind(table, column) is ColumnKind.AMOUNT]
    parts = [column for column in amounts if _EXECUTED.search(_said(table, column))]
    wholes = [column for column in amounts if column not in parts and _PROGRAMMED.search(_said(table, column))]
    return (parts[0], wholes[0]) if len(parts) == len(wholes) == 1 else None


def ratio_columns(table: PrintedTable) -> Columns | None:
    """The percentage of execution and its two amounts; None where the table does not say them without doubt."""
    pair = amount_pair(table)
    percents = [
        column
        for column in table.headings
        if column_kind(table, column) is ColumnKind.PERCENT and not _OTHER_RATIO.search(_said(table, column))
    ]
    return Columns(*pair, percents[0]) if pair and len(percents) == 1 else None


def percent_rows(evidence: Evidence) -> Iterator[list[PercentRow]]:
    """For each table with such columns, its rows that print all three, the whole not being zero."""
    for table in evidence.printed_tables:
        columns = ratio_columns(table)
        if columns is None:
            continue
        read = read_rows(table, evidence)
        found = [
            PercentRow(table, row, columns, row.numbers[columns.percent], computed, read)
            for row in read
            if {columns.part, columns.whole, columns.percent} <= set(row.numbers)
            and (computed := percent_of(row.numbers[columns.part], row.numbers[columns.whole])) is not None
        ]
        yield _uncapped(found)


def _uncapped(rows: list[PercentRow]) -> list[PercentRow]:
    """Without the rows cut off at 100, where the whole table does so."""
    above = [row for row in rows if row.computed > 100]
    if any(row.percent != _FULL for row in above):
        return rows
    return [row for row in rows if row.computed <= 100]


def denied(evidence: Evidence) -> Iterator[PercentRow]:
    """The rows whose percentage no rounding, cutting off or power of ten makes out of their amounts."""
    for rows in percent_rows(evidence):
        yield from (row for row in rows if row.contradicts and row.power is None)


def percent_finding(row: PercentRow) -> Finding:
    """The finding of a denied percentage."""
    return _finding(row, "ratio.percent")


def find_shifted(evidence: Evidence) -> Iterator[Finding]:
    """Percentages that an amount off by a power of ten explains."""
    for rows in percent_rows(evidence):
        for row in rows:
            if row.power is not None:
                yield _finding(row, "ratio.power-of-ten", _shift_in_words(row, row.power))


def find_truncated(evidence: Evidence) -> Iterator[Finding]:
    """Percentages cut off in a table that rounds others. A table that cuts all of them off has one rule."""
    for rows in percent_rows(evidence):
        cut = [row for row in rows if row.fit is Fit.TRUNCATED]
        rounded_up = [row for row in rows if row.fit is Fit.ROUNDED and row.percent > row.computed]
        if cut and rounded_up:
            yield _truncated(cut, rounded_up[0])


def shifted_amounts(evidence: Evidence) -> Mapping[Place, Fraction]:
    """Amounts that their own percentage says are off by a power of ten: by their place, what they would be.

    The percentage does not tell which of the two amounts is off, so both are given.
    """
    found = {}
    for rows in percent_rows(evidence):
        for row in rows:
            if row.power is not None:
                times = Fraction(10) ** row.power
                for column, factor in ((row.columns.part, times), (row.columns.whole, 1 / times)):
                    found[row.row.cells[column].place] = Fraction(row.row.numbers[column]) * factor
    return found


def _said(table: PrintedTable, column: str) -> str:
    return f"{folded(column)} {folded(table.headings[column])}"


def _finding(row: PercentRow, rule: str, addition: str = "") -> Finding:
    message = _("{table}, {row}: imprime {percent}; {part} entre {whole} es {computed}{addition}.").format(
        table=capital(table_name(row.table)),
        row=_("el total") if row.row.kind is RowKind.TOTAL else row.row.name,
        percent=told(ColumnKind.PERCENT, row.percent),
        part=row.told(row.columns.part),
        whole=row.told(row.columns.whole),
        computed=told_percent(row.computed),
        addition=addition,
    )
    recomputed = half_up(row.computed, places(row.percent) + 1)
    return Finding(
        rule,
        table_label(row.table) if row.row.kind is RowKind.TOTAL else row.row.name,
        message,
        row.shown,
        row.row.cells[row.columns.percent].text,
        recomputed,
        Unit.PERCENT,
        row.percent - recomputed,
        cause=row.cause,
    )


def _shift_in_words(row: PercentRow, power: int) -> str:
    times = Fraction(10) ** power
    more, less = (_("mayor"), _("menor")) if power > 0 else (_("menor"), _("mayor"))
    return _(
        "; el {percent} sale si lo ejecutado fuera {factor} veces {more} ({part}) o lo programado {factor} veces "
        "{less} ({whole}){total}"
    ).format(
        percent=told(ColumnKind.PERCENT, row.percent),
        factor=f"{10 ** abs(power):,}",
        more=more,
        less=less,
        part=row.told(row.columns.part, times),
        whole=row.told(row.columns.whole, 1 / times),
        total=_total_in_words(row, times),
    )


def _total_in_words(row: PercentRow, times: Fraction) -> str:
    """What the printed total of the part's column would be, where it includes the amount as it stands."""
    column = row.columns.part
    total = next((each.numbers.get(column) for each in row.others if each.kind is RowKind.TOTAL), None)
    if total is None or total != sum_of(detail_rows(row.others), column):
        return ""
    own = Fraction(row.row.numbers[column])
    return _("; en el primer caso el total, {total}, sería {right}").format(
        total=told(ColumnKind.AMOUNT, total),
        right=told(ColumnKind.AMOUNT, half_up(Fraction(total) - own + own * times, 2)),
    )


def _truncated(cut: list[PercentRow], rounded: PercentRow) -> Finding:
    first = cut[0]
    message = _(
        "{table} trunca {count} porcentajes ({list}) y redondea otros ({other}): {row} imprime {percent} "
        "por {computed}."
    ).format(
        table=capital(table_name(first.table)),
        count=len(cut),
        list=told_list(row.row.name for row in cut),
        other=rounded.row.name,
        row=first.row.name,
        percent=told(ColumnKind.PERCENT, first.percent),
        computed=told_percent(first.computed),
    )
    return Finding(
        "ratio.truncated",
        table_label(first.table),
        message,
        tuple(shown(row.row.cells[row.columns.percent]) for row in cut),
        first.row.cells[first.columns.percent].text,
        cause=f"{first.table.id}/{first.columns.percent}",
    )
