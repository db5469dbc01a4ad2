"""The results and lights of objectives that a document prints, in tables and in its text."""

from collections.abc import Iterable
from decimal import Decimal

from faro.checks.claims import claims_of, stated_number
from faro.checks.evidence import Evidence
from faro.checks.finding import Occurrence
from faro.checks.judged import pei_runs
from faro.checks.printed_rows import ColumnKind, RowKind, code_key, columns_of, read_rows
from faro.checks.words import folded

Printed = dict[str, list[tuple[Decimal, Occurrence]]]


def printed_results(source: Evidence) -> Printed:
    """Per element of the plan, the results printed for it, each with its place."""
    known = {code_key(code): code for code in source.elements}
    found: Printed = {}
    for table in source.printed("objective_results"):
        columns = columns_of(table, ColumnKind.PERCENT)
        for row in read_rows(table, source):
            code = known.get(code_key(row.code))
            if code and row.kind in (RowKind.GROUP, RowKind.DETAIL):
                for column in columns:
                    _add(
                        found,
                        code,
                        row.numbers.get(column),
                        Occurrence(row.cells[column].place, row.cells[column].text),
                    )
    for claim in claims_of(source, "result"):
        if claim.element in source.elements and claim.record["stated_unit"] in (None, "percent"):
            _add(found, claim.element, claim.number, claim.occurrence)
    return found


def printed_lights(source: Evidence) -> Printed:
    """Per light (green, amber, red), the numbers of objectives printed for it."""
    names = light_names(source)
    found: Printed = {}
    for table in source.printed("lights"):
        for row in table.rows:
            light = _light_in(" ".join(cell.text for cell in row.values()), names)
            for cell in row.values():
                if light and _light_in(cell.text, names) is None:
                    _add(found, light, stated_number(cell.text), Occurrence(cell.place, cell.text))
    for claim in claims_of(source, "count_light"):
        light = _light_in(claim.measure, names)
        if light and not claim.element:
            _add(found, light, claim.number, claim.occurrence)
    return found


def light_names(source: Evidence) -> dict[str, str]:
    """The lights by the name each method gives them, folded: «naranja» and «amarillo» are amber."""
    return {folded(band.name): band.light for run in pei_runs(source) for band in run.method.bands}


def _light_in(text: str, names: dict[str, str]) -> str | None:
    lights = {light for name, light in names.items() if name in folded(text).split()}
    return lights.pop() if len(lights) == 1 else None


def _add(found: Printed, key: str, number: Decimal | None, occurrence: Occurrence) -> None:
    if number is not None:
        found.setdefault(key, []).append((number, occurrence))


def numbers_of(printed: Iterable[tuple[Decimal, Occurrence]]) -> dict[Decimal, list[Occurrence]]:
    """The distinct figures, each with its places."""
    found: dict[Decimal, list[Occurrence]] = {}
    for number, occurrence in printed:
        found.setdefault(number, []).append(occurrence)
    return found
