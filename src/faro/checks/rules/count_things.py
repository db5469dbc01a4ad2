"""Stated numbers of objectives, actions, indicators, cost centres and activities, against what is there to count."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from faro.checks.claims import Claim, claims_of
from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding, Occurrence, Unit
from faro.checks.judged import listed, shown
from faro.checks.printed_rows import (
    ColumnKind,
    RowKind,
    by_rows,
    cell_kind,
    columns_of,
    detail_rows,
    read_rows,
    sum_of,
    top_rows,
)
from faro.checks.printed_words import table_name
from faro.checks.rules.count_scope import Codes, element_scopes, indicator_scopes, under, unit_scopes
from faro.checks.words import folded
from faro.kernel.text import _

Counted = list[tuple[str, Decimal]]
"""What was counted where, in words, and how many."""

_ACTIVITY_WORDS = ("ao", "actividad", "actividades", "inversion", "inversiones")


def things(source: Evidence) -> Iterable[Finding]:
    """Counts of objectives, actions, indicators and cost centres that no reading of them gives."""
    for claim in claims_of(source, "count", "count_actions", "count_indicators"):
        scopes = _scopes(source, claim)
        numbers = [len(scope) for scope in scopes]
        if claim.number is not None and numbers and any(numbers) and claim.number not in numbers:
            yield _wrong(claim, "count.things", _("en el plan hay {number}").format(number=numbers[0]), numbers[0])


def activities(source: Evidence) -> Iterable[Finding]:
    """Counts of activities that neither the package's activities nor any printed table gives."""
    for claim in claims_of(source, "count_activities"):
        if claim.indicator or claim.number is None:
            continue
        counted = _of_element(source, claim.element) if claim.element else _of_plan(source)
        if counted and claim.number not in {number for _where, number in counted}:
            own = {number for _where, number in counted}
            text = listed(
                _("{where} da {number}").format(where=where, number=shown(number))
                for where, number in dict.fromkeys(counted)
            )
            yield _wrong(claim, "count.activities", text, own.pop() if len(own) == 1 else None)


def _scopes(source: Evidence, claim: Claim) -> list[Codes]:
    kind = claim.record["kind"]
    if kind == "count_indicators":
        return indicator_scopes(source, claim)
    if kind == "count_actions":
        return element_scopes(source, claim)
    return indicator_scopes(source, claim) or element_scopes(source, claim) or unit_scopes(source, claim)


def _wrong(claim: Claim, rule: str, counted: str, recomputed: Decimal | int | None) -> Finding:
    about = claim.element or claim.record["measure"] or ""
    message = _("El documento dice {stated} ({measure}{element}); {counted}.").format(
        stated=shown(claim.number),
        measure=claim.record["measure"] or "",
        element=f", {claim.element}" if claim.element else "",
        counted=counted,
    )
    return Finding(
        rule,
        about,
        message,
        (claim.occurrence,),
        printed=claim.record["stated_value"],
        recomputed=None if recomputed is None else Decimal(recomputed),
        unit=Unit.NUMBER,
        difference=None if recomputed is None or claim.number is None else claim.number - recomputed,
        cause=f"{claim.record['kind']}:{about}:{claim.measure}:{claim.number}",
    )


def _of_element(source: Evidence, element: str) -> Counted:
    if source.has("activities"):
        return _in_package(source, under(source, element))
    return [
        (table_name(table), number)
        for table, column in activity_columns(source)
        for row in read_rows(table, source)
        if row.code == element and (number := row.numbers.get(column)) is not None
    ]


def _of_plan(source: Evidence) -> Counted:
    """Whole-plan counts: the package's; sums of rows, whether of groups or details, and totals as printed."""
    counted = _in_package(source, None) if source.has("activities") else []
    for table, column in activity_columns(source):
        rows = read_rows(table, source)
        sums = {sum_of(top_rows(rows), column), sum_of(detail_rows(rows), column)} - {None}
        totals = {row.numbers.get(column) for row in rows if row.kind is RowKind.TOTAL} - {None}
        counted += [(table_name(table), number) for number in sorted(n for n in sums | totals if n is not None)]
    return counted + list(_measures_by_row(source))


def _in_package(source: Evidence, elements: Codes | None) -> Counted:
    """All activities, and those in force, which is how some reports count."""
    rows = [row for row in source.rows("activities") if elements is None or row["action"] in elements]
    in_force = [row for row in rows if row["active"] is not False]
    kinds = [[row for row in in_force if row["kind"] == kind] for kind in ("activity", "investment")]
    where = _("la tabla de actividades")
    return [(where, Decimal(len(each))) for each in (rows, in_force, *kinds) if each or each is rows]


def activity_columns(source: Evidence) -> Iterator[tuple[PrintedTable, str]]:
    """The columns of printed tables that count activities, row by row."""
    for table in source.printed_tables:
        if not by_rows(table):
            for column in columns_of(table, ColumnKind.COUNT):
                words = folded(table.headings[column]).replace("/", " ").split()
                if column == "activities" or any(word in words for word in _ACTIVITY_WORDS):
                    yield table, column


def _measures_by_row(source: Evidence) -> Iterator[tuple[str, Decimal]]:
    for table in source.printed_tables:
        if by_rows(table) and table.role.startswith("poi_"):
            for row in read_rows(table, source):
                for column, number in row.numbers.items():
                    if cell_kind(table, row.cells, column) is ColumnKind.COUNT:
                        yield table_name(table), number


def places_of(findings: Iterable[Finding]) -> set[Occurrence]:
    """Every place the findings show."""
    return {occurrence for finding in findings for occurrence in finding.occurrences}
