"""Degrees of achievement and shares of the budget said in the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from faro.checks.claims import Claim, claims_of
from faro.checks.evidence import Evidence, PrintedCell, PrintedTable
from faro.checks.finding import Finding, Occurrence, Unit
from faro.checks.judged import judged, pei_runs
from faro.checks.precision import percent_of, places, stands_for
from faro.checks.printed_rows import ColumnKind, ReadRow, RowKind, column_kind, read_rows, sum_of, top_rows
from faro.checks.printed_words import shown, table_name, told, told_list, told_percent
from faro.engine.method import RATIO
from faro.kernel.rounding import half_up
from faro.kernel.text import _

_DEGREE_PLACES = 9
"""Beyond them a degree holds only the noise of its division: 102.5 comes as 102.49999999999999."""


def find_degrees(evidence: Evidence) -> Iterator[Finding]:
    """Degrees said of an indicator that no method and no version of its target gives, capped or not."""
    degrees = _engine_degrees(evidence)
    figures = judged(evidence)
    for claim in claims_of(evidence, "degree"):
        possible = degrees.get(claim.indicator)
        if claim.number is None or not possible or claim.indicator not in figures:
            continue
        if any(stands_for(claim.number, degree) for degree in possible):
            continue
        message = _("El texto dice que {indicator} logró el {said} de la meta{place}; {figures}: {computed}.").format(
            indicator=claim.indicator,
            said=told(ColumnKind.PERCENT, claim.number),
            place=f" ({claim.place_words})" if claim.place_words else "",
            figures=figures[claim.indicator].figures,
            computed=told_percent(possible[0]),
        )
        yield _finding("ratio.degree", claim, message, possible[0])


def _engine_degrees(evidence: Evidence) -> dict[str, list[Decimal]]:
    """The degrees of each indicator under the methods that divide; the target in force first."""
    found: dict[str, list[Decimal]] = {}
    for run in pei_runs(evidence):
        if run.method.achievement is None or run.method.achievement.formula != RATIO:
            continue
        for row in sorted(run.indicators.to_dicts(), key=lambda row: not row["in_force"]):
            degrees = [half_up(row[name], _DEGREE_PLACES) for name in ("degree_raw", "degree") if row[name] is not None]
            found.setdefault(row["indicator"], []).extend(degrees)
    return found


@dataclass(frozen=True)
class _Share:
    """What part of a table's sum an element has. ``total``: the printed total's cell, None where none is printed."""

    table: PrintedTable
    column: str
    amount: PrintedCell
    of_rows: Fraction
    rows: Decimal
    of_total: Fraction | None
    total: PrintedCell | None

    @property
    def own(self) -> Fraction:
        """The share of the printed total, or of the rows' sum where no total is printed."""
        return self.of_rows if self.of_total is None else self.of_total


def find_shares(evidence: Evidence) -> Iterator[Finding]:
    """Shares of the budget that no table reproduces, or only the sum of rows against a printed total."""
    claims = [claim for claim in claims_of(evidence, "budget_share") if claim.number is not None and claim.element]
    shares = _shares(evidence) if claims else {}
    of_rows: dict[str, list[tuple[Claim, _Share]]] = {}
    for claim in claims:
        possible = shares.get(claim.element, [])
        if not possible or any(stands_for(_number(claim), share.own) for share in possible):
            continue
        by_rows = next((share for share in possible if stands_for(_number(claim), share.of_rows)), None)
        if by_rows is None:
            yield _nowhere(claim, possible)
        else:
            of_rows.setdefault(f"{by_rows.table.id}/{by_rows.column}", []).append((claim, by_rows))
    for cause, told_of_rows in of_rows.items():
        yield _only_rows(told_of_rows, cause)


def _number(claim: Claim) -> Decimal:
    return claim.number or Decimal(0)


def _shares(evidence: Evidence) -> dict[str, list[_Share]]:
    found: dict[str, list[_Share]] = {}
    for table in evidence.printed_tables:
        rows = read_rows(table, evidence) if "code" in table.headings else ()
        for column in table.headings:
            if column_kind(table, column) is ColumnKind.AMOUNT:
                for code, share in _shares_of(table, column, rows):
                    found.setdefault(code, []).append(share)
    return found


def _shares_of(table: PrintedTable, column: str, rows: tuple[ReadRow, ...]) -> Iterator[tuple[str, _Share]]:
    whole = sum_of(top_rows(rows), column)
    total = next((row for row in reversed(rows) if row.kind is RowKind.TOTAL and column in row.numbers), None)
    for row in top_rows(rows):
        of_rows = percent_of(row.numbers[column], whole) if whole and column in row.numbers else None
        if of_rows is not None and whole is not None:
            of_total = percent_of(row.numbers[column], total.numbers[column]) if total else None
            cell = total.cells[column] if total else None
            yield row.code, _Share(table, column, row.cells[column], of_rows, whole, of_total, cell)


def _only_rows(told_of_rows: list[tuple[Claim, _Share]], cause: str) -> Finding:
    claim, share = told_of_rows[0]
    message = _(
        "El texto da {parts} del presupuesto: sale de la suma de las filas de {table} ({rows}), no de su total impreso "
        "({total}), que da {of_total}."
    ).format(
        parts=told_list(
            _("a {element} el {said}").format(said=told(ColumnKind.PERCENT, _number(each)), element=each.element)
            for each, _share in told_of_rows
        ),
        table=table_name(share.table),
        rows=told(ColumnKind.AMOUNT, share.rows),
        total=share.total.text if share.total else "",
        of_total=told_list(told_percent(each.own) for _claim, each in told_of_rows),
    )
    places = [each.occurrence for each, _share in told_of_rows[1:]]
    places += [shown(each.amount) for _claim, each in told_of_rows]
    places += [shown(share.total)] if share.total else []
    return _finding("ratio.budget-share", claim, message, share.own, tuple(places), cause)


def _nowhere(claim: Claim, possible: list[_Share]) -> Finding:
    each = "; ".join(
        _("{table}, «{heading}», {share}").format(
            table=table_name(share.table),
            heading=share.table.headings[share.column],
            share=told_percent(share.own),
        )
        for share in possible
    )
    message = _("El texto da a {element} el {said} del presupuesto; ningún cuadro lo reproduce: {each}.").format(
        element=claim.element, said=told(ColumnKind.PERCENT, _number(claim)), each=each
    )
    places = tuple(shown(share.amount) for share in possible)
    return _finding("ratio.budget-share", claim, message, possible[0].own, places)


def _finding(
    rule: str,
    claim: Claim,
    message: str,
    computed: Decimal | Fraction,
    places_too: tuple[Occurrence, ...] = (),
    cause: str = "",
) -> Finding:
    number = _number(claim)
    recomputed = half_up(computed, places(number) + 1)
    return Finding(
        rule,
        claim.indicator or claim.element,
        message,
        (claim.occurrence, *places_too),
        claim.record["stated_value"],
        recomputed,
        Unit.PERCENT,
        number - recomputed,
        cause=cause or f"{claim.record['id']}",
    )
