"""Sums that a label promises: «N° AO e inversiones» is «N° AO» and «N° inversiones»."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from faro.checks.evidence import Evidence, PrintedCell, PrintedTable
from faro.checks.finding import Finding
from faro.checks.precision import sum_stands
from faro.checks.printed_rows import ADDITIVE, ColumnKind, by_rows, cell_kind, column_kind
from faro.checks.printed_words import capital, shown, table_name, told, unit_of
from faro.checks.words import folded
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _

_JOINED = re.compile(r"( e | y |/|\+)")
_EMPTY_WORDS = frozenset(("n", "no", "nro", "num", "numero", "cantidad", "cant", "total", "totales")).union(
    ("de", "del", "la", "las", "el", "los", "e", "y", "con")
)

Words = frozenset[str]


def label_words(label: str) -> Words:
    """The words of a label that tell it from others, without plural endings."""
    found = re.findall(r"[a-z]+", folded(label))
    return frozenset(re.sub(r"(es|s)$", "", word) if len(word) > 3 else word for word in found) - _EMPTY_WORDS


def stated_sums(labels: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Which labels say that they join others: the joined one's key, with the keys of its parts.

    Its words are exactly those of two or more other labels that share none.
    """
    words = {key: label_words(label) for key, label in labels.items()}
    found = {}
    for key, whole in words.items():
        parts = [other for other in words if other != key and words[other] and words[other] < whole]
        named: list[str] = [word for other in parts for word in words[other]]
        joined = _JOINED.search(folded(labels[key])) is not None
        if joined and len(parts) > 1 and len(named) == len(set(named)) and set(named) == whole:
            found[key] = tuple(parts)
    return found


def find(evidence: Evidence) -> Iterator[Finding]:
    """Rows and columns whose label joins others, and whose figure is not their sum."""
    for table in evidence.printed_tables:
        if by_rows(table):
            yield from _down(table)
        else:
            yield from _across(table)


def _down(table: PrintedTable) -> Iterator[Finding]:
    labels = {str(at): table.text(row, "row_label") for at, row in enumerate(table.rows)}
    for whole, parts in stated_sums(labels).items():
        for column in table.headings:
            cells = {key: table.rows[int(key)].get(column) for key in (whole, *parts)}
            kind = cell_kind(table, table.rows[int(whole)], column)
            yield from _compared(table, kind, labels, whole, cells)


def _across(table: PrintedTable) -> Iterator[Finding]:
    kinds = {column: kind for column in table.headings if (kind := column_kind(table, column)) in ADDITIVE}
    labels = {column: table.headings[column] for column in kinds}
    for whole, parts in stated_sums(labels).items():
        for row in table.rows:
            cells = {key: row.get(key) for key in (whole, *parts)}
            yield from _compared(table, kinds[whole], labels, whole, cells)


def _compared(
    table: PrintedTable,
    kind: ColumnKind,
    labels: Mapping[str, str],
    whole: str,
    cells: Mapping[str, PrintedCell | None],
) -> Iterator[Finding]:
    numbers = {key: number for key, cell in cells.items() if cell and (number := printed_number(cell.text)) is not None}
    if len(numbers) < len(cells) or kind not in ADDITIVE:
        return
    printed = numbers.pop(whole)
    if sum_stands(printed, numbers.values(), whole_are_rounded=kind is ColumnKind.AMOUNT):
        return
    total = sum(numbers.values(), Decimal(0))
    terms = " + ".join(f"{told(kind, number)} («{labels[key]}»)" for key, number in numbers.items())
    message = _("{table} imprime {printed} en «{label}»; {terms} suman {total}.").format(
        table=capital(table_name(table)),
        printed=told(kind, printed),
        label=labels[whole],
        terms=terms,
        total=told(kind, total),
    )
    present = [cell for cell in cells.values() if cell]
    place = present[0].place
    yield Finding(
        "sum.parts",
        labels[whole],
        message,
        tuple(shown(cell) for cell in present),
        present[0].text,
        total,
        unit_of(kind),
        printed - total,
        cause=f"{table.id}/{place.row}/{place.column}",
    )
