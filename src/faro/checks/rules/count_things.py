"""Stated numbers of objectives, actions, indicators, cost centres and activities, against what is there to count."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from faro.checks.claims import Claim, claims_of
from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding, Occurrence, Unit
from faro.checks.judged import listed, shown
from faro.checks.printed_rows import ColumnKind, by_rows, columns_of
from faro.checks.rules.count_scope import Codes, element_scopes, indicator_scopes, under, unit_scopes
from faro.checks.words import folded
from faro.kernel.text import _

_WHOLE = re.compile(
    r"actividad(es)?|operativas?|inversi(on|ones)|ao|e|y|de|del|la|el|al?|total(es)?|numero|poi|plan|pei|objetivo|accion|"
    r"estrategic[ao]|institucional|oei|aei"
)
_ACTIVITY_WORDS = ("ao", "actividad", "actividades", "inversion", "inversiones")


def things(source: Evidence) -> Iterable[Finding]:
    """Counts of objectives, actions, indicators and cost centres that no reading of them gives."""
    for claim in claims_of(source, "count", "count_actions", "count_indicators"):
        scopes = _scopes(source, claim)
        numbers = [len(scope) for scope in scopes]
        if claim.number is not None and numbers and any(numbers) and claim.number not in numbers:
            yield _wrong(claim, "count.things", _("en el plan hay {number}").format(number=numbers[0]), numbers[0])


def activities(source: Evidence) -> Iterable[Finding]:
    """Counts of activities that the package's own activities do not give; printed tables are compared elsewhere."""
    if not source.has("activities"):
        return
    for claim in claims_of(source, "count_activities"):
        known = not claim.element or claim.element in source.elements
        if claim.number is None or claim.indicator or not known or not _whole(claim):
            continue
        numbers = _in_package(source, under(source, claim.element) if claim.element else None)
        if claim.number not in numbers:
            text = _("en la tabla de actividades hay {numbers}").format(
                numbers=listed(shown(number) for number in dict.fromkeys(numbers))
            )
            yield _wrong(claim, "count.activities", text, numbers[0])


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


def _whole(claim: Claim) -> bool:
    """Whether the measure counts all activities: «total del POI», and not «sin reporte», «antes» or «de inversión»."""
    return all(_WHOLE.fullmatch(word) for word in re.findall(r"\w+", claim.measure))


def _in_package(source: Evidence, elements: Codes | None) -> list[Decimal]:
    """All activities, and those that are active, which is how some reports count."""
    rows = [row for row in source.rows("activities") if elements is None or row["action"] in elements]
    active = [row for row in rows if row["active"] is not False]
    return [Decimal(len(each)) for each in (rows, active)]


def activity_columns(source: Evidence) -> Iterator[tuple[PrintedTable, str]]:
    """The columns of printed tables that count activities, row by row."""
    for table in source.printed_tables:
        if not by_rows(table):
            for column in columns_of(table, ColumnKind.COUNT):
                words = folded(table.headings[column]).replace("/", " ").split()
                if column == "activities" or any(word in words for word in _ACTIVITY_WORDS):
                    yield table, column


def places_of(findings: Iterable[Finding]) -> set[Occurrence]:
    """Every place the findings show."""
    return {occurrence for finding in findings for occurrence in finding.occurrences}
