"""Reading a printed table: what its columns are, which rows are totals, groups or details, and their numbers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from faro.checks.evidence import Evidence, PrintedCell, PrintedTable, Record
from faro.checks.words import folded
from faro.kernel.printed_numbers import printed_number
from faro.kernel.text import _

Cells = Mapping[str, PrintedCell]

_TOTAL = re.compile(r"(gran |suma )?(total|totales)\b")
_BARE_TOTAL = re.compile(r"(gran |suma )?(total|totales)( general)?\W*")
_SUBTOTAL = re.compile(r"sub ?-?total(es)?\b")
_COUNT = re.compile(r"(n ?[°o]\b|n\.? ?°|nro\b|no\.|num\b|numero\b|cant\b|cantidad\b)")
_MONEY = re.compile(
    r"(s/|soles|monto|financier|presupuest|importe|costo|gasto|\bpia\b|\bpim\b|devengad|girad|certificad)"
)
_PERCENT = re.compile(r"(%|porcentaje|porcentual)")
_THINGS = re.compile(r"(actividad|inversion|proyecto|ao\b)")
_INDICATOR_NAMES = frozenset({"target", "obtained", "baseline"})
"""Values of indicators: two decimals make no amount of them."""
_COUNT_NAMES = frozenset({"activities", "investments", "count"})
_MONEY_NAMES = frozenset({"amount", "budget", "pia", "pim", "certified", "committed", "accrued", "paid"})
_LABEL_NAMES = ("row_label", "description", "name")


class ColumnKind(StrEnum):
    """What a column, or a cell of a table by rows, holds."""

    CODE = "code"
    LABEL = "label"
    PRIORITY = "priority"
    COUNT = "count"
    AMOUNT = "amount"
    PERCENT = "percent"
    VALUE = "value"


ADDITIVE = frozenset({ColumnKind.COUNT, ColumnKind.AMOUNT})
"""What a total can sum."""


class RowKind(StrEnum):
    """What a row is: a total of the table, a subtotal, a group (the sum of rows printed below it) or a detail."""

    TOTAL = "total"
    SUBTOTAL = "subtotal"
    GROUP = "group"
    DETAIL = "detail"


@dataclass(frozen=True)
class ReadRow:
    """A printed row. ``code`` is the plan's, where the printed one is known, else as printed; ``group`` its group's."""

    kind: RowKind
    code: str
    label: str
    group: str
    cells: Cells
    numbers: Mapping[str, Decimal]

    @property
    def name(self) -> str:
        """What a message calls the row: its code, else its label, else its number."""
        return self.code or self.label or _("fila {number}").format(number=self.number)

    @property
    def number(self) -> int | None:
        """Which row of its table it is."""
        return next((cell.place.row for cell in self.cells.values()), None)


def code_key(text: str | None) -> str:
    """A code without case, spaces and kind of separator: ``AEI 03.01.`` is ``aei.03.01``."""
    return re.sub(r"[^0-9a-z]+", ".", folded(text)).strip(".")


def column_kind(table: PrintedTable, column: str) -> ColumnKind:
    """What a column holds, by its name, its heading and its cells."""
    key = ("column_kind", column)
    if key not in table.remembered:
        table.remembered[key] = _column_kind(table, column)
    kind: ColumnKind = table.remembered[key]
    return kind


def _column_kind(table: PrintedTable, column: str) -> ColumnKind:
    named = _by_name(table, column)
    if named is not None:
        return named
    texts = [text for row in table.rows if (text := table.text(row, column).strip())]
    numbers = [text for text in texts if printed_number(text) is not None]
    if len(numbers) * 2 < len(texts) or not numbers:
        return ColumnKind.LABEL
    if sum(text.endswith("%") for text in numbers) * 2 > len(numbers):
        return ColumnKind.PERCENT
    return _by_numbers(table.headings[column], column, numbers)


def measure_kind(text: str, numbers: Iterable[str] = ()) -> ColumnKind:
    """What figures under such a heading, or beside such a row label, are."""
    words = folded(text)
    if _PERCENT.search(words):
        return ColumnKind.PERCENT
    if _COUNT.match(words):
        return ColumnKind.COUNT
    if _MONEY.search(words) or any(re.search(r"[.,][0-9]{2}$", number) for number in numbers):
        return ColumnKind.AMOUNT
    return ColumnKind.COUNT if _THINGS.match(words) else ColumnKind.VALUE


def columns_of(table: PrintedTable, kind: ColumnKind) -> tuple[str, ...]:
    """The columns of that kind, in their order."""
    return tuple(column for column in table.headings if column_kind(table, column) is kind)


def cell_kind(table: PrintedTable, row: Cells, column: str) -> ColumnKind:
    """What one cell holds: in a table by rows the row's label says it, else the column."""
    kind = column_kind(table, column)
    if not by_rows(table) or kind in (ColumnKind.LABEL, ColumnKind.PERCENT):
        return kind
    return measure_kind(table.text(row, "row_label"), [table.text(row, column)])


def by_rows(table: PrintedTable) -> bool:
    """Whether each row of the table is a measure of its own (amount, number of…), told by its label."""
    return "row_label" in table.headings


def read_rows(table: PrintedTable, evidence: Evidence) -> tuple[ReadRow, ...]:
    """The rows with what they are.

    Objectives are groups of the actions printed in the same table, by the plan's tree. Cost centres are groups of
    others only where most of the printed figures say so.
    """
    key = ("read_rows", table.id)
    if key not in evidence.remembered:
        evidence.remembered[key] = _read_rows(table, evidence)
    rows: tuple[ReadRow, ...] = evidence.remembered[key]
    return rows


