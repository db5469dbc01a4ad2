"""Printed priorities, targets and values against the plan's own tables."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from faro.checks.claims import Claim, claims_of
from faro.checks.evidence import Evidence, PrintedCell, PrintedTable
from faro.checks.finding import Finding, Unit
from faro.checks.judged import judged
from faro.checks.precision import stands_for
from faro.checks.printed_rows import ColumnKind, ReadRow, columns_of, read_rows
from faro.checks.printed_words import capital, shown, table_name
from faro.kernel.fixed import QUANTITY_SCALE, from_scaled, plain
from faro.kernel.text import _

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
Numbers = Mapping[str, list[Decimal]]


def find_priorities(evidence: Evidence) -> Iterator[Finding]:
    """Elements whose printed priority is not the plan's. A code printed twice is left out: its rows can't be told."""
    for table in evidence.printed_tables:
        for column in columns_of(table, ColumnKind.PRIORITY):
            for row in _single(read_rows(table, evidence)):
                own = evidence.elements.get(row.code, {}).get("priority")
                printed = row.numbers.get(column)
                if own is not None and printed is not None and printed != own:
                    yield _priority(table, row, column, own)


def find_indicator_figures(evidence: Evidence) -> Iterator[Finding]:
    """Targets that are no version of the plan's, and values that are not the measured ones; in tables and claims."""
    year = evidence.plan["evaluation_year"]
    targets, values = _targets(evidence, year), _values(evidence)
    for table in evidence.printed("indicators"):
        rows = _single(read_rows(table, evidence)) if "code" in table.headings else []
        for column, own, what in (("target", targets, _("la meta")), ("obtained", values, _("el valor obtenido"))):
            if _of_year(table.headings.get(column), year):
                yield from _figures(table, rows, column, own, what)
    for claim in claims_of(evidence, "obtained"):
        possible = values.get(claim.indicator, [])
        if claim.number is not None and possible and not _among(claim.number, possible):
            yield _said(claim, possible)


def _single(rows: tuple[ReadRow, ...]) -> list[ReadRow]:
    times = Counter(row.code for row in rows)
    return [row for row in rows if row.code and times[row.code] == 1]


def _of_year(heading: str | None, year: int) -> bool:
    years = _YEAR.findall(heading or "")
    return heading is not None and (not years or str(year) in years)


def _targets(evidence: Evidence, year: int) -> Numbers:
    """Every version: a report may print the target as approved or as modified."""
    found: dict[str, list[Decimal]] = {}
    for row in evidence.rows("targets"):
        if row["year"] == year and row["value"] is not None:
            found.setdefault(row["indicator"], []).append(from_scaled(row["value"], QUANTITY_SCALE))
    return found


def _values(evidence: Evidence) -> Numbers:
    return {code: [each.value] for code, each in judged(evidence).items() if each.value is not None}


def _among(number: Decimal, possible: list[Decimal]) -> bool:
    return any(stands_for(number, each) for each in possible)


def _figures(table: PrintedTable, rows: list[ReadRow], column: str, own: Numbers, what: str) -> Iterator[Finding]:
    for row in rows:
        printed, possible = row.numbers.get(column), own.get(row.code, [])
        if printed is None or not possible or _among(printed, possible):
            continue
        message = _("{table} imprime {printed} como {what} de {code}; el plan tiene {own}.").format(
            table=capital(table_name(table)),
            printed=row.cells[column].text,
            what=what,
            code=row.code,
            own=_listed(possible),
        )
        yield _finding("cross_table.indicator-figures", row.code, message, row.cells[column], printed, possible[-1])


def _listed(numbers: list[Decimal]) -> str:
    return _(" o ").join(dict.fromkeys(plain(number) for number in numbers))


def _priority(table: PrintedTable, row: ReadRow, column: str, own: int) -> Finding:
    message = _("{table} imprime prioridad {printed} para {code}; en el plan es {own}.").format(
        table=capital(table_name(table)), printed=row.cells[column].text, code=row.code, own=own
    )
    return _finding("cross_table.priority", row.code, message, row.cells[column], row.numbers[column], Decimal(own))


def _finding(rule: str, code: str, message: str, cell: PrintedCell, printed: Decimal, own: Decimal) -> Finding:
    return Finding(
        rule,
        code,
        message,
        (shown(cell),),
        cell.text,
        own,
        Unit.NUMBER,
        printed - own,
        cause=f"{code}/{cell.place.column}/{plain(printed)}",
    )


def _said(claim: Claim, possible: list[Decimal]) -> Finding:
    number = claim.number or Decimal(0)
    message = _("El texto da {said} como valor obtenido de {code}{place}; el plan tiene {own}.").format(
        said=claim.record["stated_value"],
        code=claim.indicator,
        place=f" ({claim.place_words})" if claim.place_words else "",
        own=_listed(possible),
    )
    return Finding(
        "cross_table.indicator-figures",
        claim.indicator,
        message,
        (claim.occurrence,),
        claim.record["stated_value"],
        possible[-1],
        Unit.NUMBER,
        number - possible[-1],
        cause=f"{claim.indicator}/obtained/{plain(number)}",
    )
