"""Printed groups and totals against the rows they stand for."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from faro.checks.claims import claims_of
from faro.checks.evidence import Evidence, PrintedCell, PrintedTable
from faro.checks.finding import Finding, Occurrence, Place, Severity
from faro.checks.precision import stands_for, sum_stands
from faro.checks.printed_rows import (
    ADDITIVE,
    ColumnKind,
    ReadRow,
    RowKind,
    by_rows,
    cell_kind,
    children,
    column_kind,
    detail_rows,
    read_rows,
    sum_of,
    top_rows,
)
from faro.checks.printed_words import capital, shown, table_label, table_name, told, unit_of
from faro.checks.rules.ratio_rows import shifted_amounts
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _

_NOT_ADDITIVE = frozenset({"indicators", "average", "lights", "names", "objective_results"})
_DISTINCTIVE_COUNT = 100
"""A count below is found again by chance: it is no sign of a copy."""


@dataclass(frozen=True)
class WrongSum:
    """A printed sum that is not the sum of its rows. ``blank``: how many of those rows print no figure there."""

    table: PrintedTable
    row: ReadRow
    column: str
    kind: ColumnKind
    printed: Decimal
    recomputed: Decimal
    other: Decimal | None
    blank: int

    @property
    def cell(self) -> PrintedCell:
        """The cell with the wrong sum."""
        return self.row.cells[self.column]

    @property
    def could_be_blanks(self) -> bool:
        """Whether rows that print nothing could hold what lacks."""
        return self.blank > 0 and self.printed > self.recomputed


def find_groups(evidence: Evidence) -> Iterator[Finding]:
    """Groups that are not the sum of the rows printed below them."""
    shifted = shifted_amounts(evidence)
    for table, column, kind, rows in _additive_columns(evidence):
        groups = [row for row in rows if row.kind is RowKind.GROUP and column in row.numbers]
        codes = [row.code for row in groups]
        for group in groups:
            if codes.count(group.code) > 1:
                continue
            own = children(rows, group)
            below = [own, [*own, *_strays_below(rows, group)]]
            wrong = _against(table, group, column, kind, below)
            if wrong is not None and not _explained_by_a_shift(wrong, below, shifted):
                yield _finding(wrong, "sum.group", group.code, _("sus acciones suman"), [shown(wrong.cell)])


def _strays_below(rows: Sequence[ReadRow], group: ReadRow) -> list[ReadRow]:
    """Rows printed among a group's own that belong to none: their code is wrong, not the group's sum."""
    after = list(rows)[list(rows).index(group) + 1 :]
    among = itertools.takewhile(lambda row: row.kind is RowKind.DETAIL, after)
    return [row for row in among if not row.group]


def find_totals(evidence: Evidence) -> Iterator[Finding]:
    """Totals that are not the sum of their rows, and that are printed nowhere else."""
    for wrong in wrong_totals(evidence):
        if not copied_from(evidence, wrong):
            places = [shown(wrong.cell), *_repeated_in_text(evidence, wrong)]
            yield _finding(wrong, "sum.total", table_label(wrong.table), _("sus filas suman"), places)


def find_copied(evidence: Evidence) -> Iterator[Finding]:
    """Totals that are not the sum of their rows and are the figure of another table or stage."""
    for wrong in wrong_totals(evidence):
        sources = copied_from(evidence, wrong)
        if not sources:
            continue
        whence = _("; es la cifra de {where}").format(where=_whence(*sources[0]))
        places = [shown(wrong.cell), *(shown(cell) for _table, cell in sources), *_repeated_in_text(evidence, wrong)]
        yield _finding(wrong, "sum.copied-total", table_label(wrong.table), _("sus filas suman"), places, whence)


def wrong_totals(evidence: Evidence) -> list[WrongSum]:
    """Every printed total that is neither the sum of the groups nor of the details of its table."""
    found, shifted = [], shifted_amounts(evidence)
    for table, column, kind, rows in _additive_columns(evidence):
        for at, row in enumerate(rows):
            if row.kind is RowKind.TOTAL and column in row.numbers:
                wrong = _against(table, row, column, kind, _terms(rows, at))
                if wrong is not None and not _explained_by_a_shift(wrong, _terms(rows, at), shifted):
                    found.append(wrong)
    return found


def _explained_by_a_shift(wrong: WrongSum, choices: list[list[ReadRow]], shifted: Mapping[Place, Fraction]) -> bool:
    """Whether one amount, put right as its own percentage says, makes the total right: then that amount is wrong."""
    for terms in choices:
        cells = [(term.cells[wrong.column].place, term.numbers[wrong.column]) for term in terms if _has(term, wrong)]
        whole = sum((Fraction(number) for _place, number in cells), Fraction(0))
        for place, number in cells:
            if place in shifted and stands_for(wrong.printed, whole - Fraction(number) + shifted[place]):
                return True
    return False


def _has(term: ReadRow, wrong: WrongSum) -> bool:
    return wrong.column in term.numbers


def copied_from(evidence: Evidence, wrong: WrongSum) -> list[tuple[PrintedTable, PrintedCell]]:
    """Where else the figure of a wrong total is printed as a total, or as a row of its own label."""
    if wrong.kind is ColumnKind.COUNT and wrong.printed < _DISTINCTIVE_COUNT:
        return []
    return [
        (table, cell)
        for table, cell, kind, number in _stated_totals(evidence)
        if number == wrong.printed and kind is wrong.kind and cell.place != wrong.cell.place
    ]


def _stated_totals(evidence: Evidence) -> Iterator[tuple[PrintedTable, PrintedCell, ColumnKind, Decimal]]:
    """Figures that a copy can come from: right totals, and the rows of tables by rows."""
    for table in filter(by_rows, evidence.printed_tables):
        for row in table.rows:
            for column, cell in row.items():
                number = printed_number(cell.text)
                if number and column != "row_label":
                    yield table, cell, cell_kind(table, row, column), number
    for table, column, kind, rows in _additive_columns(evidence):
        for at, total in enumerate(rows):
            right = total.kind is RowKind.TOTAL and column in total.numbers
            if right and _against(table, total, column, kind, _terms(rows, at)) is None:
                yield table, total.cells[column], kind, total.numbers[column]


def _additive_columns(
    evidence: Evidence,
) -> Iterator[tuple[PrintedTable, str, ColumnKind, tuple[ReadRow, ...]]]:
    """The columns that a total can sum, of the tables whose rows have codes."""
    for table in evidence.printed_tables:
        if table.role in _NOT_ADDITIVE or by_rows(table):
            continue
        rows = read_rows(table, evidence)
        for column in table.headings:
            kind = column_kind(table, column)
            if kind in ADDITIVE:
                yield table, column, kind, rows


def _terms(rows: tuple[ReadRow, ...], at: int) -> list[list[ReadRow]]:
    """What the total in row ``at`` may sum: groups, details, and those since the total before it."""
    last = max((i for i in range(at) if rows[i].kind is RowKind.TOTAL), default=-1)
    whole, block = [row for row in rows if row.kind is not RowKind.TOTAL], rows[last + 1 : at]
    return [top_rows(whole), detail_rows(whole), top_rows(block), detail_rows(block)]


def _against(
    table: PrintedTable, row: ReadRow, column: str, kind: ColumnKind, choices: list[list[ReadRow]]
) -> WrongSum | None:
    printed = row.numbers[column]
    sums = []
    for terms in choices:
        numbers = [term.numbers[column] for term in terms if column in term.numbers]
        if sum_stands(printed, numbers, whole_are_rounded=kind is ColumnKind.AMOUNT):
            return None
        sums.append(sum_of(terms, column))
    if sums[0] is None:
        return None
    other = next((each for each in sums[1:2] if each != sums[0]), None)
    blank = sum(column not in term.numbers for term in choices[0])
    return WrongSum(table, row, column, kind, printed, sums[0], other, blank)


def _whence(table: PrintedTable, cell: PrintedCell) -> str:
    heading = table.headings[cell.place.column]
    return f"{table_name(table)}, «{heading}»" if heading else table_name(table)


def _repeated_in_text(evidence: Evidence, wrong: WrongSum) -> list[Occurrence]:
    """Claims on the whole plan that repeat the figure."""
    if wrong.kind is not ColumnKind.COUNT:
        return []
    return [
        claim.occurrence
        for claim in claims_of(evidence, "count_activities")
        if not claim.element and claim.number == wrong.printed
    ]


def _finding(
    wrong: WrongSum, rule: str, subject: str, verb: str, places: list[Occurrence], whence: str = ""
) -> Finding:
    message = _("{table} imprime {printed} en {row}, «{heading}»; {verb} {recomputed}{blank}{other}{whence}.").format(
        table=capital(table_name(wrong.table)),
        printed=told(wrong.kind, wrong.printed),
        row=_("el total") if wrong.row.kind is RowKind.TOTAL else wrong.row.name,
        heading=wrong.table.headings[wrong.column],
        verb=verb,
        recomputed=told(wrong.kind, wrong.recomputed),
        blank=_(" ({blank} sin cifra)").format(blank=wrong.blank) if wrong.blank else "",
        other=_(" (y sus detalles, {other})").format(other=told(wrong.kind, wrong.other)) if wrong.other else "",
        whence=whence,
    )
    return Finding(
        rule,
        subject,
        message,
        tuple(places),
        wrong.cell.text,
        wrong.recomputed,
        unit_of(wrong.kind),
        wrong.printed - wrong.recomputed,
        Severity.MEDIUM if wrong.could_be_blanks and not whence else None,
        cause=f"{wrong.table.id}/{wrong.column}/{wrong.row.name}",
    )