def _read_rows(table: PrintedTable, evidence: Evidence) -> tuple[ReadRow, ...]:
    known = _known_codes(evidence)
    drafts = [_draft(table, row, known) for row in table.rows]
    parents = _parents(drafts, evidence.elements)
    if not parents:
        units = {unit["code"]: unit for unit in evidence.rows("units")}
        parents = _if_sums_agree(table, drafts, _parents(drafts, units))
    groups = set(parents.values())
    return tuple(_classified(draft, parents, groups) for draft in drafts)


def top_rows(rows: Iterable[ReadRow]) -> list[ReadRow]:
    """The rows, totals apart, that belong to no printed group."""
    return [row for row in rows if row.kind in (RowKind.GROUP, RowKind.DETAIL) and not row.group]


def detail_rows(rows: Iterable[ReadRow]) -> list[ReadRow]:
    """The rows that are neither totals nor groups."""
    return [row for row in rows if row.kind is RowKind.DETAIL]


def children(rows: Iterable[ReadRow], group: ReadRow) -> list[ReadRow]:
    """The rows printed directly below a group."""
    return [row for row in rows if row.group == group.code and row.code]


def sum_of(rows: Iterable[ReadRow], column: str) -> Decimal | None:
    """The exact sum of a column; None where no row prints a figure. A missing cell is not a zero."""
    numbers = [row.numbers[column] for row in rows if column in row.numbers]
    return sum(numbers, Decimal(0)) if numbers else None


def _by_name(table: PrintedTable, column: str) -> ColumnKind | None:
    heading = folded(table.headings[column])
    if column == "code" or column.endswith("_code"):
        return ColumnKind.CODE
    if column in _LABEL_NAMES:
        return ColumnKind.LABEL
    if column == "priority" or heading.startswith("prioridad"):
        return ColumnKind.PRIORITY
    return ColumnKind.PERCENT if "percent" in column.split("_") else None


def _by_numbers(heading: str, column: str, numbers: list[str]) -> ColumnKind:
    if column in _INDICATOR_NAMES:
        return measure_kind(heading)
    kind = measure_kind(heading, numbers)
    if kind is ColumnKind.PERCENT or column not in _COUNT_NAMES | _MONEY_NAMES:
        return kind
    return ColumnKind.COUNT if column in _COUNT_NAMES else ColumnKind.AMOUNT


def _known_codes(evidence: Evidence) -> dict[str, str]:
    tables = ("units", "activities", "indicators", "elements")
    if "known_codes" not in evidence.remembered:
        evidence.remembered["known_codes"] = {
            code_key(row["code"]): row["code"] for table in tables for row in evidence.rows(table)
        }
    codes: dict[str, str] = evidence.remembered["known_codes"]
    return codes


def _draft(table: PrintedTable, row: Cells, known: Mapping[str, str]) -> ReadRow:
    printed_code = table.text(row, "code").strip()
    code = known.get(code_key(printed_code))
    label = next((text for name in _LABEL_NAMES if (text := table.text(row, name).strip())), "")
    kind = RowKind.DETAIL if code else _kind_in_words(table, printed_code, label)
    numbers = {
        column: number
        for column, cell in row.items()
        if column != "code" and (number := printed_number(cell.text)) is not None
    }
    own_code = code or (printed_code if kind is RowKind.DETAIL else "")
    return ReadRow(kind, own_code, label or printed_code, "", row, numbers)


def _kind_in_words(table: PrintedTable, code: str, label: str) -> RowKind:
    """In a table by rows, «Total de actividades» is a measure: only the bare word is a total."""
    said = [folded(text) for text in (code, label) if text]
    if any(_SUBTOTAL.match(text) for text in said):
        return RowKind.SUBTOTAL
    total = _BARE_TOTAL.fullmatch if by_rows(table) else _TOTAL.match
    return RowKind.TOTAL if any(total(text) for text in said) else RowKind.DETAIL


def _parents(drafts: Iterable[ReadRow], tree: Mapping[str, Record]) -> dict[str, str]:
    """The nearest printed ancestor of each printed code."""
    printed = {row.code for row in drafts if row.code in tree}
    found = {}
    for code in printed:
        ancestor, seen = tree[code]["parent"], {code}
        while ancestor in tree and ancestor not in printed and ancestor not in seen:
            seen.add(ancestor)
            ancestor = tree[ancestor]["parent"]
        if ancestor in printed and ancestor != code:
            found[code] = ancestor
    return found


def _if_sums_agree(table: PrintedTable, drafts: list[ReadRow], parents: dict[str, str]) -> dict[str, str]:
    """All columns together: that a small count is equal to the one below it may be chance; zeros say nothing."""
    agreeing = compared = 0
    for column in table.headings:
        if column_kind(table, column) not in ADDITIVE:
            continue
        below: dict[str, Fraction] = {}
        own = {row.code: row.numbers[column] for row in drafts if column in row.numbers}
        for code, parent in parents.items():
            if code in own and parent in own:
                below[parent] = below.get(parent, Fraction(0)) + Fraction(own[code])
        told = {parent: total for parent, total in below.items() if total or own[parent]}
        agreeing += sum(total == Fraction(own[parent]) for parent, total in told.items())
        compared += len(told)
    return parents if agreeing * 2 > compared else {}


def _classified(draft: ReadRow, parents: Mapping[str, str], groups: set[str]) -> ReadRow:
    if draft.kind is not RowKind.DETAIL:
        return draft
    kind = RowKind.GROUP if draft.code in groups else RowKind.DETAIL
    return ReadRow(kind, draft.code, draft.label, parents.get(draft.code, ""), draft.cells, draft.numbers)
