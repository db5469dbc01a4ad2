"""Codes of printed tables: twice, missing, unknown, out of order."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from faro.checks.evidence import Evidence, PrintedTable
from faro.checks.finding import Finding
from faro.checks.printed_rows import ReadRow, RowKind, code_key, read_rows
from faro.checks.printed_words import capital, shortened, shown, table_label, table_name, told_list
from faro.checks.rules.code_series import numbers_of
from faro.checks.rules.code_shapes import malformed
from faro.kernel.text import _

_UNIVERSES = ("elements", "indicators", "units", "activities")
_MOST = 4
"""Most of a column: so many times as many codes as the others."""
_FEWEST_IN_ORDER = 4


def find_duplicates(evidence: Evidence) -> Iterator[Finding]:
    """Codes in two rows of a table whose rows have a code each; a table that repeats most codes goes by another key."""
    for table, rows in _coded(evidence):
        times = Counter(row.code for row in rows if row.code)
        twice = [code for code, count in times.items() if count > 1]
        if len(twice) * 2 > len(times) and len(times) > 1:
            continue
        for code in twice:
            yield _duplicate(evidence, table, [row for row in rows if row.code == code], set(times))


def find_missing(evidence: Evidence) -> Iterator[Finding]:
    """Rows with figures and no code, in a table where the others have one."""
    for table, rows in _coded(evidence):
        blank = [row for row in rows if not row.code and row.numbers]
        coded = sum(bool(row.code) for row in rows)
        for row in blank if coded >= _MOST * len(blank) else ():
            message = _("{table} no imprime código en la fila de «{name}», y sí en las otras {coded}.").format(
                table=capital(table_name(table)), name=row.name, coded=coded
            )
            cells = [cell for cell in row.cells.values() if cell.place.column in ("code", "description", "name")]
            places = tuple(shown(cell) for cell in cells or row.cells.values())
            yield Finding("code.missing", row.name, message, places, "", cause=f"{table.id}/{row.name}")


def find_unknown(evidence: Evidence) -> Iterator[Finding]:
    """Codes that are not among the plan's, where most of the column's are. A malformed code is told as such."""
    for table, rows in _coded(evidence):
        printed = {row.code: row for row in rows if row.code}
        for universe in _UNIVERSES:
            known = {code_key(record["code"]) for record in evidence.rows(universe)}
            unknown = [code for code in printed if code_key(code) not in known]
            if not known or len(printed) - len(unknown) < _MOST * len(unknown):
                continue
            odd = malformed(row.cells["code"].text.strip() for row in printed.values())
            for code in unknown:
                if code not in odd:
                    yield _unknown(table, printed[code])


def find_order(evidence: Evidence) -> Iterator[Finding]:
    """Rows outside the order that most rows of the table keep. A code printed twice has its own rule."""
    for table, rows in _coded(evidence):
        times = Counter(row.code for row in rows)
        keyed = [(_key(evidence, row.code), row) for row in rows if numbers_of(row.code) and times[row.code] == 1]
        odd = _out_of_order([key for key, _row in keyed])
        if not odd or len(keyed) < _FEWEST_IN_ORDER or len(keyed) - len(odd) < _MOST * len(odd):
            continue
        moved = [keyed[at][1] for at in odd]
        message = _("{table} va en el orden de sus códigos, menos en {list}.").format(
            table=capital(table_name(table)), list=told_list(row.code for row in moved)
        )
        places = tuple(shown(row.cells["code"]) for row in moved)
        yield Finding("code.order", table_label(table), message, places, moved[0].code, cause=table.id)


def _coded(evidence: Evidence) -> Iterator[tuple[PrintedTable, list[ReadRow]]]:
    for table in evidence.printed_tables:
        if "code" in table.headings:
            rows = read_rows(table, evidence)
            yield table, [row for row in rows if row.kind in (RowKind.GROUP, RowKind.DETAIL)]


def _key(evidence: Evidence, code: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Indicators stand in the order of what they measure."""
    indicator = evidence.indicators.get(code)
    return numbers_of(indicator["element"]) if indicator else (), numbers_of(code)


def _out_of_order(keys: Sequence[tuple[tuple[int, ...], ...]]) -> list[int]:
    """The fewest positions without which the keys do not decrease."""
    tails: list[tuple[tuple[int, ...], ...]] = []
    at_tail: list[int] = []
    before: list[int | None] = []
    for at, key in enumerate(keys):
        length = bisect_right(tails, key)
        before.append(at_tail[length - 1] if length else None)
        tails[length : length + 1] = [key]
        at_tail[length : length + 1] = [at]
    kept = set()
    last = at_tail[-1] if at_tail else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return [at for at in range(len(keys)) if at not in kept]


def _duplicate(evidence: Evidence, table: PrintedTable, rows: list[ReadRow], printed: set[str]) -> Finding:
    code = rows[0].code
    own = evidence.elements.get(code)
    absent = [
        other
        for other, element in evidence.elements.items()
        if own and element["parent"] == own["parent"] and other not in printed and element["level"] == own["level"]
    ]
    message = _("{table} imprime {code} en {count} filas: {names}{absent}.").format(
        table=capital(table_name(table)),
        code=code,
        count=len(rows),
        names=told_list((f"«{shortened(row.label)}»" for row in rows), "; "),
        absent=_("; y no imprime {list}, que el plan tiene").format(list=told_list(absent)) if absent else "",
    )
    places = tuple(shown(row.cells["code"]) for row in rows)
    return Finding("code.duplicate", code, message, places, rows[0].cells["code"].text, cause=f"{table.id}/{code}")


def _unknown(table: PrintedTable, row: ReadRow) -> Finding:
    message = _("{table} imprime {code} («{name}»), que no es un código del plan.").format(
        table=capital(table_name(table)), code=row.code, name=shortened(row.label)
    )
    cell = row.cells["code"]
    return Finding("code.unknown", row.code, message, (shown(cell),), cell.text, cause=row.code)
