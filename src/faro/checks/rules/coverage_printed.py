"""Coverage of what is printed: codes the plan lacks, codes a table leaves out, and claims on activities."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from faro.checks.claims import Claim, claims_of
from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding, Occurrence, Unit
from faro.checks.judged import listed, shown
from faro.checks.printed_rows import ReadRow, RowKind, code_key, read_rows
from faro.checks.printed_words import capital, table_name, told_list
from faro.checks.printed_words import shown as shown_cell
from faro.checks.rules.coverage_activities import actions_of, listing_tables
from faro.kernel.text import _

_ABOUT_ACTIVITIES = re.compile(r"\b(actividad(es)?|ao|acci(on|ones) operativas?|proyectos?|inversi(on|ones))\b")
_WITH = re.compile(r"\bcon actividades\b")
Counts = dict[str, set[Decimal | None]]
"""Per action, the counts of activities given for it; None where a table does not list it or leaves it blank."""


def unknown_codes(source: Evidence) -> Iterable[Finding]:
    """Codes of printed rows that are not in the plan's table that the printed table lists."""
    registers = _registers(source)
    for table in source.printed_tables:
        rows = _coded_rows(source, table)
        known = _register_of(rows, registers)
        alike = {_bare(code) for code in known}
        for row in rows:
            if known and row.code not in known and _bare(row.code) not in alike:
                message = _("{table} imprime el código {code}, que el plan no tiene.").format(
                    table=capital(table_name(table)), code=row.cells["code"].text
                )
                yield Finding(
                    "coverage.unknown-code",
                    row.code,
                    message,
                    (shown_cell(row.cells["code"]),),
                    printed=row.cells["code"].text,
                    cause=row.code,
                )


def missing_rows(source: Evidence) -> Iterable[Finding]:
    """Codes of the plan that a table leaves out, of a kind of which it lists at least half.

    An action that no table gives activities is told by its own rule.
    """
    registers = _registers(source)
    without = {code for code, counts in activity_counts(source).items() if not any(counts)}
    by_role: dict[tuple[str, str], list[PrintedTable]] = {}
    for table in source.printed_tables:
        by_role.setdefault((table.role, table.id if table.role != "indicators" else ""), []).append(table)
    for tables in by_role.values():
        printed = {row.code for table in tables for row in _coded_rows(source, table)}
        missing = [code for code in _expected(source, tables, printed, registers) if code not in printed | without]
        if missing:
            yield _missing(tables[0], missing)


def activity_counts(source: Evidence) -> Counts:
    """What the printed tables, or the package, count for each action: all activities, or those that are active."""
    counts: Counts = {code: set() for code in actions_of(source)}
    if source.has("activities"):
        every = Counter(row["action"] for row in source.rows("activities"))
        active = Counter(row["action"] for row in source.rows("activities") if row["active"] is not False)
        return {code: {Decimal(every[code]), Decimal(active[code])} for code in counts} if every else counts
    for _table, column, rows in listing_tables(source):
        given = {row.code: row.numbers.get(column) for row in rows}
        for code, numbers in counts.items():
            numbers.add(given.get(code))
    return counts


def claims(source: Evidence) -> Iterable[Finding]:
    """What the text says of which actions have activities, against what the tables count."""
    counts = activity_counts(source)
    for claim in claims_of(source, "coverage"):
        if not _ABOUT_ACTIVITIES.search(claim.measure):
            continue
        if claim.number is not None and claim.record["stated_unit"] != "words":
            yield from _numbers(source, claim, counts)
        elif claim.element and _WITH.search(claim.measure):
            yield from _listed_actions(source, claim, counts)


def _numbers(source: Evidence, claim: Claim, counts: Counts) -> Iterable[Finding]:
    codes = [claim.element] if claim.element else codes_in(source, claim.record["measure"] or "")
    if claim.number and len(codes) > 1:
        return
    for code in codes:
        numbers = {number for number in counts.get(code, set()) if number is not None}
        if numbers and claim.number not in numbers:
            message = _("El texto dice que {code} tiene {stated} actividades; las tablas dan {counted}.").format(
                code=code, stated=shown(claim.number), counted=listed(shown(number) for number in sorted(numbers))
            )
            yield _claim_finding(claim, code, message, numbers.pop() if len(numbers) == 1 else None)


