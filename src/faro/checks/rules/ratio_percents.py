"""Percentages that their amounts deny, but for totals whose cause another rule tells."""

from collections.abc import Iterator

from faro.checks.evidence import Evidence
from faro.checks.finding import Finding
from faro.checks.precision import percent_of, stands_for
from faro.checks.printed_rows import RowKind, sum_of, top_rows
from faro.checks.rules.average_tables import explained_totals
from faro.checks.rules.ratio_rows import PercentRow, denied, percent_finding


def find(evidence: Evidence) -> Iterator[Finding]:
    """Percentages that no rounding, cutting off or power of ten makes out of their amounts.

    Left to others: the percentage of a total that is an average of its rows' (``average``), or that is right for the
    sums of the rows where the printed totals are not (``sum``).
    """
    found = [row for row in denied(evidence) if not _right_for_its_rows(row)]
    averages = explained_totals(evidence) if any(row.row.kind is RowKind.TOTAL for row in found) else set()
    for row in found:
        if row.row.cells[row.columns.percent].place not in averages:
            yield percent_finding(row)


def _right_for_its_rows(row: PercentRow) -> bool:
    if row.row.kind is not RowKind.TOTAL:
        return False
    rows = top_rows(row.others)
    part, whole = (sum_of(rows, column) for column in (row.columns.part, row.columns.whole))
    ratio = percent_of(part, whole) if part is not None and whole is not None else None
    return ratio is not None and stands_for(row.percent, ratio)
