"""Figures of the text against printed tables: numbers of activities, and physical execution."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faro.checks.claims import Claim, claims_of
from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding, Occurrence, Unit
from faro.checks.judged import judged
from faro.checks.precision import stands_for
from faro.checks.printed_rows import (
    ColumnKind,
    ReadRow,
    RowKind,
    by_rows,
    cell_kind,
    column_kind,
    columns_of,
    read_rows,
    sum_of,
    top_rows,
)
from faro.checks.printed_words import shown, table_name, told, told_list, unit_of
from faro.checks.rules.cross_table_headings import versions
from faro.checks.words import folded
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _

_PHYSICAL = re.compile(r"(fisic|physical)")
_FINANCIAL = re.compile(r"(financ|presupuest|devengad|gasto)")


@dataclass(frozen=True)
class _Figure:
    """A figure of a table that a claim may repeat."""

    table: PrintedTable
    number: Decimal
    kind: ColumnKind
    occurrence: Occurrence | None
    heading: str = ""


def find_activities(evidence: Evidence) -> Iterator[Finding]:
    """Numbers of activities said in the text that no table gives: of an element, or of the whole plan."""
    claims = claims_of(evidence, "count_activities")
    whole = list(_whole_counts(evidence)) if claims else []
    for claim in claims:
        figures = list(_counts_of(evidence, claim.element)) if claim.element else _of_stage(claim, whole)
        if claim.number is not None and figures and all(claim.number != each.number for each in figures):
            yield _finding("cross_table.activities-said", claim, figures, claim.element or _("todo el plan"))


def find_execution(evidence: Evidence) -> Iterator[Finding]:
    """Physical execution of an element said in the text that no table gives.

    «Nivel de ejecución» that is the value of the element's own indicator speaks of the indicator; financial execution
    is another figure.
    """
    for claim in claims_of(evidence, "physical", "execution"):
        financial = _FINANCIAL.search(claim.measure) is not None
        if claim.number is None or not claim.element or financial or _is_value(evidence, claim):
            continue
        figures = list(_physical_of(evidence, claim.element))
        if figures and not any(stands_for(claim.number, each.number) for each in figures):
            yield _finding("cross_table.execution-said", claim, figures, claim.element)


def _of_stage(claim: Claim, figures: list[_Figure]) -> list[_Figure]:
    """Those under a heading that names the stage the claim names, where both name one."""
    said = versions(claim.measure)
    return [each for each in figures if said & versions(each.heading)] or figures


def _counts_of(evidence: Evidence, element: str) -> Iterator[_Figure]:
    for table, rows in _coded(evidence):
        for column in columns_of(table, ColumnKind.COUNT):
            for row in rows:
                if row.code == element and column in row.numbers:
                    yield _Figure(table, row.numbers[column], ColumnKind.COUNT, shown(row.cells[column]))


def _whole_counts(evidence: Evidence) -> Iterator[_Figure]:
    """Counts of tables by rows, printed totals, and the sums of rows."""
    for table in evidence.printed_tables:
        if by_rows(table) and table.role != "lights":
            yield from _counts_by_rows(table)
    for table, rows in _coded(evidence):
        for column in columns_of(table, ColumnKind.COUNT):
            for total in (row for row in rows if row.kind is RowKind.TOTAL and column in row.numbers):
                yield _Figure(table, total.numbers[column], ColumnKind.COUNT, shown(total.cells[column]))
            summed = sum_of(top_rows(rows), column)
            if summed is not None:
                yield _Figure(table, summed, ColumnKind.COUNT, None)


def _counts_by_rows(table: PrintedTable) -> Iterator[_Figure]:
    for row in table.rows:
        for column, cell in row.items():
            number = printed_number(cell.text)
            if number is not None and cell_kind(table, row, column) is ColumnKind.COUNT:
                yield _Figure(table, number, ColumnKind.COUNT, shown(cell), table.headings[column])


def _physical_of(evidence: Evidence, element: str) -> Iterator[_Figure]:
    for table, rows in _coded(evidence):
        for column in table.headings:
            said = f"{column} {folded(table.headings[column])}"
            if column_kind(table, column) is ColumnKind.PERCENT and _PHYSICAL.search(said):
                for row in rows:
                    if row.code == element and column in row.numbers:
                        yield _Figure(table, row.numbers[column], ColumnKind.PERCENT, shown(row.cells[column]))


def _coded(evidence: Evidence) -> Iterator[tuple[PrintedTable, tuple[ReadRow, ...]]]:
    for table in evidence.printed_tables:
        if "code" in table.headings:
            yield table, read_rows(table, evidence)


def _is_value(evidence: Evidence, claim: Claim) -> bool:
    return claim.record["kind"] == "execution" and any(
        each.element == claim.element and each.value == claim.number for each in judged(evidence).values()
    )


def _finding(rule: str, claim: Claim, figures: list[_Figure], about: str) -> Finding:
    number = claim.number or Decimal(0)
    kind = figures[0].kind
    listed = dict.fromkeys(
        (_("{table}, {number}") if each.occurrence else _("{table}, sumando sus filas, {number}")).format(
            table=table_name(each.table), number=told(kind, each.number)
        )
        for each in figures
    )
    message = _("El texto dice {said} ({measure}, {about}{place}); los cuadros imprimen: {listed}.").format(
        said=told(kind, number),
        measure=claim.record["measure"] or claim.record["kind"],
        about=about,
        place=f", {claim.place_words}" if claim.place_words else "",
        listed=told_list(listed, "; "),
    )
    nearest = min((each.number for each in figures), key=lambda each: abs(each - number))
    return Finding(
        rule,
        about,
        message,
        (claim.occurrence, *(each.occurrence for each in figures if each.occurrence)),
        claim.record["stated_value"],
        nearest,
        unit_of(kind) if kind is ColumnKind.PERCENT else Unit.NUMBER,
        number - nearest,
        cause=f"{about}/{claim.record['stated_value']}",
    )