def _listed_actions(source: Evidence, claim: Claim, counts: Counts) -> Iterable[Finding]:
    said = {code for code in codes_in(source, claim.record["stated_value"]) if code in counts}
    below = {code for code in counts if source.elements[code]["parent"] == claim.element and counts[code]}
    having = {code for code in below if any(counts[code])}
    if said and below and said != having:
        message = _("El texto dice que, de {element}, tienen actividades {said}; en las tablas, {having}.").format(
            element=claim.element,
            said=listed(sorted(said)),
            having=listed(sorted(having)) if having else _("ninguna"),
        )
        yield _claim_finding(claim, claim.element, message, None)


def _claim_finding(claim: Claim, subject: str, message: str, recomputed: Decimal | None) -> Finding:
    return Finding(
        "coverage.claims",
        subject,
        message,
        (claim.occurrence,),
        printed=claim.record["stated_value"],
        recomputed=recomputed,
        unit=Unit.NUMBER,
        difference=None if recomputed is None or claim.number is None else claim.number - recomputed,
        cause=f"{subject}:{claim.measure}",
    )


def codes_in(source: Evidence, text: str) -> list[str]:
    """The elements whose code stands in a text, whatever its separators: «AEI 03.01»."""
    key = code_key(text)
    return [
        code for code in source.elements if re.search(rf"(?<![0-9a-z]){re.escape(code_key(code))}(?!\.?[0-9])", key)
    ]


def _registers(source: Evidence) -> Mapping[str, frozenset[str]]:
    tables = ("elements", "indicators", "units", "activities")
    return {table: frozenset(row["code"] for row in source.rows(table)) for table in tables}


def _coded_rows(source: Evidence, table: PrintedTable) -> list[ReadRow]:
    if "code" not in table.headings:
        return []
    rows = read_rows(table, source)
    return [row for row in rows if row.kind in (RowKind.GROUP, RowKind.DETAIL) and row.code and "code" in row.cells]


def _register_of(rows: list[ReadRow], registers: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The plan's table that a printed one lists: that with most of its codes, at least half of them."""
    codes = {row.code for row in rows}
    best = max(registers.values(), key=lambda known: len(known & codes))
    return best if len(best & codes) * 2 >= len(codes) and codes else frozenset()


def _bare(code: str) -> tuple[str, ...]:
    """A code without the zeros before its numbers: a badly written code is not an unknown one."""
    return tuple(part.lstrip("0") for part in code_key(code).split("."))


def _expected(
    source: Evidence, tables: list[PrintedTable], printed: set[str], registers: Mapping[str, frozenset[str]]
) -> list[str]:
    rows = [row for table in tables for row in _coded_rows(source, table)]
    known = _register_of(rows, registers)
    if known == registers["elements"]:
        kinds = {code: str(row["level"]) for code, row in source.elements.items()}
    elif known == registers["indicators"]:
        kinds = {code: str(source.elements[row["element"]]["level"]) for code, row in source.indicators.items()}
    else:
        return []
    half = {
        kind
        for kind in kinds.values()
        if sum(code in printed for code in kinds if kinds[code] == kind) * 2 >= list(kinds.values()).count(kind)
    }
    return [code for code, kind in kinds.items() if kind in half]


def _missing(table: PrintedTable, codes: list[str]) -> Finding:
    places = [cell.place for row in table.rows[:1] for cell in list(row.values())[:1]]
    message = _("{table} no lista {codes}, que el plan tiene.").format(
        table=capital(table_name(table)), codes=told_list(codes)
    )
    return Finding(
        "coverage.missing-row",
        codes[0] if len(codes) == 1 else table.id,
        message,
        tuple(Occurrence(place) for place in places),
        recomputed=Decimal(len(codes)),
        unit=Unit.NUMBER,
        cause=f"missing:{table.id}",
    )
